// GET /portal: what waits, and where to go.
#pragma once

#include "host/src/pages/HostPage.h"

namespace supportcentre {

class PortalHome final : public HostPage
{
public:
    using HostPage::HostPage;
    helpdesk::Response handle(const helpdesk::Request& request) override;
};

/// GET /: everybody to the place of his kind of work.
class StartPage final : public helpdesk::Page
{
public:
    helpdesk::Response handle(const helpdesk::Request& request) override;
};

}  // namespace supportcentre
