// GET and POST /portal/workorders: the customer's work orders, and a new one. A work order is a ticket of a
// category of its own.
#pragma once

#include "host/src/pages/HostPage.h"

namespace supportcentre {

class WorkOrders final : public HostPage
{
public:
    using HostPage::HostPage;
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    struct Typed
    {
        std::string subject;
        std::string place;
        std::string text;
    };
    struct Problems
    {
        std::string_view subject;  ///< Keys of words; empty: none.
        std::string_view place;
        std::string_view text;

        [[nodiscard]] bool none() const noexcept { return subject.empty() && place.empty() && text.empty(); }
    };

    [[nodiscard]] helpdesk::Response order(const helpdesk::Request& request,
                                           const helpdesk::CustomerAccess& room) const;
    [[nodiscard]] helpdesk::Response page(const helpdesk::Request& request,
                                          const helpdesk::CustomerAccess& room, const Typed& typed,
                                          const Problems& problems, const std::vector<Notice>& notices) const;
};

}  // namespace supportcentre
