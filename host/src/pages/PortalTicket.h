// /portal/tickets/{ticket}: read, reply, cancel.
#pragma once

#include "host/src/pages/HostPage.h"

namespace supportcentre {

class PortalTicket final : public HostPage
{
public:
    using HostPage::HostPage;

    /// GET, POST …/reply and POST …/cancel: the last segment tells which.
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    struct Typed
    {
        std::string text{};
        std::string_view problem{};
    };

    [[nodiscard]] helpdesk::Response page(const helpdesk::Request& request, const TicketRow& row,
                                          const Typed& typed, const std::vector<Notice>& notices) const;
    [[nodiscard]] helpdesk::Response reply(const helpdesk::Request& request, const TicketRow& row) const;
    [[nodiscard]] helpdesk::Response cancel(const helpdesk::Request& request, const TicketRow& row) const;
    [[nodiscard]] helpdesk::Response after(const helpdesk::Request& request, const TicketRow& row,
                                           TicketService::Outcome outcome, std::string_view done,
                                           const Typed& typed) const;
};

}  // namespace supportcentre
