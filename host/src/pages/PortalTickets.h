// GET /portal/tickets: the tickets somebody may see, of one customer at a time.
#pragma once

#include "host/src/pages/HostPage.h"

namespace supportcentre {

class PortalTickets final : public HostPage
{
public:
    using HostPage::HostPage;
    helpdesk::Response handle(const helpdesk::Request& request) override;
};

}  // namespace supportcentre
