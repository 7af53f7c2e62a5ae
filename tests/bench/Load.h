// A small closed-loop load generator: every connection asks again as soon as it has its answer.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace bench {

struct LoadResult
{
    double perSecond = 0;
    double p50 = 0;  ///< Milliseconds.
    double p99 = 0;
    std::uint64_t answers = 0;
    std::uint64_t failures = 0;  ///< Anything but a 200 with the expected length class, or a cut connection.
    std::size_t bytes = 0;       ///< Of one answer's body.
};

/// Sends `request` (a whole HTTP/1.1 request) over `connections` keep-alive connections from one thread. The
/// first `warmUp` is not counted.
[[nodiscard]] LoadResult load(std::uint16_t port, const std::string& request, std::size_t connections,
                              std::chrono::milliseconds warmUp, std::chrono::milliseconds duration);

/// Median of `rounds` by requests/s: a machine with neighbours has outliers.
[[nodiscard]] LoadResult medianOf(int rounds, std::uint16_t port, const std::string& request,
                                  std::size_t connections, std::chrono::milliseconds duration);

}  // namespace bench
