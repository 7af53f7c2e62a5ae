// GET /portal/projects[/{project}[/files/{entry}]]: only a project's people open it.
#pragma once

#include "host/src/pages/HostPage.h"

namespace supportcentre {

class PortalProjects final : public HostPage
{
public:
    using HostPage::HostPage;
    helpdesk::Response handle(const helpdesk::Request& request) override;
};

class PortalProject final : public HostPage
{
public:
    using HostPage::HostPage;
    helpdesk::Response handle(const helpdesk::Request& request) override;
};

}  // namespace supportcentre
