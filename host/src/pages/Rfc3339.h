// Times for machines: RFC 3339 in UTC.
#pragma once

#include <helpdesk/Ticket.h>

#include <string>

namespace supportcentre {

/// "2026-11-21T22:05:00Z"
[[nodiscard]] std::string rfc3339(helpdesk::Time time);

}  // namespace supportcentre
