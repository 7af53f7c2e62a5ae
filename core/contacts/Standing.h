// What an account may do in a customer according to the database in this very transaction, whatever a session
// believed before.
#pragma once

#include "core/Actor.h"
#include "core/ports/TicketDesk.h"

namespace contacts {

/// `actor` with the permissions he holds in `customer` now.
[[nodiscard]] Actor asStored(UnitOfWork& work, Actor actor, CustomerId customer, const Catalogue& catalogue);

/// `agent` as somebody who may act in the customer's place: any agent, as long as he is no contact there
/// himself or the settings let him decide his own requests. Who manages the contacts by a role of his own
/// acts for himself.
[[nodiscard]] Actor inTheirPlace(UnitOfWork& work, Actor agent, CustomerId customer, bool decidesOwn);

/// Whether the agent's account is still one of the staff that is let in.
[[nodiscard]] bool stillOfTheStaff(Accounts& accounts, const Actor& agent);

/// The requester of a request as he is now; without any permission when he has left.
[[nodiscard]] Actor requesterNow(UnitOfWork& work, const Request& request, const Catalogue& catalogue);

}  // namespace contacts
