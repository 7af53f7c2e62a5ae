// The subject that administrators give to the tickets of requests.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace contacts {

/// "{changes} – {customer}": what stands in braces is said by `said`, the rest as it is. One {…} that `said`
/// does not know stays as it was typed.
[[nodiscard]] std::string filled(std::string_view pattern,
                                 const std::function<std::optional<std::string>(std::string_view)>& said);

/// The first brace of a ticket's subject that stands for nothing, as typed; nothing when all can be filled.
[[nodiscard]] std::optional<std::string> brokenPart(std::string_view pattern);

}  // namespace contacts
