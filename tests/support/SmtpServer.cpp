#include "tests/support/SmtpServer.h"

#include <algorithm>
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace tests {

namespace {

std::string friendlyReply(const std::string& step)
{
    const std::map<std::string, std::string> replies{{"greeting", "220 mail.example ready\r\n"},
                                                     {"EHLO", "250-mail.example\r\n250 8BITMIME\r\n"},
                                                     {"STARTTLS", "502 not here\r\n"},
                                                     {"AUTH", "235 welcome\r\n"},
                                                     {"MAIL", "250 sender ok\r\n"},
                                                     {"RCPT", "250 receiver ok\r\n"},
                                                     {"DATA", "354 go on\r\n"},
                                                     {"content", "250 taken as 4711\r\n"},
                                                     {"QUIT", "221 bye\r\n"}};
    const auto found = replies.find(step);
    return found == replies.end() ? "500 what?\r\n" : found->second;
}


bool say(int peer, const std::string& bytes)
{
    return ::send(peer, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
}

}  // namespace


SmtpServer::SmtpServer(Script script, std::uint16_t port, Memory memory)
    : _script(std::move(script)),
      _memory(memory),
      _listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    const int yes = 1;
    ::setsockopt(_listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    socklen_t size = sizeof address;
    auto* plain = reinterpret_cast<sockaddr*>(&address);
    if (::bind(_listener, plain, size) != 0 || ::listen(_listener, 8) != 0 ||
        ::getsockname(_listener, plain, &size) != 0 || ::pipe2(_stop, O_CLOEXEC) != 0)
        throw std::runtime_error("the scripted mail server cannot listen");
    _port = ntohs(address.sin_port);
    _thread = std::thread([this] { serve(); });
}


SmtpServer::~SmtpServer()
{
    ::close(_stop[1]);
    _thread.join();
    ::close(_stop[0]);
    ::close(_listener);
}


std::vector<std::string> SmtpServer::commands() const
{
    const std::scoped_lock lock(_mutex);
    return _commands;
}


std::size_t SmtpServer::count(const std::string& beginning) const
{
    const auto all = commands();
    return static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [&](const auto& line) { return line.starts_with(beginning); }));
}


std::vector<std::string> SmtpServer::contents() const
{
    const std::scoped_lock lock(_mutex);
    return _contents;
}


std::size_t SmtpServer::taken() const
{
    const std::scoped_lock lock(_mutex);
    return _taken;
}


void SmtpServer::serve()
{
    for (;;)
    {
        pollfd waits[2] = {{_listener, POLLIN, 0}, {_stop[0], POLLIN, 0}};
        if (::poll(waits, 2, -1) < 0 || waits[1].revents != 0)
            return;
        const int peer = ::accept4(_listener, nullptr, nullptr, SOCK_CLOEXEC);
        const int yes = 1;
        ::setsockopt(peer, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        _unread.clear();
        _turns.clear();
        talk(peer);
        ::close(peer);
    }
}


void SmtpServer::talk(int peer)
{
    if (!take(peer, "greeting"))
        return;
    std::string awaited;
    for (std::string line; readLine(peer, line);)
    {
        {
            const std::scoped_lock lock(_mutex);
            if (_memory == Memory::everything)
                _commands.push_back(line);
        }
        auto step = awaited.empty() ? line.substr(0, line.find(' ')) : awaited;
        awaited = step == "AUTH" && line == "AUTH LOGIN" ? "user" : step == "user" ? "password" : "";
        if (!take(peer, step, line))
            return;
        const auto turn = _script.find("DATA");
        const bool accepted = turn == _script.end() || turn->second.reply.starts_with("354");
        if (step == "DATA" && accepted && (!receiveContent(peer) || !take(peer, "content")))
            return;
        if (step == "QUIT")
            return;
        const auto agreed = _script.find("STARTTLS");
        if (step == "STARTTLS" && agreed != _script.end() && agreed->second.reply.starts_with("220"))
            return stayDeaf(peer);
    }
}


/// The bytes of a handshake may hold what looks like a line: one time in two hundred it was answered.
void SmtpServer::stayDeaf(int peer)
{
    for (char buffer[4096];;)
    {
        pollfd waits[2] = {{peer, POLLIN, 0}, {_stop[0], POLLIN, 0}};
        if (::poll(waits, 2, -1) < 0 || waits[1].revents != 0 || ::recv(peer, buffer, sizeof buffer, 0) <= 0)
            return;
    }
}


SmtpServer::Turn SmtpServer::turnAt(const std::string& step, const std::string& line)
{
    const auto scripted = _script.find(step);
    if (scripted == _script.end() || line.find(scripted->second.onlyWhen) == std::string::npos)
        return Turn{friendlyReply(step)};
    auto turn = scripted->second;
    if (turn.changesAfter > 0 && ++_turns[step] > turn.changesAfter)
    {
        turn.reply = turn.later;
        turn.close = turn.later.empty();
    }
    return turn;
}


/// False: the connection is over.
bool SmtpServer::take(int peer, const std::string& step, const std::string& line)
{
    const auto turn = turnAt(step, line);
    pollfd stopped{_stop[0], POLLIN, 0};
    if (::poll(&stopped, 1, static_cast<int>(turn.before.count())) != 0)
        return false;
    if (turn.drip.count() == 0)
        return say(peer, turn.reply) && !turn.close;
    for (const char c : turn.reply)
        if (::poll(&stopped, 1, static_cast<int>(turn.drip.count())) != 0 || !say(peer, std::string(1, c)))
            return false;
    return !turn.close;
}


bool SmtpServer::readLine(int peer, std::string& line)
{
    for (;;)
    {
        if (const auto end = _unread.find("\r\n"); end != std::string::npos)
        {
            line = _unread.substr(0, end);
            _unread.erase(0, end + 2);
            return true;
        }
        pollfd waits[2] = {{peer, POLLIN, 0}, {_stop[0], POLLIN, 0}};
        char buffer[4096];
        if (::poll(waits, 2, -1) < 0 || waits[1].revents != 0)
            return false;
        const auto got = ::recv(peer, buffer, sizeof buffer, 0);
        if (got <= 0)
            return false;
        _unread.append(buffer, static_cast<std::size_t>(got));
    }
}


bool SmtpServer::receiveContent(int peer)
{
    std::string content;
    std::string line;
    bool whole = false;
    while (!whole && readLine(peer, line))
        if (line == ".")
            whole = true;
        else
            content += line + "\r\n";
    const std::scoped_lock lock(_mutex);
    if (_memory == Memory::lastMail)
        _contents.clear();
    _contents.push_back(content);
    ++_taken;
    return whole;
}

}  // namespace tests
