// /agent/projects/{project}: its people, and what is published in it.
#pragma once

#include "host/src/pages/HostPage.h"

namespace supportcentre {

class AgentProject final : public HostPage
{
public:
    using HostPage::HostPage;
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    /// What a form held when it was refused, and the sentence that says why.
    struct Typed
    {
        std::string form;  ///< "people", "notes", "links", "files" or "name".
        std::string problem;
        helpdesk::NewPerson person{};
        bool isNew = false;        ///< Nobody has the address at this customer: ask for the rest.
        bool isElsewhere = false;  ///< But somebody has it elsewhere: of the rest only what he is here.
        std::string text;
        std::string name;
        std::string label;
        std::string address;
    };

    [[nodiscard]] helpdesk::Response act(const helpdesk::Request& request, const Project& project) const;
    [[nodiscard]] helpdesk::Response putOn(const helpdesk::Request& request, const Project& project) const;
    [[nodiscard]] helpdesk::Response rename(const helpdesk::Request& request, const Project& project) const;
    [[nodiscard]] helpdesk::Response publishNote(const helpdesk::Request& request,
                                                 const Project& project) const;
    [[nodiscard]] helpdesk::Response publishLink(const helpdesk::Request& request,
                                                 const Project& project) const;
    [[nodiscard]] helpdesk::Response publishFile(const helpdesk::Request& request,
                                                 const Project& project) const;
    [[nodiscard]] helpdesk::Response publish(const helpdesk::Request& request, const Project& project,
                                             ProjectEntry entry, std::string_view content,
                                             const Typed& typed) const;
    [[nodiscard]] helpdesk::Response refusedForm(const helpdesk::Request& request, const Project& project,
                                                 const Typed& typed) const;
    [[nodiscard]] helpdesk::Response page(const helpdesk::Request& request, const Project& project,
                                          const Typed& typed, const std::vector<Notice>& notices) const;
};

}  // namespace supportcentre
