#pragma once

#include "core/draft/EditDraft.h"
#include "hooks/Ground.h"

#include <helpdesk/Json.h>

namespace contacts {

/// {version, changes, findings}
[[nodiscard]] helpdesk::Json toJson(const Ground& ground, const DraftView& view, std::string_view locale);

}  // namespace contacts
