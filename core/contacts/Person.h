// A person as the matrix shows him for one customer: the contact (the person) and the membership (his place
// there).
#pragma once

#include "core/Ids.h"
#include "core/catalogue/Catalogue.h"

#include <variant>

namespace contacts {

/// How a change names a person: a contact that exists, or one that an earlier line of the same set adds.
struct PersonKey
{
    ContactId contact{};
    std::string ref;  ///< Only when `contact` is none: the "ref" of an add-contact or link-contact line.

    auto operator<=>(const PersonKey&) const = default;

    /// The contact's id, or the ref: what stands in JSON and in form field names. Refs never look like an id.
    [[nodiscard]] std::string text() const { return contact ? contact.text() : ref; }
    [[nodiscard]] static PersonKey from(std::string_view text);
};

enum class MembershipStatus {
    active,
    deactivated  ///< Kept, shown as [inactive], no access.
};

/// Everything about a person that a change set can change. Equal values, equal persons: no ids of rows, no
/// times.
struct Person
{
    // Belongs to the person, the same in every customer.
    std::string title;
    std::string firstName;
    std::string lastName;
    std::string email;  ///< Canonical (core/text/Email.h), unique in the whole system, also the user name.
    std::string phone;
    std::string locale = "en";  ///< en | fr | de: the language of his mails.

    // Belongs to the membership.
    std::string department;
    bool portalUser = true;  ///< May have an account; roles of others take effect when this becomes true.
    bool seesAllRequests = false;
    MembershipStatus status = MembershipStatus::active;
    std::set<RoleKey, std::less<>> roles;  ///< Primary roles among them.

    bool operator==(const Person&) const = default;

    /// "Amélie Dupont", without title, either part may be empty.
    [[nodiscard]] std::string name() const;
};

}  // namespace contacts
