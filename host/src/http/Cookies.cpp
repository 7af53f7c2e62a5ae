#include "host/src/http/Cookies.h"

#include "host/src/http/Text.h"

#include <algorithm>

namespace supportcentre {

Cookies::Cookies(Transport transport)
{
    const std::string prefix = transport == Transport::https ? "__Host-" : "";
    _session = prefix + "sc";
    _door = prefix + "sc-door";
    _language = prefix + "sc-language";
    _frame = prefix + "sc-frame";
    _attributes =
        std::string("; Path=/; HttpOnly; SameSite=Lax") + (transport == Transport::https ? "; Secure" : "");
    // Ports do not make another site, so on loopback a frame's cookie is an ordinary one.
    _frameAttributes = transport == Transport::https
                           ? "; Path=/; HttpOnly; SameSite=None; Secure; Partitioned"
                           : _attributes;
}


std::string Cookies::giving(std::string_view name, std::string_view value) const
{
    return std::string(name) + '=' + std::string(value) + _attributes;
}


std::string Cookies::givingFrame(std::string_view value) const
{
    return _frame + '=' + std::string(value) + _frameAttributes;
}


std::string Cookies::dropping(std::string_view name) const
{
    return std::string(name) + '=' + _attributes + "; Max-Age=0";
}


std::string Cookies::droppingFrame() const
{
    return givingFrame({}) + "; Max-Age=0";
}


std::string_view cookieNamed(const Head& head, std::string_view name)
{
    for (const auto& [field, value] : head.fields)
    {
        if (field != "cookie")
            continue;
        for (std::string_view rest = value; !rest.empty();)
        {
            const auto pair = rest.substr(0, rest.find(';'));
            rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
            const auto cookie = trimmed(pair);
            if (cookie.size() > name.size() && cookie.starts_with(name) && cookie[name.size()] == '=')
                return cookie.substr(name.size() + 1);
        }
    }
    return {};
}

}  // namespace supportcentre
