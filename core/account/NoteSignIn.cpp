#include "core/account/NoteSignIn.h"

#include "core/account/Tokens.h"
#include "core/history/Audit.h"

#include <set>

namespace contacts {

namespace {

bool isActive(const std::optional<Contact>& contact)
{
    return !contact || contact->accountState == AccountState::active;
}


/// His customers' rows come first: he may be one of those who administer them from now on.
std::set<CustomerId> activate(UnitOfWork& work, AccountId account)
{
    std::set<CustomerId> places;  // In the order in which everybody takes them.
    for (const auto& place : work.customers().accessOf(account).customers)
        places.insert(place.customer);
    std::erase_if(places, [&](CustomerId customer) { return !work.customers().touch(customer); });
    const auto contact = work.contacts().findByAccount(account);
    if (isActive(contact))
        return {};  // Somebody logged in with his password at the same time.
    work.contacts().setAccountState(contact->id, AccountState::active, Time{});
    revokeEverything(work, contact->id);
    return places;
}

}  // namespace


void NoteSignIn::operator()(AccountId account, Time at) const
{
    _services.storage.inOne([&](UnitOfWork& work) {
        if (const auto contact = work.contacts().findByAccount(account); !isActive(contact))
        {
            Actor himself;
            himself.account = account;
            himself.contact = contact->id;
            for (const auto place : activate(work, account))
                audit(work, place, himself, "account.activated", "contact/" + contact->id.text(), "", at);
        }
        work.contacts().signedIn(account, at);
    });
}


void notePassword(UnitOfWork& work, AccountId account, Time at)
{
    const auto contact = work.contacts().findByAccount(account);
    if (isActive(contact) || work.contacts().portalMemberships(contact->id) == 0)
        return;
    for (const auto place : activate(work, account))
        audit(work, place, Actor{}, "account.has-password", "contact/" + contact->id.text(), "", at);
}

}  // namespace contacts
