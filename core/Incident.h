#pragma once

#include "core/ports/RemoteTickets.h"
#include "core/ports/Secrets.h"

namespace contacts {

/// The failure with a number behind its text, by which whoever reads it on a page finds its line in the log.
[[nodiscard]] RemoteFailure asIncident(const RemoteFailure& failure, Secrets& secrets);

}  // namespace contacts
