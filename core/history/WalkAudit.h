// The administrator's "Verify now": asked for on a page, done by a worker.
#pragma once

#include "core/Services.h"

namespace contacts {

/// [thread-safe]
class WalkAudit
{
public:
    explicit WalkAudit(Services& services) : _services(services) {}

    /// False: not for this person.
    [[nodiscard]] bool want(const Actor& actor) const;

    /// A worker's turn: walks all chains when somebody wants it and nobody is at it. False: nothing to do.
    bool operator()() const;

private:
    Services& _services;
};

}  // namespace contacts
