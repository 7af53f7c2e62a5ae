#include "host/src/pages/PortalTicket.h"

#include "host/src/pages/Initials.h"
#include "host/src/pages/ListLinks.h"
#include "host/src/pages/TicketForm.h"
#include "host/src/pages/TicketViews.h"

namespace supportcentre {

using helpdesk::Request;
using helpdesk::Response;
using helpdesk::TicketStatus;
using Outcome = TicketService::Outcome;

std::string PortalTicket::addressOf(const TicketRow& row) const
{
    return "/portal/tickets/" + std::to_string(row.ticket.id.value);
}


Response PortalTicket::handle(const Request& request)
{
    const auto id = ticketIdIn(request.captured.at("ticket"));
    const auto row = id ? _parts.reader.find(*id) : std::nullopt;
    if (!row || !_parts.sight.sees(request.visitor, row->ticket))
        return Response::notFound();
    if (request.method == helpdesk::Method::get)
        return page(request, *row, {}, {});
    return request.path.ends_with("/reply") ? reply(request, *row) : cancel(request, *row);
}


Response PortalTicket::reply(const Request& request, const TicketRow& row) const
{
    Typed typed{Typed::Field::reply, tidy(request.form.text("text")), {}};
    typed.problem = textProblem(typed.text).value_or("");
    if (!typed.problem.empty())
        return again(request, row, typed, wrong(request, "ticket.not-sent"));
    try
    {
        const auto outcome =
            _parts.tickets.say(request.visitor, row.ticket.id, TicketService::Say::asCustomer, typed.text);
        return after(request, row, outcome, "replied", typed);
    }
    catch (const helpdesk::Refused& no)
    {
        return again(request, row, typed, refused(request, no.refusal()));
    }
}


Response PortalTicket::cancel(const Request& request, const TicketRow& row) const
{
    if (!TicketSight::mayCancel(request.visitor, row.ticket))
        return again(request, row, {}, wrong(request, "ticket.only-requester-cancels"), 403);
    if (row.ticket.status == TicketStatus::closed)
        return after(request, row, Outcome::final, "cancelled", {});
    try
    {
        const auto outcome =
            _parts.tickets.move(request.visitor, row.ticket.id, {TicketStatus::cancelled, {}, false, {}});
        return after(request, row, outcome, "cancelled", {});
    }
    catch (const helpdesk::Refused& no)
    {
        return again(request, row, {}, refused(request, no.refusal()));
    }
}


Response PortalTicket::page(const Request& request, const TicketRow& row, const Typed& typed,
                            const std::vector<Notice>& notices) const
{
    const TicketViews views(_parts, request, helpdesk::Frame::Area::portal);
    const auto status = row.ticket.status;
    const bool alive = status != TicketStatus::cancelled;
    auto view = views.row(row);
    view.set("listHref", "/portal/tickets" + queryOf({{"customer", row.ticket.customer}}));
    view.set("panels", views.panels(row.ticket));
    view.set("posts", views.conversation(_parts.reader.messages(row.ticket.id, false)));
    view.set("mayReply", alive);
    view.set("mayCancel",
             alive && status != TicketStatus::closed && TicketSight::mayCancel(request.visitor, row.ticket));
    view.set("myInitials", initialsOf(request.visitor.name));
    view.set("replyText", typed.text);
    view.set("replyWrong", !typed.problem.empty());
    view.set("replyError", typed.problem.empty() ? std::string() : say(request, typed.problem));
    view.set("replyHinted", status == TicketStatus::closed && typed.problem.empty());
    helpdesk::Frame frame;
    frame.title = "#" + std::to_string(row.ticket.id.value) + " " + row.ticket.subject;
    frame.menu = "tickets";
    frame.customer = request.visitor.access.at(row.ticket.customer) ? row.ticket.customer : std::string();
    return show(request, "portal/ticket", std::move(view), std::move(frame), notices);
}

}  // namespace supportcentre
