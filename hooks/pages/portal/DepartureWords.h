// What follows when somebody leaves, one line each.
#pragma once

#include "core/contacts/ForeseeDeparture.h"
#include "hooks/pages/portal/Visit.h"

#include <helpdesk/Services.h>

namespace contacts {

enum class Leaving {
    removed,
    deactivated  ///< Keeps his place, his roles and his projects.
};

/// What he loses and what stays, as lines of page/leaving: roles, access, account, tickets, projects.
[[nodiscard]] templates::View::List consequences(const Visit& visit, const Departure& departure,
                                                 const helpdesk::PersonTies& ties, Leaving how);

/// What is given back when he is reactivated.
[[nodiscard]] templates::View::List comeback(const Visit& visit, const Departure& departure);

/// Names of projects, as many as a sentence bears; just their number when the host names none.
[[nodiscard]] std::string projectsOf(const Visit& visit, const Departure& departure,
                                     const helpdesk::PersonTies& ties);

}  // namespace contacts
