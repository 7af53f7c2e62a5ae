// The administrator's rooms but the outbox, and the addresses they answer.
#pragma once

#include "hooks/Ground.h"
#include "hooks/pages/admin/StaffDirectory.h"

#include <helpdesk/Plugin.h>

#include <memory>
#include <vector>

namespace contacts {

/// [main-thread] to make and declare; the pages themselves are concurrent.
class AdminPages
{
public:
    /// `mostUploadBytes`: what the site takes at once; 0: it does not say.
    AdminPages(const Ground& ground, StaffDirectory staff, std::uint64_t mostUploadBytes);

    /// The pages stay this object's and must live until the host has dropped the registrations.
    void declare(helpdesk::Registry& registry);

private:
    void add(helpdesk::Method method, std::string_view route, std::unique_ptr<helpdesk::Page> page);

    struct Entry
    {
        helpdesk::Method method{};
        std::string_view route;
        std::unique_ptr<helpdesk::Page> page;
        bool typed = false;  ///< People type into its form: an odd character does not cost them the rest.
    };

    StaffDirectory _staff;
    std::unique_ptr<helpdesk::Page> _giveImport;  ///< Takes a file, which others must not.
    std::vector<Entry> _entries;
};

}  // namespace contacts
