// The encodings of mail: base64 (RFC 4648), quoted-printable (RFC 2045 §6.7) and encoded words (RFC 2047).
#pragma once

#include <string>
#include <string_view>

namespace contacts {

[[nodiscard]] std::string base64(std::string_view bytes);

/// `text` with LF line ends becomes lines of at most 76 characters that end in CRLF and never begin with a
/// dot or "From ".
[[nodiscard]] std::string quotedPrintable(std::string_view text);

/// Encoded words, folded with CRLF and a space so that no line is longer than 76; `taken` characters stand
/// before them in the first. `text` is valid UTF-8.
[[nodiscard]] std::string encodedWords(std::string_view text, std::size_t taken);

/// RFC 5321 §4.5.2: a line that begins with a dot gets another, so that none of ours ends the mail.
[[nodiscard]] std::string dotStuffed(std::string_view bytes);

}  // namespace contacts
