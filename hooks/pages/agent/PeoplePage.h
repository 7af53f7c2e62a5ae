#pragma once

#include "hooks/pages/agent/DeskVisit.h"

namespace contacts {

/// GET /agent/contacts: the contacts of all customers, found by word beginnings and by what became of their
/// accounts.
class PeoplePage final : public helpdesk::Page
{
public:
    explicit PeoplePage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

}  // namespace contacts
