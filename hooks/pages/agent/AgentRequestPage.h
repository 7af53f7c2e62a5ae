// A request on a page of its own, for agents whose tickets lie in another house.
#pragma once

#include "core/request/ViewRequest.h"
#include "hooks/Ground.h"
#include "hooks/panels/RequestPanel.h"

#include <helpdesk/Page.h>

namespace contacts {

/// Where an agent decides the request: in its ticket, or on our own page where the host knows no ticket of
/// it.
[[nodiscard]] std::string placeOf(const Request& request, const TicketDesk& desk);

/// The panel as a page of its own.
[[nodiscard]] helpdesk::Response panelPage(const Ground& ground, const RequestView& found, std::string panel,
                                           std::string_view locale);

/// GET /agent/requests/of-ticket/{ticket}?merged=…: from the other house's page of the ticket to the request.
/// Where other tickets were merged into it, their numbers come along: what waits is shown first.
class RequestOfTicketPage final : public helpdesk::Page
{
public:
    explicit RequestOfTicketPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

/// GET /agent/requests/{request}
class AgentRequestPage final : public helpdesk::Page
{
public:
    AgentRequestPage(const Ground& ground, const RequestPanel& panel) : _ground(ground), _panel(panel) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
    const RequestPanel& _panel;
};

}  // namespace contacts
