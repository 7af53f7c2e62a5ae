#include "host/src/pages/Initials.h"

#include <unicode/unistr.h>

namespace supportcentre {

std::string initialsOf(std::string_view name)
{
    auto text =
        icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
    text.trim();
    if (text.isEmpty())
        return "?";
    icu::UnicodeString initials(text.char32At(0));
    if (const auto blank = text.lastIndexOf(static_cast<char16_t>(' ')); blank >= 0)
        initials.append(text.char32At(blank + 1));
    std::string out;
    initials.toUpper().toUTF8String(out);
    return out;
}

}  // namespace supportcentre
