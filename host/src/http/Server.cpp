#include "host/src/http/Server.h"

#include "host/src/http/Connection.h"

#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/TCPServerConnectionFactory.h>

namespace supportcentre {

namespace {

constexpr int stackBytes = 512 * 1024;
constexpr int idleSeconds = 60;

/// A thread that goes to wait for its next connection in the very moment in which the server stops is not
/// woken; it looks again after this time, and the stop waits for it.
constexpr int lookAgain = 250'000;  // microseconds


class ConnectionFactory final : public Poco::Net::TCPServerConnectionFactory
{
public:
    explicit ConnectionFactory(const Connection::Parts& parts) : _parts(parts) {}

    Poco::Net::TCPServerConnection* createConnection(const Poco::Net::StreamSocket& socket) override
    {
        return new Connection(socket, _parts);
    }

private:
    Connection::Parts _parts;
};

}  // namespace


Server::Server(const Poco::Net::ServerSocket& socket, const Gate& gate, Front& front, Counters& counters,
               ServerLimits limits)
    : _limits(limits),
      _threads("http", 4, limits.threads, idleSeconds, stackBytes)
{
    Poco::Net::TCPServerParams::Ptr params = new Poco::Net::TCPServerParams;
    params->setMaxThreads(limits.threads);
    params->setMaxQueued(limits.queued);
    params->setThreadIdleTime(lookAgain);
    Poco::Net::TCPServerConnectionFactory::Ptr factory = new ConnectionFactory(
        Connection::Parts{gate, front, _connections, counters, limits.reading, limits.writing});
    _server = std::make_unique<Poco::Net::TCPServer>(factory, _threads, socket, params);
}


Server::~Server()
{
    stop();
}


void Server::start()
{
    _server->start();
}


bool Server::stop()
{
    _server->stop();
    _connections.stopReading();
    const bool allEnded = _connections.waitUntilEmpty(_limits.stopping);
    if (allEnded)
        _threads.joinAll();
    return allEnded;
}


Poco::Net::ServerSocket listenOn(const std::string& address, std::uint16_t port)
{
    constexpr int backlog = 1024;
    // Left to itself POCO shares the port with whoever asks for it as well: a second host by mistake would
    // get every other visitor.
    constexpr bool reuseAddress = true, sharePort = false;
    Poco::Net::ServerSocket socket;
    socket.bind(Poco::Net::SocketAddress(address, port), reuseAddress, sharePort);
    socket.listen(backlog);
    return socket;
}

}  // namespace supportcentre
