#pragma once

#include "mail/MailSettings.h"
#include "mail/SmtpConnection.h"
#include "mail/Transport.h"

namespace contacts {

/// RFC 5321, one connection and one receiver a mail. With security, nothing is said before it stands: no
/// password and no address ever travels in the clear because a server forgot to offer STARTTLS.
class SmtpTransport final : public Transport
{
public:
    explicit SmtpTransport(const MailSettings& settings, SmtpDeadlines deadlines = {})
        : _settings(settings),
          _deadlines(deadlines)
    {
    }

    [[nodiscard]] Delivery send(const Envelope& envelope, const Message& message) override;

private:
    MailSettings _settings;
    SmtpDeadlines _deadlines;
};

}  // namespace contacts
