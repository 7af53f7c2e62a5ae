#pragma once

#include "core/request/ViewRequest.h"
#include "hooks/Ground.h"

namespace contacts {

/// What an agent should know before he decides: who asks, who holds which role now and after, what will
/// happen. Adds the names "requester…", "holders" and "effects" to the panel's view.
void addRequestFacts(const Ground& ground, const RequestView& request, const Actor& agent,
                     std::string_view locale, templates::View& view);

}  // namespace contacts
