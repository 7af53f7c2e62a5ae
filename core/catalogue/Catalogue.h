// Roles and what they allow: data, editable by the administrator, never code.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace contacts {

enum class CustomerKind { customer, purchaser, global, subsidiary };

[[nodiscard]] std::string_view wordOf(CustomerKind kind);
[[nodiscard]] std::optional<CustomerKind> customerKindFrom(std::string_view word);

using RoleKey = std::string;  ///< "technical", "primary-contact"; [a-z0-9-], at most 40.

namespace permission {

inline constexpr std::string_view viewContacts = "contacts.view";
inline constexpr std::string_view editContacts = "contacts.edit";
inline constexpr std::string_view manageContacts = "contacts.manage";
inline constexpr std::string_view seeFamily = "family.visible";

/// Every permission there is, sorted. "Admin access" holds all of them.
[[nodiscard]] const std::vector<std::string>& all();

}  // namespace permission

struct RoleWords
{
    std::string label;
    std::string description;

    bool operator==(const RoleWords&) const = default;
};

struct Role
{
    RoleKey key{};
    std::map<std::string, RoleWords, std::less<>> words;  ///< By locale; "en" is always there.
    std::set<std::string, std::less<>> permissions;
    bool primary = false;  ///< One holder per customer; offered as Promote only.
    std::set<CustomerKind> offeredTo;
    /// Kinds of customer that need a holder of this role, or of another role in the same group.
    std::map<CustomerKind, std::string> requiredFor;  ///< kind → group name; same group = "one of these".
    std::set<RoleKey, std::less<>> incompatibleWith;  ///< Symmetric; a warning.

    /// A role with contacts.manage: its holders administer the customer's contacts.
    [[nodiscard]] bool delegating() const { return permissions.contains(permission::manageContacts); }

    /// Falls back to English.
    [[nodiscard]] const RoleWords& in(std::string_view locale) const;

    bool operator==(const Role&) const = default;
};

/// All roles in the order of the matrix columns. Immutable; share it freely between threads.
class Catalogue
{
public:
    Catalogue() = default;
    explicit Catalogue(std::vector<Role> roles, std::uint64_t revision = 0)
        : _roles(std::move(roles)),
          _revision(revision)
    {
    }

    [[nodiscard]] const std::vector<Role>& roles() const noexcept { return _roles; }

    /// Of the stored catalogue that this one is, or that it was made from; 0: none was stored.
    [[nodiscard]] std::uint64_t revision() const noexcept { return _revision; }
    [[nodiscard]] const Role* find(std::string_view key) const;
    [[nodiscard]] std::vector<const Role*> offeredTo(CustomerKind kind) const;

    /// Group → roles of which a customer of that kind needs one holder.
    [[nodiscard]] std::map<std::string, std::vector<RoleKey>> requiredGroups(CustomerKind kind) const;

    /// Roles whose holders administer the customer's contacts.
    [[nodiscard]] std::vector<RoleKey> delegating() const;

    /// Sorted union of what these roles allow. Unknown keys allow nothing.
    [[nodiscard]] std::vector<std::string> permissionsOf(const std::set<RoleKey, std::less<>>& roles) const;

private:
    std::vector<Role> _roles;
    std::uint64_t _revision = 0;
};

/// The languages in which a role has words; English first.
inline constexpr std::string_view catalogueLanguages[] = {"en", "fr", "de"};

inline constexpr CustomerKind everyCustomerKind[] = {CustomerKind::customer, CustomerKind::purchaser,
                                                     CustomerKind::global, CustomerKind::subsidiary};

/// What a new installation starts with, in English, French and German.
[[nodiscard]] Catalogue standardCatalogue();

}  // namespace contacts
