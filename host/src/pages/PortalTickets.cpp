#include "host/src/pages/PortalTickets.h"

#include "host/src/pages/ListLinks.h"
#include "host/src/pages/TicketViews.h"

#include <array>

namespace supportcentre {

using helpdesk::TicketStatus;
using templates::View;

namespace {

struct Filter
{
    std::string_view key;
    std::vector<TicketStatus> statuses;
};


std::array<Filter, 3> filters()
{
    return {{{"open", {TicketStatus::open, TicketStatus::waiting}},
             {"ended", {TicketStatus::closed, TicketStatus::cancelled}},
             {"all", {allStatuses.begin(), allStatuses.end()}}}};
}


std::size_t countOf(const StatusCounts& counts, const Filter& filter)
{
    std::size_t sum = 0;
    for (const auto status : filter.statuses)
        if (const auto found = counts.find(status); found != counts.end())
            sum += found->second;
    return sum;
}

}  // namespace


helpdesk::Response PortalTickets::handle(const helpdesk::Request& request)
{
    const auto& visitor = request.visitor;
    const auto scope = _parts.sight.scope(visitor, request.query.text("customer"));
    if (!scope)
        return helpdesk::Response::notFound();

    const auto all = filters();
    const auto* chosen = &all.front();
    for (const auto& filter : all)
        if (filter.key == request.query.text("status"))
            chosen = &filter;
    ListWindow window;
    window.statuses = chosen->statuses;
    readCursor(request.query.text("before"), window);
    const auto listed = _parts.reader.list(*scope, window);

    const auto address = [&](std::string_view status, const std::string& before = {}) {
        return "/portal/tickets" +
               queryOf({{"customer", scope->customer}, {"status", std::string(status)}, {"before", before}});
    };
    View::List chips;
    for (const auto& filter : all)
        chips.push_back({{"chipHref", address(filter.key)},
                         {"chipLabel", say(request, "filter." + std::string(filter.key))},
                         {"chipCurrent", &filter == chosen},
                         {"chipCount", std::to_string(countOf(listed.counts, filter))}});

    const TicketViews views(_parts, request, helpdesk::Frame::Area::portal);
    const auto* customer = visitor.access.at(scope->customer);
    const bool mayRaise = !TicketSight::raisable(visitor, scope->customer).empty();
    const auto raiseHref = "/portal/tickets/new" + queryOf({{"customer", scope->customer}});
    const bool nothingAtAll = countOf(listed.counts, all.back()) == 0;
    helpdesk::Frame frame;
    frame.title = say(request, "tickets.title");
    frame.menu = "tickets";
    frame.customer = scope->customer;
    return show(
        request, "portal/tickets",
        {{"hasCustomer", customer != nullptr},
         {"customer", customer ? customer->name : std::string()},
         {"everyones", scope->everyones},
         {"mayRaise", mayRaise},
         {"raiseHref", raiseHref},
         {"chips", std::move(chips)},
         {"anyRow", !listed.rows.empty()},
         {"rows", views.rows(listed.rows)},
         {"emptyText", say(request, nothingAtAll ? "tickets.none" : "tickets.none-here")},
         {"emptyHref", nothingAtAll && mayRaise ? raiseHref : address("all")},
         {"emptyLink", say(request, nothingAtAll && mayRaise ? "home.raise-one" : "tickets.show-all")},
         {"more", listed.more},
         {"moreHref",
          listed.rows.empty() ? std::string() : address(chosen->key, cursorAfter(listed.rows.back()))}},
        std::move(frame));
}

}  // namespace supportcentre
