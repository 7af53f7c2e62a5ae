#pragma once

#include "core/Time.h"

#include <algorithm>
#include <atomic>
#include <cstdint>

namespace contacts {

/// How long a house that does not answer is left alone: longer with every failure, up to the longest pause,
/// and at once so long where it does not let us in. [thread-safe]
class BackOff
{
public:
    BackOff(std::chrono::seconds first, std::chrono::seconds longest) : _first(first), _longest(longest) {}

    [[nodiscard]] bool rests(Time now) const { return now < _until.load(); }
    [[nodiscard]] bool failing() const { return _failures > 0; }

    void answered() { _failures = 0; }

    /// The pause that begins now.
    std::chrono::seconds failed(Time now, bool letIn)
    {
        constexpr std::uint32_t mostDoublings = 10;
        const auto doublings = std::min(++_failures, mostDoublings) - 1;
        const auto pause = letIn ? std::min(_first * (1 << doublings), _longest) : _longest;
        _until = now + pause;
        return pause;
    }

    /// No more waiting.
    void forget()
    {
        _failures = 0;
        _until = Time{};
    }

private:
    const std::chrono::seconds _first;
    const std::chrono::seconds _longest;
    std::atomic<std::uint32_t> _failures{0};  ///< In a row.
    std::atomic<Time> _until{Time{}};
};

}  // namespace contacts
