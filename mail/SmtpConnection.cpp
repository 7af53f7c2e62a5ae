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


constexpr auto noneSecure = "no secure connection to the mail server";


/// As OpenSSL does it by itself, and the result is kept: Poco's exceptions do not tell one trouble from
/// another.
int judge(X509_STORE_CTX* chain, void* kept)
{
    const bool good = X509_verify_cert(chain) > 0;
    auto& verdict = *static_cast<CertificateVerdict*>(kept);
    verdict.shown = true;
    verdict.error = good ? X509_V_OK : X509_STORE_CTX_get_error(chain);
    return good ? 1 : 0;
}


/// What is wrong with a certificate, in words that say what to mend.
std::string meaningOf(int error)
{
    switch (error)
    {
    case X509_V_ERR_CERT_HAS_EXPIRED: return "its certificate has run out";
    case X509_V_ERR_CERT_NOT_YET_VALID: return "its certificate is not valid yet";
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_CERT_UNTRUSTED: return "its certificate comes from an authority that is not trusted here";
    default: return std::string("its certificate is not accepted: ") + X509_verify_cert_error_string(error);
    }
}


/// What goes wrong in a handshake; OpenSSL's own words stand behind ours.
std::string meaningOf(const std::string& trouble, const CertificateVerdict& verdict)
{
    if (verdict.error != X509_V_OK)
        return std::string(noneSecure) + ", " + meaningOf(verdict.error);
    if (trouble.find("wrong version number") != std::string::npos)
        return std::string(noneSecure) + ", it does not speak TLS from the first byte at this port";
    return noneSecure;
}


int shakeHands(net::SecureStreamSocket& tls, const CertificateVerdict& verdict)
{
    try
    {
        return tls.completeHandshake();
    }
    catch (const Poco::Exception& error)
    {
        const auto trouble = cleanLine(error.displayText());
        throw ConnectionLost(meaningOf(trouble, verdict) + ": " + trouble);
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
    auto tls = guarded(noneSecure, [&] {
        // VERIFY_STRICT: the milder mode takes any name for a server on this machine.
        net::Context::Ptr context(new net::Context(net::Context::TLS_CLIENT_USE, "", "", authorities,
                                                   net::Context::VERIFY_STRICT, 9, true));
        context->requireMinimumProtocol(net::Context::PROTO_TLSV1_2);
        SSL_CTX_set_cert_verify_callback(context->sslContext(), judge, &_verdict);
        return net::SecureStreamSocket::attach(_socket, host, context);
    });
    const auto until = stepEnd();
    for (auto result = shakeHands(tls, _verdict); result < 1; result = shakeHands(tls, _verdict))
        wait(result, until);
    const auto otherName = std::string(noneSecure) + ", its certificate does not name " + host;
    guarded(otherName.c_str(), [&] { tls.verifyPeerCertificate(host); });
    _socket = tls;
}


bool SmtpConnection::silent()
{
    const auto left = std::min(stepEnd(), Clock::now() + _deadlines.quiet) - Clock::now();
    return !guarded("the connection to the mail server broke",
                    [&] { return _socket.poll(timespan(left), net::Socket::SELECT_READ); });
}


bool SmtpConnection::awaitsTls(const std::string& host, std::uint16_t port, SmtpDeadlines deadlines)
{
    constexpr std::chrono::milliseconds patience{5'000};
    deadlines.step = deadlines.total = std::min(deadlines.step, patience);
    try
    {
        SmtpConnection other(host, port, deadlines);
        try
        {
            other.secure(host, {});
            return true;
        }
        catch (const ConnectionLost&)
        {
            return other._verdict.shown;
        }
    }
    catch (const ConnectionLost&)
    {
        return false;
    }
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
    tell({line});
    return reply();
}


void SmtpConnection::tell(std::initializer_list<std::string_view> lines)
{
    std::string bytes;
    for (const auto line : lines)
    {
        // Bytes of UTF-8 stand in addresses only (RFC 6531), and Address has looked at those.
        const bool oneLine = std::none_of(line.begin(), line.end(), [](char c) {
            return static_cast<unsigned char>(c) < ' ' || c == 0x7F;
        });
        if (!oneLine || line.size() > 500)
            throw std::logic_error("this is no SMTP command");
        bytes.append(line).append("\r\n");
    }
    send(bytes);
    if (lines.size() > 1)
        acknowledgeAtOnce();
}


/// A server that sends each answer by itself waits with the second one until the first one is acknowledged,
/// which takes 40 ms where nobody asks for more (RFC 1122 §4.2.3.2).
void SmtpConnection::acknowledgeAtOnce()
{
#ifdef TCP_QUICKACK
    guarded("the connection to the mail server broke", [&] {
        _socket.setOption(IPPROTO_TCP, TCP_QUICKACK, 1);
        return true;
    });
#endif
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
