#include "mail/SpoolTransport.h"

#include <array>
#include <cstdio>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace contacts {

namespace {

/// Sorts as time does: "20261121T222244.123456Z".
std::string timeName(Time time)
{
    const auto midnight = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day day(midnight);
    const std::chrono::hh_mm_ss clock(time - midnight);
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%04d%02u%02uT%02ld%02ld%02ld.%06ldZ",
                  static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                  static_cast<unsigned>(day.day()), static_cast<long>(clock.hours().count()),
                  static_cast<long>(clock.minutes().count()), static_cast<long>(clock.seconds().count()),
                  static_cast<long>(clock.subseconds().count()));
    return text.data();
}


[[noreturn]] void fail()
{
    throw std::system_error(errno, std::generic_category());
}


/// Closes in every case; only the owner may read: mails carry activation links.
class NewFile
{
public:
    explicit NewFile(const std::filesystem::path& path)
        : _handle(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600))
    {
        if (_handle < 0)
            fail();
    }

    ~NewFile() { ::close(_handle); }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    void write(std::string_view bytes) const
    {
        while (!bytes.empty())
        {
            const auto written = ::write(_handle, bytes.data(), bytes.size());
            if (written < 0 && errno != EINTR)
                fail();
            bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
        }
        if (::fsync(_handle) != 0)
            fail();
    }

private:
    int _handle;
};

/// What it makes is taken away with it, unless something lies in there by then.
class TrialFolder
{
public:
    TrialFolder() = default;

    ~TrialFolder()
    {
        std::error_code ignored;
        for (auto made = _made.rbegin(); made != _made.rend(); ++made)
            std::filesystem::remove(*made, ignored);
    }

    TrialFolder(const TrialFolder&) = delete;
    TrialFolder& operator=(const TrialFolder&) = delete;

    void make(const std::filesystem::path& folder)
    {
        std::filesystem::path there;
        for (const auto& part : folder)
        {
            there /= part;
            if (!std::filesystem::is_directory(there) && std::filesystem::create_directory(there))
                _made.push_back(there);
        }
    }

private:
    std::vector<std::filesystem::path> _made;
};

}  // namespace


Delivery SpoolTransport::send(const Envelope& envelope, const Message& message)
{
    const auto name = timeName(message.date()) + "-" + envelope.reference + ".eml";
    const auto unfinished = _folder / ("." + name + ".unfinished");
    try
    {
        std::filesystem::create_directories(_folder);
        NewFile(unfinished).write(message.bytes());
        std::filesystem::rename(unfinished, _folder / name);
        return {Delivery::Outcome::sent, "written as " + name};
    }
    catch (const std::system_error& error)
    {
        std::error_code ignored;
        std::filesystem::remove(unfinished, ignored);
        return {Delivery::Outcome::serviceDown,
                "the spool folder cannot be written: " + error.code().message()};
    }
}


std::error_code SpoolTransport::trial(const std::filesystem::path& folder)
{
    const auto file = folder / ".trial.unfinished";
    TrialFolder made;
    std::error_code failed;
    try
    {
        made.make(folder);
        NewFile(file).write("can be written\n");
    }
    catch (const std::system_error& error)
    {
        failed = error.code();
    }
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    return failed;
}

}  // namespace contacts
