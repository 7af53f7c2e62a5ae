#include "host/src/http/Reply.h"

#include "host/src/http/Text.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <stdexcept>

namespace supportcentre {

namespace {

constexpr std::array<std::pair<int, std::string_view>, 31> phrases{{
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
}};


void addField(std::string& out, std::string_view name, std::string_view value)
{
    const bool isName = !name.empty() && name.find_first_of(" :\"(),/;<=>?@[\\]{}") == std::string_view::npos;
    if (!isName || !isFreeOfControls(name) || !isFreeOfControls(value))
        throw std::logic_error("a response header holds a control character or has an impossible name");
    ((out += name) += ": ") += value;
    out += "\r\n";
}


/// RFC 9110 5.6.7, without the C library's locale.
std::string httpDate(std::time_t time)
{
    static constexpr std::array<const char*, 7> days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm parts{};
    ::gmtime_r(&time, &parts);
    const auto two = [](int number) {
        return std::string{static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
    };
    return std::string(days[static_cast<std::size_t>(parts.tm_wday)]) + ", " + two(parts.tm_mday) + " " +
           months[static_cast<std::size_t>(parts.tm_mon)] + " " + std::to_string(parts.tm_year + 1900) + " " +
           two(parts.tm_hour) + ":" + two(parts.tm_min) + ":" + two(parts.tm_sec) + " GMT";
}


bool hasNoContent(int status)
{
    return status == 204 || status == 304;
}

}  // namespace


std::string_view reasonPhrase(int status)
{
    const auto found =
        std::find_if(phrases.begin(), phrases.end(), [&](const auto& each) { return each.first == status; });
    return found == phrases.end() ? std::string_view("Status") : found->second;
}


WireText onTheWire(const Reply& reply, Body body, After after)
{
    const bool empty = hasNoContent(reply.status);
    const auto content = empty ? std::string_view() : reply.content();
    std::string out;
    out.reserve(1024);
    ((out += "HTTP/1.1 ") += std::to_string(reply.status)) += ' ';
    (out += reasonPhrase(reply.status)) += "\r\n";
    addField(out, "Date", httpDate(std::time(nullptr)));
    for (const auto& [name, value] : reply.headers)
        addField(out, name, value);
    if (!empty)
        addField(out, "Content-Length",
                 std::to_string(reply.before.size() + content.size() + reply.after.size()));
    addField(out, "Connection", after == After::closes ? "close" : "keep-alive");
    out += "\r\n";
    if (empty || body == Body::leftOut)
        return {std::move(out), {}, {}};
    out += reply.before;
    return {std::move(out), content, reply.after};
}

}  // namespace supportcentre
