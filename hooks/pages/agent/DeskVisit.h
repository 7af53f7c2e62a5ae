// One visit to the agents' pages about customers and contacts: who comes, and the frame around them.
#pragma once

#include "core/contacts/ReadDirectory.h"
#include "hooks/pages/StaffVisit.h"

namespace contacts {

struct DeskVisit : StaffVisit
{
    Actor actor{};

    [[nodiscard]] helpdesk::Response show(std::string title, std::string_view menu, std::string_view view,
                                          const templates::View& values, int status = 200) const;
};

/// Nothing for anybody but agents; the answer is Response::notFound() then.
[[nodiscard]] std::optional<DeskVisit> deskVisit(const Ground& ground, const helpdesk::Request& request);

/// "/agent/customers/7"
[[nodiscard]] std::string customerPath(CustomerId customer);

/// "/agent/contacts/12"
[[nodiscard]] std::string personPath(ContactId contact);

}  // namespace contacts
