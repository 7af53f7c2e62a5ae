#pragma once

#include <atomic>
#include <chrono>

namespace contacts {

/// When a job that looks for work now and then has its turn: at once where somebody in this process has just
/// left some, so that nobody waits for its next round.
class Doorbell
{
public:
    using Clock = std::chrono::steady_clock;

    explicit Doorbell(std::chrono::milliseconds pause = std::chrono::seconds(1)) : _pause(pause) {}

    /// There is work. [thread-safe]
    void ring() noexcept { _rung = true; }

    /// It has rung and nobody has come yet: the job lets go what else it does. [thread-safe]
    [[nodiscard]] bool rings() const noexcept { return _rung; }

    /// Works if it has rung, or if the pause after the last work is over; that pause also follows work that
    /// throws. By one thread at a time.
    template <class Work>
    void answer(const Work& work)
    {
        if (!_rung.exchange(false) && Clock::now() < _next)
            return;
        const Pause after(*this);
        work();
    }

private:
    class Pause
    {
    public:
        explicit Pause(Doorbell& bell) : _bell(bell) {}
        ~Pause() { _bell._next = Clock::now() + _bell._pause; }
        Pause(const Pause&) = delete;
        Pause& operator=(const Pause&) = delete;

    private:
        Doorbell& _bell;
    };

    const std::chrono::milliseconds _pause;
    std::atomic<bool> _rung{false};
    Clock::time_point _next{};
};

}  // namespace contacts
