#pragma once

#include "core/ports/Storage.h"
#include "hooks/api/Parameters.h"

namespace contacts {

/// search, status, account, role, sort, page and pageSize of the list and of the files made of it.
[[nodiscard]] ListQuery listQueryFrom(const Parameters& parameters, CustomerId customer,
                                      const Catalogue& catalogue, Time now);

}  // namespace contacts
