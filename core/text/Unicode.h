// Small steps over Unicode text that Text.cpp and Email.cpp share. Uses ICU; not for other folders.
#pragma once

#include <unicode/unistr.h>

#include <string>
#include <string_view>

namespace contacts::unicode {

/// Invalid bytes become U+FFFD; ask validUtf8 first where that matters.
[[nodiscard]] icu::UnicodeString from(std::string_view utf8);
[[nodiscard]] std::string utf8(const icu::UnicodeString& text);
[[nodiscard]] icu::UnicodeString nfc(const icu::UnicodeString& text);
[[nodiscard]] icu::UnicodeString nfkc(const icu::UnicodeString& text);

/// Characters that no single line may hold: controls, line and paragraph separators, noncharacters, bidi
/// overrides and isolates.
[[nodiscard]] bool forbiddenInLine(UChar32 character);

}  // namespace contacts::unicode
