#include "hooks/pages/agent/AgentRequestPage.h"

#include "hooks/Visiting.h"
#include "hooks/pages/StaffVisit.h"

#include <algorithm>

namespace contacts {

using helpdesk::Response;

namespace {

using TicketNumber = Id<struct TicketTag>;


/// The ticket and those that were merged into it: "5,8". What is no number there is none of ours.
std::vector<std::uint64_t> numbersOf(TicketNumber ticket, std::string_view merged)
{
    constexpr std::size_t most = 50;
    std::vector<std::uint64_t> numbers{ticket.value};
    while (!merged.empty() && numbers.size() < most)
    {
        const auto comma = std::min(merged.find(','), merged.size());
        if (const auto number = TicketNumber::from(merged.substr(0, comma)))
            numbers.push_back(number->value);
        merged.remove_prefix(std::min(comma + 1, merged.size()));
    }
    return numbers;
}


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
    response.frame.menu = ground.services.desk.elsewhere() ? "contact-requests" : "tickets";
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
    const auto ticket = captured<TicketNumber>(request, "ticket");
    if (!ticket || !_ground.services.desk.elsewhere())
        return Response::notFound();
    const auto work = _ground.services.storage.read();
    std::optional<contacts::Request> shown;
    for (const auto number : numbersOf(*ticket, request.query.text("merged")))
        if (auto found = work->requests().findByTicket(number);
            found && (!shown || (terminal(shown->state) && !terminal(found->state))))
            shown = std::move(found);
    return shown ? Response::to(placeOf(*shown, _ground.services.desk)) : noRequest(_ground, request);
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
