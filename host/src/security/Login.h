// Whether somebody is who he says, by e-mail address and password.
#pragma once

#include "host/src/program/JsonLog.h"
#include "host/src/security/AccountStore.h"
#include "host/src/security/PasswordHash.h"
#include "host/src/security/Throttle.h"

#include <helpdesk/Visitor.h>

#include <chrono>
#include <string>
#include <string_view>

namespace supportcentre {

/// An unknown, a disabled and a never activated account take as long as a known one and get the same answer.
/// [thread-safe]
class Login
{
public:
    Login(HostDatabase& database, PasswordHash& hash, Throttle& throttle, JsonLog& log)
        : _database(database),
          _hash(hash),
          _throttle(throttle),
          _log(log)
    {
    }

    struct Verdict
    {
        enum class Outcome {
            right,
            wrong,
            tooSoon  ///< Too many failures; nothing was compared.
        };
        Outcome outcome = Outcome::wrong;
        helpdesk::Visitor visitor{};   ///< When right: who it is, without Access.
        std::chrono::seconds wait{0};  ///< When too soon.
    };

    /// Throws Turnstile::Full when too many are being compared already.
    [[nodiscard]] Verdict check(std::string_view typedEmail, const std::string& password,
                                std::string_view address);

    /// For acts that ask for the password again. Counted and slowed like a log-in.
    [[nodiscard]] Verdict checkAgain(helpdesk::AccountId account, const std::string& password,
                                     std::string_view address);

private:
    [[nodiscard]] Verdict inTurn(const Turnstile::Pass& turn, const std::string& email,
                                 const std::string& password, std::string_view address);
    [[nodiscard]] std::optional<Account> find(const std::string& email);
    [[nodiscard]] bool letsIn(const Turnstile::Pass& turn, const Account& account,
                              const std::string& password);
    void renewHash(const Turnstile::Pass& turn, const Account& account, const std::string& password);

    HostDatabase& _database;
    PasswordHash& _hash;
    Throttle& _throttle;
    JsonLog& _log;
};

}  // namespace supportcentre
