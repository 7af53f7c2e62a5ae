// POST and DELETE /api/v1/session: log-in and log-out for other programs.
#pragma once

#include "host/src/security/Login.h"

#include <helpdesk/Page.h>

namespace supportcentre {

/// {"email", "password"} → the cookie and {"csrf"}, which the front desk adds because it opens the session.
class OpenSession final : public helpdesk::Page
{
public:
    explicit OpenSession(Login& login) : _login(login) {}

    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    Login& _login;
};

class EndSession final : public helpdesk::Page
{
public:
    helpdesk::Response handle(const helpdesk::Request& request) override;
};

}  // namespace supportcentre
