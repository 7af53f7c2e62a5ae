#include "mail/CleanText.h"

#include "core/text/Text.h"

#include <algorithm>

namespace contacts {

namespace {

/// Bytes at the start of `text` that must not go out; 0 when its first character may.
std::size_t unwanted(std::string_view text)
{
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    if (byte(0) < 0x20 || byte(0) == 0x7F)
        return 1;
    if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F)
        return 2;  // C1, U+0085 among them
    if (byte(0) == 0xE2 && byte(1) == 0x80 && byte(2) >= 0xA8 && byte(2) <= 0xAE)
        return 3;  // U+2028, U+2029, U+202A–202E
    if (byte(0) == 0xE2 && byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9)
        return 3;  // U+2066–2069
    if (byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF)
        return 3;  // U+FEFF
    return 0;
}


/// What never begins anything unwanted: most of every text, taken in one piece.
bool harmless(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 && byte != 0x7F && byte != 0xC2 && byte != 0xE2 && byte != 0xEF;
}


std::string decoded(std::string_view text)
{
    std::string bytes(text);
    if (!validUtf8(bytes))
        std::replace_if(
            bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7F; }, '?');
    return bytes;
}

}  // namespace


std::string cleanLine(std::string_view text)
{
    const auto bytes = decoded(text);
    std::string out;
    for (std::size_t i = 0; i < bytes.size();)
    {
        const auto skip = unwanted(std::string_view(bytes).substr(i));
        if (skip == 0 && bytes[i] != ' ')
            out += bytes[i++];
        else
        {
            if (!out.empty() && out.back() != ' ')
                out += ' ';
            i += skip == 0 ? 1 : skip;
        }
    }
    if (out.ends_with(' '))
        out.pop_back();
    return out;
}


std::string cleanLines(std::string_view text)
{
    const auto bytes = decoded(text);
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size();)
    {
        const auto begin = i;
        while (i < bytes.size() && harmless(bytes[i]))
            ++i;
        out.append(bytes, begin, i - begin);
        if (i == bytes.size())
            break;
        const auto rest = std::string_view(bytes).substr(i);
        if (rest.starts_with("\r\n"))
            ++i;
        if (bytes[i] == '\r' || bytes[i] == '\n')
            out += '\n';
        const auto skip = bytes[i] == '\t' ? 0 : unwanted(std::string_view(bytes).substr(i));
        if (skip == 0)
            out += bytes[i];
        i += skip == 0 ? 1 : skip;
    }
    return out;
}


std::string withUnbrokenPhones(std::string_view text)
{
    const auto isDigit = [&](std::size_t at) {
        return at < text.size() && text[at] >= '0' && text[at] <= '9';
    };
    std::string out;
    bool inPhone = false;
    for (std::size_t i = 0; i < text.size(); ++i)
    {
        const bool blank = inPhone && text[i] == ' ' && isDigit(i + 1);
        inPhone = text[i] == '+' ? isDigit(i + 1) : inPhone && (isDigit(i) || blank);
        out += blank ? "\u00a0" : std::string(1, text[i]);
    }
    return out;
}

}  // namespace contacts
