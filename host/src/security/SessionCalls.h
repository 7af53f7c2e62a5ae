// POST and DELETE /api/v1/session: log-in and log-out for other programs.
#pragma once

#include "host/src/security/Login.h"
#include "templates/Words.h"

#include <helpdesk/Page.h>

namespace supportcentre {

/// {"email", "password"} → the cookie and {"csrf"}, which the front desk adds because it opens the session.
class OpenSession final : public helpdesk::Page
{
public:
    OpenSession(Login& login, const templates::Words& words) : _login(login), _words(words) {}

    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    [[nodiscard]] helpdesk::Response open(const helpdesk::Request& request, const std::string& email,
                                          const std::string& password) const;

    Login& _login;
    const templates::Words& _words;
};

class EndSession final : public helpdesk::Page
{
public:
    explicit EndSession(const templates::Words& words) : _words(words) {}

    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const templates::Words& _words;
};

}  // namespace supportcentre
