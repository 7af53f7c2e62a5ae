#pragma once

#include "ticket-adapter/request-tracker/RtTalk.h"

#include <string>
#include <vector>

namespace contacts {

/// The queue by its name: what of it we miss.
[[nodiscard]] std::vector<RemoteLack> rtLacksIn(RtTalk& talk, const std::string& queue);

[[nodiscard]] std::vector<RemoteLack> rtLackOfVersion(RtTalk& talk);

}  // namespace contacts
