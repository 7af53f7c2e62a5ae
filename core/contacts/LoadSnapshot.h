#pragma once

#include "core/ports/Storage.h"

namespace contacts {

/// Reads from storage what `changes` and the rules need to know, and nothing else: the people named or
/// displaced, whether others hold a role, administrators, taken and look-alike addresses, projects.
[[nodiscard]] Snapshot loadSnapshot(UnitOfWork& work, const Customer& customer, const ChangeSet& changes,
                                    const Catalogue& catalogue);

/// The same for whoever has read in this unit of work how many active people hold which role.
[[nodiscard]] Snapshot loadSnapshot(UnitOfWork& work, const Customer& customer,
                                    const ContactStore::HolderCounts& activeHolders, const ChangeSet& changes,
                                    const Catalogue& catalogue);

}  // namespace contacts
