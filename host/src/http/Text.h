// Small questions about bytes, asked in many places of the gate.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace supportcentre {

/// Well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool isUtf8(std::string_view text);

[[nodiscard]] std::string lower(std::string_view ascii);
[[nodiscard]] std::string_view trimmed(std::string_view text);  ///< Without blanks and tabs around it.

/// Without line breaks, tabs, NUL and other bytes below space, and DEL.
[[nodiscard]] bool isFreeOfControls(std::string_view text);

/// The same, but for the line breaks and tabs of a longer text.
[[nodiscard]] bool isFreeOfOddControls(std::string_view text);

/// Of an address or a form: digits only, no sign, no leading zero, so that everything has one address.
[[nodiscard]] std::optional<std::uint64_t> idIn(std::string_view text);

enum class PlusSign {
    isItself,
    meansSpace  ///< In application/x-www-form-urlencoded.
};

/// Decodes once. Nothing for a '%' without two hexadecimal digits.
[[nodiscard]] std::optional<std::string> percentDecoded(std::string_view text, PlusSign plus);

}  // namespace supportcentre
