// One client's connection: request after request until one side has had enough.
#pragma once

#include "host/src/http/Connections.h"
#include "host/src/http/Front.h"
#include "host/src/http/RequestReader.h"

#include <Poco/Net/TCPServerConnection.h>

namespace supportcentre {

/// POCO accepts, queues and lends the thread; the reading is ours, because POCO's own decodes header fields
/// (CR and LF included), believes two lengths, and has no total deadline (docs/adr).
class Connection final : public Poco::Net::TCPServerConnection
{
public:
    struct Parts
    {
        const Gate& gate;
        Front& front;
        Connections& connections;
        Counters& counters;
        ReadingTimes reading;
        std::chrono::milliseconds writing;
    };

    Connection(const Poco::Net::StreamSocket& socket, const Parts& parts)
        : Poco::Net::TCPServerConnection(socket),
          _parts(parts)
    {
    }

    void run() override;

private:
    enum class Next { goesOn, ends };

    /// Reads one request and answers it.
    Next serve(Wire& wire, RequestReader& reader);
    [[nodiscard]] std::uint64_t mostBytesOf(const Inbound& inbound) const;
    Next refuse(Wire& wire, const Inbound& inbound, const Rejected& rejected);

    const Parts& _parts;
};

}  // namespace supportcentre
