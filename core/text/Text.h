// What people may type into names, reasons and phone fields.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace contacts {

/// Valid UTF-8 throughout (RFC 3629), no surrogates, no overlong forms.
[[nodiscard]] bool validUtf8(std::string_view text);

/// One line: trimmed (Unicode white space), inner runs of space folded to one, NFC. Nothing when it holds a
/// control character, a line or paragraph separator, U+FFFE/F, or a bidi override (U+202A–202E, U+2066–2069).
[[nodiscard]] std::optional<std::string> oneLine(std::string_view typed);

/// Several lines: CRLF and CR become LF, NFC, trimmed at the end; other control characters are refused.
[[nodiscard]] std::optional<std::string> manyLines(std::string_view typed);

/// Reasons, questions and answers: what tables hold of them, in code points.
inline constexpr std::size_t longestReason = 2000;

/// Counted as people count: extended grapheme clusters.
[[nodiscard]] std::size_t characters(std::string_view text);

/// Unicode code points; what database columns count.
[[nodiscard]] std::size_t codePoints(std::string_view text);

/// At most `most` bytes and "…" behind them, cut where a character ends.
[[nodiscard]] std::string shortened(const std::string& text, std::size_t most);

/// Holds something that can be read: not only white space and invisible characters.
[[nodiscard]] bool readable(std::string_view text);

/// The region in which a number without "+" is looked for, from the language of the person who has it: "de" →
/// "DE", "fr" → "FR", all others "US". A guess that only ever serves numbers typed without their country;
/// international form always works.
[[nodiscard]] std::string_view phoneRegion(std::string_view locale);

/// E.164 ("+33142685300") when libphonenumber finds the number possible for the region ("FR") or
/// international form; an extension is kept as ";ext=". Nothing when it is not possible. Empty stays empty.
[[nodiscard]] std::optional<std::string> canonicalPhone(std::string_view typed, std::string_view region);

/// For people: international format with spaces.
[[nodiscard]] std::string readablePhone(std::string_view canonical);

/// ICU root-collation sort key for "last name, first name", bytes without NUL, at most 200: compare bytewise.
[[nodiscard]] std::string sortKey(std::string_view lastName, std::string_view firstName);

}  // namespace contacts
