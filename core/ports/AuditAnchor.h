// The ends of the audit chains outside the database: whoever can write to that does not reach them.
#pragma once

#include "core/ports/AuditStore.h"

#include <map>

namespace contacts {

using AuditHeads = std::map<CustomerId, AuditHead>;

/// What the last verifications on this machine found to hold. [thread-safe]
class AuditAnchor
{
public:
    virtual ~AuditAnchor() = default;

    /// Empty where nobody has verified yet.
    [[nodiscard]] virtual AuditHeads heads() const = 0;

    /// In the place of all there were.
    virtual void keep(const AuditHeads& heads) const = 0;
};

}  // namespace contacts
