// Whether a membership opens the portal, and the customer's contacts in it.
#pragma once

#include "core/contacts/Person.h"

namespace contacts {

/// Roles have an effect in this customer: the rule that ContactStore::portalMemberships counts by.
[[nodiscard]] bool usesPortal(const Person& person);

/// One of his roles lets its holder manage the contacts.
[[nodiscard]] bool delegates(const Person& person, const Catalogue& catalogue);

}  // namespace contacts
