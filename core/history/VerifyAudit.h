#pragma once

#include "core/Services.h"
#include "core/ports/AuditAnchor.h"

#include <functional>

namespace contacts {

struct AuditVerdict
{
    std::uint64_t rows = 0;
    std::uint64_t firstBad = 0;  ///< Number of the first entry that does not fit, 0 when the chain holds.
    bool missing = false;        ///< That entry and all behind it are gone.
    std::string damage;          ///< Of a chain that does not hold: another one for whatever else is wrong
                                 ///< with it, the same as long as nothing is. Good entries may follow.
    AuditHead head{};            ///< The last entry there is.
};

/// Walks one customer's chain from the start; CustomerId{}: that of what belongs to no customer. It must
/// reach as far as its own head says, and hold what an earlier verification met (`anchored`).
[[nodiscard]] AuditVerdict verifyAudit(UnitOfWork& work, const Secrets& secrets, CustomerId customer,
                                       const AuditHead& anchored = {});

struct AuditWalk
{
    std::uint64_t rows = 0;
    std::size_t chains = 0;
    struct Broken
    {
        CustomerId customer{};
        std::string name;  ///< Empty for what belongs to no customer.
        std::uint64_t firstBad = 0;
        bool missing = false;
        std::string damage;
    };
    std::vector<Broken> broken;
    AuditHeads heads;  ///< To be anchored: of a broken chain what was anchored before.
};

/// Long enough for what was committed on one database node to be seen on the others.
void waitForOtherDatabaseNodes();

/// Walks every chain there is, and those that were there when `anchored` was kept. That must have been read
/// before this began. A proxy may have asked a database node that is behind for the entries, and another one
/// for the head: where an end is missing it is looked for once more, after one pause for all.
[[nodiscard]] AuditWalk verifyEveryChain(Storage& storage, const Secrets& secrets, const AuditHeads& anchored,
                                         const std::function<void()>& pause = waitForOtherDatabaseNodes);

}  // namespace contacts
