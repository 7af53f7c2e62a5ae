// Findings as a notice at the top of a page: sentence by sentence, each linked to the place it speaks of.
#pragma once

#include "core/draft/EditDraft.h"
#include "hooks/pages/portal/Visit.h"

namespace contacts {

struct FindingCount
{
    long long errors = 0;
    long long warnings = 0;
};

[[nodiscard]] FindingCount countOf(const Findings& findings);

/// Items {look, sign, word, text, linked, href, who, about, field}; links lead to the person's expanded row
/// under `prefix`.
[[nodiscard]] templates::View::List findingItems(const Visit& visit, const DraftView& draft,
                                                 const std::string& prefix,
                                                 std::optional<Severity> only = std::nullopt);

/// `anyFinding`, `findingsLook`, `findingsTitle`, `findings`.
void addFindings(templates::View& view, const Visit& visit, const DraftView& draft,
                 const std::string& prefix);

}  // namespace contacts
