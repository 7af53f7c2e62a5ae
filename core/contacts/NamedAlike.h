#pragma once

#include "core/contacts/Customer.h"
#include "core/ports/Storage.h"

namespace contacts {

/// Customers whose names people would take for this one: the same words, whatever their case, accents and
/// signs. Among the first of those who are found by them.
[[nodiscard]] std::vector<Customer> namedAlike(UnitOfWork& work, std::string_view name);

}  // namespace contacts
