#pragma once

#include "hooks/pages/portal/ContactsScreen.h"

namespace contacts {

/// GET …/contacts/{contact}: details, roles with what they allow, and how far his access has come.
class ViewContactPage final : public helpdesk::Page
{
public:
    explicit ViewContactPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

}  // namespace contacts
