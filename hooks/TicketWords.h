#pragma once

#include "core/Services.h"
#include "templates/Words.h"

namespace contacts {

/// How tickets are written. Lives as long as one call.
struct TicketStyle
{
    const templates::Words& words;
    const Catalogue& catalogue;
    std::string locale;  ///< The agents'.
    std::string
        subject;  ///< As the administrators want it (core/request/TicketSubject.h); empty: the usual one.
};


/// Subject and first message of a request's ticket: the whole diff in words, for agents who read the ticket
/// without the panel. Of a request that is decided or returned: what was decided, line by line, by whom, and
/// what he wrote.
[[nodiscard]] TicketText ticketText(const TicketStyle& style, const Request& request,
                                    const Customer& customer, const Snapshot& after);

}  // namespace contacts
