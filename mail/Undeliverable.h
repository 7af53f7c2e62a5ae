#pragma once

#include "core/Services.h"

namespace contacts {

/// The agents hear of a mail that was given up, of each customer once a day at most; not of such a notice
/// itself, and not where the settings name no address of theirs.
void tellOfUndeliverable(UnitOfWork& work, const OutboxRow& row, const Policy& policy, Time now);

}  // namespace contacts
