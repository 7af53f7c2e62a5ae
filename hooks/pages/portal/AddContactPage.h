#pragma once

#include "hooks/pages/portal/ContactsScreen.h"

namespace contacts {

/// GET and POST …/contacts/add: somebody new, with at least one role. Checked before it becomes part of the
/// draft.
class AddContactPage final : public helpdesk::Page
{
public:
    AddContactPage(const Ground& ground, ContactsScreen& screen) : _ground(ground), _screen(screen) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    [[nodiscard]] helpdesk::Response form(const Visit& visit, const Person& shown, const Findings& findings,
                                          std::string hint = {}) const;

    /// What the rules would say of the new person, were he in the draft.
    [[nodiscard]] Findings judge(const Visit& visit, const PersonKey& person, const ChangeSet& lines) const;

    const Ground& _ground;
    ContactsScreen& _screen;
};

}  // namespace contacts
