#pragma once

#include "ticket-adapter/request-tracker/RtSettings.h"
#include "ticket-adapter/request-tracker/WebTrust.h"

#include <chrono>
#include <mutex>
#include <string>
#include <utility>

namespace contacts {

/// What one question to RT leaves to the next: whom we trust, and the cookie that RT gave us for our token: a
/// token costs RT a fifth of a second of bcrypt with every request, a cookie nothing. RT serves it also when
/// the token has been withdrawn, so it is used for a while only, and where the settings name another address
/// or token, not at all: it would let a house in that was never given the token. Nothing of it is ever
/// written down. [thread-safe]
class RtSession
{
public:
    using Clock = std::chrono::steady_clock;

    /// Empty when there is none for these settings, or none any more.
    [[nodiscard]] std::string cookie(const RtSettings& settings) const
    {
        const std::lock_guard lock(_mutex);
        const bool valid = Clock::now() < _until && settings.address == _address && settings.token == _token;
        return valid ? _cookie : std::string();
    }

    void keep(const RtSettings& settings, std::string cookie, Clock::duration life)
    {
        const std::lock_guard lock(_mutex);
        _address = settings.address;
        _token = settings.token;
        _cookie = std::move(cookie);
        _until = Clock::now() + life;
    }

    void forget() { keep({}, {}, {}); }

    [[nodiscard]] WebTrust& trust() noexcept { return _trust; }

private:
    mutable std::mutex _mutex;
    std::string _address;
    std::string _token;
    std::string _cookie;
    Clock::time_point _until{};
    WebTrust _trust{};
};

}  // namespace contacts
