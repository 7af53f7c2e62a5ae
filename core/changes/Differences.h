// What was and what is, field by field, as an audit entry keeps it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace contacts {

/// As text, without control characters. Both empty: it changed, and nobody may say more (a secret).
struct Difference
{
    std::string field;
    std::string before;
    std::string after;
};

inline constexpr std::size_t longestAuditFacts = 7900;  ///< What an audit entry holds, with some room.
inline constexpr std::size_t longestAuditValue = 400;   ///< Of one value, in bytes.

/// As facts of an audit entry (canonical JSON, long values cut), and back; nothing from any other facts.
[[nodiscard]] std::string factsOf(const std::vector<Difference>& differences);
[[nodiscard]] std::vector<Difference> differencesIn(std::string_view facts);

}  // namespace contacts
