// Initials for the round mark beside a name.
#pragma once

#include <string>
#include <string_view>

namespace supportcentre {

/// First letter of the first and of the last word: "Maria Keller" → "MK", "김민준" → "김".
[[nodiscard]] std::string initialsOf(std::string_view name);

}  // namespace supportcentre
