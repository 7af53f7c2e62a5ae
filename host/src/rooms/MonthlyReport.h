// Tickets of one customer, month by month.
#pragma once

#include "host/src/tickets/TicketRow.h"
#include "sql/base/Database.h"

#include <vector>

namespace supportcentre {

struct MonthOfTickets
{
    helpdesk::Time begins{};  ///< The first moment of the month, UTC.
    std::size_t raised = 0;
    std::size_t ended = 0;      ///< Closed or cancelled in this month, whenever raised.
    std::size_t stillOpen = 0;  ///< Raised in this month and neither closed nor cancelled by now.
};

/// The month of `now` and those before it, newest first. Bounded index ranges: the cost is that of the
/// customer's tickets in these months. Throws db::Error.
[[nodiscard]] std::vector<MonthOfTickets> monthlyReport(db::Pool& pool, std::string_view customer,
                                                        helpdesk::Time now, std::size_t months);

}  // namespace supportcentre
