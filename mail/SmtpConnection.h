#pragma once

#include <Poco/Net/SecureStreamSocket.h>

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>

namespace contacts {

/// The connection ended or took too long; nothing more can be said on it.
class ConnectionLost : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

struct SmtpDeadlines
{
    std::chrono::milliseconds step{20'000};   ///< For each thing the other side must do, its name among them.
    std::chrono::milliseconds total{60'000};  ///< For the whole mail, however busy the other side looks.
    std::chrono::milliseconds handOver{60'000};  ///< For the answer after the last dot, which comes late from
                                                 ///< servers that look into mails first; beyond `total`.
    std::chrono::milliseconds quiet{7'000};      ///< Whoever has not greeted a test mail by then may wait for
                                                 ///< TLS. Longer than servers let others wait who speak too
                                                 ///< early.
};

struct SmtpReply
{
    int code = 0;
    std::string text;  ///< All lines, without codes, separated by LF.

    [[nodiscard]] bool good() const { return code >= 200 && code < 300; }
    [[nodiscard]] bool forEver() const { return code >= 500 && code < 600; }
};

/// What OpenSSL thinks of the server's certificate.
struct CertificateVerdict
{
    bool shown = false;  ///< There was one, so that the other side speaks TLS.
    int error = 0;       ///< X509_V_OK, X509_V_ERR_CERT_HAS_EXPIRED, …
};

/// Bytes and replies of one SMTP connection, in the clear or in TLS, never beyond its deadlines: the sockets
/// do not block, every wait is ours. Throws ConnectionLost, and nothing of Poco's. Belongs to one thread.
class SmtpConnection
{
public:
    /// Tries the addresses of the host one after the other.
    SmtpConnection(const std::string& host, std::uint16_t port, SmtpDeadlines deadlines);
    SmtpConnection(const SmtpConnection&) = delete;
    SmtpConnection& operator=(const SmtpConnection&) = delete;

    /// From here on in TLS 1.2 or later; the certificate must be valid and name the host. `authorities`: a
    /// file of further certificates to trust, or empty.
    void secure(const std::string& host, const std::string& authorities);

    /// No byte comes within `quiet`.
    [[nodiscard]] bool silent();

    /// Whether there, on a connection of its own, somebody answers TLS from the first byte, whatever his
    /// certificate is worth. Nothing else is said.
    [[nodiscard]] static bool awaitsTls(const std::string& host, std::uint16_t port, SmtpDeadlines deadlines);

    /// The next mail on the same connection has the whole time for itself.
    void restart() { _end = Clock::now() + _deadlines.total; }

    [[nodiscard]] SmtpReply reply() { return replyUntil(stepEnd()); }
    void send(std::string_view bytes);

    /// Sends a line and waits for its answer. The line is one line: that is checked here, once for all.
    [[nodiscard]] SmtpReply ask(const std::string& line);

    /// Sends several such lines in one piece; each of them has an answer to wait for.
    void tell(std::initializer_list<std::string_view> lines);

    /// Ends the mail and waits for what becomes of it.
    [[nodiscard]] SmtpReply handOver();

    [[nodiscard]] bool loopback() const;
    [[nodiscard]] std::string addressLiteral() const;  ///< "[127.0.0.1]", what we call ourselves.

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] Clock::time_point stepEnd() const;
    void acknowledgeAtOnce();
    [[nodiscard]] SmtpReply replyUntil(Clock::time_point until);
    void wait(int direction, Clock::time_point until);
    [[nodiscard]] std::string line(Clock::time_point until);

    SmtpDeadlines _deadlines;
    Clock::time_point _end;
    CertificateVerdict _verdict{};  ///< OpenSSL writes into it as long as the socket lives.
    Poco::Net::StreamSocket _socket{};
    std::string _received;
};

}  // namespace contacts
