#include "core/account/ResetPassword.h"

#include "core/RolledBack.h"
#include "core/account/Invitation.h"
#include "core/history/Audit.h"
#include "core/text/Email.h"

namespace contacts {

namespace {

constexpr std::chrono::hours span{1};
constexpr std::chrono::hours wishesLast{1};
constexpr std::size_t atOnce = 20;


/// Whose link it is; nothing when anything has changed since it was sent.
std::optional<ResetPassword::Facts> factsOf(UnitOfWork& work, std::string_view raw, const Secrets& secrets,
                                            Time now)
{
    auto token = liveToken(work, raw, TokenPurpose::passwordReset, secrets, now);
    if (!token)
        return std::nullopt;
    auto contact = work.contacts().find(token->customer, token->contact);
    if (!contact || !contact->account || contact->person.email != token->email ||
        work.contacts().portalMemberships(contact->id) == 0)
        return std::nullopt;
    return ResetPassword::Facts{std::move(*token), std::move(*contact)};
}


void consume(UnitOfWork& work, std::string_view raw, Services& services)
{
    const auto now = services.clock.now();
    const auto facts = factsOf(work, raw, services.secrets, now);
    if (!facts || !work.customers().touch(facts->token.customer) || !work.tokens().use(facts->token.id, now))
        throw RolledBack(ResetPassword::Outcome::gone);
    const auto& contact = facts->contact;
    work.contacts().setAccountState(contact.id, AccountState::active, Time{});
    revokeEverything(work, contact.id);
    auto mail = accountMail(MailKind::passwordChanged, contact, facts->token.customer, facts->token.id);
    mail.token = 0;
    work.outbox().put(mail, now);
    Actor himself;
    himself.account = contact.account;
    himself.contact = contact.id;
    audit(work, facts->token.customer, himself, "account.password-reset", "contact/" + contact.id.text(), "",
          now);
}

}  // namespace


WishPasswordReset::Outcome WishPasswordReset::operator()(std::string_view typed,
                                                         std::string_view clientAddress) const
{
    const auto address = canonicalEmail(typed, EmailLetters::any);
    if (!address.ok())
        return Outcome::noAddress;
    auto outcome = Outcome::remembered;
    _services.storage.inOne([&](UnitOfWork& work) {
        const auto now = _services.clock.now();
        const auto client = "reset/client/" + _services.secrets.sha256(clientAddress);
        outcome =
            work.door().pass(client, now, span) > mostFromClient ? Outcome::tooMany : Outcome::remembered;
        if (outcome == Outcome::remembered)
            work.door().wish(address.text, now);
    });
    return outcome;
}


std::size_t SendResetLinks::operator()() const
{
    const auto wishes = _services.storage.read()->door().wishes(atOnce);
    for (const auto& wish : wishes)
        _services.inDesk([&](DeskWork& desk) {
            if (desk.work.door().take(wish.id))
                fulfil(desk, wish);
        });
    return wishes.size();
}


void SendResetLinks::fulfil(DeskWork& desk, const ResetWish& wish) const
{
    auto& work = desk.work;
    const auto now = _services.clock.now();
    work.door().forgetPaces(now - std::chrono::days(1));
    const auto known = work.contacts().findByEmail(wish.email);
    if (!known || !known->account || wish.at < now - wishesLast)
        return;
    const auto account = desk.accounts.find(known->account);
    const auto places = work.customers().accessOf(known->account).customers;
    if (!account || account->disabled || account->email != wish.email || places.empty())
        return;
    if (work.door().pass("reset/address/" + _services.secrets.sha256(wish.email), now, span) > mostToAddress)
        return;
    const auto customer = places.front().customer;
    if (!account->hasPassword)
        return invite(work, known->id, customer, known->account, {}, MailKind::activationResent, _services);
    auto token = freshToken(TokenPurpose::passwordReset, known->id, customer, wish.email,
                            now + _services.policy().resetLife, _services.secrets);
    token.id = work.tokens().put(token);
    work.outbox().put(accountMail(MailKind::passwordReset, *known, customer, token.id), now);
}


std::optional<ResetPassword::Facts> ResetPassword::look(std::string_view rawToken) const
{
    return factsOf(*_services.storage.read(), rawToken, _services.secrets, _services.clock.now());
}


ResetPassword::Result ResetPassword::operator()(std::string_view rawToken, const std::string& password,
                                                std::string_view locale) const
{
    const auto facts = look(rawToken);
    if (!facts)
        return {};
    if (auto sentence = _services.passwords.refusal(password, readingIn(locale, facts->contact.person), {}))
        return {Outcome::refused, std::move(*sentence)};
    try
    {
        _services.passwords.set(facts->contact.account, password,
                                [&](UnitOfWork& work) { consume(work, rawToken, _services); });
    }
    catch (const RolledBack<Outcome>& undone)
    {
        return {undone.answer(), {}};
    }
    return {Outcome::done, {}};
}

}  // namespace contacts
