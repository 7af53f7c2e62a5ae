// /portal/tickets/{ticket}: read, reply, cancel.
#pragma once

#include "host/src/pages/TicketPage.h"

namespace supportcentre {

class PortalTicket final : public TicketPage
{
public:
    using TicketPage::TicketPage;

    /// GET, POST …/reply and POST …/cancel: the last segment tells which.
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    [[nodiscard]] std::string addressOf(const TicketRow& row) const override;
    [[nodiscard]] helpdesk::Response page(const helpdesk::Request& request, const TicketRow& row,
                                          const Typed& typed,
                                          const std::vector<Notice>& notices) const override;
    [[nodiscard]] helpdesk::Response reply(const helpdesk::Request& request, const TicketRow& row) const;
    [[nodiscard]] helpdesk::Response cancel(const helpdesk::Request& request, const TicketRow& row) const;
};

}  // namespace supportcentre
