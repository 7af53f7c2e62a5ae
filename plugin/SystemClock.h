#pragma once

#include "core/ports/Clock.h"

namespace contacts {

class SystemClock final : public Clock
{
public:
    [[nodiscard]] Time now() const override
    {
        return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
    }
};

}  // namespace contacts
