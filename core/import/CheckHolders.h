// Whether a customer has whom it needs after its rows, and nobody twice.
#pragma once

#include "core/import/ImportCustomerRows.h"

namespace contacts {

void checkHolders(const ImportCustomer& customer, const ImportPlan& plan, const Catalogue& catalogue,
                  UnitOfWork& work, ImportFindings& findings);

}  // namespace contacts
