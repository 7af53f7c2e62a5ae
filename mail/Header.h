#pragma once

#include "mail/Address.h"

namespace contacts {

/// One header field, ready for the wire. Whatever goes in, it is exactly one field: text is cleaned, encoded
/// and folded, tokens that do not fit are a programming error.
class Header
{
public:
    /// Words for people: Subject.
    [[nodiscard]] static Header text(std::string_view name, std::string_view value);

    /// From, To.
    [[nodiscard]] static Header mailbox(std::string_view name, const Address& address);

    /// What programs read: Date, Message-ID, Content-Type. Throws std::logic_error unless it is printable
    /// ASCII and short.
    [[nodiscard]] static Header token(std::string_view name, std::string_view value);

    /// "Name: value" and CRLF, lines of at most 76 characters unless one token is longer.
    [[nodiscard]] const std::string& line() const noexcept { return _line; }

private:
    Header(std::string_view name, std::string_view value);

    std::string _line;
};

}  // namespace contacts
