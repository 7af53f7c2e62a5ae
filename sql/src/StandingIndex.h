// Where people stand, noted in their memberships and counted by customer. Whoever writes what it follows from
// calls this behind it, in the same transaction and with the contact's row taken.
#pragma once

#include "core/Ids.h"
#include "core/contacts/Standings.h"
#include "sql/base/Database.h"

namespace contacts::sql {

/// In each of his customers.
void noteStanding(db::Connection& connection, ContactId contact);

void countStanding(db::Connection& connection, CustomerId customer, Standing standing, int by);

/// Of a customer who has nobody yet.
void beginStandings(db::Connection& connection, CustomerId customer);

}  // namespace contacts::sql
