// /agent/tickets/{ticket}: read, reply, note, status, ownership.
#pragma once

#include "host/src/pages/HostPage.h"

namespace supportcentre {

class AgentTicket final : public HostPage
{
public:
    using HostPage::HostPage;

    /// GET and POST …/reply, …/note, …/status, …/own: the last segment tells which.
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    /// What was typed into which of the three fields, and the key of what is wrong with it.
    struct Typed
    {
        enum class Field { none, reply, note, move };
        Field field = Field::none;
        std::string text{};
        std::string_view problem{};
    };

    [[nodiscard]] helpdesk::Response act(const helpdesk::Request& request, const TicketRow& row) const;
    [[nodiscard]] helpdesk::Response speak(const helpdesk::Request& request, const TicketRow& row,
                                           Typed typed) const;
    [[nodiscard]] helpdesk::Response move(const helpdesk::Request& request, const TicketRow& row,
                                          Typed typed) const;
    [[nodiscard]] helpdesk::Response after(const helpdesk::Request& request, const TicketRow& row,
                                           TicketService::Outcome outcome, std::string_view done,
                                           const Typed& typed) const;
    [[nodiscard]] helpdesk::Response page(const helpdesk::Request& request, const TicketRow& row,
                                          const Typed& typed, const std::vector<Notice>& notices) const;
};

}  // namespace supportcentre
