// Makes an answer for the wire out of what a page has returned, or out of a failure.
#pragma once

#include "host/src/http/Counters.h"
#include "host/src/http/Reply.h"
#include "host/src/http/Visit.h"
#include "host/src/program/JsonLog.h"
#include "host/src/security/SignIn.h"

namespace supportcentre {

/// [thread-safe]
class Dresser
{
public:
    struct Parts
    {
        const Reception& reception;
        const Cookies& cookies;
        SignIn& signIn;
        JsonLog& log;
        Counters& counters;
        Cookies::Transport transport;
    };

    explicit Dresser(const Parts& parts) : _parts(parts) {}

    /// Frame, empty error bodies, sessions, security headers. Throws std::logic_error for what no page may
    /// answer: a control character in a header, a redirect to another host.
    [[nodiscard]] Reply dressed(Visit& visit, helpdesk::Response response) const;

    /// An error page, or problem+json for the API. `detail` and `incident` may be empty.
    [[nodiscard]] Reply failure(Visit& visit, int status, std::string_view detail,
                                const std::string& incident) const noexcept;

private:
    void fillOrWrap(const Visit& visit, helpdesk::Response& response, Reply& reply) const;
    void changeSession(const Visit& visit, const helpdesk::Response& response, Reply& reply) const;

    Parts _parts;
};

}  // namespace supportcentre
