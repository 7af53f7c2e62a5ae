#pragma once

#include "core/draft/PromoteContact.h"
#include "hooks/pages/portal/ContactsScreen.h"

namespace contacts {

/// GET and POST …/contacts/{contact}/promote/{role}: names the new and the present holder, what happens to
/// the latter and whose line of the draft it replaces, then puts it into the draft.
class PromotePage final : public helpdesk::Page
{
public:
    PromotePage(const Ground& ground, ContactsScreen& screen) : _ground(ground), _screen(screen) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    enum class Problem { none, roleMissing, moved };

    [[nodiscard]] helpdesk::Response ask(const Visit& visit, const PromoteContact::Call& call,
                                         Problem problem) const;

    const Ground& _ground;
    ContactsScreen& _screen;
};

}  // namespace contacts
