// What anybody may change about himself without asking: title, names, phone, language.
#pragma once

#include "core/Actor.h"
#include "core/Services.h"

namespace contacts {

/// Whether somebody is an administrator or holds nothing at all, these fields are his own. They are judged
/// by the same rules as a draft, and take effect at once in every customer of his. [thread-safe]
class EditOwnDetails
{
public:
    struct Details
    {
        std::string title;
        std::string firstName;
        std::string lastName;
        std::string phone;
        std::string locale;
    };

    enum class Outcome {
        done,
        unknown,  ///< He is nobody's contact.
        refused
    };

    struct Result
    {
        Outcome outcome = Outcome::unknown;
        Findings findings{};
    };

    explicit EditOwnDetails(Services& services) : _services(services) {}

    [[nodiscard]] std::optional<Details> see(AccountId account) const;
    /// `seen`: as he had it before him; what he left so stays as it is by now.
    Result operator()(const Actor& actor, const Details& seen, const Details& wanted) const;

private:
    Services& _services;
};

}  // namespace contacts
