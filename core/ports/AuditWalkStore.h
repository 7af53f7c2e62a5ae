// The last walk through all audit chains, and the one that somebody waits for. One for the installation.
#pragma once

#include "core/Time.h"

#include <string>
#include <string_view>

namespace contacts {

struct AuditWalkState
{
    bool wanted = false;  ///< Somebody waits for one that has not finished.
    Time wantedAt{};
    Time finishedAt{};  ///< Epoch: none ever finished. All below is what that one found.
    std::uint64_t entries = 0;
    std::uint64_t chains = 0;
    std::uint64_t broken = 0;
    std::string firstBad;  ///< The first broken chains, "customer:entry" with one space between them;
                           ///< "customer:entry:" where the chain has no entries from that one on. Behind
                           ///< each "#" and what tells this damage from any other. In front "unanchored"
                           ///< where it was walked without its anchors (WalkAudit.h).
};

class AuditWalkStore
{
public:
    virtual ~AuditWalkStore() = default;

    [[nodiscard]] virtual AuditWalkState state() = 0;

    /// Somebody wants one. Nothing changes while one is wanted already.
    virtual void want(Time now) = 0;

    /// Takes the wanted walk until `until`. False: none is wanted, or another worker has it.
    [[nodiscard]] virtual bool take(std::string_view token, Time now, Time until) = 0;

    /// Writes what was found. False: the lease was lost.
    [[nodiscard]] virtual bool finish(std::string_view token, const AuditWalkState& found) = 0;
};

}  // namespace contacts
