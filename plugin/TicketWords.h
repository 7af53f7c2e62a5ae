#pragma once

#include "core/Services.h"
#include "templates/Words.h"

namespace contacts {

/// Subject and first message of a request's ticket: the whole diff in words, for agents who read the ticket
/// without the panel.
[[nodiscard]] TicketText ticketText(const templates::Words& words, const Catalogue& catalogue,
                                    std::string_view locale, const Request& request, const Customer& customer,
                                    const Snapshot& after);

}  // namespace contacts
