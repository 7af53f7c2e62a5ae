// GET and POST /portal/tickets/new.
#pragma once

#include "host/src/pages/HostPage.h"

namespace supportcentre {

class RaiseTicket final : public HostPage
{
public:
    using HostPage::HostPage;
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    struct Typed
    {
        std::string category;
        std::string subject;
        std::string text;
    };
    struct Problems
    {
        std::string_view category;  ///< Keys of words; empty: none.
        std::string_view subject;
        std::string_view text;
    };

    [[nodiscard]] helpdesk::Response form(const helpdesk::Request& request, const TicketScope& scope,
                                          const Typed& typed, const Problems& problems,
                                          const std::vector<Notice>& notices) const;
    [[nodiscard]] helpdesk::Response raise(const helpdesk::Request& request, const TicketScope& scope) const;
};

}  // namespace supportcentre
