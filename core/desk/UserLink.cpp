#include "core/desk/UserLink.h"

namespace contacts {

namespace {

/// What is concealed for one person is worth nothing in the row of another.
std::string purposeOf(ContactId contact)
{
    return "password of the user of contact " + contact.text();
}

}  // namespace


void userMustFollow(UnitOfWork& work, ContactId contact, Services& services, Haste haste)
{
    if (!services.policy().keepsUsersElsewhere)
        return;
    work.userLinks().want(contact, services.clock.now());
    if (haste == Haste::now || work.contacts().portalMemberships(contact) == 0)
        work.userLinks().hurry(contact);  // Not behind the thousands of an import.
}


void userMustGo(UnitOfWork& work, ContactId contact, Services& services)
{
    if (!services.policy().keepsUsersElsewhere || work.contacts().portalMemberships(contact) > 0)
        return;
    work.userLinks().seeOut(contact, services.clock.now());
    work.userLinks().hurry(contact);
}


void usersOfMustFollow(UnitOfWork& work, CustomerId customer, Services& services)
{
    if (services.policy().keepsUsersElsewhere)
        work.userLinks().wantAllOf(customer, services.clock.now());
}


void userIsLeftBehind(UnitOfWork& work, ContactId contact, Services& services)
{
    if (services.policy().keepsUsersElsewhere)
        work.userLinks().leave(contact, services.clock.now());
}


void passwordMustFollow(UnitOfWork& work, AccountId account, const std::string& password, Services& services)
{
    if (!services.policy().keepsUsersElsewhere)
        return;
    const auto contact = work.contacts().findByAccount(account);
    if (!contact || work.contacts().portalMemberships(contact->id) == 0)
        return;
    work.userLinks().want(contact->id, services.clock.now());
    work.userLinks().keepPassword(contact->id, services.secrets.conceal(password, purposeOf(contact->id)));
    work.userLinks().hurry(contact->id);  // He is at the door.
}


std::optional<std::string> revealedPassword(const UserLink& link, const Secrets& secrets)
{
    return secrets.reveal(link.password, purposeOf(link.contact));
}

}  // namespace contacts
