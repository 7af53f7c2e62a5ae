#pragma once

#include "hooks/pages/portal/ContactsScreen.h"
#include "hooks/pages/portal/WaitingScreen.h"

namespace contacts {

/// GET /portal/customers/{customer}/contacts: the matrix; while a request waits, existing beside requested.
class ContactsPage final : public helpdesk::Page
{
public:
    ContactsPage(const Ground& ground, ContactsScreen& screen, WaitingScreen& waiting)
        : _ground(ground),
          _screen(screen),
          _waiting(waiting)
    {
    }

    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
    ContactsScreen& _screen;
    WaitingScreen& _waiting;
};

}  // namespace contacts
