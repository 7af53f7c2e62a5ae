// One place in an audit chain with its neighbours, as it is stored: what whoever judges a broken chain looks
// at.
#pragma once

#include "core/history/SearchAudit.h"

namespace contacts {

struct PlacedEntry
{
    AuditLine line{};
    std::string calculated;     ///< The hash of what is stored now, behind the entry that is before it now.
    std::uint64_t gapFrom = 0;  ///< First number that is missing between the two; 0: none is.

    [[nodiscard]] bool fits() const { return gapFrom == 0 && calculated == line.entry.audit.hash; }
};

struct AuditPlace
{
    std::string customerName;          ///< Empty for what belongs to no customer; of one that is gone "#7".
    std::vector<PlacedEntry> entries;  ///< Newest first.
    bool there = false;                ///< The entry itself is among them.
    std::uint64_t end = 0;             ///< Number of the last entry as it was noted with it.
};

/// [thread-safe]
class LookAtAudit
{
public:
    static constexpr std::uint64_t neighbours = 3;  ///< On either side.

    explicit LookAtAudit(Services& services) : _services(services) {}

    /// Nothing for whoever is no administrator, and behind the place where the chain would go on: that is
    /// one, since its entries may be gone.
    [[nodiscard]] std::optional<AuditPlace> operator()(const Actor& actor, CustomerId chain,
                                                       std::uint64_t number) const;

private:
    Services& _services;
};

}  // namespace contacts
