#pragma once

#include "hooks/Ground.h"

#include <helpdesk/Page.h>

namespace contacts {

/// GET /portal/roles: every role, and what it allows, in words.
class RolesPage final : public helpdesk::Page
{
public:
    explicit RolesPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

/// GET /portal/contacts: to the first customer whose contacts the visitor may see.
class ContactsRedirect final : public helpdesk::Page
{
public:
    helpdesk::Response handle(const helpdesk::Request& request) override;
};

/// GET /portal/contacts/mine: where a helpdesk that shows us begins, for it cannot know what somebody may. To
/// the contacts where he sees them, else to what he may ask for himself.
class OwnContactsRedirect final : public helpdesk::Page
{
public:
    helpdesk::Response handle(const helpdesk::Request& request) override;
};

}  // namespace contacts
