// Whether a membership opens the portal, and the customer's contacts in it.
#pragma once

#include "core/contacts/Person.h"

namespace contacts {

/// Roles have an effect in this customer: the rule that ContactStore::portalMemberships counts by.
[[nodiscard]] bool usesPortal(const Person& person);

/// One of these roles, or of his, lets its holder manage the contacts.
[[nodiscard]] bool delegates(const std::set<RoleKey, std::less<>>& roles, const Catalogue& catalogue);
[[nodiscard]] bool delegates(const Person& person, const Catalogue& catalogue);

}  // namespace contacts
