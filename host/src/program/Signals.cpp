#include "host/src/program/Signals.h"

#include <ctime>

namespace supportcentre {

Signals::Signals()
{
    ::sigemptyset(&_watched);
    for (const int each : {SIGINT, SIGTERM, SIGQUIT, SIGHUP})
        ::sigaddset(&_watched, each);
    ::pthread_sigmask(SIG_BLOCK, &_watched, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
}


Signal Signals::next(std::chrono::milliseconds patience) const
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(patience);
    const timespec wait{seconds.count(), (patience - seconds).count() * 1'000'000};
    const int got = ::sigtimedwait(&_watched, nullptr, &wait);
    if (got == SIGHUP)
        return Signal::reload;
    return got > 0 ? Signal::stop : Signal::none;
}

}  // namespace supportcentre
