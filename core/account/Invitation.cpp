#include "core/account/Invitation.h"

namespace contacts {

namespace {

/// The receiver of an invitation, while its link is the newest one and unused; taken, since nothing else
/// keeps an agent from ending his access meanwhile.
std::optional<Contact> stillInvited(UnitOfWork& work, const Mail& mail)
{
    work.contacts().hold(mail.contact);
    const auto token = work.tokens().find(mail.token);
    if (!token || token->revoked || token->usedAt != Time{} || token->email != mail.address)
        return std::nullopt;
    auto contact = work.contacts().find(mail.customer, mail.contact);
    return contact && contact->person.email == token->email ? contact : std::nullopt;
}

}  // namespace


std::optional<std::uint64_t> renewInvitation(UnitOfWork& work, const Mail& mail, std::chrono::hours life,
                                             Secrets& secrets, Time now)
{
    const auto contact = stillInvited(work, mail);
    const auto old = work.tokens().find(mail.token);
    if (!contact || !old || old->purpose != TokenPurpose::activation || old->expiresAt > now ||
        contact->accountState == AccountState::active)
        return std::nullopt;
    const auto token = freshToken(old->purpose, old->contact, old->customer, old->email, now + life, secrets);
    const auto id = work.tokens().put(token);
    work.contacts().setAccountState(contact->id, AccountState::invited, token.expiresAt);
    return id;
}


void invitationCameBack(UnitOfWork& work, const Mail& mail)
{
    const auto contact = stillInvited(work, mail);
    if (contact && contact->accountState == AccountState::invited)
        work.contacts().setAccountState(contact->id, AccountState::bounced, Time{});
}


void invitationArrived(UnitOfWork& work, const Mail& mail)
{
    const auto contact = stillInvited(work, mail);
    const auto token = work.tokens().find(mail.token);
    if (contact && token && contact->accountState == AccountState::bounced)
        work.contacts().setAccountState(contact->id, AccountState::invited, token->expiresAt);
}


void invite(UnitOfWork& work, ContactId contact, CustomerId customer, AccountId account,
            const std::string& invitedBy, MailKind kind, Services& services, bool comesBack)
{
    work.contacts().hold(contact);
    const auto invited = work.contacts().find(customer, contact);
    if (!invited)
        throw std::logic_error("somebody is invited to a customer he does not belong to");
    const auto now = services.clock.now();
    if (invited->account != account)
        work.contacts().linkAccount(contact, account);

    auto token = freshToken(TokenPurpose::activation, contact, customer, invited->person.email,
                            now + services.policy().activationLife, services.secrets);
    work.tokens().revoke(contact, TokenPurpose::temporaryPassword);
    token.id = work.tokens().put(token);
    work.contacts().setAccountState(contact, AccountState::invited, token.expiresAt);

    auto mail = accountMail(kind, *invited, customer, token.id);
    mail.values = {{"invitedBy", invitedBy}};
    if (comesBack)
        mail.values["comesBack"] = "yes";
    work.outbox().put(mail, now);
}

}  // namespace contacts
