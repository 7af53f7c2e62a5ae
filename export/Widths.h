#pragma once

#include "export/Sheet.h"

namespace sheets {

/// How wide a text is shown, about: letters, those of Chinese, Japanese and Korean counted twice.
[[nodiscard]] std::size_t widthOf(std::string_view utf8);

/// Per column the widest cell, not more than `most`; the heads of text columns count as well.
[[nodiscard]] std::vector<std::size_t> widthsOf(const Sheet& sheet, std::size_t most);

}  // namespace sheets
