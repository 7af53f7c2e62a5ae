#include "core/account/Tokens.h"

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

}  // namespace


std::string rawToken(const Token& token, const Secrets& secrets)
{
    const auto expiry = std::to_string(token.expiresAt.time_since_epoch().count());
    return base64url(secrets.seal(std::string(wordOf(token.purpose)) + "\n" + token.contact.text() + "\n" +
                                  token.email + "\n" + token.nonce + "\n" + expiry));
}


std::string temporaryPassword(const Token& token, const Secrets& secrets)
{
    constexpr std::string_view alphabet = "abcdefghjkmnpqrstuvwxyz023456789";  // 32, without i, l, o, 1
    constexpr std::size_t letters = 20;
    constexpr std::size_t group = 5;
    const auto raw = rawToken(token, secrets);
    const auto sealed = secrets.seal("temporary password\n" + raw);
    std::string password;
    for (std::size_t i = 0; i < letters; ++i)
    {
        if (i > 0 && i % group == 0)
            password += '-';
        const auto byte = nibble(sealed[2 * i]) * 16 + nibble(sealed[2 * i + 1]);
        password += alphabet[byte % alphabet.size()];
    }
    return password;
}


std::string secretOf(const Token& token, const Secrets& secrets)
{
    return token.purpose == TokenPurpose::temporaryPassword ? temporaryPassword(token, secrets)
                                                            : rawToken(token, secrets);
}


Token freshToken(TokenPurpose purpose, ContactId contact, CustomerId customer, std::string email,
                 Time expiresAt, Secrets& secrets)
{
    Token token;
    token.purpose = purpose;
    token.contact = contact;
    token.customer = customer;
    token.email = std::move(email);
    token.nonce = secrets.random(nonceBytes);
    token.expiresAt = expiresAt;
    token.hash = secrets.sha256(secretOf(token, secrets));
    return token;
}


std::optional<Token> liveToken(UnitOfWork& work, std::string_view raw, TokenPurpose purpose,
                               const Secrets& secrets, Time now)
{
    if (raw.size() != rawLength)
        return std::nullopt;
    auto token = work.tokens().findByHash(secrets.sha256(raw));
    if (!token || token->purpose != purpose || token->revoked || token->usedAt != Time{} ||
        token->expiresAt <= now)
        return std::nullopt;
    return token;
}


void revokeEverything(UnitOfWork& work, ContactId contact)
{
    for (const auto purpose : {TokenPurpose::activation, TokenPurpose::temporaryPassword,
                               TokenPurpose::passwordReset, TokenPurpose::emailChange})
        work.tokens().revoke(contact, purpose);
}


Mail accountMail(MailKind kind, const Contact& receiver, CustomerId customer, std::uint64_t token)
{
    Mail mail;
    mail.key = std::string(wordOf(kind)) + "/" + std::to_string(token);
    mail.kind = kind;
    mail.customer = customer;
    mail.contact = receiver.id;
    mail.address = receiver.person.email;
    mail.name = receiver.person.name();
    mail.locale = receiver.person.locale;
    mail.token = token;
    return mail;
}

}  // namespace contacts
