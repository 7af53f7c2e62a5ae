#pragma once

#include "core/Catalogue.h"

namespace contacts {

/// One field of a role as text: "label.fr", "description.de", "permissions", "primary", "offered",
/// "required.purchaser", "incompatible". Keys stand with one space between them.
struct RoleDifference
{
    std::string field{};
    std::string before{};
    std::string after{};
};

/// In the order of their names; nothing where both say the same.
[[nodiscard]] std::vector<RoleDifference> differencesOf(const Role& before, const Role& after);

/// As facts of an audit entry (canonical JSON, long values cut), and back; nothing from any other facts.
[[nodiscard]] std::string factsOf(const std::vector<RoleDifference>& differences);
[[nodiscard]] std::vector<RoleDifference> differencesIn(std::string_view facts);

}  // namespace contacts
