#include "core/account/PortalAccess.h"

#include "core/account/Invitation.h"

namespace contacts {

namespace {

void replaceDeadLink(UnitOfWork& work, const Contact& contact, CustomerId customer, DeadLink link,
                     Services& services)
{
    if (!invitedBy(work, contact, customer, services.clock.now()))
        return;
    if (link == DeadLink::givenUp)
    {
        work.tokens().revoke(contact.id, TokenPurpose::activation);
        return work.contacts().setAccountState(contact.id, AccountState::none, Time{});
    }
    const auto places = work.customers().accessOf(contact.account).customers;
    invite(work, contact.id, places.at(0).customer, contact.account, {}, MailKind::activationResent,
           services);
}

}  // namespace


Admission admit(UnitOfWork& work, Accounts& accounts, const Contact& stored, const Person& person)
{
    const auto account = accounts.open(person);
    const auto owner = work.contacts().findByAccount(account.id);
    // Somebody else's log-in, or that of the helpdesk's own staff: nobody gets at it by adding its address to
    // a customer.
    if (account.staff || (owner && owner->id != stored.id))
        return {{}, false, account.staff};
    if (stored.account != account.id)
        work.contacts().linkAccount(stored.id, account.id);
    if (account.hasPassword)
        work.contacts().setAccountState(stored.id, AccountState::active, Time{});
    return {account.id, account.hasPassword, false};
}


bool invitedBy(UnitOfWork& work, const Contact& contact, CustomerId customer, Time now)
{
    if (contact.accountState != AccountState::invited || contact.invitedUntil <= now)
        return false;
    const auto token = work.tokens().current(contact.id, TokenPurpose::activation);
    return token && token->customer == customer;
}


void withdrawAccess(UnitOfWork& work, Accounts& accounts, const Contact& contact, CustomerId customer,
                    DeadLink link, Services& services)
{
    if (work.contacts().portalMemberships(contact.id) > 0)
        return replaceDeadLink(work, contact, customer, link, services);
    revokeEverything(work, contact.id);
    closeAccount(work, accounts, contact);
}


void closeAccount(UnitOfWork& work, Accounts& accounts, const Contact& contact)
{
    if (!contact.account)
        return;
    accounts.disable(contact.account);
    work.contacts().setAccountState(contact.id, AccountState::none, Time{});
}

}  // namespace contacts
