#include "core/text/Unicode.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf.h>

#include <stdexcept>

namespace contacts::unicode {

namespace {

icu::UnicodeString normalised(const icu::Normalizer2* normaliser, const icu::UnicodeString& text,
                              UErrorCode status)
{
    if (U_FAILURE(status) != 0 || normaliser == nullptr)
        throw std::runtime_error("ICU has no normalisation data");
    auto result = normaliser->normalize(text, status);
    if (U_FAILURE(status) != 0)
        throw std::runtime_error("ICU cannot normalise");
    return result;
}

}  // namespace


icu::UnicodeString from(std::string_view utf8)
{
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
}


std::string utf8(const icu::UnicodeString& text)
{
    std::string result;
    text.toUTF8String(result);
    return result;
}


icu::UnicodeString nfc(const icu::UnicodeString& text)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto* normaliser = icu::Normalizer2::getNFCInstance(status);
    return normalised(normaliser, text, status);
}


icu::UnicodeString nfkc(const icu::UnicodeString& text)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto* normaliser = icu::Normalizer2::getNFKCInstance(status);
    return normalised(normaliser, text, status);
}


bool forbiddenInLine(UChar32 character)
{
    const bool separator = character == 0x2028 || character == 0x2029;
    const bool override =
        (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
    return separator || override || u_charType(character) == U_CONTROL_CHAR ||
           U_IS_UNICODE_NONCHAR(character);
}

}  // namespace contacts::unicode
