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

}  // namespace


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
