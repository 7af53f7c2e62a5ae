#pragma once

namespace db {

/// Where writers of one SQLite file stand in line. SQLite has one writer at a time, and whoever waits only
/// looks now and then whether the lock is free: somebody who begins his next transaction at once has it again
/// before anybody has looked, as long as he has work. So a writer is in the turnstile from asking for the
/// lock until he has it, and whoever comes back for the next one stands behind him.
///
/// It is a lock of the kernel on the folder of the file: host and plugin link this library each, commands run
/// beside the server, and who is killed leaves nothing behind. [thread-safe]
class Turnstile
{
public:
    /// A database without a file, or in a folder that cannot be locked, has none, and nobody waits.
    explicit Turnstile(const char* database);
    ~Turnstile();
    Turnstile(const Turnstile&) = delete;
    Turnstile& operator=(const Turnstile&) = delete;

    /// Waits for it, but not for ever: whoever does not get it goes without, as one more who looks.
    class Turn
    {
    public:
        explicit Turn(const Turnstile& turnstile);
        ~Turn();
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;

    private:
        int _held = -1;
    };

private:
    int _folder = -1;
};

}  // namespace db
