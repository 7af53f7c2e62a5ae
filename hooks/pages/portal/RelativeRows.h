#pragma once

#include "hooks/pages/portal/ListAddress.h"
#include "hooks/pages/portal/Visit.h"

namespace contacts {

/// The read-only groups below a customer's own rows: its purchasers' people, its family's. Only under the
/// whole list: a filter or a later page asks for somebody among the customer's own.
void addRelatives(templates::View& view, const Visit& visit, const ListAddress& address,
                  const MatrixLook& look);

}  // namespace contacts
