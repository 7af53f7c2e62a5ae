#include "host/src/tickets/TicketsForPlugins.h"

namespace supportcentre {

helpdesk::TicketId
TicketsForPlugins::create(const helpdesk::Visitor& requester, const helpdesk::NewTicket& ticket,
                          const std::function<void(helpdesk::Transaction&, helpdesk::TicketId)>& mine)
{
    return _service.raise(requester, ticket, mine);
}


void TicketsForPlugins::move(const helpdesk::Visitor& actor, helpdesk::TicketId ticket,
                             std::string_view reference, helpdesk::TicketStatus status,
                             const std::string& message, const helpdesk::InTransaction& mine)
{
    const auto row = _reader.find(ticket);
    if (!row)
        throw std::runtime_error("there is no ticket " + std::to_string(ticket.value));
    if (reference.empty() || row->ticket.reference != reference)
        throw std::logic_error("a plugin tried to move a ticket that it did not create");
    using Outcome = TicketService::Outcome;
    const auto outcome = _service.move(actor, ticket, {status, message, actor.agent, {}}, mine);
    if (outcome == Outcome::final)
        throw helpdesk::Refused({_words.say(actor.locale, "ticket.is-cancelled"), {}, {}});
    if (outcome != Outcome::done)
        throw helpdesk::Refused({_words.say(actor.locale, "ticket.changed-meanwhile"), {}, {}});
}


std::optional<helpdesk::Ticket> TicketsForPlugins::find(helpdesk::TicketId ticket)
{
    auto row = _reader.find(ticket);
    return row ? std::optional(std::move(row->ticket)) : std::nullopt;
}


std::vector<helpdesk::TicketMessage> TicketsForPlugins::messages(helpdesk::TicketId ticket, bool withNotes)
{
    return _reader.messages(ticket, withNotes);
}

}  // namespace supportcentre
