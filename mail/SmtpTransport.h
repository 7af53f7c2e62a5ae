#pragma once

#include "mail/MailSettings.h"
#include "mail/SmtpConnection.h"
#include "mail/Transport.h"

#include <vector>

namespace contacts {

/// What was said, for people: "> MAIL FROM:<…>", "< 250 ok". User name and password are masked.
struct SmtpLog
{
    std::vector<std::string> lines;
    std::vector<std::string> offers;  ///< The abilities that the server named.
    bool insecure =
        false;  ///< The secure connection did not come about: its abilities behind it are unknown.
};

/// RFC 5321, one receiver a mail, one connection for as many mails as the server takes on it. With security,
/// nothing is said before it stands: no password and no address ever travels in the clear because a server
/// forgot to offer STARTTLS.
class SmtpTransport final : public Transport
{
public:
    /// `log`: of an administrator's test mail. Then, and only then, a server that does not greet is asked on
    /// another connection whether it waits for TLS.
    explicit SmtpTransport(const MailSettings& settings, SmtpDeadlines deadlines = {},
                           SmtpLog* log = nullptr);
    ~SmtpTransport() override;

    [[nodiscard]] Delivery send(const Envelope& envelope, const Message& message) override;

private:
    class Conversation;
    [[nodiscard]] Delivery onward(const Envelope& envelope, const Message& message, bool& begun);
    [[nodiscard]] Delivery anew(const Envelope& envelope, const Message& message);

    MailSettings _settings;
    SmtpDeadlines _deadlines;
    SmtpLog* _log;
    std::unique_ptr<Conversation> _open;
};

}  // namespace contacts
