// All of the customer's pages, and the addresses they answer.
#pragma once

#include "hooks/Ground.h"

#include <helpdesk/Plugin.h>

#include <memory>
#include <vector>

namespace contacts {

/// [main-thread] to make and declare; the pages themselves are concurrent.
class PortalPages
{
public:
    /// `ground` and `tickets` outlive the pages; ground.scripts holds the address of contacts.js.
    PortalPages(const Ground& ground, helpdesk::Tickets& tickets);
    ~PortalPages();

    /// The pages stay this object's and must live until the host has dropped the registrations.
    void declare(helpdesk::Registry& registry);

private:
    struct Entry;

    template <class AnyPage>
    void add(helpdesk::Method method, std::string_view route, const std::shared_ptr<AnyPage>& page);

    std::vector<Entry> _entries;
};

}  // namespace contacts
