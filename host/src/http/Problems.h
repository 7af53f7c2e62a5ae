// Standard answers of the API (RFC 9457) for statuses that no page has put into words.
#pragma once

#include <helpdesk/Page.h>

#include <string>

namespace supportcentre {

[[nodiscard]] helpdesk::Response problemOf(int status, std::string_view detail, const std::string& incident);

}  // namespace supportcentre
