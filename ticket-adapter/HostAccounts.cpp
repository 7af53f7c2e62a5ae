#include "ticket-adapter/HostAccounts.h"

namespace contacts {

Accounts::Facts HostAccounts::open(const Person& person)
{
    const auto id = _accounts.open(_transaction, {person.email, person.name(), person.locale});
    const auto facts = _accounts.find(_transaction, id);
    return {AccountId{id.value}, facts && facts->staff, facts && facts->hasPassword};
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
