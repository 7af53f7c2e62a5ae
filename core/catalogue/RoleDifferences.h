#pragma once

#include "core/catalogue/Catalogue.h"
#include "core/changes/Differences.h"

namespace contacts {

/// Fields of a role as text: "label.fr", "description.de", "permissions", "primary", "offered",
/// "required.purchaser", "incompatible". Keys stand with one space between them. In the order of the form
/// in which they are edited; nothing where both say the same.
[[nodiscard]] std::vector<Difference> differencesOf(const Role& before, const Role& after);

}  // namespace contacts
