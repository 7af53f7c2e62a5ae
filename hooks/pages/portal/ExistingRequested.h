#pragma once

#include "core/request/ViewRequest.h"
#include "hooks/pages/portal/Visit.h"

namespace contacts {

/// Everybody whom the request changes: those of its lines, and those who lose a role to one of them.
[[nodiscard]] std::set<PersonKey> peopleBeside(const RequestView& view);

/// Items for page/existing-requested: what each of them has now beside what the request asks for.
[[nodiscard]] templates::View::List existingBesideRequested(const Visit& visit, const RequestView& view);

}  // namespace contacts
