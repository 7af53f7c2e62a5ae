#pragma once

#include "hooks/pages/portal/Visit.h"

namespace contacts {

/// The request that the helpdesk sent back, while the draft of this page is its correction.
[[nodiscard]] std::optional<Request> returnedRequest(const Visit& visit);

}  // namespace contacts
