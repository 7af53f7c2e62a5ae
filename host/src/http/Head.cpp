#include "host/src/http/Head.h"

#include "host/src/http/Rejected.h"
#include "host/src/http/Text.h"

#include <algorithm>

namespace supportcentre {

namespace {

constexpr std::size_t mostFields = 100;


/// RFC 9110 5.6.2
bool isToken(std::string_view text)
{
    static constexpr std::string_view signs = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               signs.find(c) != std::string_view::npos;
    });
}


/// Takes one line off `text`; a line feed without carriage return stays inside it and is refused with the
/// controls.
std::string_view takeLine(std::string_view& text)
{
    const auto end = text.find("\r\n");
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
    return line;
}


void readRequestLine(std::string_view line, Head& head)
{
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last)
        throw Rejected(400, "The request line is incomplete.");
    const auto method = line.substr(0, first);
    const auto target = line.substr(first + 1, last - first - 1);
    const auto version = line.substr(last + 1);
    if (!isToken(method) || target.empty())
        throw Rejected(400, "The request line is malformed.");
    if (std::any_of(target.begin(), target.end(), [](char c) { return c <= ' ' || c >= 0x7f || c == '#'; }))
        throw Rejected(400, "The address holds a character that must be percent-encoded.");
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        throw Rejected(505, "Only HTTP/1.1 and HTTP/1.0 are spoken here.");
    head.method = method;
    head.target = target;
    head.minorVersion = version.back() - '0';
}


void readField(std::string_view line, Head& head)
{
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !isToken(line.substr(0, colon)))
        throw Rejected(400, "A header field is malformed.");
    const auto value = trimmed(line.substr(colon + 1));
    for (const char c : value)
        if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f)
            throw Rejected(400, "A header field holds a control character.");
    if (head.fields.size() == mostFields)
        throw Rejected(431, "There are too many header fields.");
    head.fields.emplace_back(lower(line.substr(0, colon)), value);
}

}  // namespace


std::size_t Head::count(std::string_view name) const
{
    return static_cast<std::size_t>(
        std::count_if(fields.begin(), fields.end(), [&](const auto& field) { return field.first == name; }));
}


std::string_view Head::value(std::string_view name) const
{
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.first == name; });
    return found == fields.end() ? std::string_view() : std::string_view(found->second);
}


Head parseHead(std::string_view text)
{
    Head head;
    head.fields.reserve(16);
    readRequestLine(takeLine(text), head);
    while (!text.empty())
        readField(takeLine(text), head);
    return head;
}

}  // namespace supportcentre
