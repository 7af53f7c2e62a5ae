// Addresses of lists: filters as links, and the cursor to older entries.
#pragma once

#include "host/src/tickets/TicketStore.h"

#include <helpdesk/Page.h>

#include <string>
#include <vector>

namespace supportcentre {

/// "?status=open&search=x": fields with a value only, encoded, in order; empty when there is none.
[[nodiscard]] std::string queryOf(const std::vector<std::pair<std::string, std::string>>& fields);

/// "1732222222000000.48213", as it stands in ?before=. False for anything else: the list then begins at its
/// head.
[[nodiscard]] std::string cursorAfter(const TicketRow& row);
bool readCursor(std::string_view text, ListWindow& window);

}  // namespace supportcentre
