#pragma once

#include "core/draft/EditDraft.h"
#include "hooks/Ground.h"
#include "hooks/pages/FindingWords.h"

#include <helpdesk/Json.h>

namespace contacts {

/// {version, changes, findings}
[[nodiscard]] helpdesk::Json toJson(const Ground& ground, const DraftView& view, std::string_view locale,
                                    Hearer hearer = Hearer::customer);

}  // namespace contacts
