// The form of a contact's own suggestion: what it offers and shows, and what somebody wants who sends it.
#pragma once

#include "core/draft/AskAdministrator.h"

#include <helpdesk/Page.h>

namespace contacts {

struct AskForm
{
    std::set<RoleKey, std::less<>> roles;
    std::string department;
    bool seesAllRequests = false;
    std::string note;
};

/// What the boxes and fields show: what he holds, as his waiting suggestion would have it, or as he has just
/// `typed` it.
[[nodiscard]] AskForm askForm(const AskAdministrator::View& view, const Catalogue& catalogue,
                              const helpdesk::Fields* typed);

/// What he changed against what the form showed him: a role that somebody gave him meanwhile is not one he
/// gives up.
[[nodiscard]] ChangeSet linesFrom(const helpdesk::Fields& form, const Catalogue& catalogue,
                                  ContactId himself);

/// A primary role that he holds stays out: it is given up by promoting somebody else. So does what no
/// administrator could ask for.
[[nodiscard]] bool offered(const Role& role, const AskAdministrator::View& view);

}  // namespace contacts
