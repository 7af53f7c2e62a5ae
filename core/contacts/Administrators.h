// Who manages a customer's contacts.
#pragma once

#include "core/ports/Storage.h"

namespace contacts {

/// Active contacts of the customer with portal access and a role that delegates, each once, in the order of
/// the catalogue.
[[nodiscard]] std::vector<Contact> administratorsOf(UnitOfWork& work, CustomerId customer,
                                                    const Catalogue& catalogue);

/// Those of them who can log in. Whoever was never invited, or has not come yet, hears nothing of what he
/// could not open, and nobody is sent to him; the same people keep a customer from being without an
/// administrator (ContactStore::countAdministrators).
[[nodiscard]] std::vector<Contact> administratorsWhoLogIn(UnitOfWork& work, CustomerId customer,
                                                          const Catalogue& catalogue);

}  // namespace contacts
