#pragma once

#include "hooks/pages/agent/DeskVisit.h"

namespace contacts {

/// GET /agent/customers/{customer}: what a customer is, who his people are, what waits, and the way to act in
/// his place.
class CustomerPage final : public helpdesk::Page
{
public:
    explicit CustomerPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

/// POST /agent/customers/{customer}/caller: for whom the agent acts from now on; then on to the Contacts
/// Manager. GET leads back to the customer.
class CallerPage final : public helpdesk::Page
{
public:
    explicit CallerPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& sent) override;

private:
    const Ground& _ground;
};

}  // namespace contacts
