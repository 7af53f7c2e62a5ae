#include "tests/bench/Load.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace bench {

namespace {

using Clock = std::chrono::steady_clock;

/// One connection: writes the request in one go, then reads until the body is complete.
class Client
{
public:
    Client(std::uint16_t port, const std::string& request) : _request(request)
    {
        _socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (_socket < 0 || ::connect(_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("no server at port " + std::to_string(port));
        const int on = 1;
        ::setsockopt(_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    ~Client() { ::close(_socket); }

    [[nodiscard]] int socket() const noexcept { return _socket; }

    void ask()
    {
        _head.clear();
        _body = 0;
        _expected = 0;
        _inBody = false;
        _askedAt = Clock::now();
        std::size_t sent = 0;
        while (sent < _request.size())
        {
            const auto n = ::send(_socket, _request.data() + sent, _request.size() - sent, MSG_NOSIGNAL);
            if (n <= 0)
                throw std::runtime_error("the server closed a connection");
            sent += static_cast<std::size_t>(n);
        }
    }

    /// True when the answer is complete.
    [[nodiscard]] bool read(char* buffer, std::size_t size)
    {
        const auto n = ::recv(_socket, buffer, size, 0);
        if (n <= 0)
            throw std::runtime_error("the server closed a connection");
        std::string_view data(buffer, static_cast<std::size_t>(n));
        if (!_inBody)
        {
            _head.append(data);
            const auto end = _head.find("\r\n\r\n");
            if (end == std::string::npos)
                return false;
            const auto name = _head.find("Content-Length: ");
            if (name == std::string::npos || name > end)
                throw std::runtime_error("an answer without Content-Length");
            std::from_chars(_head.data() + name + 16, _head.data() + end, _expected);
            _body = _head.size() - end - 4;
            _inBody = true;
        }
        else
            _body += data.size();
        return _body >= _expected;
    }

    /// Throws when the answer is not as whole as one of so many bytes.
    void insistOnWhole(std::size_t bytes) const
    {
        if (_head.starts_with("HTTP/1.1 200") && _expected * 10 >= bytes * 9)
            return;
        throw std::runtime_error(_request.substr(0, _request.find(" HTTP/")) + " answered \"" +
                                 _head.substr(0, _head.find("\r\n")) + "\" with " +
                                 std::to_string(_expected) + " bytes instead of a 200 with some " +
                                 std::to_string(bytes) + ": the figures would be of something else");
    }

    [[nodiscard]] std::size_t bytes() const noexcept { return _expected; }
    [[nodiscard]] Clock::time_point askedAt() const noexcept { return _askedAt; }

private:
    int _socket = -1;
    const std::string& _request;
    std::string _head;
    std::size_t _body = 0;
    std::size_t _expected = 0;
    bool _inBody = false;
    Clock::time_point _askedAt{};
};


double percentile(std::vector<double>& sorted, double share)
{
    return sorted.empty()
               ? 0
               : sorted[std::min(sorted.size() - 1,
                                 static_cast<std::size_t>(share * static_cast<double>(sorted.size())))];
}

}  // namespace


LoadResult load(std::uint16_t port, const std::string& request, std::size_t connections,
                std::chrono::milliseconds warmUp, std::chrono::milliseconds duration, std::size_t bytes)
{
    const int poll = ::epoll_create1(0);
    std::vector<std::unique_ptr<Client>> clients;
    for (std::size_t i = 0; i < connections; ++i)
    {
        auto& client = clients.emplace_back(std::make_unique<Client>(port, request));
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = client.get();
        ::epoll_ctl(poll, EPOLL_CTL_ADD, client->socket(), &event);
        client->ask();
    }

    LoadResult result{.bytes = bytes};
    std::vector<double> latencies;
    std::vector<char> buffer(256 * 1024);
    std::vector<epoll_event> events(connections);
    const auto begin = Clock::now() + warmUp;
    const auto end = begin + duration;
    for (auto now = Clock::now(); now < end; now = Clock::now())
    {
        const int ready = ::epoll_wait(poll, events.data(), static_cast<int>(events.size()), 100);
        for (int i = 0; i < ready; ++i)
        {
            auto& client = *static_cast<Client*>(events[static_cast<std::size_t>(i)].data.ptr);
            if (!client.read(buffer.data(), buffer.size()))
                continue;
            const auto done = Clock::now();
            result.bytes = result.bytes == 0 ? client.bytes() : result.bytes;
            client.insistOnWhole(result.bytes);
            if (done >= begin)
            {
                ++result.answers;
                latencies.push_back(
                    std::chrono::duration<double, std::milli>(done - client.askedAt()).count());
            }
            client.ask();
        }
    }
    ::close(poll);
    std::sort(latencies.begin(), latencies.end());
    result.perSecond = static_cast<double>(result.answers) / std::chrono::duration<double>(duration).count();
    result.p50 = percentile(latencies, 0.50);
    result.p99 = percentile(latencies, 0.99);
    return result;
}


std::vector<Rounds> inTurns(const std::vector<Contender>& contenders, int rounds, std::size_t connections,
                            std::chrono::milliseconds duration)
{
    std::vector<Rounds> results(contenders.size());
    for (int round = 0; round < rounds; ++round)
        for (std::size_t i = 0; i < contenders.size(); ++i)
            results[i].push_back(load(contenders[i].port, contenders[i].request, connections,
                                      std::chrono::milliseconds(300), duration,
                                      results[i].empty() ? 0 : results[i].front().bytes));
    return results;
}


LoadResult median(Rounds rounds)
{
    std::sort(rounds.begin(), rounds.end(),
              [](const LoadResult& a, const LoadResult& b) { return a.perSecond < b.perSecond; });
    return rounds.at(rounds.size() / 2);
}


double ratio(const Rounds& ours, const Rounds& theirs, double LoadResult::*figure)
{
    std::vector<double> ratios;
    for (std::size_t round = 0; round < ours.size(); ++round)
        ratios.push_back(ours[round].*figure / theirs.at(round).*figure);
    std::sort(ratios.begin(), ratios.end());
    return ratios.at(ratios.size() / 2);
}

}  // namespace bench
