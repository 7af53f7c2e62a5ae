#include "host/src/pages/TicketPage.h"

namespace supportcentre {

using helpdesk::Request;
using helpdesk::Response;
using Outcome = TicketService::Outcome;

Response TicketPage::again(const Request& request, const TicketRow& row, const Typed& typed, Notice notice,
                           int status) const
{
    auto response = page(request, row, typed, {std::move(notice)});
    response.status = status;
    return response;
}


Response TicketPage::after(const Request& request, const TicketRow& row, Outcome outcome,
                           std::string_view done, const Typed& typed) const
{
    if (outcome == Outcome::done)
        return Response::to(addressOf(row) + "?done=" + std::string(done));
    if (outcome == Outcome::unknown)
        return Response::notFound();
    return again(request, _parts.reader.find(row.ticket.id).value_or(row), typed,
                 wrong(request, outcome == Outcome::final ? "ticket.has-ended" : "ticket.changed-meanwhile"),
                 409);
}

}  // namespace supportcentre
