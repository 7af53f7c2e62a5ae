#pragma once

#include "core/request/ViewRequest.h"
#include "hooks/Ground.h"

namespace contacts {

/// What the customer corrected since the agents returned the request: added, altered, taken out. Adds the
/// names "corrected" and "corrections" to the panel's view.
void addCorrections(const Ground& ground, const RequestView& request, std::string_view locale,
                    templates::View& view);

}  // namespace contacts
