// The plugin's pages for agents, administrators and people in front of the door, and the addresses they
// answer.
#pragma once

#include "hooks/Ground.h"
#include "hooks/Pace.h"
#include "hooks/pages/admin/DeskPages.h"
#include "hooks/pages/admin/MailPreview.h"
#include "hooks/panels/RequestPanel.h"

#include <helpdesk/Plugin.h>

#include <memory>
#include <vector>

namespace contacts {

/// [main-thread] to make and declare; the pages themselves are concurrent.
class StaffPages
{
public:
    struct Parts
    {
        const Ground& ground;
        const RequestPanel& panel;
        MailPreviews previews{};
        DeskControl desk;
        std::string doorScript;
        std::string customerScript;
    };

    explicit StaffPages(const Parts& parts);

    /// The pages stay this object's and must live until the host has dropped the registrations.
    void declare(helpdesk::Registry& registry);

private:
    void addMailPages(const Parts& parts);

    struct Entry
    {
        helpdesk::Method method{};
        std::string_view route;
        helpdesk::Audience audience{};
        std::unique_ptr<helpdesk::Page> page;
        bool typed = false;  ///< People type into its form: an odd character does not cost them the rest.
    };

    Pace _wrongLinks{200, std::chrono::minutes(10)};
    std::vector<Entry> _entries;
};

}  // namespace contacts
