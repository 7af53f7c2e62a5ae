#pragma once

#include "hooks/pages/portal/ContactsScreen.h"

namespace contacts {

/// GET /portal/customers/{customer}/relatives?page=&of=: what finds no room below the list, the customers
/// behind the first ones, or all people of one of them page by page. To be read only, as there.
class RelativesPage final : public helpdesk::Page
{
public:
    RelativesPage(const Ground& ground, ContactsScreen& screen) : _ground(ground), _screen(screen) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
    ContactsScreen& _screen;
};

}  // namespace contacts
