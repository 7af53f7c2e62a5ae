// Whether a customer has whom it needs after its rows, and nobody twice.
#pragma once

#include "core/import/ImportCustomerRows.h"

namespace contacts {

/// By the rows alone: nobody comes without a role, and a primary one is given once.
void checkGivenRoles(const ImportPlan& plan, const Catalogue& catalogue, ImportFindings& findings);

/// With those who are there already.
void checkHolders(const ImportCustomer& customer, const ImportPlan& plan, const Catalogue& catalogue,
                  UnitOfWork& work, ImportFindings& findings);

/// New addresses that are easily mistaken for one of the customer's own people.
void warnOfLookAlikes(const ImportPlan& plan, UnitOfWork& work, ImportFindings& findings);

}  // namespace contacts
