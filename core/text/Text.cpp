#include "core/text/Text.h"

#include "core/text/Unicode.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <memory>

namespace contacts {

namespace {

constexpr std::size_t longestText = 1u << 24;  // ICU counts in int32; nobody types this much.


bool usable(std::string_view typed)
{
    return typed.size() < longestText && validUtf8(typed);
}

}  // namespace


bool validUtf8(std::string_view text)
{
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int64_t>(text.size());
    for (std::int64_t at = 0; at < size;)
    {
        UChar32 character = 0;
        U8_NEXT(bytes, at, size, character);
        if (character < 0)
            return false;
    }
    return true;
}


std::optional<std::string> oneLine(std::string_view typed)
{
    if (!usable(typed))
        return std::nullopt;
    const auto text = unicode::nfc(unicode::from(typed));
    icu::UnicodeString folded;
    bool spaceBefore = false;
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1))
    {
        const auto character = text.char32At(at);
        if (unicode::forbiddenInLine(character))
            return std::nullopt;
        if (u_isUWhiteSpace(character) != 0)
        {
            spaceBefore = true;
            continue;
        }
        if (spaceBefore && !folded.isEmpty())
            folded.append(u' ');
        spaceBefore = false;
        folded.append(character);
    }
    return unicode::utf8(folded);
}


std::optional<std::string> manyLines(std::string_view typed)
{
    if (!usable(typed))
        return std::nullopt;
    const auto text = unicode::nfc(unicode::from(typed));
    icu::UnicodeString lines;
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1))
    {
        const auto character = text.char32At(at);
        if (character == u'\r')
        {
            if (text.char32At(at + 1) != u'\n')
                lines.append(u'\n');
        }
        else if (character == u'\n' || character == u'\t' || !unicode::forbiddenInLine(character))
            lines.append(character);
        else
            return std::nullopt;
    }
    auto end = lines.length();
    while (end > 0 && u_isUWhiteSpace(lines.char32At(end - 1)) != 0)
        --end;
    lines.truncate(end);
    return unicode::utf8(lines);
}


std::size_t characters(std::string_view text)
{
    if (text.size() >= longestText)
        return text.size();
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> clusters(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status) != 0)
        return text.size();  // Never fewer than there are.
    const auto counted = unicode::from(text);
    clusters->setText(counted);
    std::size_t number = 0;
    while (clusters->next() != icu::BreakIterator::DONE)
        ++number;
    return number;
}


std::size_t codePoints(std::string_view text)
{
    std::size_t number = 0;
    for (const char byte : text)
        number += (static_cast<unsigned char>(byte) & 0xC0) != 0x80 ? 1 : 0;
    return number;
}


std::string shortened(const std::string& text, std::size_t most)
{
    if (text.size() <= most)
        return text;
    auto end = most;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end) + "…";
}


bool readable(std::string_view text)
{
    const auto characters = unicode::from(text);
    for (std::int32_t at = 0; at < characters.length(); at = characters.moveIndex32(at, 1))
    {
        const auto character = characters.char32At(at);
        if (u_isUWhiteSpace(character) == 0 &&
            u_hasBinaryProperty(character, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == 0 &&
            u_charType(character) != U_CONTROL_CHAR)
            return true;
    }
    return false;
}

}  // namespace contacts
