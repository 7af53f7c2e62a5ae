#include "host/src/tickets/SearchText.h"

#include <unicode/unistr.h>

namespace supportcentre {

namespace {

icu::UnicodeString folded(std::string_view text)
{
    auto unicode =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    return unicode.foldCase();
}

}  // namespace


std::string searchText(const std::vector<std::string_view>& parts)
{
    icu::UnicodeString all;
    for (const auto part : parts)
        all.append(folded(part)).append(static_cast<char16_t>(' '));
    all.truncate(all.moveIndex32(0, 1000));
    std::string out;
    all.toUTF8String(out);
    return out;
}


std::string searchPattern(std::string_view typed, SearchIn where)
{
    std::string text;
    folded(typed).toUTF8String(text);
    std::string pattern = "%";
    for (const char c : text)
    {
        if (c == '%' || c == '_' || c == '!')
            pattern += '!';
        pattern += c;
    }
    // An address holds no space, so what has another one and something between it and the last space is
    // before it.
    return pattern + (where == SearchIn::all ? "%" : "% _% ");
}

}  // namespace supportcentre
