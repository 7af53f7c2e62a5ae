#pragma once

#include "export/Sheet.h"

namespace sheets {

/// How wide a text is shown, about: letters, those of Chinese, Japanese and Korean counted twice.
[[nodiscard]] std::size_t widthOf(std::string_view utf8);

/// Per column the widest cell, not more than `most`; the heads of text columns count as well.
[[nodiscard]] std::vector<std::size_t> widthsOf(const Sheet& sheet, std::size_t most);

/// Per column the longest word of head and cells, not more than `most`: in less it would be broken.
[[nodiscard]] std::vector<std::size_t> wordWidthsOf(const Sheet& sheet, std::size_t most);

/// Shares `room` out. Whoever has his wish keeps it, and what is left over goes to all alike; where wishes do
/// not fit, each first gets what his longest word needs, and where these do not fit either, all give way.
[[nodiscard]] std::vector<double> shared(double room, const std::vector<double>& wishes,
                                         const std::vector<double>& least);

}  // namespace sheets
