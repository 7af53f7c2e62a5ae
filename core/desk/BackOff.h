#pragma once

#include "core/Time.h"

#include <algorithm>
#include <atomic>
#include <cstdint>

namespace contacts {

/// How long a house that does not answer is left alone: longer with every failure, up to the longest pause,
/// and at once so long where it does not let us in. Asked by one thread; hints may come from any.
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
        _hintsFrom = letIn ? now + _first : _until.load();
        return pause;
    }

    /// Somebody says that the house is back, true or not. [thread-safe]
    void hint() { _hinted = true; }

    /// Whether such a word ends the pause now: each once, and never within the first pause after a failure,
    /// so that no flood of them is one of questions. Where the house does not let us in it changes nothing.
    bool endsByHint(Time now)
    {
        if (!_hinted.load())
            return false;
        if (!rests(now))
        {
            _hinted = false;  // It is asked anyway.
            return false;
        }
        if (now < _hintsFrom.load())
            return false;
        _hinted = false;
        _until = Time{};
        if (_failures > 1)
            --_failures;  // If it is not true, the next pause is as long as this one was.
        return true;
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
    std::atomic<Time> _hintsFrom{Time{}};
    std::atomic<bool> _hinted{false};
};

}  // namespace contacts
