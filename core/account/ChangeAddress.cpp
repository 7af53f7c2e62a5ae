#include "core/account/ChangeAddress.h"

#include "core/RolledBack.h"
#include "core/contacts/HoldPerson.h"
#include "core/desk/UserLink.h"
#include "core/history/Audit.h"
#include "core/text/Email.h"

namespace contacts {

namespace {

using Outcome = ChangeAddress::Outcome;


Outcome outcomeOf(Passwords::Check check)
{
    switch (check)
    {
    case Passwords::Check::right: return Outcome::done;
    case Passwords::Check::tooSoon: return Outcome::tooSoon;
    case Passwords::Check::wrong: break;
    }
    return Outcome::wrongPassword;
}


/// Whose link it is; nothing when anything has changed since it was sent.
std::optional<ChangeAddress::Facts> factsOf(UnitOfWork& work, std::string_view raw, const Secrets& secrets,
                                            Time now)
{
    auto token = liveToken(work, raw, TokenPurpose::emailChange, secrets, now);
    if (!token)
        return std::nullopt;
    auto contact = work.contacts().find(token->customer, token->contact);
    if (!contact || !contact->account || contact->accountState != AccountState::active ||
        work.contacts().portalMemberships(contact->id) == 0)
        return std::nullopt;
    return ChangeAddress::Facts{std::move(*token), std::move(*contact)};
}


void rewrite(DeskWork& desk, std::string_view raw, Services& services)
{
    auto& work = desk.work;
    const auto now = services.clock.now();
    auto facts = factsOf(work, raw, services.secrets, now);
    const auto places = facts ? holdWithCustomers(work, facts->contact) : std::set<CustomerId>{};
    facts = factsOf(work, raw, services.secrets, now);
    if (!facts || !work.tokens().use(facts->token.id, now))
        throw RolledBack(Outcome::gone);
    const auto& contact = facts->contact;
    if (work.contacts().findByEmail(facts->token.email) ||
        !desk.accounts.readdress(contact.account, facts->token.email))
        throw RolledBack(Outcome::taken);
    auto person = contact.person;
    person.email = facts->token.email;
    Actor himself;
    himself.account = contact.account;
    himself.contact = contact.id;
    for (const auto place : places)
        audit(work, place, himself, "contact.address-changed", "contact/" + contact.id.text(), "", now);
    work.contacts().writePerson(contact.id, person);
    work.requests().addressConfirmed(contact.id, person.email);
    revokeEverything(work, contact.id);
    desk.accounts.endSessions(contact.account);
    userMustFollow(work, contact.id, services);
}

}  // namespace


void askToConfirm(UnitOfWork& work, const Contact& contact, CustomerId customer, const std::string& email,
                  const std::string& askedBy, Services& services, std::uint64_t ticket)
{
    const auto now = services.clock.now();
    auto token = freshToken(TokenPurpose::emailChange, contact.id, customer, email,
                            now + services.policy().addressLife, services.secrets);
    token.id = work.tokens().put(token);
    auto confirmation = accountMail(MailKind::confirmAddress, contact, customer, token.id);
    confirmation.address = email;
    confirmation.ticket = ticket;
    confirmation.values = {{"askedBy", askedBy}, {"oldAddress", contact.person.email}};
    work.outbox().put(confirmation, now);
    auto notice = accountMail(MailKind::addressChanging, contact, customer, token.id);
    notice.token = 0;
    notice.ticket = ticket;
    notice.values = {{"askedBy", askedBy}, {"newAddress", email}};
    work.outbox().put(notice, now);
}


bool confirmsHimself(const Contact& contact, Accounts* accounts)
{
    if (contact.accountState == AccountState::active)
        return true;
    const auto account =
        accounts != nullptr && contact.account ? accounts->find(contact.account) : std::nullopt;
    return account && account->hasPassword && !account->disabled;
}


bool confirmsHimself(const Snapshot& existing, const PersonKey& person)
{
    return existing.activeAccounts.contains(person.contact);
}


void markLinksSent(UnitOfWork& work, Request& request, Accounts* accounts)
{
    for (auto& line : request.changes)
    {
        if (line.kind != ChangeKind::changeEmail || line.outcome == LineOutcome::rejected)
            continue;
        const auto contact = work.contacts().find(request.customer, line.person.contact);
        line.linkSent = contact && contact->person.email != line.value && confirmsHimself(*contact, accounts);
    }
}


Outcome ChangeAddress::ask(const Actor& actor, std::string_view typed, const std::string& password,
                           std::string_view clientAddress) const
{
    const auto address =
        canonicalEmail(typed, emailLetters(_services.policy().limits.internationalAddresses));
    if (!actor.contact || !actor.account)
        return Outcome::unknown;
    if (const auto verdict = outcomeOf(_services.passwords.check(actor.account, password, clientAddress));
        verdict != Outcome::done)
        return verdict;
    if (!address.ok())
        return Outcome::noAddress;
    auto outcome = Outcome::done;
    _services.inDesk([&](DeskWork& desk) {
        auto& work = desk.work;
        const auto known = work.contacts().findByAccount(actor.account);
        const auto account = desk.accounts.find(actor.account);
        const auto places = work.customers().accessOf(actor.account).customers;
        outcome = Outcome::unknown;
        if (!known || !account || account->staff || places.empty())
            return;
        outcome = Outcome::sameAddress;
        if (known->person.email == address.text)
            return;
        const auto bucket = "address/contact/" + known->id.text();
        outcome = Outcome::tooSoon;
        if (work.door().pass(bucket, _services.clock.now(), std::chrono::hours(1)) > mostAsked)
            return;
        outcome = Outcome::done;
        if (!work.contacts().findByEmail(address.text))
            askToConfirm(work, *known, places.front().customer, address.text, {}, _services);
    });
    return outcome;
}


std::optional<ChangeAddress::Facts> ChangeAddress::look(std::string_view rawToken) const
{
    return factsOf(*_services.storage.read(), rawToken, _services.secrets, _services.clock.now());
}


Outcome ChangeAddress::confirm(std::string_view rawToken, const std::string& password,
                               std::string_view clientAddress) const
{
    const auto facts = look(rawToken);
    if (!facts)
        return Outcome::gone;
    if (const auto verdict =
            outcomeOf(_services.passwords.check(facts->contact.account, password, clientAddress));
        verdict != Outcome::done)
        return verdict;
    try
    {
        _services.inDesk([&](DeskWork& desk) { rewrite(desk, rawToken, _services); });
    }
    catch (const RolledBack<Outcome>& undone)
    {
        return undone.answer();
    }
    return Outcome::done;
}

}  // namespace contacts
