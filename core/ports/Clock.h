#pragma once

#include "core/Time.h"

namespace contacts {

class Clock
{
public:
    virtual ~Clock() = default;

    /// Microseconds, UTC. [thread-safe]
    [[nodiscard]] virtual Time now() const = 0;
};

}  // namespace contacts
