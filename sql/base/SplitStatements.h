#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace db {

/// The statements of a migration: each ends with ';' at the end of a line. Lines that begin with "--" are
/// left out.
[[nodiscard]] std::vector<std::string> splitStatements(std::string_view sql);

}  // namespace db
