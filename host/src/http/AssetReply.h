// The answer to a request for a style or script.
#pragma once

#include "host/src/http/Inbound.h"
#include "host/src/http/Reply.h"

namespace supportcentre {

[[nodiscard]] bool isForAsset(const Inbound& inbound);

/// Throws Rejected{404} when there is none at that address.
[[nodiscard]] Reply assetReply(const Assets& assets, const Inbound& inbound);

}  // namespace supportcentre
