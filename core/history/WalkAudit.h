// All audit chains are walked once a day by a worker, when an administrator presses "Verify now", and by the
// command; whoever walks leaves what was found for the audit page and for Health.
#pragma once

#include "core/history/VerifyAudit.h"

namespace contacts {

/// Where a chain broke, as AuditWalkState::firstBad tells it.
struct BrokenChain
{
    CustomerId customer{};  ///< CustomerId{}: what belongs to no customer.
    std::string entry;
    bool missing = false;  ///< That entry and all behind it are gone.
    std::string damage;    ///< AuditVerdict::damage; empty where an older version walked.
};

[[nodiscard]] std::vector<BrokenChain> brokenChainsIn(std::string_view firstBad);

/// The walk did not know what earlier ones had met, because that could not be read. AuditWalkState::firstBad
/// says so with a word of its own before the chains.
[[nodiscard]] bool walkedWithoutAnchor(std::string_view firstBad);

/// [thread-safe]
class WalkAudit
{
public:
    explicit WalkAudit(Services& services) : _services(services) {}

    /// False: not for this person.
    [[nodiscard]] bool want(const Actor& actor) const;

    /// A worker's turn: walks all chains when somebody wants it or the last walk is a day old, and nobody is
    /// at it, by what this machine found before. False: nothing to do. Throws std::runtime_error, once it has
    /// said what it found, where that cannot be read or written: what cannot be read is not replaced.
    bool operator()(const AuditAnchor& anchor) const;

    /// The same now, whoever else is at it. Throws as above.
    AuditWalk atOnce(const AuditAnchor& anchor) const;

private:
    [[nodiscard]] bool isDue() const;
    [[nodiscard]] bool take(const std::string& token) const;
    AuditWalk walk(const std::string& token, const AuditAnchor& anchor) const;

    Services& _services;
};

}  // namespace contacts
