// All of the customer's pages, and the addresses they answer.
#pragma once

#include "hooks/pages/PageParts.h"

#include <memory>
#include <vector>

namespace contacts {

/// [main-thread] to make and declare; the pages themselves are concurrent.
class PortalPages
{
public:
    explicit PortalPages(const PageParts& parts);
    ~PortalPages();

    /// The pages stay this object's and must live until the host has dropped the registrations.
    void declare(helpdesk::Registry& registry);

private:
    struct Entry;

    template <class AnyPage>
    void add(helpdesk::Method method, std::string_view route, const std::shared_ptr<AnyPage>& page);

    PageParts _parts;
    std::vector<Entry> _entries;
};

}  // namespace contacts
