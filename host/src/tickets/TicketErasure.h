#pragma once

#include "sql/base/Database.h"

#include <helpdesk/Services.h>

namespace supportcentre {

/// Takes a person's names out of the tickets that he raised and those that speak of him: subjects, messages,
/// and what the queue searches in. Who wrote a message is his account, whose name is gone already.
void eraseFromTickets(db::Connection& connection, const helpdesk::ErasedPerson& person);

}  // namespace supportcentre
