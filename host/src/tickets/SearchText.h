// Text folded for searching, the same on both databases (SQLite's LOWER knows ASCII only).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace supportcentre {

/// The parts in one line, each with a space behind it, case folded, at most 1000 characters.
[[nodiscard]] std::string searchText(const std::vector<std::string_view>& parts);

enum class SearchIn {
    all,
    allButAddress  ///< Not in the last part: the e-mail address of somebody who has raised a ticket.
};

/// "%…%" for LIKE with '!' as the escape character; what the person typed stands for itself.
[[nodiscard]] std::string searchPattern(std::string_view typed, SearchIn where);

}  // namespace supportcentre
