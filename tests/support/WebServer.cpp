#include "tests/support/WebServer.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace tests {

namespace {

/// Bytes of the body that the head announces; 0 without one.
std::size_t announced(const std::string& head)
{
    const std::string name = "\ncontent-length: ";
    const auto found = head.find(name);
    return found == std::string::npos ? 0 : std::stoul(head.substr(found + name.size()));
}

}  // namespace


WebServer::WebServer(Script script, const std::string& host) : _script(std::move(script))
{
    const bool six = host.find(':') != std::string::npos;
    sockaddr_in address{};
    address.sin_family = AF_INET;
    sockaddr_in6 address6{};
    address6.sin6_family = AF_INET6;
    socklen_t size = six ? sizeof address6 : sizeof address;
    auto* plain = six ? reinterpret_cast<sockaddr*>(&address6) : reinterpret_cast<sockaddr*>(&address);
    auto* figures = six ? static_cast<void*>(&address6.sin6_addr) : static_cast<void*>(&address.sin_addr);
    _listener = ::socket(plain->sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::inet_pton(plain->sa_family, host.c_str(), figures) != 1 || ::bind(_listener, plain, size) != 0 ||
        ::listen(_listener, 8) != 0 || ::getsockname(_listener, plain, &size) != 0 ||
        ::pipe2(_stop, O_CLOEXEC) != 0)
        throw std::runtime_error("the scripted web server cannot listen");
    _port = ntohs(six ? address6.sin6_port : address.sin_port);
    _authority = (six ? "[" + host + "]" : host) + ":" + std::to_string(_port);
    _thread = std::thread([this] { serve(); });
}


WebServer::~WebServer()
{
    ::close(_stop[1]);
    _thread.join();
    ::close(_stop[0]);
    ::close(_listener);
}


std::vector<WebServer::Asked> WebServer::asked() const
{
    const std::scoped_lock lock(_mutex);
    return _asked;
}


WebServer::Turn WebServer::answer(int status, const std::string& body, const std::string& more)
{
    return {"HTTP/1.1 " + std::to_string(status) + " As told\r\nContent-Type: application/json\r\n" + more +
            "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body};
}


void WebServer::serve()
{
    for (;;)
    {
        pollfd waits[2] = {{_listener, POLLIN, 0}, {_stop[0], POLLIN, 0}};
        if (::poll(waits, 2, -1) < 0 || waits[1].revents != 0)
            return;
        const int peer = ::accept(_listener, nullptr, nullptr);
        while (talk(peer))
            continue;
        ::close(peer);
    }
}


/// True: he may ask again.
bool WebServer::talk(int peer)
{
    std::string bytes;
    std::size_t end = std::string::npos;
    Asked asked;
    while (end == std::string::npos || bytes.size() < end + 4 + announced(asked.head))
    {
        pollfd waits[2] = {{peer, POLLIN, 0}, {_stop[0], POLLIN, 0}};
        char buffer[4096];
        if (::poll(waits, 2, -1) < 0 || waits[1].revents != 0)
            return false;
        const auto got = ::recv(peer, buffer, sizeof buffer, 0);
        if (got <= 0)
            return false;
        bytes.append(buffer, static_cast<std::size_t>(got));
        end = bytes.find("\r\n\r\n");
        asked.head = bytes.substr(0, end);
        std::transform(asked.head.begin(), asked.head.end(), asked.head.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    }
    asked.method = bytes.substr(0, bytes.find(' '));
    asked.path = bytes.substr(asked.method.size() + 1);
    asked.path.resize(asked.path.find(' '));
    asked.body = bytes.substr(end + 4);
    {
        const std::scoped_lock lock(_mutex);
        _asked.push_back(asked);
    }
    const auto turn = _script(asked);
    pollfd stopped{_stop[0], POLLIN, 0};
    if (::poll(&stopped, 1, static_cast<int>(turn.before.count())) != 0)
        return false;
    const std::size_t step = turn.drip.count() == 0 ? std::max<std::size_t>(turn.reply.size(), 1) : 1;
    for (std::size_t sent = 0; sent < turn.reply.size(); sent += step)
    {
        if (step == 1 && ::poll(&stopped, 1, static_cast<int>(turn.drip.count())) != 0)
            return false;
        for (auto piece = turn.reply.substr(sent, step); !piece.empty();)
        {
            const auto went = ::send(peer, piece.data(), piece.size(), MSG_NOSIGNAL);
            if (went <= 0)
                return false;
            piece.erase(0, static_cast<std::size_t>(went));
        }
    }
    return turn.keeps;
}

}  // namespace tests
