// Checks what people type into tickets, for forms and API alike.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace supportcentre {

/// What is wrong with it, as a key of host/words; nothing when it can be stored.
[[nodiscard]] std::optional<std::string_view> subjectProblem(std::string_view subject);
[[nodiscard]] std::optional<std::string_view> textProblem(std::string_view text);

/// Without blanks at both ends; line ends as one character.
[[nodiscard]] std::string tidy(std::string_view typed);

}  // namespace supportcentre
