#include "core/Activation.h"

#include "core/Audit.h"
#include "core/RolledBack.h"

namespace contacts {

namespace {

constexpr std::size_t nonceBytes = 16;
constexpr std::size_t rawLength = 43;  // 32 bytes in base64url without padding.


unsigned nibble(char hex)
{
    return static_cast<unsigned>(hex <= '9' ? hex - '0' : hex - 'a' + 10);
}


std::string base64url(const std::string& hex)
{
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string text;
    unsigned bits = 0;
    unsigned held = 0;
    for (const char digit : hex)
    {
        bits = (bits << 4) | nibble(digit);
        held += 4;
        if (held >= 6)
        {
            held -= 6;
            text += alphabet[(bits >> held) & 63];
            bits &= (1u << held) - 1;
        }
    }
    if (held > 0)
        text += alphabet[(bits << (6 - held)) & 63];
    return text;
}


std::string_view wordOf(TokenPurpose purpose)
{
    return purpose == TokenPurpose::activation ? "activation" : "";
}


/// The person this token still opens a door for; nothing when anything has changed since it was sent.
std::optional<ActivateAccount::Facts> factsOf(UnitOfWork& work, std::string_view raw, const Secrets& secrets,
                                              Time now)
{
    if (raw.size() != rawLength)
        return std::nullopt;
    auto token = work.tokens().findByHash(secrets.sha256(raw));
    if (!token || token->purpose != TokenPurpose::activation || token->revoked || token->usedAt != Time{} ||
        token->expiresAt <= now)
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
    Actor himself;
    himself.account = facts->contact.account;
    himself.contact = facts->contact.id;
    audit(work, facts->customer.id, himself, "account.activated", "contact/" + facts->contact.id.text(), "",
          now);
}

}  // namespace


std::string rawToken(const Token& token, const Secrets& secrets)
{
    const auto expiry = std::to_string(token.expiresAt.time_since_epoch().count());
    return base64url(secrets.seal(std::string(wordOf(token.purpose)) + "\n" + token.contact.text() + "\n" +
                                  token.email + "\n" + token.nonce + "\n" + expiry));
}


void invite(UnitOfWork& work, ContactId contact, CustomerId customer, AccountId account,
            const std::string& invitedBy, std::string_view reasonKey, Services& services)
{
    const auto invited = work.contacts().find(customer, contact);
    if (!invited)
        throw std::logic_error("somebody is invited to a customer he does not belong to");
    const auto now = services.clock.now();
    if (invited->account != account)
        work.contacts().linkAccount(contact, account);

    Token token;
    token.contact = contact;
    token.customer = customer;
    token.email = invited->person.email;
    token.nonce = services.secrets.random(nonceBytes);
    token.expiresAt = now + services.policy().activationLife;
    token.hash = services.secrets.sha256(rawToken(token, services.secrets));
    token.id = work.tokens().put(token);
    work.contacts().setAccountState(contact, AccountState::invited, token.expiresAt);

    Mail mail;
    mail.key = "welcome/" + std::to_string(token.id);
    mail.kind = MailKind::welcome;
    mail.customer = customer;
    mail.contact = contact;
    mail.address = invited->person.email;
    mail.name = invited->person.name();
    mail.locale = invited->person.locale;
    mail.token = token.id;
    mail.values = {{"invitedBy", invitedBy}, {"reason", std::string(reasonKey)}};
    work.outbox().put(mail, now);
}


std::optional<ActivateAccount::Facts> ActivateAccount::look(std::string_view rawToken) const
{
    return factsOf(*_services.storage.read(), rawToken, _services.secrets, _services.clock.now());
}


ActivateAccount::Result ActivateAccount::operator()(std::string_view rawToken,
                                                    const std::string& password) const
{
    const auto facts = look(rawToken);
    if (!facts)
        return {};
    const auto account = facts->contact.account;
    if (auto sentence = _services.passwords.refusal(password, facts->contact.person, facts->customer.name))
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
