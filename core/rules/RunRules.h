#pragma once

#include "core/rules/Findings.h"

namespace contacts {

/// What every rule of a table finds, in the table's order, under the rule's own name and severity.
template <class Table, class Subject>
[[nodiscard]] Findings runRules(const Table& table, const Subject& judged)
{
    Findings findings;
    for (const auto& rule : table)
    {
        const auto first = findings.size();
        rule.check(judged, findings);
        for (auto at = first; at < findings.size(); ++at)
        {
            findings[at].rule = rule.name;
            findings[at].severity = rule.severity;
        }
    }
    return findings;
}

}  // namespace contacts
