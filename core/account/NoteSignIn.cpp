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
void activate(UnitOfWork& work, AccountId account, Time at)
{
    std::set<CustomerId> places;  // In the order in which everybody takes them.
    for (const auto& place : work.customers().accessOf(account).customers)
        places.insert(place.customer);
    std::erase_if(places, [&](CustomerId customer) { return !work.customers().touch(customer); });
    const auto contact = work.contacts().findByAccount(account);
    if (isActive(contact))
        return;  // Somebody logged in with his password at the same time.
    work.contacts().setAccountState(contact->id, AccountState::active, Time{});
    revokeEverything(work, contact->id);
    Actor himself;
    himself.account = account;
    himself.contact = contact->id;
    for (const auto place : places)
        audit(work, place, himself, "account.activated", "contact/" + contact->id.text(), "", at);
}

}  // namespace


void NoteSignIn::operator()(AccountId account, Time at) const
{
    _services.storage.inOne([&](UnitOfWork& work) {
        if (!isActive(work.contacts().findByAccount(account)))
            activate(work, account, at);
        work.contacts().signedIn(account, at);
    });
}

}  // namespace contacts
