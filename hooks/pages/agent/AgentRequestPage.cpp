#include "hooks/pages/agent/AgentRequestPage.h"

#include "hooks/Visiting.h"
#include "hooks/pages/StaffVisit.h"

namespace contacts {

using helpdesk::Response;

namespace {

/// Agents come here from any ticket of that queue, also from those that somebody wrote by hand.
Response noRequest(const Ground& ground, const helpdesk::Request& request)
{
    const StaffVisit visit{ground, request};
    helpdesk::Frame frame;
    frame.title = visit.say("panel.title");
    frame.area = helpdesk::Frame::Area::agent;
    return visit.framed(std::move(frame), "page/agent-no-request", {}, 404);
}

}  // namespace


std::string placeOf(const Request& request, const TicketDesk& desk)
{
    if (desk.elsewhere())
        return "/agent/requests/" + request.id.text();
    return request.ticket == 0 ? "/portal/requests/" + request.id.text() : desk.address(request.ticket, true);
}


Response panelPage(const Ground& ground, const RequestView& found, std::string panel, std::string_view locale)
{
    const auto ticket = found.request.ticket;
    Response response;
    response.frame.title = ground.words.say(locale, "panel.title");
    response.frame.area = helpdesk::Frame::Area::agent;
    // Elsewhere the page stands beside the ticket of that house, and leads nowhere else.
    response.frame.menu = ground.services.desk.elsewhere() ? "" : "tickets";
    response.frame.styles = ground.styles;
    response.body = ground.views.render(
        "page/agent-decision", locale,
        {{"title", ground.words.say(locale, "panel.title")},
         {"ticketed", ticket != 0},
         {"ticket", std::to_string(ticket)},
         {"ticketHref", ticket == 0 ? std::string() : ground.services.desk.address(ticket, true)},
         {"customer", found.customer.name},
         {"panel", templates::View::Markup{std::move(panel)}}});
    return response;
}


Response RequestOfTicketPage::handle(const helpdesk::Request& request)
{
    using TicketNumber = Id<struct TicketTag>;
    const auto ticket = captured<TicketNumber>(request, "ticket");
    if (!ticket || !_ground.services.desk.elsewhere())
        return Response::notFound();
    const auto found = _ground.services.storage.read()->requests().findByTicket(ticket->value);
    return found ? Response::to(placeOf(*found, _ground.services.desk)) : noRequest(_ground, request);
}


Response AgentRequestPage::handle(const helpdesk::Request& request)
{
    const auto id = captured<RequestId>(request, "request");
    auto panel = id ? _panel.render(*id, request, {}) : std::nullopt;
    const ViewRequest look(_ground.services);
    const auto customer = panel ? look.customerOf(*id) : std::nullopt;
    const auto found = customer ? look(readerOf(request.visitor, *customer), *id) : std::nullopt;
    return found ? panelPage(_ground, *found, std::move(*panel), request.visitor.locale)
                 : Response::notFound();
}

}  // namespace contacts
