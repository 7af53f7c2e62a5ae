// Who is at the door: reads the cookies of a request.
#pragma once

#include "host/src/http/Cookies.h"
#include "host/src/http/Inbound.h"
#include "host/src/security/Csrf.h"
#include "host/src/security/Sessions.h"

#include <helpdesk/Visitor.h>

#include <string>
#include <vector>

namespace supportcentre {

struct Guest
{
    helpdesk::Visitor visitor{};  ///< Without Access.
    std::string session;          ///< What the session's cookie held, when it is a live one.
    std::string door;             ///< What the door cookie held.
    bool doorIsNew = false;       ///< `door` was made just now and must be given with the answer.
    std::string csrf;
    bool mustChangePassword = false;  ///< Came with a temporary password and has set none yet.
    std::string look;                 ///< In the frame of another site: how that looks.
};

/// What to do when the database cannot say who holds a session.
enum class InDoubt {
    refuse,     ///< Let the error pass: the request fails.
    isStranger  ///< Go on with somebody who is not logged in: for pages that are open to everyone.
};

/// [thread-safe]
class Reception
{
public:
    /// `locales`: what the host speaks; the first one is spoken to those who say nothing.
    Reception(Sessions& sessions, const Csrf& csrf, const Cookies& cookies, std::vector<std::string> locales)
        : _sessions(sessions),
          _csrf(csrf),
          _cookies(cookies),
          _locales(std::move(locales))
    {
    }

    /// `kind`: which of the two sessions of a browser asks.
    [[nodiscard]] Guest receive(const Inbound& inbound, InDoubt doubt, SessionKind kind) const;

    /// Gives a stranger something his forms can be bound to.
    void provideDoor(Guest& guest) const;

    /// Whether the token belongs to a cookie of this guest.
    [[nodiscard]] bool isOf(const Guest& guest, std::string_view token) const;

    [[nodiscard]] std::string csrfOf(std::string_view session) const { return _csrf.tokenFor(session); }

    [[nodiscard]] bool speaks(std::string_view locale) const;

private:
    void recognise(Guest& guest, std::string_view token, SessionKind kind, InDoubt doubt) const;
    [[nodiscard]] std::string localeOf(const Head& head) const;

    Sessions& _sessions;
    const Csrf& _csrf;
    const Cookies& _cookies;
    std::vector<std::string> _locales;
};

}  // namespace supportcentre
