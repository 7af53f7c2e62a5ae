// For composition roots only.
#pragma once

#include "export/Sheet.h"

#include <memory>

namespace sheets {

/// Excel by libxlsxwriter, PDF by Pango and Cairo. Files pass through a folder of their own below
/// `temporary`, readable by this user only and gone when the call returns.
[[nodiscard]] std::unique_ptr<Writer> makeWriter(std::string temporary);

}  // namespace sheets
