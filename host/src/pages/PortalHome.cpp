#include "host/src/pages/PortalHome.h"

#include "host/src/http/LocalPath.h"
#include "host/src/pages/TicketViews.h"

#include <algorithm>

namespace supportcentre {

using helpdesk::Request;
using helpdesk::Response;
using templates::View;

Response PortalHome::handle(const Request& request)
{
    const auto& visitor = request.visitor;
    const auto scope = _parts.sight.scope(visitor, request.query.text("customer"));
    if (!scope)
        return Response::notFound();
    const TicketViews views(_parts, request, helpdesk::Frame::Area::portal);
    ListWindow window;
    window.statuses = {helpdesk::TicketStatus::open, helpdesk::TicketStatus::waiting};
    window.limit = 8;
    const auto listed = _parts.reader.list(*scope, window);
    const auto* customer = visitor.access.at(scope->customer);
    const auto query =
        scope->customer.empty() ? std::string() : "?customer=" + percentEncoded(scope->customer);

    auto items = _parts.contributions.menu(visitor, helpdesk::Frame::Area::portal, scope->customer);
    // Closed projects tie nobody and are in no menu, but their people find them from here.
    if (customer && customer->projects == 0 && !visitor.access.contact.empty() &&
        !_parts.projects.of(visitor.access.contact, customer->customer).empty())
        items.push_back({"projects", say(request, "projects.closed-ones"),
                         "/portal/projects?customer=" + percentEncoded(customer->customer), 40});
    items.push_back({"tickets", say(request, "tickets.title"), "/portal/tickets" + query, 10});
    items.push_back({"profile", say(request, "profile.title"), "/portal/profile" + query, 900});
    std::stable_sort(items.begin(), items.end(),
                     [](const auto& one, const auto& other) { return one.position < other.position; });
    View::List links;
    for (auto& item : items)
        links.push_back({{"linkHref", std::move(item.href)}, {"linkLabel", std::move(item.label)}});

    helpdesk::Frame frame;
    frame.title = say(request, "home.title");
    frame.customer = scope->customer;
    return show(request, "portal/home",
                {{"greeting", say(request, "home.greeting", {{"name", visitor.name}})},
                 {"hasCustomer", customer != nullptr},
                 {"customer", customer ? customer->name : std::string()},
                 {"mayRaise", !TicketSight::raisable(visitor, scope->customer).empty()},
                 {"raiseHref", "/portal/tickets/new" + query},
                 {"allHref", "/portal/tickets" + query},
                 {"anyRow", !listed.rows.empty()},
                 {"rows", views.rows(listed.rows)},
                 {"links", std::move(links)}},
                std::move(frame));
}


Response StartPage::handle(const Request& request)
{
    const auto& visitor = request.visitor;
    if (!visitor.known())
        return Response::to("/login");
    if (visitor.agent)
        return Response::to("/agent/tickets");
    return Response::to(visitor.administrator ? "/admin/plugins" : "/portal");
}

}  // namespace supportcentre
