#include "core/account/Activation.h"

#include "core/RolledBack.h"
#include "core/account/Tokens.h"
#include "core/history/Audit.h"

namespace contacts {

namespace {

/// The person this token still opens a door for; nothing when anything has changed since it was sent.
std::optional<ActivateAccount::Facts> factsOf(UnitOfWork& work, std::string_view raw, const Secrets& secrets,
                                              Time now)
{
    auto token = liveToken(work, raw, TokenPurpose::activation, secrets, now);
    if (!token)
        return std::nullopt;
    auto contact = work.contacts().find(token->customer, token->contact);
    auto customer = work.customers().find(token->customer);
    if (!contact || !customer || !contact->account || contact->person.email != token->email ||
        contact->person.status != MembershipStatus::active || !contact->person.portalUser)
        return std::nullopt;
    return ActivateAccount::Facts{std::move(*token), std::move(*contact), std::move(*customer)};
}


void consume(UnitOfWork& work, std::string_view raw, Services& services)
{
    const auto now = services.clock.now();
    const auto facts = factsOf(work, raw, services.secrets, now);
    if (!facts || !work.customers().touch(facts->customer.id) || !work.tokens().use(facts->token.id, now))
        throw RolledBack(ActivateAccount::Outcome::gone);
    work.contacts().setAccountState(facts->contact.id, AccountState::active, Time{});
    revokeEverything(work, facts->contact.id);
    Actor himself;
    himself.account = facts->contact.account;
    himself.contact = facts->contact.id;
    audit(work, facts->customer.id, himself, "account.activated", "contact/" + facts->contact.id.text(), "",
          now);
}

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


Person readingIn(std::string_view locale, Person person)
{
    if (!locale.empty())
        person.locale = locale;
    return person;
}


std::optional<ActivateAccount::Facts> ActivateAccount::look(std::string_view rawToken) const
{
    return factsOf(*_services.storage.read(), rawToken, _services.secrets, _services.clock.now());
}


ActivateAccount::Result ActivateAccount::operator()(std::string_view rawToken, const std::string& password,
                                                    std::string_view locale) const
{
    const auto facts = look(rawToken);
    if (!facts)
        return {};
    const auto account = facts->contact.account;
    if (auto sentence = _services.passwords.refusal(password, readingIn(locale, facts->contact.person),
                                                    facts->customer.name))
        return {Outcome::refused, account, std::move(*sentence)};
    try
    {
        _services.passwords.set(account, password,
                                [&](UnitOfWork& work) { consume(work, rawToken, _services); });
    }
    catch (const RolledBack<Outcome>& undone)
    {
        return {undone.answer(), {}, {}};
    }
    return {Outcome::activated, account, {}};
}

}  // namespace contacts
