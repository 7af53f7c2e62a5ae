// Service helpdesk.tickets/1: plugins act on tickets through the same service as everybody else.
#pragma once

#include "host/src/tickets/TicketReader.h"
#include "host/src/tickets/TicketService.h"
#include "templates/Words.h"

namespace supportcentre {

/// [thread-safe]
class TicketsForPlugins final : public helpdesk::Tickets
{
public:
    TicketsForPlugins(TicketService& service, TicketReader& reader, const templates::Words& words)
        : _service(service),
          _reader(reader),
          _words(words)
    {
    }

    helpdesk::TicketId
    create(const helpdesk::Visitor& requester, const helpdesk::NewTicket& ticket,
           const std::function<void(helpdesk::Transaction&, helpdesk::TicketId)>& mine) override;
    void move(const helpdesk::Visitor& actor, helpdesk::TicketId ticket, std::string_view reference,
              helpdesk::TicketStatus status, const std::string& message,
              const helpdesk::InTransaction& mine) override;
    std::optional<helpdesk::Ticket> find(helpdesk::TicketId ticket) override;
    std::vector<helpdesk::TicketMessage> messages(helpdesk::TicketId ticket, bool withNotes) override;

private:
    TicketService& _service;
    TicketReader& _reader;
    const templates::Words& _words;
};

}  // namespace supportcentre
