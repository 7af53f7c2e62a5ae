#include "mail/Encoding.h"

#include <algorithm>
#include <cstdint>

namespace contacts {

namespace {

constexpr std::size_t lineLength = 76;
constexpr std::string_view wordBegin = "=?UTF-8?B?";
constexpr std::string_view wordEnd = "?=";


std::string hex(unsigned char byte)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    return {'=', digits[byte >> 4], digits[byte & 15]};
}


bool plain(char c)
{
    return (c >= ' ' && c <= '~' && c != '=') || c == '\t';
}


/// Most lines of every mail: short, of ASCII, and nothing that a server or a mailbox file would stumble over.
bool meansItself(std::string_view line)
{
    if (line.size() > lineLength || line.starts_with('.') || line.starts_with("From ") ||
        line.ends_with(' ') || line.ends_with('\t'))
        return false;
    return std::all_of(line.begin(), line.end(), plain);
}


/// One line of the text, perhaps several on the wire.
void encodeLine(std::string_view line, std::string& out)
{
    if (meansItself(line))
    {
        out.append(line).append("\r\n");
        return;
    }
    std::size_t length = 0;
    for (std::size_t i = 0; i < line.size(); ++i)
    {
        const char c = line[i];
        const bool last = i + 1 == line.size();
        const bool blankAtEnd = last && (c == ' ' || c == '\t');
        // A dot alone ends a mail in SMTP and "From " begins one in mailbox files; neither may stand first.
        const bool atStart = length == 0 && (c == '.' || line.substr(i).starts_with("From "));
        const bool asItIs = plain(c) && !blankAtEnd && !atStart;
        const std::size_t size = asItIs ? 1 : 3;
        if (length + size > lineLength - (last ? 0 : 1))
        {
            out += "=\r\n";
            length = 0;
            --i;
            continue;
        }
        if (asItIs)
            out += c;
        else
            out += hex(static_cast<unsigned char>(c));
        length += size;
    }
    out += "\r\n";
}

}  // namespace


std::string base64(std::string_view bytes)
{
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 3)
    {
        const auto at = [&](std::size_t n) {
            return i + n < bytes.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i + n]))
                                        : 0u;
        };
        const auto three = at(0) << 16 | at(1) << 8 | at(2);
        out += digits[three >> 18];
        out += digits[three >> 12 & 63];
        out += i + 1 < bytes.size() ? digits[three >> 6 & 63] : '=';
        out += i + 2 < bytes.size() ? digits[three & 63] : '=';
    }
    return out;
}


std::string quotedPrintable(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    while (!text.empty())
    {
        const auto end = std::min(text.find('\n'), text.size());
        encodeLine(text.substr(0, end), out);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}


std::string encodedWords(std::string_view text, std::size_t taken)
{
    const auto room = [](std::size_t used) {
        return (lineLength - std::min(used, lineLength - 30) - wordBegin.size() - wordEnd.size()) / 4 * 3;
    };
    std::string out;
    auto bytes = room(taken);
    while (!text.empty())
    {
        auto take = std::min(bytes, text.size());
        while (take > 0 && take < text.size() && (static_cast<unsigned char>(text[take]) & 0xC0) == 0x80)
            --take;  // never inside of a character
        out.append(wordBegin).append(base64(text.substr(0, take))).append(wordEnd);
        text.remove_prefix(take);
        if (!text.empty())
            out.append("\r\n ");
        bytes = room(1);
    }
    return out;
}


std::string dotStuffed(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size() + 16);
    while (!bytes.empty())
    {
        const auto line = bytes.substr(0, std::min(bytes.find('\n'), bytes.size() - 1) + 1);
        if (line.front() == '.')
            out += '.';
        out.append(line);
        bytes.remove_prefix(line.size());
    }
    return out;
}

}  // namespace contacts
