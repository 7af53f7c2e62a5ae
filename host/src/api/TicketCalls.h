// /api/v1/tickets: the host's desk for programs, with the same rules as the pages.
#pragma once

#include "host/src/api/HostCall.h"

namespace supportcentre {

/// GET /api/v1/tickets
class ListTickets final : public HostCall
{
public:
    using HostCall::HostCall;

private:
    helpdesk::Response answer(const helpdesk::Request& request) override;
    [[nodiscard]] std::optional<TicketReader::Listed>
    listedFor(const helpdesk::Visitor& visitor, std::string_view customer, const ListWindow& window) const;
    [[nodiscard]] TicketReader::Listed everywhere(const helpdesk::Visitor& visitor,
                                                  const ListWindow& window) const;
};

/// POST /api/v1/tickets
class CreateTicket final : public HostCall
{
public:
    using HostCall::HostCall;

private:
    helpdesk::Response answer(const helpdesk::Request& request) override;
};

/// GET /api/v1/tickets/{ticket}, POST …/messages, POST …/status
class OneTicket final : public HostCall
{
public:
    using HostCall::HostCall;

private:
    helpdesk::Response answer(const helpdesk::Request& request) override;
    [[nodiscard]] helpdesk::Response speak(const helpdesk::Request& request, const TicketRow& row) const;
    [[nodiscard]] helpdesk::Response move(const helpdesk::Request& request, const TicketRow& row) const;
    [[nodiscard]] helpdesk::Response after(const helpdesk::Request& request, const TicketRow& row,
                                           TicketService::Outcome outcome, int status) const;
    [[nodiscard]] helpdesk::Response whole(const helpdesk::Request& request, const TicketRow& row,
                                           int status) const;
};

}  // namespace supportcentre
