#include "mail/Header.h"

#include "mail/CleanText.h"
#include "mail/Encoding.h"

#include <algorithm>
#include <stdexcept>

namespace contacts {

namespace {

constexpr std::size_t lineLength = 76;


bool printable(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}


/// Text that means itself: ASCII, short words, nothing that a reader would take for an encoded word.
bool meansItself(std::string_view text)
{
    std::size_t word = 0;
    for (const char c : text)
    {
        word = c == ' ' ? 0 : word + 1;
        if (word > 60)
            return false;
    }
    return printable(text) && text.find("=?") == std::string_view::npos;
}


/// Line breaks before words that would stand beyond the limit (RFC 5322 §2.2.3).
std::string folded(std::string_view text, std::size_t taken)
{
    std::string out;
    auto length = taken;
    while (!text.empty())
    {
        const auto end = std::min(text.find(' ', 1), text.size());
        if (length + end > lineLength && !out.empty())
        {
            out += "\r\n";
            length = 0;
        }
        out.append(text.substr(0, end));
        length += end;
        text.remove_prefix(end);
    }
    return out;
}


std::string quoted(std::string_view name)
{
    std::string out = "\"";
    for (const char c : name)
    {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + '"';
}

}  // namespace


Header::Header(std::string_view name, std::string_view value)
{
    _line.append(name).append(": ").append(value).append("\r\n");
}


Header Header::text(std::string_view name, std::string_view value)
{
    const auto clean = cleanLine(value);
    const auto taken = name.size() + 2;
    return {name, meansItself(clean) ? folded(clean, taken) : encodedWords(clean, taken)};
}


Header Header::mailbox(std::string_view name, const Address& address)
{
    const auto spec = "<" + address.address() + ">";
    if (address.name().empty())
        return {name, address.address()};
    const auto taken = name.size() + 2;
    const bool asIs = meansItself(address.name()) && address.name().size() < 50;
    const auto phrase = asIs ? quoted(address.name()) : encodedWords(address.name(), taken);
    const auto lastLine =
        phrase.size() - (phrase.rfind('\n') == std::string::npos ? 0 : phrase.rfind('\n') + 1);
    return {name, phrase + (taken + lastLine + spec.size() + 1 > lineLength ? "\r\n " : " ") + spec};
}


Header Header::token(std::string_view name, std::string_view value)
{
    if (!printable(value) || value.size() > 900)
        throw std::logic_error("no value for the header " + std::string(name));
    return {name, folded(value, name.size() + 2)};
}

}  // namespace contacts
