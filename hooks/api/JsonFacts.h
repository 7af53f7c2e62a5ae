// The small values that many answers share.
#pragma once

#include "core/contacts/Customer.h"
#include "core/ports/TicketDesk.h"
#include "core/request/Request.h"

#include <helpdesk/Json.h>

namespace contacts {

/// RFC 3339 in UTC with microseconds, "2026-11-20T09:16:03.120000Z"; null for the epoch, which stands for
/// "never".
[[nodiscard]] helpdesk::Json toJson(Time time);

/// {id, name}
[[nodiscard]] helpdesk::Json briefly(const Customer& customer);

/// {id, url}, or null while an external desk has not raised it.
[[nodiscard]] helpdesk::Json ticketJson(std::uint64_t ticket, const TicketDesk& desk, bool forAgent);

/// {contact, name}
[[nodiscard]] helpdesk::Json requesterJson(const Request& request);

template <class Tag>
[[nodiscard]] helpdesk::Json idOrNull(Id<Tag> id)
{
    return id ? helpdesk::Json(id.text()) : helpdesk::Json();
}

}  // namespace contacts
