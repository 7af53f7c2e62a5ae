#include "host/src/pages/PortalHome.h"

#include "host/src/http/LocalPath.h"
#include "host/src/pages/TicketViews.h"

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

    View::List links;
    const auto link = [&](std::string href, std::string label) {
        links.push_back({{"linkHref", std::move(href)}, {"linkLabel", std::move(label)}});
    };
    link("/portal/tickets" + query, say(request, "tickets.title"));
    for (auto& item : _parts.contributions.menu(visitor, helpdesk::Frame::Area::portal, scope->customer))
        link(std::move(item.href), std::move(item.label));
    link("/portal/profile", say(request, "profile.title"));

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
