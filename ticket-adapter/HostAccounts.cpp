#include "ticket-adapter/HostAccounts.h"

namespace contacts {

Accounts::Facts HostAccounts::open(const Person& person)
{
    const auto id = _accounts.open(_transaction, {person.email, person.name(), person.locale});
    return find(AccountId{id.value}).value_or(Facts{AccountId{id.value}});
}


std::optional<Accounts::Facts> HostAccounts::find(AccountId account)
{
    const auto facts = _accounts.find(_transaction, helpdesk::AccountId{account.value});
    if (!facts)
        return std::nullopt;
    return Facts{account, facts->staff, facts->hasPassword, facts->disabled, facts->email};
}


void HostAccounts::disable(AccountId account)
{
    const auto facts = _accounts.find(_transaction, helpdesk::AccountId{account.value});
    if (!facts || !facts->staff)
        _accounts.disable(_transaction, helpdesk::AccountId{account.value});
}


void HostAccounts::endSessions(AccountId account)
{
    _accounts.endSessions(_transaction, helpdesk::AccountId{account.value});
}


void HostAccounts::rename(AccountId account, const Person& person)
{
    _accounts.rename(_transaction, helpdesk::AccountId{account.value}, person.name(), person.locale);
}


bool HostAccounts::readdress(AccountId account, const std::string& email)
{
    return _logIns.readdress(_transaction, helpdesk::AccountId{account.value}, email);
}


void HostAccounts::dropTemporaryPassword(AccountId account)
{
    _logIns.dropTemporaryPassword(_transaction, helpdesk::AccountId{account.value});
}


void HostAccounts::erase(const Erasure& person)
{
    const auto facts = person.account
                           ? _accounts.find(_transaction, helpdesk::AccountId{person.account.value})
                           : std::nullopt;
    if (facts && facts->staff)
        throw DeskRefusal("staff");
    helpdesk::ErasedPerson erased{
        helpdesk::AccountId{person.account.value}, person.texts, person.name, person.email, {}};
    for (const auto ticket : person.tickets)
        erased.tickets.push_back({ticket});
    _accounts.erase(_transaction, erased);
}

}  // namespace contacts
