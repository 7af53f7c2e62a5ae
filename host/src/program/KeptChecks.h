// What costs something and is asked for by an address that is open to everybody.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace supportcentre {

/// Asks at most once in a period, whoever wants to know how often. [thread-safe]
class KeptChecks
{
public:
    using Check = std::pair<std::string, bool>;  ///< Name, and whether it is well.
    using Ask = std::function<std::vector<Check>()>;
    using Clock = std::chrono::steady_clock;
    using Now = std::function<Clock::time_point()>;

    static constexpr std::chrono::seconds period{10};

    explicit KeptChecks(Ask ask, Now now = &Clock::now) : _ask(std::move(ask)), _now(std::move(now)) {}

    /// While one caller asks, the others get what was said before; where nothing was, they wait for him.
    /// What is thrown is kept for nobody.
    [[nodiscard]] std::vector<Check> operator()();

private:
    class Turn;

    void answered(const std::optional<std::vector<Check>>& said);

    const Ask _ask;
    const Now _now;
    std::mutex _mutex;
    std::condition_variable _answered;
    bool _asking = false;
    std::optional<std::vector<Check>> _kept;
    Clock::time_point _until{};
};

}  // namespace supportcentre
