// The one spelling in which a line is kept: texts on one line in NFC, addresses and phone numbers canonical.
#pragma once

#include "core/changes/Change.h"
#include "core/contacts/Snapshot.h"
#include "core/rules/Findings.h"

namespace contacts {

/// What cannot be spelled canonically stays as typed, for a rule to name it. `people` gives the language
/// whose region a phone number without country is read in.
[[nodiscard]] Change spelled(Change line, const Snapshot& people);

/// Text that no table and no page should ever hold: broken UTF-8, NUL, or longer than anything a person
/// types. A finding, or none.
[[nodiscard]] std::optional<Finding> unspeakable(const Change& line);

}  // namespace contacts
