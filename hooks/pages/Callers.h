// From the host's visitor to core's actor.
#pragma once

#include "core/Services.h"

#include <helpdesk/Visitor.h>

namespace contacts {

/// Without a query: name, staff flags, and the permissions our own AccessSource has just given the host for
/// this request. `contact` stays none: enough to read, not to judge who removes himself.
[[nodiscard]] Actor readerAt(const helpdesk::Visitor& visitor, CustomerId customer);

/// The same with the person's own contact id, which every use case that writes or judges needs. One indexed
/// read.
[[nodiscard]] Actor actorAt(Services& services, const helpdesk::Visitor& visitor, CustomerId customer);

}  // namespace contacts
