#pragma once

#include "hooks/pages/agent/DeskVisit.h"

namespace contacts {

/// GET /agent/customers: every customer, found by word beginnings.
class CustomersPage final : public helpdesk::Page
{
public:
    explicit CustomersPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

}  // namespace contacts
