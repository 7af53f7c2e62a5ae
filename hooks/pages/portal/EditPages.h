// The pages that change a draft by one step: each reads a form, calls one use case and goes back to the list.
#pragma once

#include "hooks/pages/portal/ContactsScreen.h"

namespace contacts {

/// POST …/contacts/draft: details and roles of one person, or one line taken back.
class SaveDraftPage final : public helpdesk::Page
{
public:
    SaveDraftPage(const Ground& ground, ContactsScreen& screen) : _ground(ground), _screen(screen) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
    ContactsScreen& _screen;
};

/// GET and POST …/contacts/draft/discard
class DiscardPage final : public helpdesk::Page
{
public:
    DiscardPage(const Ground& ground, ContactsScreen& screen) : _ground(ground), _screen(screen) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    [[nodiscard]] helpdesk::Response ask(const Visit& visit) const;

    const Ground& _ground;
    ContactsScreen& _screen;
};

/// POST …/contacts/{contact}/undo: everything that the draft says of this person.
class UndoPage final : public helpdesk::Page
{
public:
    UndoPage(const Ground& ground, ContactsScreen& screen) : _ground(ground), _screen(screen) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    const Ground& _ground;
    ContactsScreen& _screen;
};

}  // namespace contacts
