// The way of a new person from the welcome mail to an active account.
#pragma once

#include "core/Services.h"

namespace contacts {

/// Raw token for a token row: base64url(HMAC(key, purpose ‖ contact ‖ e-mail ‖ nonce ‖ expiry)), derived
/// again for every mail, stored nowhere.
[[nodiscard]] std::string rawToken(const Token& token, const Secrets& secrets);

/// Makes a token and puts the welcome mail, inside the transaction that gave the person his account.
void invite(UnitOfWork& work, ContactId contact, CustomerId customer, AccountId account,
            const std::string& invitedBy, std::string_view reasonKey, Services& services);

/// [thread-safe]
class ActivateAccount
{
public:
    struct Facts
    {
        Token token{};
        Contact contact{};
        Customer customer{};
    };

    enum class Outcome {
        activated,
        gone,    ///< Unknown, used, expired or revoked: all look the same.
        refused  ///< The password cannot be used; `sentence` says why.
    };

    struct Result
    {
        Outcome outcome = Outcome::gone;
        AccountId account{};
        std::string sentence{};
    };

    explicit ActivateAccount(Services& services) : _services(services) {}

    /// Reading consumes nothing: link scanners come first.
    [[nodiscard]] std::optional<Facts> look(std::string_view rawToken) const;
    [[nodiscard]] Result operator()(std::string_view rawToken, const std::string& password) const;

private:
    Services& _services;
};

}  // namespace contacts
