// Accounts, passwords and sessions put together: what every sub-command and the server share.
#pragma once

#include "host/src/http/Cookies.h"
#include "host/src/program/Config.h"
#include "host/src/security/AccountsService.h"
#include "host/src/security/Csrf.h"
#include "host/src/security/LogInsService.h"
#include "host/src/security/Login.h"
#include "host/src/security/SignIn.h"

namespace supportcentre {

struct Door
{
    Door(const Config& config, HostDatabase& database, const templates::Words& words, JsonLog& log,
         std::string_view secretKey);

    PasswordHash hash;
    PasswordRules rules;
    Sessions sessions;
    Throttle throttle;
    Csrf csrf;
    Login login;
    SignIn signIn;
    AccountsService accounts;
    LogInsService logIns;
};

}  // namespace supportcentre
