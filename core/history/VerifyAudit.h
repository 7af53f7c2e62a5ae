#pragma once

#include "core/Services.h"

namespace contacts {

struct AuditVerdict
{
    std::uint64_t rows = 0;
    std::uint64_t firstBad = 0;  ///< Number of the first entry that does not fit, 0 when the chain holds.
};

/// Walks one customer's chain from the start; CustomerId{}: that of what belongs to no customer.
[[nodiscard]] AuditVerdict verifyAudit(UnitOfWork& work, const Secrets& secrets, CustomerId customer);

struct AuditWalk
{
    std::uint64_t rows = 0;
    std::size_t chains = 0;
    struct Broken
    {
        CustomerId customer{};
        std::string name;  ///< Empty for what belongs to no customer.
        std::uint64_t firstBad = 0;
    };
    std::vector<Broken> broken;
};

/// Walks every chain there is.
[[nodiscard]] AuditWalk verifyEveryChain(UnitOfWork& work, const Secrets& secrets);

}  // namespace contacts
