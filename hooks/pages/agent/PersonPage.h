#pragma once

#include "hooks/pages/agent/DeskVisit.h"

namespace contacts {

/// GET /agent/contacts/{contact}: one person, in every customer where he is or was, with the mails to him.
class PersonPage final : public helpdesk::Page
{
public:
    explicit PersonPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

}  // namespace contacts
