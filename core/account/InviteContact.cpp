#include "core/account/InviteContact.h"

#include "core/RolledBack.h"
#include "core/account/Invitation.h"
#include "core/account/PortalAccess.h"
#include "core/account/PortalUse.h"
#include "core/history/Audit.h"

namespace contacts {

namespace {

using Outcome = InviteContact::Outcome;
using Refused = RolledBack<Outcome>;


void countOrRefuse(UnitOfWork& work, const Contact& contact, CustomerId customer, Services& services)
{
    const auto now = services.clock.now();
    constexpr std::chrono::hours span{1};
    const auto address = "invite/address/" + services.secrets.sha256(contact.person.email);
    const auto from = "invite/customer/" + customer.text();
    if (work.door().pass(address, now, span) > InviteContact::mostToAddress ||
        work.door().pass(from, now, span) > InviteContact::mostFromCustomer)
        throw Refused(Outcome::tooMany);
}


/// The person, with an account behind him that is nobody else's. His state is active where he had a password
/// all the time and was only kept out: that account is open again.
Contact admitted(DeskWork& desk, CustomerId customer, ContactId id)
{
    if (!desk.work.customers().touch(customer))
        throw Refused(Outcome::unknown);
    auto contact = desk.work.contacts().find(customer, id);
    if (!contact)
        throw Refused(Outcome::unknown);
    if (!usesPortal(contact->person))
        throw Refused(Outcome::noAccess);
    const auto admission = admit(desk.work, desk.accounts, *contact, contact->person);
    if (!admission.account)
        throw Refused(Outcome::noAccess);
    if (contact->accountState == AccountState::active)
        throw Refused(Outcome::alreadyActive);
    contact->account = admission.account;
    if (admission.hasPassword)
        contact->accountState = AccountState::active;
    return *contact;
}


void note(UnitOfWork& work, const Actor& actor, CustomerId customer, ContactId contact, std::string act,
          Time now)
{
    audit(work, customer, actor, std::move(act), "contact/" + contact.text(), "", now);
}


/// He needs no invitation any more.
bool isIn(DeskWork& desk, const Actor& actor, CustomerId customer, const Contact& admitted, Time now)
{
    const bool in = admitted.accountState == AccountState::active;
    if (in)
        note(desk.work, actor, customer, admitted.id, "account.opened", now);
    return in;
}

}  // namespace


std::optional<InvitationWay> invitationWayFrom(std::string_view word)
{
    if (word == "link")
        return InvitationWay::link;
    return word == "temporary-password" ? std::optional(InvitationWay::temporaryPassword) : std::nullopt;
}


bool invitable(const Contact& contact)
{
    return usesPortal(contact.person) && contact.accountState != AccountState::active;
}


Outcome InviteContact::operator()(const Actor& actor, CustomerId customer, ContactId contact,
                                  InvitationWay way) const
{
    if (const auto verdict = authorise(actor, Act::invite); verdict != Verdict::allowed)
        return verdict == Verdict::forbidden ? Outcome::forbidden : Outcome::unknown;
    try
    {
        return way == InvitationWay::link ? sendLink(actor, customer, contact)
                                          : sendPassword(actor, customer, contact);
    }
    catch (const Refused& refused)
    {
        return refused.answer();
    }
}


Outcome InviteContact::sendLink(const Actor& actor, CustomerId customer, ContactId contact) const
{
    auto outcome = Outcome::sent;
    _services.inDesk([&](DeskWork& desk) {
        const auto invited = admitted(desk, customer, contact);
        const auto now = _services.clock.now();
        outcome = isIn(desk, actor, customer, invited, now) ? Outcome::opened : Outcome::sent;
        if (outcome == Outcome::opened)
            return;
        countOrRefuse(desk.work, invited, customer, _services);
        desk.accounts.dropTemporaryPassword(invited.account);
        // Who was never invited is welcomed: there is nothing of before that no longer works.
        const auto kind =
            invited.accountState == AccountState::none ? MailKind::welcome : MailKind::activationResent;
        invite(desk.work, contact, customer, invited.account, actor.agent ? std::string() : actor.name, kind,
               _services);
        note(desk.work, actor, customer, contact, "account.invited", now);
    });
    return outcome;
}


// The hash of the password takes its time, so it is made between two transactions; the second one looks
// again whether everything is still so.
Outcome InviteContact::sendPassword(const Actor& actor, CustomerId customer, ContactId contact) const
{
    const auto policy = _services.policy();
    std::optional<Contact> invited;
    auto outcome = Outcome::sent;
    _services.inDesk([&](DeskWork& desk) {
        invited = admitted(desk, customer, contact);
        outcome =
            isIn(desk, actor, customer, *invited, _services.clock.now()) ? Outcome::opened : Outcome::sent;
        if (outcome == Outcome::opened)
            return;
        if (!policy.temporaryPasswords)
            throw Refused(Outcome::switchedOff);
        countOrRefuse(desk.work, *invited, customer, _services);
    });
    if (outcome == Outcome::opened)
        return outcome;
    const auto token = freshToken(TokenPurpose::temporaryPassword, contact, customer, invited->person.email,
                                  _services.clock.now() + policy.temporaryLife, _services.secrets);
    const auto password = temporaryPassword(token, _services.secrets);
    _services.passwords.setTemporary(invited->account, password, token.expiresAt, [&](UnitOfWork& work) {
        const auto now = work.customers().touch(customer) ? _services.clock.now() : Time{};
        const auto present = work.contacts().find(customer, contact);
        const bool same = present && present->account == invited->account &&
                          present->person.email == token.email && invitable(*present);
        if (now == Time{} || !same)
            throw Refused(Outcome::noAccess);
        work.tokens().revoke(contact, TokenPurpose::activation);
        const auto id = work.tokens().put(token);
        work.contacts().setAccountState(contact, AccountState::invited, token.expiresAt);
        auto mail = accountMail(MailKind::temporaryPassword, *present, customer, id);
        mail.values = {{"invitedBy", actor.agent ? std::string() : actor.name}};
        work.outbox().put(mail, now);
        note(work, actor, customer, contact, "account.temporary-password", now);
    });
    return Outcome::sent;
}

}  // namespace contacts
