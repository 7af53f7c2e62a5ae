#include "host/src/security/SignIn.h"

#include "host/src/security/AccountStore.h"

namespace supportcentre {

std::string SignIn::open(helpdesk::AccountId account, std::string_view former, std::string_view address,
                         SessionKind kind)
{
    auto token = _sessions.open(account, former, kind);
    const auto now = nowMicros();
    bool complete = true;
    {
        const auto connection = _database.pool().borrow();
        AccountStore accounts(*connection);
        const auto holder = accounts.find(account);
        complete = !holder || !holder->mustChangePassword;
        if (complete)
            accounts.markLogin(account, now);
    }
    if (auto* desk = complete ? _desk.load() : nullptr)
        desk->signedIn(account, helpdesk::Time(std::chrono::microseconds(now)));
    _log.write(helpdesk::Level::information, "signed-in",
               {{"account", std::to_string(account.value)}, {"address", std::string(address)}});
    return token;
}


void SignIn::end(helpdesk::AccountId account, std::string_view session, helpdesk::SignOut which)
{
    if (which == helpdesk::SignOut::here && !session.empty())
        _sessions.end(session);
    if (which == helpdesk::SignOut::everywhere && account.value != 0)
        _sessions.endAll(account);
    _log.write(helpdesk::Level::information, "signed-out", {{"account", std::to_string(account.value)}});
}


void SignIn::endFramed(helpdesk::AccountId account)
{
    _sessions.endFramed(account);
    _log.write(helpdesk::Level::information, "frames-ended", {{"account", std::to_string(account.value)}});
}

}  // namespace supportcentre
