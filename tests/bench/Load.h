// A small closed-loop load generator: every connection asks again as soon as it has its answer.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace bench {

struct LoadResult
{
    double perSecond = 0;
    double p50 = 0;  ///< Milliseconds.
    double p99 = 0;
    std::uint64_t answers = 0;
    std::size_t bytes = 0;  ///< Of one answer's body.
};

/// Sends `request` (a whole HTTP/1.1 request) over `connections` keep-alive connections from one thread. The
/// first `warmUp` is not counted. Throws std::runtime_error on anything but a 200 whose body has at least
/// nine tenths of `bytes`, which are those of the first answer unless told, and on a cut connection: error
/// pages are quick.
[[nodiscard]] LoadResult load(std::uint16_t port, const std::string& request, std::size_t connections,
                              std::chrono::milliseconds warmUp, std::chrono::milliseconds duration,
                              std::size_t bytes = 0);

/// One of those that are measured beside each other.
struct Contender
{
    std::string what;
    std::uint16_t port = 0;
    std::string request;
};

using Rounds = std::vector<LoadResult>;

/// Measures them in turns, `rounds` times round: a slow minute of the machine meets each of them. In the
/// order of `contenders`.
[[nodiscard]] std::vector<Rounds> inTurns(const std::vector<Contender>& contenders, int rounds,
                                          std::size_t connections, std::chrono::milliseconds duration);

/// By requests/s: a machine with neighbours has outliers.
[[nodiscard]] LoadResult median(Rounds rounds);

/// How many times the `figure` of `ours` is that of `theirs`: median over the rounds, whose two were measured
/// one after the other.
[[nodiscard]] double ratio(const Rounds& ours, const Rounds& theirs, double LoadResult::*figure);

}  // namespace bench
