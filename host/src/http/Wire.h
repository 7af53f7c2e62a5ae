// One client's socket with total deadlines: POCO's time-outs count per read, so a byte every few seconds
// would hold a thread for hours.
#pragma once

#include "host/src/http/LastCall.h"

#include <Poco/Net/StreamSocket.h>

#include <array>
#include <chrono>
#include <cstddef>
#include <string_view>

namespace supportcentre {

using Instant = std::chrono::steady_clock::time_point;

/// Belongs to one thread; only stopReading() may come from another.
class Wire
{
public:
    explicit Wire(const Poco::Net::StreamSocket& socket);

    enum class Got {
        bytes,
        end,      ///< The client has closed, or the connection broke.
        timedOut  ///< Nothing came until the deadline.
    };

    /// Reads what is there, at most `size` bytes; waits until `deadline` when there is nothing.
    Got read(char* into, std::size_t size, Instant deadline, std::size_t& count);

    /// Waits until there is something to read, or the client is gone. False: nothing came until `deadline`,
    /// or for `patience` after the last call.
    [[nodiscard]] bool hears(Instant deadline, const LastCall& lastCall,
                             std::chrono::milliseconds patience) const;

    /// Writes one piece behind the other; one system call as long as the client keeps up. False: broken, or
    /// too slow for the deadline.
    [[nodiscard]] bool write(std::array<std::string_view, 3> pieces, Instant deadline);

    /// Says that nothing follows and swallows what the client still sends for a moment, so that he can read
    /// our answer before the connection is reset.
    void closeGently();

    /// Makes a waiting read() return `end`. [thread-safe]
    void stopReading() noexcept;

private:
    [[nodiscard]] bool waitFor(short events, Instant deadline) const;

    Poco::Net::StreamSocket _socket;
    int _handle;
};

}  // namespace supportcentre
