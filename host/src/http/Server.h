// Listens, and runs each connection on a thread of POCO's pool.
#pragma once

#include "host/src/http/Connections.h"
#include "host/src/http/Front.h"
#include "host/src/http/Gate.h"
#include "host/src/http/RequestReader.h"

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/TCPServer.h>
#include <Poco/ThreadPool.h>

#include <memory>

namespace supportcentre {

struct ServerLimits
{
    int threads = 1024;  ///< One per open connection; an idle one costs about 15 KB.
    int queued = 256;
    ReadingTimes reading{};
    std::chrono::milliseconds writing{30000};   ///< For a whole answer.
    std::chrono::milliseconds stopping{30000};  ///< For a stop: who stands outside, and requests in flight.
};

class Server
{
public:
    /// The socket listens already: the program has to know its port before the first page exists.
    Server(const Poco::Net::ServerSocket& socket, const Gate& gate, Front& front, Counters& counters,
           ServerLimits limits = {});
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    void start();

    /// Lets in who is connected already and nobody else, answers each of them once more and closes what stays
    /// silent: no request is lost. Returns whether all ended in time.
    bool stop();

private:
    void closeTheDoor(Instant deadline);
    [[nodiscard]] bool somebodyStandsOutside() const;

    ServerLimits _limits;
    Poco::Net::ServerSocket _socket;
    bool _open = false;
    Connections _connections;
    Poco::ThreadPool _threads;
    std::unique_ptr<Poco::Net::TCPServer> _server;
};

/// A socket that listens on that address; "0" picks a free port.
[[nodiscard]] Poco::Net::ServerSocket listenOn(const std::string& address, std::uint16_t port);

}  // namespace supportcentre
