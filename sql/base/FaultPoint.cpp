#include "sql/base/Database.h"

#ifdef FAULT_POINTS
#include <Poco/Environment.h>
#include <Poco/NumberParser.h>

#include <csignal>
#include <cstdlib>
#include <unistd.h>
#endif

namespace db {

#ifdef FAULT_POINTS

// Host and plugin each link this file, and both must count in the same row of points. What a process has for
// all of its libraries is its environment, so the count lives there (Poco::Environment locks it) and not in a
// static of ours. Two threads that pass a point in the same instant may share a number; a fault test drives
// one scenario at a time.
void faultPoint(std::string_view name) noexcept
{
    const char* wanted = std::getenv("CRASH_AT");
    if (!wanted)
        return;
    try
    {
        const auto passed = Poco::NumberParser::parse(Poco::Environment::get("FAULT_POINTS_PASSED", "0")) + 1;
        Poco::Environment::set("FAULT_POINTS_PASSED", std::to_string(passed));
        if (passed != Poco::NumberParser::parse(wanted))
            return;
    }
    catch (...)
    {
        return;  // CRASH_AT holds no number: then nothing is to be killed.
    }
    [[maybe_unused]] const auto said = ::write(STDERR_FILENO, name.data(), name.size());
    ::kill(::getpid(), SIGKILL);  // Like kill -9 or a power cut: no destructor runs.
}

#else

void faultPoint(std::string_view) noexcept {}

#endif

}  // namespace db
