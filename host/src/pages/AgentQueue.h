// GET /agent/tickets: every ticket, filtered.
#pragma once

#include "host/src/pages/HostPage.h"

namespace supportcentre {

class AgentQueue final : public HostPage
{
public:
    using HostPage::HostPage;
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    [[nodiscard]] templates::View::List categories(const helpdesk::Request& request,
                                                   const std::string& chosen) const;
    [[nodiscard]] templates::View::List owners(const helpdesk::Request& request,
                                               std::string_view chosen) const;
};

}  // namespace supportcentre
