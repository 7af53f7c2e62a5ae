// The questions before somebody leaves, is deactivated or comes back: each names the person and what follows,
// then writes one line into the draft.
#pragma once

#include "core/ForeseeDeparture.h"
#include "hooks/pages/portal/ContactsScreen.h"

namespace contacts {

/// GET and POST …/contacts/{contact}/remove
class RemoveContactPage final : public helpdesk::Page
{
public:
    RemoveContactPage(const Ground& ground, ContactsScreen& screen, helpdesk::Ties& ties)
        : _ground(ground),
          _screen(screen),
          _ties(ties)
    {
    }
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    [[nodiscard]] helpdesk::Response ask(const Visit& visit, const Departure& departure) const;

    const Ground& _ground;
    ContactsScreen& _screen;
    helpdesk::Ties& _ties;
};

/// GET and POST …/contacts/{contact}/deactivate and …/reactivate
class StatusPage final : public helpdesk::Page
{
public:
    StatusPage(const Ground& ground, ContactsScreen& screen, helpdesk::Ties& ties, ChangeKind kind)
        : _ground(ground),
          _screen(screen),
          _ties(ties),
          _kind(kind)
    {
    }
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    [[nodiscard]] helpdesk::Response ask(const Visit& visit, const Departure& departure) const;

    const Ground& _ground;
    ContactsScreen& _screen;
    helpdesk::Ties& _ties;
    ChangeKind _kind;
};

}  // namespace contacts
