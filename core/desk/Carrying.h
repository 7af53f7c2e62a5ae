// What the jobs have in common that carry things to a helpdesk of another house.
#pragma once

#include "core/Time.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace contacts {

struct CarryingLimits
{
    std::size_t batch = 5;
    std::chrono::minutes lease{10};           ///< Longer than a batch can take.
    std::chrono::milliseconds stretch{2000};  ///< Of a slow house: then no other row is begun in this run.
    std::chrono::seconds firstPause{10};      ///< Doubles with every failure …
    std::chrono::seconds longestPause{600};   ///< … up to here; at once so long when we are not let in.
    std::function<bool()> hurry{};            ///< Somebody waits for what comes first: no other row is begun.
};

struct CarryingReport
{
    std::size_t done = 0;
    std::size_t later = 0;
    std::size_t parked = 0;
    std::string trouble;           ///< Why nothing goes at all; empty when it does.
    std::vector<std::string> odd;  ///< Why each of them was parked.
};

/// What must still be carried there.
struct CarryingTotals
{
    std::size_t waiting = 0;  ///< What is under way as well.
    std::size_t parked = 0;
    Time oldestWaiting{};  ///< Epoch when nothing waits.
};

}  // namespace contacts
