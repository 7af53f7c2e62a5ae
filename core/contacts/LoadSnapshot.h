#pragma once

#include "core/ports/Storage.h"

namespace contacts {

/// Reads from storage what `changes` and the rules need to know, and nothing else: the people named or
/// displaced, whether others hold a role, administrators, taken and look-alike addresses, projects.
[[nodiscard]] Snapshot loadSnapshot(UnitOfWork& work, const Customer& customer, const ChangeSet& changes,
                                    const Catalogue& catalogue);

/// The same for whoever has read the customer's head in this unit of work.
[[nodiscard]] Snapshot loadSnapshot(UnitOfWork& work, const PageHead& head, const ChangeSet& changes,
                                    const Catalogue& catalogue);

}  // namespace contacts
