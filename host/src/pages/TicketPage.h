// Ground of a ticket's page, the agents' and the portal's: where what somebody does there leads.
#pragma once

#include "host/src/pages/HostPage.h"

namespace supportcentre {

/// Immutable. [thread-safe]
class TicketPage : public HostPage
{
protected:
    using HostPage::HostPage;

    /// What was typed into which of the fields, and the key of what is wrong with it.
    struct Typed
    {
        enum class Field { none, reply, note, move };
        Field field = Field::none;
        std::string text;
        std::string_view problem;
    };

    [[nodiscard]] virtual std::string addressOf(const TicketRow& row) const = 0;
    [[nodiscard]] virtual helpdesk::Response page(const helpdesk::Request& request, const TicketRow& row,
                                                  const Typed& typed,
                                                  const std::vector<Notice>& notices) const = 0;

    /// The page again with what was typed and what is wrong.
    [[nodiscard]] helpdesk::Response again(const helpdesk::Request& request, const TicketRow& row,
                                           const Typed& typed, Notice notice, int status = 422) const;

    /// Done: the page says so. Else it comes again, as the ticket is by now.
    [[nodiscard]] helpdesk::Response after(const helpdesk::Request& request, const TicketRow& row,
                                           TicketService::Outcome outcome, std::string_view done,
                                           const Typed& typed) const;
};

}  // namespace supportcentre
