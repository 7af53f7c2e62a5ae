#include "host/src/security/LogInsService.h"

#include "host/src/store/LentTransaction.h"

namespace supportcentre {

void LogInsService::setTemporaryPassword(helpdesk::AccountId account, const std::string& password,
                                         helpdesk::Time until, const helpdesk::InTransaction& mine)
{
    const auto hash = _hash.make(password);
    inLentTransaction(_database.pool(), [&](db::Connection& connection) {
        AccountStore accounts(connection);
        accounts.setTemporaryPassword(account, hash, until.time_since_epoch().count());
        accounts.endSessions(account);
        if (mine)
        {
            LentTransaction lent(connection);
            mine(lent);
        }
    });
}


helpdesk::LogIns::Check LogInsService::check(helpdesk::AccountId account, const std::string& password,
                                             std::string_view clientAddress)
{
    switch (_login.checkAgain(account, password, clientAddress).outcome)
    {
    case Login::Verdict::Outcome::right: return Check::right;
    case Login::Verdict::Outcome::tooSoon: return Check::tooSoon;
    case Login::Verdict::Outcome::wrong: break;
    }
    return Check::wrong;
}


bool LogInsService::readdress(helpdesk::Transaction& transaction, helpdesk::AccountId account,
                              const std::string& email)
{
    const auto connection = db::joined(transaction.session());
    AccountStore accounts(*connection);
    const auto wanted = canonicalEmail(email);
    const auto present = accounts.find(account);
    const auto holder = accounts.findByEmail(wanted);
    if (!present || present->staff() || (holder && !(holder->id == account)))
        return false;
    accounts.readdress(account, wanted);
    return true;
}


void LogInsService::dropTemporaryPassword(helpdesk::Transaction& transaction, helpdesk::AccountId account)
{
    const auto connection = db::joined(transaction.session());
    AccountStore accounts(*connection);
    if (accounts.dropTemporaryPassword(account))
        accounts.endSessions(account);
}

}  // namespace supportcentre
