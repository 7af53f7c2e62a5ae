#pragma once

#include "hooks/pages/portal/ContactsScreen.h"

namespace contacts {

/// GET and POST …/contacts/columns: which columns the list has and in which order. Without a script the
/// buttons move a column step by step, and the page comes back.
class ColumnsPage final : public helpdesk::Page
{
public:
    ColumnsPage(const Ground& ground, ContactsScreen& screen) : _ground(ground), _screen(screen) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
    ContactsScreen& _screen;
};

/// POST …/contacts/view: our script tells what order the person has just chosen.
class RememberViewPage final : public helpdesk::Page
{
public:
    explicit RememberViewPage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
};

}  // namespace contacts
