// How often somebody may do something that costs us or tells him something, before he has to wait.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace contacts {

/// Counted in this process only: enough against guessing, and nothing is written where people only read.
/// [thread-safe]
class Pace
{
public:
    Pace(std::size_t most, std::chrono::seconds span) : _most(most), _span(span) {}

    /// Whether he has used his share up.
    [[nodiscard]] bool isSpent(const std::string& who) const;
    void count(const std::string& who);

    [[nodiscard]] std::chrono::seconds span() const noexcept { return _span; }

private:
    struct Share
    {
        std::chrono::steady_clock::time_point begun{};
        std::size_t used = 0;
    };

    static constexpr std::size_t mostRemembered = 10'000;

    const std::size_t _most;
    const std::chrono::seconds _span;
    mutable std::mutex _mutex;
    std::map<std::string, Share> _shares;
};

}  // namespace contacts
