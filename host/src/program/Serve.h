// The sub-command `serve`.
#pragma once

#include "host/src/program/Foundation.h"
#include "host/src/program/Signals.h"

namespace supportcentre {

/// Returns the exit code after a stop signal. Serves 503 and keeps trying while the database is not there.
[[nodiscard]] int serve(Foundation& foundation, const Signals& signals);

}  // namespace supportcentre
