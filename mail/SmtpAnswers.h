// What the answers of a mail server mean for the mail and for whom it is to.
#pragma once

#include "mail/SmtpConnection.h"
#include "mail/Transport.h"

namespace contacts {

/// Words of SMTP are the same in whatever case they come (RFC 5321 §2.4).
[[nodiscard]] bool sameWord(std::string_view a, std::string_view b);

/// The answer as it is kept and shown: the step, the code and the cleaned text.
[[nodiscard]] std::string said(std::string_view step, const SmtpReply& reply);

/// Of a refusal: whether it is for now or for ever, of the service, of this mail or of the receiver's
/// address.
[[nodiscard]] Delivery undelivered(std::string_view step, const SmtpReply& reply);

}  // namespace contacts
