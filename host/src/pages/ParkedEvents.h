// /admin/events: what could not be told to a plugin although it was tried again and again.
#pragma once

#include "host/src/pages/HostPage.h"

namespace supportcentre {

class ParkedEvents final : public HostPage
{
public:
    using HostPage::HostPage;

    /// GET, POST …/{event}/retry and …/{event}/drop.
    helpdesk::Response handle(const helpdesk::Request& request) override;
};

}  // namespace supportcentre
