#include "host/src/pages/AgentTicket.h"

#include "host/src/http/Text.h"
#include "host/src/pages/Initials.h"
#include "host/src/pages/TicketForm.h"
#include "host/src/pages/TicketViews.h"

namespace supportcentre {

using helpdesk::Request;
using helpdesk::Response;
using helpdesk::TicketStatus;
using templates::View;

std::string AgentTicket::addressOf(const TicketRow& row) const
{
    return "/agent/tickets/" + std::to_string(row.ticket.id.value);
}


Response AgentTicket::handle(const Request& request)
{
    const auto id = ticketIdIn(request.captured.at("ticket"));
    const auto row = id ? _parts.reader.find(*id) : std::nullopt;
    if (!row)
        return Response::notFound();
    return request.method == helpdesk::Method::get ? page(request, *row, {}, {}) : act(request, *row);
}


Response AgentTicket::act(const Request& request, const TicketRow& row) const
{
    Typed typed{Typed::Field::none, tidy(request.form.text("text")), {}};
    try
    {
        if (request.path.ends_with("/own"))
            return after(request, row, _parts.tickets.own(request.visitor.account, row.ticket.id), "owned",
                         typed);
        typed.field = request.path.ends_with("/note")    ? Typed::Field::note
                      : request.path.ends_with("/reply") ? Typed::Field::reply
                                                         : Typed::Field::move;
        return typed.field == Typed::Field::move ? move(request, row, typed) : speak(request, row, typed);
    }
    catch (const helpdesk::Refused& no)
    {
        return again(request, row, typed, refused(request, no.refusal()));
    }
}


Response AgentTicket::speak(const Request& request, const TicketRow& row, Typed typed) const
{
    typed.problem = textProblem(typed.text).value_or("");
    if (!typed.problem.empty())
        return again(request, row, typed, wrong(request, "ticket.not-sent"));
    const bool note = typed.field == Typed::Field::note;
    const auto how = note ? TicketService::Say::internally : TicketService::Say::asAgent;
    return after(request, row, _parts.tickets.say(request.visitor, row.ticket.id, how, typed.text),
                 note ? "noted" : "replied", typed);
}


Response AgentTicket::move(const Request& request, const TicketRow& row, Typed typed) const
{
    const auto to = statusNamed(request.form.text("status"));
    if (!to || *to == row.ticket.status || *to == TicketStatus::cancelled)
        return Response::to(addressOf(row) + "?done=same");
    if (!typed.text.empty() && textProblem(typed.text))
        return again(request, row, typed,
                     wrong(request, "ticket.not-sent", say(request, *textProblem(typed.text))));
    // The form carries the version the agent has read: two agents never decide over each other.
    const auto version = idIn(request.form.text("version"));
    const TicketService::Move wanted{*to, typed.text, true,
                                     version ? static_cast<std::uint32_t>(*version) : 0};
    return after(request, row, _parts.tickets.move(request.visitor, row.ticket.id, wanted), "moved", typed);
}


Response AgentTicket::page(const Request& request, const TicketRow& row, const Typed& typed,
                           const std::vector<Notice>& notices) const
{
    const TicketViews views(_parts, request, helpdesk::Frame::Area::agent);
    const auto status = row.ticket.status;
    const bool alive = status != TicketStatus::cancelled;
    const auto textIn = [&](Typed::Field field) { return typed.field == field ? typed.text : std::string(); };
    const auto errorIn = [&](Typed::Field field) {
        return typed.field == field && !typed.problem.empty() ? say(request, typed.problem) : std::string();
    };
    View::List moves;
    for (const auto to : {TicketStatus::open, TicketStatus::waiting, TicketStatus::closed})
        if (to != status)
            moves.push_back({{"moveKey", std::string(nameOf(to))},
                             {"moveLabel", views.statusLabel(to)},
                             {"moveChosen", typed.field == Typed::Field::move &&
                                                request.form.text("status") == nameOf(to)}});
    auto view = views.row(row);
    view.set("panels", views.panels(row.ticket));
    view.set("posts", views.conversation(_parts.reader.messages(row.ticket.id, true)));
    view.set("mayReply", alive);
    view.set("mayMove", alive);
    view.set("mayOwn", row.owner != request.visitor.account);
    view.set("moves", std::move(moves));
    view.set("version", std::to_string(row.version));
    view.set("myInitials", initialsOf(request.visitor.name));
    view.set("replyText", textIn(Typed::Field::reply));
    view.set("replyError", errorIn(Typed::Field::reply));
    view.set("replyWrong", !errorIn(Typed::Field::reply).empty());
    view.set("noteText", textIn(Typed::Field::note));
    view.set("noteError", errorIn(Typed::Field::note));
    view.set("noteWrong", !errorIn(Typed::Field::note).empty());
    view.set("noteOpen", typed.field == Typed::Field::note);
    view.set("moveText", textIn(Typed::Field::move));
    helpdesk::Frame frame;
    frame.title = "#" + std::to_string(row.ticket.id.value) + " " + row.ticket.subject;
    frame.area = helpdesk::Frame::Area::agent;
    frame.menu = "tickets";
    frame.customer = row.ticket.customer;
    return show(request, "agent/ticket", std::move(view), std::move(frame), notices);
}

}  // namespace supportcentre
