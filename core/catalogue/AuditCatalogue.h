#pragma once

#include "core/Actor.h"
#include "core/ports/Storage.h"

namespace contacts {

/// One entry for each role that was added, changed or removed, with what was and what is; one for another
/// order. In the chain that belongs to no customer.
void auditCatalogue(UnitOfWork& work, const Actor& actor, const Catalogue& before, const Catalogue& after,
                    Time now);

}  // namespace contacts
