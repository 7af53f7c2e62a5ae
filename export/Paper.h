#pragma once

#include "export/Sheet.h"

namespace sheets {

/// The sheet as a PDF on A4 across: title and facts on every page, column heads repeated, "page x of y". Any
/// script that a font of this machine has; texts wrap in their column and are never cut.
[[nodiscard]] std::string paper(const Sheet& sheet, const std::string& temporary, const Progress& progress);

}  // namespace sheets
