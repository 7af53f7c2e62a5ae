#pragma once

#include "core/account/InviteContact.h"
#include "hooks/pages/portal/Visit.h"

namespace contacts {

/// GET and POST …/contacts/{contact}/invitation: another link, or a temporary password, for somebody who has
/// set none yet. Takes effect at once: it is no change of the customer's data.
class InvitePage final : public helpdesk::Page
{
public:
    explicit InvitePage(const Ground& ground) : _ground(ground) {}
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    [[nodiscard]] helpdesk::Response ask(const Visit& visit, const Contact& contact, int status,
                                         std::string_view refusal) const;

    const Ground& _ground;
};

}  // namespace contacts
