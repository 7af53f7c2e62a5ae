// The way of a new person from the link in his mail to an active account.
#pragma once

#include "core/account/Tokens.h"

namespace contacts {

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
        std::string sentence;
    };

    explicit ActivateAccount(Services& services) : _services(services) {}

    /// Reading consumes nothing: link scanners come first.
    [[nodiscard]] std::optional<Facts> look(std::string_view rawToken) const;
    /// `locale`: of the page where he chooses it, in which a refusal speaks. Empty: his own.
    [[nodiscard]] Result operator()(std::string_view rawToken, const std::string& password,
                                    std::string_view locale = {}) const;

private:
    Services& _services;
};

}  // namespace contacts
