// Tokens that prove that a form came from a page of ours, bound to one session.
#pragma once

#include <string>
#include <string_view>

namespace supportcentre {

/// HMAC of the cookie's value: nothing to store. [thread-safe]
class Csrf
{
public:
    explicit Csrf(std::string_view secretKey);

    /// `holder` is the value of the session's cookie, or of the door cookie of somebody who is not logged in.
    [[nodiscard]] std::string tokenFor(std::string_view holder) const;
    [[nodiscard]] bool accepts(std::string_view token, std::string_view holder) const;

private:
    std::string _key;
};

}  // namespace supportcentre
