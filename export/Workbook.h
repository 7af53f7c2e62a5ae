#pragma once

#include "export/Sheet.h"

namespace sheets {

/// The sheet as an Excel workbook (ECMA-376): a frozen head with a filter, columns as wide as their texts,
/// every cell a typed text. Uses one row of memory; the rest lies in files below `temporary`.
[[nodiscard]] std::string workbook(const Sheet& sheet, const std::string& temporary,
                                   const Progress& progress);

}  // namespace sheets
