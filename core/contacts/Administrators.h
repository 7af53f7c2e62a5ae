// Who manages a customer's contacts.
#pragma once

#include "core/ports/Storage.h"

namespace contacts {

/// Active contacts of the customer with portal access and a role that delegates, each once, in the order of
/// the catalogue.
[[nodiscard]] std::vector<Contact> administratorsOf(UnitOfWork& work, CustomerId customer,
                                                    const Catalogue& catalogue);

}  // namespace contacts
