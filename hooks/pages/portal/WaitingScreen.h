#pragma once

#include "core/request/ViewRequest.h"
#include "hooks/pages/portal/ListAddress.h"
#include "hooks/pages/portal/Visit.h"

#include <helpdesk/Services.h>

namespace contacts {

/// The read-only page while a request waits: existing beside requested, where it is, and the conversation.
/// [thread-safe]
class WaitingScreen
{
public:
    WaitingScreen(const Ground& ground, helpdesk::Tickets& tickets) : _ground(ground), _tickets(tickets) {}

    [[nodiscard]] helpdesk::Response show(const Visit& visit, const RequestView& open,
                                          const ListAddress& address, const std::string& notice) const;

private:
    void addConversation(templates::View& view, const Visit& visit, const RequestView& open) const;
    void addOthers(templates::View& view, const Visit& visit, const RequestView& open,
                   ListAddress address) const;

    const Ground& _ground;
    helpdesk::Tickets& _tickets;
};

/// Steps for `steps`: requested, with the helpdesk, decision.
[[nodiscard]] templates::View::List stepsOf(const Visit& visit, const Request& request);

/// "ticket #48213", or empty while an external desk has not raised it.
/// A link to its ticket leads somewhere. In another house a ticket opens to the helpdesk and to who asked for
/// it, not to his colleagues.
[[nodiscard]] bool opensTicket(const Visit& visit, const Request& request,
                               const std::optional<RemoteSight>& oddity);

[[nodiscard]] std::string ticketWords(const Visit& visit, const Request& request);

/// What stands above the reason: whose it is, or that it answers the helpdesk's question.
[[nodiscard]] std::string reasonTitle(const Visit& visit, const RequestView& open);

/// The ticket is not to be found where it was: nobody is led there.
[[nodiscard]] bool isLost(const std::optional<RemoteSight>& oddity);

/// What happened to the ticket of a waiting request, as far as it concerns the customer.
void addOddity(const Visit& visit, const RequestView& open, templates::View::List& notices);

/// "MK"
[[nodiscard]] std::string initialsOf(std::string_view name);

}  // namespace contacts
