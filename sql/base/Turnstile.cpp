#include "sql/base/Turnstile.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <thread>

namespace db {

namespace {

using SteadyClock = std::chrono::steady_clock;

/// The same for all, however long they have waited: nobody is looked over. flock() itself would wait in the
/// order of arrival, but without an end behind a process that somebody has suspended.
constexpr auto betweenLooks = std::chrono::milliseconds(2);

}  // namespace


Turnstile::Turnstile(const char* database)
{
    // Never the database itself: closing it would drop all locks that SQLite holds on it in this process.
    if (database == nullptr || *database == '\0')
        return;
    constexpr mode_t readable = 0644;
    _file = ::open((std::string(database) + "-turn").c_str(), O_RDONLY | O_CREAT | O_CLOEXEC, readable);
    // A command of root's with a strict umask may be the first: the server must find its turn all the same.
    if (_file != -1)
        ::fchmod(_file, readable);
}


Turnstile::~Turnstile()
{
    if (_file != -1)
        ::close(_file);
}


Turnstile::Turn::Turn(Turnstile& turnstile) : _turnstile(turnstile)
{
    const auto now = SteadyClock::now();
    _turnstile._since = now;
    if (_turnstile._file == -1)
        return;
    while (::flock(_turnstile._file, LOCK_EX | LOCK_NB) != 0)
    {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return;
        if (SteadyClock::now() >= now + patience)
            return;
        std::this_thread::sleep_for(betweenLooks);
    }
    _held = true;
}


Turnstile::Turn::~Turn()
{
    if (_held)
        ::flock(_turnstile._file, LOCK_UN);
    _turnstile._since.reset();
}

}  // namespace db
