// /agent/tickets/{ticket}: read, reply, note, status, ownership.
#pragma once

#include "host/src/pages/TicketPage.h"

namespace supportcentre {

class AgentTicket final : public TicketPage
{
public:
    using TicketPage::TicketPage;

    /// GET and POST …/reply, …/note, …/status, …/own: the last segment tells which.
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    [[nodiscard]] std::string addressOf(const TicketRow& row) const override;
    [[nodiscard]] helpdesk::Response page(const helpdesk::Request& request, const TicketRow& row,
                                          const Typed& typed,
                                          const std::vector<Notice>& notices) const override;
    [[nodiscard]] helpdesk::Response act(const helpdesk::Request& request, const TicketRow& row) const;
    [[nodiscard]] helpdesk::Response speak(const helpdesk::Request& request, const TicketRow& row,
                                           Typed typed) const;
    [[nodiscard]] helpdesk::Response move(const helpdesk::Request& request, const TicketRow& row,
                                          Typed typed) const;
};

}  // namespace supportcentre
