// Addresses with which the helpdesk's own people log in: nobody gets at such an account by becoming a
// contact.
#pragma once

#include "core/Services.h"

namespace contacts {

/// Adds a finding for each line after which somebody would log in with a staff member's address. A line that
/// joins somebody is not asked: whose address is no contact's joins nowhere. Never call it inside a
/// transaction: the helpdesk looks on a connection of its own.
void findStaffAddresses(const ChangeSet& changes, const Snapshot& before, const Services& services,
                        Findings& findings);

/// The same question about one address.
[[nodiscard]] bool isStaffAddress(const std::string& address, const Services& services);

}  // namespace contacts
