#pragma once

#include "core/request/ViewRequest.h"
#include "hooks/Ground.h"

#include <helpdesk/Json.h>

namespace contacts {

/// A request in full, as GET /requests/{id} answers it.
[[nodiscard]] helpdesk::Json toJson(const Ground& ground, const RequestView& view, const Actor& reader);

/// One line of a list of requests.
[[nodiscard]] helpdesk::Json briefly(const Request& request, const Customer& customer,
                                     const TicketDesk& desk);

}  // namespace contacts
