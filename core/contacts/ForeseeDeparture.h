#pragma once

#include "core/Services.h"

namespace contacts {

/// What follows for a person when he leaves a customer, or is deactivated there.
struct Departure
{
    enum class Account {
        none,   ///< He has none, or none that anybody could use: never invited, or closed already.
        ends,   ///< No portal membership is left to him: nobody logs in with it any more.
        stays,  ///< Needed for another customer.
    };

    Contact contact{};
    /// Of which he is the holder now, in the order of the catalogue; those that the draft gives to somebody
    /// else are not lost with him.
    std::vector<RoleKey> primaryRoles;
    bool losesAccess = false;  ///< He has been invited at least, and what he holds here is in effect.
    bool himself = false;      ///< The actor's own contact.
    Account account = Account::none;

    /// Feature 28: with a project a contact stays; with several he cannot even be deactivated.
    [[nodiscard]] bool mayBeRemoved() const noexcept { return !himself && contact.projects == 0; }
    [[nodiscard]] bool mayBeDeactivated() const noexcept { return !himself && contact.projects <= 1; }
};

/// For the questions that are asked before somebody is removed or deactivated. Reads only.
class ForeseeDeparture
{
public:
    explicit ForeseeDeparture(Services& services) : _services(services) {}

    /// Nothing when the actor does not manage the customer's contacts, or he is none of them.
    [[nodiscard]] std::optional<Departure> operator()(const Actor& actor, CustomerId customer,
                                                      ContactId contact) const;

private:
    Services& _services;
};

}  // namespace contacts
