#pragma once

#include "core/Services.h"
#include "core/contacts/CustomerRules.h"

namespace contacts {

/// Agents make customers and change what they are (feature 48). Stateless; [thread-safe].
class EditCustomer
{
public:
    enum class Outcome {
        done,
        unknown,           ///< 404
        changedMeanwhile,  ///< 409: `customer` is as it is now.
        findings,          ///< 422: errors, and the warnings beside them.
        warnings           ///< Nothing is wrong, but somebody should read this first.
    };

    enum class Warnings {
        ask,      ///< Write nothing while there are any.
        accepted  ///< Whoever asks has read them, or has nobody to show them to.
    };

    struct Result
    {
        Outcome outcome = Outcome::done;
        Customer customer{};
        Findings findings{};  ///< Of a customer who was written: the warnings.
    };

    explicit EditCustomer(Services& services) : _services(services) {}

    /// `wanted` without an id is a new one; with one, its revision is what the agent saw. The number of
    /// contacts is not asked for. The name is read as it was typed.
    [[nodiscard]] Result operator()(const Actor& actor, Customer wanted, Warnings warnings) const;

private:
    Services& _services;
};

}  // namespace contacts
