#pragma once

#include "core/Services.h"

namespace contacts {

struct AuditVerdict
{
    std::uint64_t rows = 0;
    std::uint64_t firstBad = 0;  ///< Number of the first entry that does not fit, 0 when the chain holds.
};

/// Walks one customer's chain from the start.
[[nodiscard]] AuditVerdict verifyAudit(UnitOfWork& work, const Secrets& secrets, CustomerId customer);

}  // namespace contacts
