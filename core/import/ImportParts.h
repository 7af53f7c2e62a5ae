// One customer's rows as they are written: some at a time, so that nobody else waits long for his turn.
#pragma once

#include "core/import/ImportCustomerRows.h"

namespace contacts {

inline constexpr std::size_t rowsInOnePart = 500;

/// The customer again and again, each time with other rows of those that change something; empty when none
/// does. All that decide together whether the file may be written stand in the first one, however many they
/// are: who holds or gets a primary or a delegating role.
[[nodiscard]] std::vector<ImportCustomer> partsOf(const ImportCustomer& customer, const ImportPlan& plan,
                                                  const Catalogue& catalogue);

}  // namespace contacts
