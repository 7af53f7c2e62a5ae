// /login and /logout. The front desk opens and ends the sessions; these pages only say so.
#pragma once

#include "host/src/http/Router.h"
#include "host/src/security/Login.h"
#include "templates/View.h"
#include "templates/Words.h"

#include <helpdesk/Page.h>

namespace supportcentre {

/// GET and POST of /login. What `next` names is visited afterwards when it is a path of this host.
class LoginPage final : public helpdesk::Page
{
public:
    struct Parts
    {
        Login& login;
        const Router& router;  ///< Whether somebody answers /reset.
        const templates::Words& words;
        const templates::Views& views;
    };

    explicit LoginPage(Parts parts) : _parts(parts) {}

    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    [[nodiscard]] helpdesk::Response tried(const helpdesk::Request& request);
    [[nodiscard]] helpdesk::Response form(const helpdesk::Request& request, const std::string& error) const;

    Parts _parts;
};

/// POST /logout: this session only, or with the field everywhere=yes all sessions of the account.
class LogoutPage final : public helpdesk::Page
{
public:
    helpdesk::Response handle(const helpdesk::Request& request) override;
};

}  // namespace supportcentre
