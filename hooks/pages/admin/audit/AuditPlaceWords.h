// One place of an audit chain in words: what the last walk found there, and what is wrong with each entry.
#pragma once

#include "core/history/AuditPlace.h"
#include "hooks/pages/admin/AdminRoom.h"
#include "hooks/pages/admin/audit/BrokenChainWords.h"

namespace contacts {

struct AuditSpot
{
    CustomerId chain{};
    std::uint64_t entry = 0;

    [[nodiscard]] std::string text() const { return std::to_string(entry); }
    [[nodiscard]] std::string address() const { return addressOf({chain, text(), false, {}}); }
};

/// What the last walk found in this chain.
struct WalkFinding
{
    AuditWalkState walk{};
    std::optional<Break> broken{};

    [[nodiscard]] bool isAt(const AuditSpot& spot) const
    {
        return broken && broken->chain.entry == spot.text();
    }
};

/// With the names of those who know it: asks the host.
[[nodiscard]] WalkFinding findingIn(const Ground& ground, CustomerId chain);

[[nodiscard]] std::string findingWords(const AdminRoom& room, const WalkFinding& finding,
                                       const AuditSpot& spot);

/// What is wrong with one entry as it stands now; empty when nothing is. `found`: the walk says that
/// something is.
[[nodiscard]] std::string verdictWords(const AdminRoom& room, const PlacedEntry& placed, bool found);

/// Which rows of a backup tell what they were.
[[nodiscard]] std::string comparisonWords(const AdminRoom& room, const AuditSpot& spot,
                                          const AuditPlace& place);

}  // namespace contacts
