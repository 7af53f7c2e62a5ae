#include "host/src/tickets/SearchText.h"

#include "host/src/http/CaseFold.h"

namespace supportcentre {

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
