// /admin/health: how the host and each plugin are, and what to do about what is not well.
#pragma once

#include "host/src/pages/HostHealth.h"
#include "host/src/pages/HostPage.h"

namespace supportcentre {

class HealthPage final : public HostPage
{
public:
    using HostPage::HostPage;
    helpdesk::Response handle(const helpdesk::Request& request) override;
};

}  // namespace supportcentre
