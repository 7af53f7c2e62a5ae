#pragma once

#include "hooks/Ground.h"

#include <helpdesk/Panel.h>

namespace contacts {

/// The request on the customer's own ticket page: its state, what it asks for in words, and the way back to
/// the Contacts Manager. Only for people who may see the customer's contacts.
class CustomerPanel final : public helpdesk::Panel
{
public:
    explicit CustomerPanel(const Ground& ground) : _ground(ground) {}

    std::optional<std::string> render(const helpdesk::Ticket& ticket,
                                      const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

}  // namespace contacts
