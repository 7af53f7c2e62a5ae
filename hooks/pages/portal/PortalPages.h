// All of the customer's pages, and the addresses they answer.
#pragma once

#include "hooks/Ground.h"

#include <helpdesk/Plugin.h>

#include <memory>

namespace contacts {

/// [main-thread] to make and declare; the pages themselves are concurrent.
class PortalPages
{
public:
    /// All of it outlives the pages; ground.scripts holds the address of contacts.js.
    /// `mostUploadBytes`: what the site takes at once; 0: it does not say.
    PortalPages(const Ground& ground, helpdesk::Tickets& tickets, helpdesk::Ties& ties,
                std::uint64_t mostUploadBytes);
    ~PortalPages();
    PortalPages(const PortalPages&) = delete;
    PortalPages& operator=(const PortalPages&) = delete;

    /// The pages stay this object's and must live until the host has dropped the registrations.
    void declare(helpdesk::Registry& registry);

private:
    struct Pages;
    std::unique_ptr<Pages> _pages;
};

}  // namespace contacts
