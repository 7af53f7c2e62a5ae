// What has been served since the start: for /metrics.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

namespace supportcentre {

/// [thread-safe]
struct Counters
{
    std::array<std::atomic<std::uint64_t>, 6>
        byClass{};  ///< [2] counts answers with a status of 200 to 299, …
    std::atomic<std::uint64_t> refusedAtGate{0};
    std::atomic<std::uint64_t> incidents{0};
    std::atomic<std::int64_t> inFlight{0};
    std::atomic<std::int64_t> connections{0};

    void count(int status) noexcept
    {
        if (status >= 100 && status < 600)
            ++byClass[static_cast<std::size_t>(status / 100)];
    }
};

}  // namespace supportcentre
