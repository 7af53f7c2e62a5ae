// Rings when the server stops: whoever waits for a request then waits a moment longer, and no more.
#pragma once

#include <atomic>

namespace supportcentre {

/// [thread-safe]
class LastCall
{
public:
    LastCall();  ///< Throws std::system_error when the process has no file left.
    ~LastCall();
    LastCall(const LastCall&) = delete;
    LastCall& operator=(const LastCall&) = delete;

    void ring() noexcept;
    [[nodiscard]] bool rung() const noexcept { return _rung; }

    /// For poll(): readable for everybody as soon as it has rung.
    [[nodiscard]] int handle() const noexcept { return _handle; }

private:
    int _handle;
    std::atomic<bool> _rung{false};
};

}  // namespace supportcentre
