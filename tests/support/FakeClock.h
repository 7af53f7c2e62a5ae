#pragma once

#include "core/ports/Clock.h"

namespace contacts::tests {

/// Stands still until a test moves it.
class FakeClock : public Clock
{
public:
    [[nodiscard]] Time now() const override { return _now; }
    void advance(std::chrono::microseconds by) { _now += by; }

private:
    Time _now{std::chrono::microseconds(1'800'000'000'000'000)};
};

}  // namespace contacts::tests
