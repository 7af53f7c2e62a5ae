#include "sql/base/Turnstile.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <thread>

namespace db {

namespace {

using SteadyClock = std::chrono::steady_clock;

/// As long as for the lock behind it.
constexpr auto patience = std::chrono::seconds(5);

/// The same for all, however long they have waited: nobody is looked over. flock() itself would wait in the
/// order of arrival, but without an end behind a process that somebody has suspended.
constexpr auto betweenLooks = std::chrono::milliseconds(2);

}  // namespace


Turnstile::Turnstile(const char* database)
{
    // Never the file itself: closing it would drop all locks that SQLite holds on it in this process.
    if (database != nullptr && *database != '\0')
        _folder =
            ::open(std::filesystem::path(database).parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}


Turnstile::~Turnstile()
{
    if (_folder != -1)
        ::close(_folder);
}


Turnstile::Turn::Turn(const Turnstile& turnstile)
{
    if (turnstile._folder == -1)
        return;
    const auto until = SteadyClock::now() + patience;
    while (::flock(turnstile._folder, LOCK_EX | LOCK_NB) != 0)
    {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return;
        if (SteadyClock::now() >= until)
            return;
        std::this_thread::sleep_for(betweenLooks);
    }
    _held = turnstile._folder;
}


Turnstile::Turn::~Turn()
{
    if (_held != -1)
        ::flock(_held, LOCK_UN);
}

}  // namespace db
