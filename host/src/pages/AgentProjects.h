// GET and POST /agent/projects: all projects, and a new one.
#pragma once

#include "host/src/pages/HostPage.h"

namespace supportcentre {

class AgentProjects final : public HostPage
{
public:
    using HostPage::HostPage;
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    struct Typed
    {
        std::string customer;
        std::string name;
        std::string_view customerProblem;  ///< Keys of words; empty: none.
        std::string_view nameProblem;
    };

    [[nodiscard]] helpdesk::Response make(const helpdesk::Request& request) const;
    [[nodiscard]] helpdesk::Response page(const helpdesk::Request& request, const Typed& typed,
                                          const std::vector<Notice>& notices) const;
};

}  // namespace supportcentre
