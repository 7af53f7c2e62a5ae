#include "host/src/pages/Billing.h"

#include "host/src/pages/Formats.h"
#include "host/src/pages/RoomsMenu.h"
#include "host/src/rooms/Invoices.h"
#include "host/src/rooms/MonthlyReport.h"

#include <map>

namespace supportcentre {

using helpdesk::Request;
using helpdesk::Response;
using templates::View;

namespace {

helpdesk::Frame frameOf(std::string title, std::string menu, const helpdesk::CustomerAccess& room)
{
    helpdesk::Frame frame;
    frame.title = std::move(title);
    frame.menu = std::move(menu);
    frame.customer = room.customer;
    return frame;
}

}  // namespace


Response Billing::handle(const Request& request)
{
    constexpr std::size_t most = 200;
    const auto* room = roomOf(request.visitor, request.query.text("customer"), rooms::billing);
    if (!room)
        return Response::notFound();
    const auto& locale = request.visitor.locale;
    const auto& zone = request.visitor.timeZone;
    const auto today = dayOf(zone, _parts.now());
    View::List rows;
    std::map<std::string, std::int64_t> open;
    for (const auto& invoice : Invoices(_parts.pool).of(room->customer, most))
    {
        if (!invoice.paid)
            open[invoice.currency] += invoice.cents;
        // The day on which it is due is the last one on which it can be paid in time.
        const bool late = dayOf(zone, invoice.dueAt) < today;
        const char* state = invoice.paid ? "paid" : late ? "overdue" : "open";
        rows.push_back({{"number", invoice.number},
                        {"subject", invoice.subject},
                        {"issued", dateWords(locale, zone, invoice.issuedAt)},
                        {"due", dateWords(locale, zone, invoice.dueAt)},
                        {"amount", moneyWords(locale, invoice.cents, invoice.currency)},
                        {"state", say(request, "billing.state." + std::string(state))},
                        {"stateTag", std::string(invoice.paid ? "add"
                                                 : late       ? "del"
                                                              : "edit")}});
    }
    std::vector<std::string> sums;
    for (const auto& [currency, cents] : open)
        sums.push_back(moneyWords(locale, cents, currency));
    const auto sum = _parts.words.list(locale, sums);
    return show(request, "portal/billing",
                {{"customer", room->name},
                 {"anyRow", !rows.empty()},
                 {"anyOpen", !sums.empty()},
                 {"openSum", say(request, "billing.open-sum", {{"sum", std::string_view(sum)}})},
                 {"rows", std::move(rows)}},
                frameOf(say(request, "rooms.billing"), "billing", *room));
}


Response Reports::handle(const Request& request)
{
    constexpr std::size_t months = 12;
    const auto* room = roomOf(request.visitor, request.query.text("customer"), rooms::reports);
    if (!room)
        return Response::notFound();
    View::List rows;
    MonthOfTickets all;
    for (const auto& month : monthlyReport(_parts.pool, room->customer, _parts.now(), months))
    {
        all.raised += month.raised;
        all.ended += month.ended;
        all.stillOpen += month.stillOpen;
        rows.push_back({{"month", monthWords(request.visitor.locale, month.begins)},
                        {"raised", std::to_string(month.raised)},
                        {"ended", std::to_string(month.ended)},
                        {"stillOpen", std::to_string(month.stillOpen)}});
    }
    return show(request, "portal/reports",
                {{"customer", room->name},
                 {"rows", std::move(rows)},
                 {"raisedInAll", std::to_string(all.raised)},
                 {"endedInAll", std::to_string(all.ended)},
                 {"openInAll", std::to_string(all.stillOpen)}},
                frameOf(say(request, "rooms.reports"), "reports", *room));
}

}  // namespace supportcentre
