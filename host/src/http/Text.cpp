#include "host/src/http/Text.h"

#include <algorithm>
#include <charconv>

namespace supportcentre {

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}


/// Bytes of the character that begins with `first`, and the least code point that may need so many.
std::size_t lengthOf(unsigned char first, char32_t& least)
{
    if (first >= 0xc2 && first <= 0xdf)
        return least = 0x80, 2;
    if ((first & 0xf0) == 0xe0)
        return least = 0x800, 3;
    if (first >= 0xf0 && first <= 0xf4)
        return least = 0x10000, 4;
    return 0;
}

}  // namespace


bool isUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();)
    {
        const auto first = static_cast<unsigned char>(text[i]);
        if (first < 0x80)
        {
            ++i;
            continue;
        }
        char32_t least = 0;
        const auto length = lengthOf(first, least);
        if (length == 0 || i + length > text.size())
            return false;
        char32_t point = first & (0xffu >> (length + 1));
        for (std::size_t k = 1; k < length; ++k)
        {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xc0) != 0x80)
                return false;
            point = (point << 6) | (next & 0x3fu);
        }
        if (point < least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
            return false;
        i += length;
    }
    return true;
}


std::string lower(std::string_view ascii)
{
    std::string result(ascii);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return result;
}


std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}


bool isFreeOfControls(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7f;
    });
}


bool isFreeOfOddControls(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\r' && c != '\n') || c == 0x7f;
    });
}


std::optional<std::uint64_t> idIn(std::string_view text)
{
    constexpr std::size_t mostDigits = 18;
    std::uint64_t number = 0;
    const auto* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, number);
    if (text.empty() || text.size() > mostDigits || text.front() == '0' || error != std::errc() ||
        stopped != end)
        return std::nullopt;
    return number;
}


std::optional<std::string> percentDecoded(std::string_view text, PlusSign plus)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        if (text[i] == '+' && plus == PlusSign::meansSpace)
            result += ' ';
        else if (text[i] != '%')
            result += text[i];
        else
        {
            if (i + 2 >= text.size() || hexValue(text[i + 1]) < 0 || hexValue(text[i + 2]) < 0)
                return std::nullopt;
            result += static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]));
            i += 2;
        }
    }
    return result;
}

}  // namespace supportcentre
