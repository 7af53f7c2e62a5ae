#include "ticket-adapter/request-tracker/WebCall.h"

#include "net/NameLookup.h"
#include "ticket-adapter/request-tracker/WebTrust.h"

#include <Poco/Net/DNS.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/String.h>
#include <Poco/URI.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

namespace contacts {

namespace net = Poco::Net;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t longestHead = 32'768;


std::string oneLineOf(const std::string& text)
{
    auto line = text.substr(0, 300);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 127; },
        ' ');
    return line;
}


template <class Work>
auto guarded(const char* what, const Work& work)
{
    try
    {
        return work();
    }
    catch (const Poco::Exception& error)
    {
        throw WebFailure(std::string(what) + ": " + oneLineOf(error.displayText()));
    }
}


/// Header lines are ours alone: whatever came from a setting or an answer must not begin another one.
void mustBeOneLine(const std::string& text)
{
    if (!std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; }))
        throw WebFailure("a header or an address holds characters that do not belong there");
}


std::vector<net::IPAddress> known(const std::string& host, Clock::time_point until)
{
    try
    {
        return addressesOf(host, until);
    }
    catch (const NameFailure& failure)
    {
        throw WebFailure(failure.what());
    }
}


/// Bytes to and from one server, never beyond `end`: the sockets do not block, every wait is ours.
class Line
{
public:
    Line(const WebPlace& place, Clock::time_point end, WebTrust& trust) : _end(end)
    {
        open(place);
        if (place.secure)
            secure(place, trust);
    }

    void send(std::string_view bytes)
    {
        while (!bytes.empty())
        {
            const auto chunk = static_cast<int>(std::min<std::size_t>(bytes.size(), 16'384));
            const int sent = guarded("the connection broke while we asked",
                                     [&] { return _socket.sendBytes(bytes.data(), chunk); });
            if (sent > 0)
                bytes.remove_prefix(static_cast<std::size_t>(sent));
            else
                wait(_socket.secure() ? sent : net::SecureStreamSocket::ERR_SSL_WANT_WRITE);
        }
    }

    /// What has come; empty: the other side has ended.
    std::string_view receive()
    {
        for (;;)
        {
            if (Clock::now() >= _end)
                throw WebFailure("no whole answer in time");
            const int got = guarded("the connection broke while it answered", [&] {
                return _socket.receiveBytes(_buffer.data(), static_cast<int>(_buffer.size()));
            });
            if (got >= 0)
                return {_buffer.data(), static_cast<std::size_t>(got)};
            wait(_socket.secure() ? got : net::SecureStreamSocket::ERR_SSL_WANT_READ);
        }
    }

private:
    void open(const WebPlace& place)
    {
        const auto addresses = known(place.host, _end);
        std::string trouble = "the name has no address";
        for (const auto& address : addresses)
            try
            {
                net::StreamSocket socket;
                socket.connect(net::SocketAddress(address, place.port), left());
                socket.setBlocking(false);
                socket.setNoDelay(true);
                _socket = socket;
                return;
            }
            catch (const Poco::Exception& error)
            {
                trouble = "no connection: " + oneLineOf(error.displayText());
            }
        throw WebFailure(trouble);
    }

    void secure(const WebPlace& place, WebTrust& trust)
    {
        try
        {
            guarded("no secure connection", [&] {
                auto tls = net::SecureStreamSocket::attach(_socket, place.host, trust.in(place.authorities));
                for (auto result = tls.completeHandshake(); result < 1; result = tls.completeHandshake())
                    wait(result);
                tls.verifyPeerCertificate(place.host);
                _socket = tls;
            });
        }
        catch (const WebFailure&)
        {
            trust.forget();
            throw;
        }
    }

    [[nodiscard]] Poco::Timespan left() const
    {
        return {std::max<Poco::Timespan::TimeDiff>(
            1000, std::chrono::duration_cast<std::chrono::microseconds>(_end - Clock::now()).count())};
    }

    void wait(int direction)
    {
        const auto mode = direction == net::SecureStreamSocket::ERR_SSL_WANT_WRITE ? net::Socket::SELECT_WRITE
                                                                                   : net::Socket::SELECT_READ;
        const bool ready = Clock::now() < _end &&
                           guarded("the connection broke", [&] { return _socket.poll(left(), mode); });
        if (!ready && Clock::now() >= _end)
            throw WebFailure("no whole answer in time");
    }

    Clock::time_point _end;
    net::StreamSocket _socket{};
    std::array<char, 16'384> _buffer{};
};


std::string written(const WebPlace& place, const WebRequest& request)
{
    const auto path = place.path + request.path;
    const bool figures = place.host.find(':') != std::string::npos;  // Of an IPv6 address.
    const auto host = figures ? "[" + place.host + "]" : place.host;
    mustBeOneLine(path + host);
    std::string text = request.method + " " + path + " HTTP/1.0\r\nHost: " + host;
    if (place.port != (place.secure ? 443 : 80))
        text += ":" + std::to_string(place.port);
    for (const auto& [name, value] : request.headers)
    {
        mustBeOneLine(value);
        text.append("\r\n").append(name).append(": ").append(value);
    }
    if (!request.type.empty())
        text += "\r\nContent-Type: " + request.type +
                "\r\nContent-Length: " + std::to_string(request.body.size());
    return text + "\r\nConnection: close\r\n\r\n" + request.body;
}


WebAnswer read(const std::string& bytes)
{
    const auto end = bytes.find("\r\n\r\n");
    if (end == std::string::npos)
        throw WebFailure("it closed the connection before it had answered");
    WebAnswer answer;
    std::istringstream head(bytes.substr(0, end + 4));
    guarded("its answer is no HTTP", [&] {
        net::HTTPResponse response;
        response.read(head);
        answer.status = response.getStatus();
        for (const auto& [name, value] : response)
            answer.headers.emplace(Poco::toLower(name), value);
    });
    if (answer.status < 100 || answer.status > 599)
        throw WebFailure("its answer is no HTTP");
    if (answer.headers.contains("transfer-encoding"))
        throw WebFailure("it answers in chunks, which nobody asked for");
    answer.body = bytes.substr(end + 4);
    if (const auto said = answer.header("content-length"); !said.empty())
    {
        std::size_t length = 0;
        const auto read = std::from_chars(said.data(), said.data() + said.size(), length);
        if (read.ec != std::errc() || read.ptr != said.data() + said.size() || answer.body.size() < length)
            throw WebFailure("its answer broke off");
        answer.body.resize(length);
    }
    return answer;
}

}  // namespace


WebPlace WebPlace::from(const std::string& address, const std::string& authorities)
{
    return guarded("this is no address", [&] {
        const Poco::URI uri(address);
        WebPlace place;
        place.secure = uri.getScheme() == "https";
        place.host = net::DNS::isIDN(uri.getHost()) ? net::DNS::encodeIDN(uri.getHost()) : uri.getHost();
        place.port = uri.getPort();
        place.path = uri.getPathEtc();
        place.authorities = authorities;
        while (place.path.ends_with('/'))
            place.path.pop_back();
        const bool plain = (place.secure || uri.getScheme() == "http") && !place.host.empty() &&
                           uri.getUserInfo().empty() && uri.getQuery().empty() && uri.getFragment().empty();
        if (!plain)
            throw WebFailure("this is no address of a helpdesk: http or https, a host and a path");
        return place;
    });
}


std::string WebAnswer::header(const std::string& lowerCaseName) const
{
    const auto found = headers.find(lowerCaseName);
    return found == headers.end() ? std::string() : found->second;
}


WebAnswer exchange(const WebPlace& place, const WebRequest& request, Clock::time_point end,
                   std::size_t largest, WebTrust& trust)
{
    Line line(place, end, trust);
    line.send(written(place, request));
    std::string bytes;
    for (auto piece = line.receive(); !piece.empty(); piece = line.receive())
    {
        bytes.append(piece);
        if (bytes.size() > largest + longestHead)
            throw WebFailure("its answer is larger than " + std::to_string(largest) + " bytes");
    }
    return read(bytes);
}

}  // namespace contacts
