#include "host/src/http/Reception.h"

#include "host/src/http/Text.h"
#include "host/src/security/Digest.h"

#include <algorithm>
#include <cstdlib>

namespace supportcentre {

namespace {

constexpr std::size_t doorLength = 22;  // 16 bytes in base64url


/// "fr-CH;q=0.8" → its weight; what cannot be read weighs nothing.
double weightOf(std::string_view range)
{
    const auto mark = range.find(";q=");
    return mark == std::string_view::npos ? 1.0 : std::atof(std::string(range.substr(mark + 3)).c_str());
}


/// What stands before the first dot, and what stands behind it.
std::pair<std::string_view, std::string_view> cutAtDot(std::string_view text)
{
    const auto dot = text.find('.');
    return {text.substr(0, dot), dot == std::string_view::npos ? std::string_view() : text.substr(dot + 1)};
}

}  // namespace


Guest Reception::receive(const Inbound& inbound, InDoubt doubt, SessionKind kind) const
{
    Guest guest;
    const auto door = cookieNamed(inbound.head, _cookies.door());
    if (door.size() == doorLength)
        guest.door = door;
    if (kind == SessionKind::framed)
    {
        // token "." look "." language
        const auto value = cookieNamed(inbound.head, _cookies.frame());
        const auto [token, site] = cutAtDot(value);
        const auto [look, tongue] = cutAtDot(site);
        recognise(guest, token, kind, doubt);
        guest.look = look == "dark" ? "dark" : "light";
        if (guest.visitor.known() && speaks(tongue))
            guest.visitor.locale = tongue;
    }
    else
        recognise(guest, cookieNamed(inbound.head, _cookies.session()), kind, doubt);
    if (!guest.visitor.known())
        guest.visitor.locale = localeOf(inbound.head);
    if (const auto& holder = guest.session.empty() ? guest.door : guest.session; !holder.empty())
        guest.csrf = _csrf.tokenFor(holder);
    return guest;
}


void Reception::recognise(Guest& guest, std::string_view token, SessionKind kind, InDoubt doubt) const
{
    if (token.empty())
        return;
    try
    {
        if (const auto holder = _sessions.find(token, kind))
        {
            guest.visitor = static_cast<const helpdesk::Visitor&>(*holder);
            guest.mustChangePassword = holder->mustChangePassword;
            guest.session = token;
        }
    }
    catch (const db::Error&)
    {
        if (doubt == InDoubt::refuse)
            throw;
    }
}


void Reception::provideDoor(Guest& guest) const
{
    if (!guest.session.empty() || !guest.door.empty())
        return;
    guest.door = base64Url(randomBytes(16));
    guest.doorIsNew = true;
    guest.csrf = _csrf.tokenFor(guest.door);
}


bool Reception::isOf(const Guest& guest, std::string_view token) const
{
    return _csrf.accepts(token, guest.session) ||
           (!guest.visitor.known() && _csrf.accepts(token, guest.door));
}


bool Reception::speaks(std::string_view locale) const
{
    return std::find(_locales.begin(), _locales.end(), locale) != _locales.end();
}


std::string Reception::localeOf(const Head& head) const
{
    if (const auto chosen = cookieNamed(head, _cookies.language()); speaks(chosen))
        return std::string(chosen);
    std::string best = _locales.front();
    double bestWeight = 0;
    const auto accepted = lower(head.value("accept-language"));
    for (std::string_view rest = accepted; !rest.empty();)
    {
        const auto range = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), range.size() + 1));
        const auto language = trimmed(range).substr(0, 2);
        if (const auto weight = weightOf(range); weight > bestWeight && speaks(language))
        {
            best = language;
            bestWeight = weight;
        }
    }
    return best;
}

}  // namespace supportcentre
