// Four eyes: nobody decides what is his own, unless the settings let him.
#pragma once

#include "core/Actor.h"
#include "core/ports/Storage.h"

namespace contacts {

/// He sent it, now or before it was returned, or one of its lines is his: he wrote it, or he suggested it.
/// Whoever merely passes on what a colleague asked for would let him decide it himself.
[[nodiscard]] bool isOwnRequest(UnitOfWork& work, const Actor& agent, const Request& request);

}  // namespace contacts
