#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace contacts {

enum class Severity {
    error,   ///< Must be corrected before the set can be sent.
    warning  ///< Please look; it can still be sent.
};

/// What a rule has to say about a set. Free of language: `rule` names the message ("finding.<rule>"), `facts`
/// its values.
struct Finding
{
    std::string rule;  ///< "phone-not-possible"; the same in code, tables, API and catalogues.
    Severity severity = Severity::error;
    std::uint32_t change = 0;  ///< The line, or 0 when the set as a whole is meant.
    std::string person;        ///< PersonKey::text(), or empty.
    std::string field;         ///< JSON name of the field, or "role:<key>", or empty.
    std::vector<std::pair<std::string, std::string>>
        facts{};  ///< E.g. {"person","Amélie Dupont"}, {"role","technical"}.

    bool operator==(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

[[nodiscard]] inline bool anyError(const Findings& findings)
{
    for (const auto& finding : findings)
        if (finding.severity == Severity::error)
            return true;
    return false;
}

}  // namespace contacts
