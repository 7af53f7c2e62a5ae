#include "mail/SmtpConnection.h"

#include "mail/CleanText.h"
#include "net/NameLookup.h"

#include <Poco/Net/Context.h>
#include <Poco/Net/NetException.h>

#include <algorithm>
#include <array>

namespace contacts {

namespace net = Poco::Net;

namespace {

constexpr std::size_t longestLine = 2048;
constexpr std::size_t mostLines = 64;


/// Runs what may throw Poco's exceptions and turns them into ours.
template <class Work>
auto guarded(const char* what, const Work& work)
{
    try
    {
        return work();
    }
    catch (const Poco::Exception& error)
    {
        throw ConnectionLost(std::string(what) + ": " + cleanLine(error.displayText()));
    }
}


/// What goes wrong in a handshake, in words that say what to mend; OpenSSL's own stand behind them.
const char* meaningOf(const std::string& trouble)
{
    if (trouble.find("certificate verify failed") != std::string::npos)
        return "no secure connection to the mail server, its certificate has run out or comes from an "
               "authority that is not trusted here";
    if (trouble.find("wrong version number") != std::string::npos)
        return "no secure connection to the mail server, it does not speak TLS from the first byte at this "
               "port";
    return "no secure connection to the mail server";
}


int shakeHands(net::SecureStreamSocket& tls)
{
    try
    {
        return tls.completeHandshake();
    }
    catch (const Poco::Exception& error)
    {
        const auto trouble = cleanLine(error.displayText());
        throw ConnectionLost(meaningOf(trouble) + (": " + trouble));
    }
}


Poco::Timespan timespan(std::chrono::steady_clock::duration left)
{
    return Poco::Timespan(std::max<Poco::Timespan::TimeDiff>(
        1000, std::chrono::duration_cast<std::chrono::microseconds>(left).count()));
}


std::vector<net::IPAddress> known(const std::string& host, std::chrono::steady_clock::time_point until)
{
    try
    {
        return addressesOf(host, until);
    }
    catch (const NameFailure& failure)
    {
        throw ConnectionLost(std::string("no connection to the mail server: ") + failure.what());
    }
}


int digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : -1;
}

}  // namespace


SmtpConnection::SmtpConnection(const std::string& host, std::uint16_t port, SmtpDeadlines deadlines)
    : _deadlines(deadlines),
      _end(Clock::now() + deadlines.total)
{
    const auto addresses = known(host, stepEnd());
    std::string trouble = "the mail server has no address";
    for (const auto& address : addresses)
    {
        if (Clock::now() >= _end)
            break;
        try
        {
            net::StreamSocket socket;
            socket.connect(net::SocketAddress(address, port), timespan(stepEnd() - Clock::now()));
            socket.setBlocking(false);
            socket.setNoDelay(true);
            _socket = socket;
            return;
        }
        catch (const Poco::Exception& error)
        {
            trouble = "no connection to the mail server: " + cleanLine(error.displayText());
        }
    }
    throw ConnectionLost(trouble);
}


void SmtpConnection::secure(const std::string& host, const std::string& authorities)
{
    // What came before TLS must not be taken for something said in it (CVE-2011-0411 and its many returns).
    if (!_received.empty())
        throw ConnectionLost("the mail server spoke before its turn");
    constexpr auto none = "no secure connection to the mail server";
    auto tls = guarded(none, [&] {
        // VERIFY_STRICT: the milder mode takes any name for a server on this machine.
        net::Context::Ptr context(new net::Context(net::Context::TLS_CLIENT_USE, "", "", authorities,
                                                   net::Context::VERIFY_STRICT, 9, true));
        context->requireMinimumProtocol(net::Context::PROTO_TLSV1_2);
        return net::SecureStreamSocket::attach(_socket, host, context);
    });
    const auto until = stepEnd();
    for (auto result = shakeHands(tls); result < 1; result = shakeHands(tls))
        wait(result, until);
    const auto otherName = std::string(none) + ", its certificate does not name " + host;
    guarded(otherName.c_str(), [&] { tls.verifyPeerCertificate(host); });
    _socket = tls;
}


SmtpReply SmtpConnection::replyUntil(Clock::time_point until)
{
    SmtpReply reply;
    for (std::size_t lines = 0; lines < mostLines; ++lines)
    {
        const auto text = line(until);
        const bool wellFormed = text.size() >= 3 && digit(text[0]) >= 2 && digit(text[0]) <= 5 &&
                                digit(text[1]) >= 0 && digit(text[2]) >= 0;
        if (!wellFormed)
            throw ConnectionLost("the mail server does not speak SMTP");
        reply.code = digit(text[0]) * 100 + digit(text[1]) * 10 + digit(text[2]);
        reply.text += (lines == 0 ? "" : "\n") + (text.size() > 4 ? text.substr(4) : std::string());
        if (text.size() == 3 || text[3] != '-')
            return reply;
    }
    throw ConnectionLost("the mail server's answer does not end");
}


void SmtpConnection::send(std::string_view bytes)
{
    const auto until = stepEnd();
    while (!bytes.empty())
    {
        const auto chunk = static_cast<int>(std::min<std::size_t>(bytes.size(), 16'384));
        const int sent = guarded("the connection to the mail server broke",
                                 [&] { return _socket.sendBytes(bytes.data(), chunk); });
        if (sent > 0)
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        else
            wait(_socket.secure() ? sent : net::SecureStreamSocket::ERR_SSL_WANT_WRITE, until);
    }
}


SmtpReply SmtpConnection::ask(const std::string& line)
{
    // Bytes of UTF-8 stand in addresses only (RFC 6531), and Address has looked at those.
    const bool oneLine = std::none_of(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F; });
    if (!oneLine || line.size() > 500)
        throw std::logic_error("this is no SMTP command");
    send(line + "\r\n");
    return reply();
}


SmtpReply SmtpConnection::handOver()
{
    send(".\r\n");
    return replyUntil(Clock::now() + _deadlines.handOver);
}


bool SmtpConnection::loopback() const
{
    return guarded("the connection to the mail server broke",
                   [&] { return _socket.peerAddress().host().isLoopback(); });
}


std::string SmtpConnection::addressLiteral() const
{
    return guarded("the connection to the mail server broke", [&] {
        const auto host = _socket.address().host();
        const auto text = host.toString();
        return host.family() == net::IPAddress::IPv6 ? "[IPv6:" + text.substr(0, text.find('%')) + "]"
                                                     : "[" + text + "]";
    });
}


SmtpConnection::Clock::time_point SmtpConnection::stepEnd() const
{
    return std::min(_end, Clock::now() + _deadlines.step);
}


void SmtpConnection::wait(int direction, Clock::time_point until)
{
    const auto left = until - Clock::now();
    const auto mode = direction == net::SecureStreamSocket::ERR_SSL_WANT_WRITE ? net::Socket::SELECT_WRITE
                                                                               : net::Socket::SELECT_READ;
    const bool ready =
        left > Clock::duration::zero() && guarded("the connection to the mail server broke",
                                                  [&] { return _socket.poll(timespan(left), mode); });
    if (!ready && Clock::now() >= until)
        throw ConnectionLost("the mail server took too long");
}


std::string SmtpConnection::line(Clock::time_point until)
{
    for (;;)
    {
        if (const auto end = _received.find('\n'); end != std::string::npos)
        {
            auto line = _received.substr(0, end);
            _received.erase(0, end + 1);
            if (line.ends_with('\r'))
                line.pop_back();
            return line;
        }
        if (_received.size() > longestLine)
            throw ConnectionLost("the mail server's answer does not end");
        if (Clock::now() >= until)
            throw ConnectionLost("the mail server took too long");
        std::array<char, 1024> buffer{};
        const int got = guarded("the connection to the mail server broke", [&] {
            return _socket.receiveBytes(buffer.data(), static_cast<int>(buffer.size()));
        });
        if (got == 0)
            throw ConnectionLost("the mail server closed the connection");
        if (got > 0)
            _received.append(buffer.data(), static_cast<std::size_t>(got));
        else
            wait(_socket.secure() ? got : net::SecureStreamSocket::ERR_SSL_WANT_READ, until);
    }
}

}  // namespace contacts
