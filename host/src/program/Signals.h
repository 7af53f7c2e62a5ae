// Signals as events of the main thread. POCO's own loop dies of SIGHUP.
#pragma once

#include <chrono>
#include <csignal>

namespace supportcentre {

enum class Signal {
    none,   ///< Nothing came in time.
    stop,   ///< INT, TERM or QUIT.
    reload  ///< HUP.
};

/// Must be made before any thread, so that all of them inherit the mask and the signals wait for next().
class Signals
{
public:
    Signals();

    [[nodiscard]] Signal next(std::chrono::milliseconds patience) const;

private:
    sigset_t _watched{};
};

}  // namespace supportcentre
