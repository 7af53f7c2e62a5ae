#pragma once

#include "core/ViewRequest.h"
#include "hooks/pages/portal/Visit.h"

namespace contacts {

/// Items for page/existing-requested: what a person has now beside what the request asks for.
[[nodiscard]] templates::View::List existingBesideRequested(const Visit& visit, const RequestView& view);

}  // namespace contacts
