// All open connections, so that a stop can let them finish or cut them.
#pragma once

#include "host/src/http/Wire.h"

#include <condition_variable>
#include <mutex>
#include <unordered_set>

namespace supportcentre {

/// [thread-safe]
class Connections
{
public:
    /// A connection's stay on the list.
    class Stay
    {
    public:
        Stay(Connections& connections, Wire& wire);
        ~Stay();
        Stay(const Stay&) = delete;
        Stay& operator=(const Stay&) = delete;

    private:
        Connections& _connections;
        Wire& _wire;
    };

    /// From now on each answer is the last one of its connection, and who asks nothing is soon let go.
    void callLast() noexcept { _lastCall.ring(); }
    [[nodiscard]] const LastCall& lastCall() const noexcept { return _lastCall; }
    /// Nobody is waited for who has not sent his request to its end; answers under way are still sent.
    void stopReading();
    /// False: some are still open when the time is over.
    [[nodiscard]] bool waitUntilEmpty(std::chrono::milliseconds patience);

    [[nodiscard]] std::size_t count() const;

private:
    mutable std::mutex _mutex;
    std::condition_variable _left;
    std::unordered_set<Wire*> _wires;
    bool _readingStopped = false;
    LastCall _lastCall;
};

}  // namespace supportcentre
