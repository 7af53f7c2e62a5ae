// The way of a new person from the welcome mail to an active account.
#pragma once

#include "core/Tokens.h"

namespace contacts {

/// Makes a token and puts its mail (`kind`: welcome or activationResent), inside the transaction that gave
/// the person his account. What was sent to him before no longer works.
void invite(UnitOfWork& work, ContactId contact, CustomerId customer, AccountId account,
            const std::string& invitedBy, MailKind kind, Services& services);

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
