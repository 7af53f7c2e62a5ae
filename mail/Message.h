#pragma once

#include "core/Time.h"
#include "mail/Address.h"

namespace contacts {

/// What a mail is made of. Texts are UTF-8; whatever is in them, the message is well formed.
struct MessageParts
{
    Address from;
    Address to;
    std::string subject;
    std::string text;
    std::string html;
    std::string locale;
    Time date{};
    std::string id;      ///< Left part of the Message-ID: hex, the same at every attempt.
    std::string thread;  ///< Left part of the id all mails of one request refer to; empty: none.
};

/// A finished mail as RFC 5322 and MIME want it: CRLF only, ASCII only, no line beyond 76 characters (998 for
/// a token). multipart/alternative of text and HTML, marked as automatic (RFC 3834) so that nothing answers
/// it.
class Message
{
public:
    explicit Message(const MessageParts& parts);

    [[nodiscard]] const std::string& bytes() const noexcept { return _bytes; }
    [[nodiscard]] const std::string& id() const noexcept { return _id; }
    [[nodiscard]] Time date() const noexcept { return _date; }

private:
    std::string _id;
    Time _date;
    std::string _bytes;
};

}  // namespace contacts
