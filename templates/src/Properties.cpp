#include "templates/src/Properties.h"

#include "templates/View.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <set>

namespace templates {

namespace {

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r";
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}


bool isKey(std::string_view key)
{
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '-' || c == '_';
    });
}


bool wellFormed(std::string_view text)
{
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;)
    {
        UChar32 c = 0;
        U8_NEXT(bytes, i, length, c);
        if (c < 0)
            return false;
    }
    return true;
}


std::string withLineEnds(std::string_view value)
{
    std::string out;
    for (std::size_t i = 0; i < value.size(); ++i)
        if (value.substr(i).starts_with("\\n"))
        {
            out += '\n';
            ++i;
        }
        else
            out += value[i];
    return out;
}

}  // namespace


std::vector<Property> readProperties(std::string_view text, std::string_view part)
{
    std::vector<Property> properties;
    std::set<std::string, std::less<>> seen;
    std::size_t number = 0;
    const auto fail = [&](const std::string& what) {
        throw TemplateError("words " + std::string(part) + ", line " + std::to_string(number) + ": " + what);
    };
    while (!text.empty())
    {
        ++number;
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || line.front() == '#')
            continue;
        const auto equals = line.find('=');
        const auto key = trimmed(line.substr(0, equals));
        if (equals == std::string_view::npos || !isKey(key))
            fail("this is not \"key = text\"");
        if (!wellFormed(line))
            fail(std::string(key) + " is not UTF-8");
        if (!seen.emplace(key).second)
            fail(std::string(key) + " comes twice");
        properties.push_back({std::string(key), withLineEnds(trimmed(line.substr(equals + 1))), number});
    }
    return properties;
}

}  // namespace templates
