#include "host/src/http/Server.h"

#include "host/src/http/Connection.h"

#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/TCPServerConnectionFactory.h>

#include <algorithm>
#include <array>
#include <thread>

#include <linux/filter.h>
#include <poll.h>
#include <sys/socket.h>

namespace supportcentre {

namespace {

constexpr int stackBytes = 512 * 1024;
constexpr int idleSeconds = 60;

/// A thread that goes to wait for its next connection in the very moment in which the server stops is not
/// woken; it looks again after this time, and the stop waits for it.
constexpr int lookAgain = 250'000;  // microseconds

using namespace std::chrono_literals;

/// Nobody is outside any more when nobody was seen there for so long: handshakes under way need a round trip,
/// and a thread that has taken somebody from POCO's queue a moment to begin with him.
constexpr auto quiet = 250ms;
constexpr auto longestAtTheDoor = 5s;


/// From now on the kernel drops what begins a connection (SYN without ACK, in the flags at byte 13 of the TCP
/// header), while handshakes under way still come to their end. Without this there is always one more who is
/// connected when the socket is closed, and reset; so he asks again a second later, and is refused or finds
/// the next host. Where the kernel has no filters, that moment is as short as can be.
void turnNewcomersAway(int listener) noexcept
{
    constexpr unsigned flags = 13, syn = 0x02, ack = 0x10, whole = 0xffffffff;
    std::array<sock_filter, 5> steps{{
        {BPF_LD | BPF_B | BPF_ABS, 0, 0, flags},
        {BPF_ALU | BPF_AND | BPF_K, 0, 0, syn | ack},
        {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, syn},
        {BPF_RET | BPF_K, 0, 0, 0},
        {BPF_RET | BPF_K, 0, 0, whole},
    }};
    const sock_fprog program{static_cast<unsigned short>(steps.size()), steps.data()};
    ::setsockopt(listener, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program);
}


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
      _socket(socket),
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
    _open = true;
}


bool Server::stop()
{
    const auto begun = std::chrono::steady_clock::now();
    const auto half = _limits.stopping / 2;
    // One limit for all: whoever stops us waits that long and no longer.
    const auto leftOf = [&](std::chrono::milliseconds share) {
        return std::chrono::duration_cast<std::chrono::milliseconds>(begun + share -
                                                                     std::chrono::steady_clock::now());
    };
    _connections.callLast();
    if (_open)
        closeTheDoor(begun + std::min<std::chrono::milliseconds>(longestAtTheDoor, half));
    if (!_connections.waitUntilEmpty(leftOf(half)))
        _connections.stopReading();
    const bool allEnded = _connections.waitUntilEmpty(leftOf(_limits.stopping));
    if (allEnded)
        _threads.joinAll();
    return allEnded;
}


/// POCO forgets whom it has accepted and not yet given to a thread, and the kernel resets whom nobody has
/// accepted: both are waited for first.
void Server::closeTheDoor(Instant deadline)
{
    using Clock = std::chrono::steady_clock;
    turnNewcomersAway(_socket.impl()->sockfd());
    for (auto seen = Clock::now(); Clock::now() - seen < quiet && Clock::now() < deadline;)
    {
        std::this_thread::sleep_for(10ms);
        if (somebodyStandsOutside())
            seen = Clock::now();
    }
    _server->stop();
    _socket.close();
    _open = false;
}


bool Server::somebodyStandsOutside() const
{
    pollfd door{_socket.impl()->sockfd(), POLLIN, 0};
    return ::poll(&door, 1, 0) > 0 || _server->queuedConnections() > 0;
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
