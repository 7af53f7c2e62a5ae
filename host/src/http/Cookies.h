// The host's own cookies: names, attributes, and how they are found in a request.
#pragma once

#include "host/src/http/Head.h"

#include <string>
#include <string_view>

namespace supportcentre {

/// With https every cookie has the __Host- prefix and Secure; plain http is for loopback only and has
/// neither. [thread-safe]
class Cookies
{
public:
    enum class Transport { https, loopback };

    explicit Cookies(Transport transport);

    [[nodiscard]] const std::string& session() const noexcept { return _session; }
    [[nodiscard]] const std::string& door() const noexcept { return _door; }  ///< Of people not logged in.
    [[nodiscard]] const std::string& language() const noexcept
    {
        return _language;
    }  ///< What they have chosen.

    /// Of a session that lives in the frame of another site.
    [[nodiscard]] const std::string& frame() const noexcept { return _frame; }

    /// The value of a Set-Cookie field; it lives as long as the browser runs.
    [[nodiscard]] std::string giving(std::string_view name, std::string_view value) const;
    /// The same for the frame: its cookie goes along although the page around it is another site's, and only
    /// inside that site's pages.
    [[nodiscard]] std::string givingFrame(std::string_view value) const;
    [[nodiscard]] std::string dropping(std::string_view name) const;
    /// Browsers look for the cookie to drop where they keep those of that site.
    [[nodiscard]] std::string droppingFrame() const;

private:
    std::string _session;
    std::string _door;
    std::string _language;
    std::string _frame;
    std::string _attributes;
    std::string _frameAttributes;
};

/// Empty when the request has no such cookie.
[[nodiscard]] std::string_view cookieNamed(const Head& head, std::string_view name);

}  // namespace supportcentre
