#pragma once

#include <chrono>
#include <optional>

namespace db {

/// Where writers of one SQLite file stand in line. SQLite has one writer at a time, and whoever waits only
/// looks now and then whether the lock is free: somebody who begins his next transaction at once has it again
/// before anybody has looked, as long as he has work. So a writer is in the turnstile from asking for the
/// lock until he has it, and whoever comes back for the next one stands behind him.
///
/// It is a lock of the kernel on a file beside the database's: host and plugin link this library each,
/// commands run beside the server, and who is killed leaves nothing behind. The file is of no other use, so
/// that nobody's script ("flock FOLDER backup") holds up all writers. One object belongs to one connection.
class Turnstile
{
public:
    /// For turn and lock together.
    static constexpr std::chrono::seconds patience{5};

    /// A database without a file, or beside which none can be made, has none, and nobody waits.
    explicit Turnstile(const char* database);
    ~Turnstile();
    Turnstile(const Turnstile&) = delete;
    Turnstile& operator=(const Turnstile&) = delete;

    /// Since when the connection has waited in here. Nothing: it is outside.
    [[nodiscard]] std::optional<std::chrono::steady_clock::time_point> since() const noexcept
    {
        return _since;
    }

    /// Waits for it, but not for ever: whoever does not get it goes without, as one more who looks.
    class Turn
    {
    public:
        explicit Turn(Turnstile& turnstile);
        ~Turn();
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;

    private:
        Turnstile& _turnstile;
        bool _held = false;
    };

private:
    int _file = -1;
    std::optional<std::chrono::steady_clock::time_point> _since{};
};

}  // namespace db
