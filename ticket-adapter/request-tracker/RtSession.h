#pragma once

#include <chrono>
#include <mutex>
#include <string>

namespace contacts {

/// The cookie that RT gave us for our token: a token costs RT a fifth of a second of bcrypt with every
/// request, a cookie nothing. RT serves it also when the token has been withdrawn, so it is used for a while
/// only. Nothing of it is ever written down. [thread-safe]
class RtSession
{
public:
    using Clock = std::chrono::steady_clock;

    /// Empty when there is none, or none any more.
    [[nodiscard]] std::string cookie() const
    {
        const std::lock_guard lock(_mutex);
        return Clock::now() < _until ? _cookie : std::string();
    }

    void keep(std::string cookie, Clock::duration life = {})
    {
        const std::lock_guard lock(_mutex);
        _cookie = std::move(cookie);
        _until = Clock::now() + life;
    }

private:
    mutable std::mutex _mutex{};
    std::string _cookie{};
    Clock::time_point _until{};
};

}  // namespace contacts
