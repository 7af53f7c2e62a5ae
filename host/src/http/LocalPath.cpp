#include "host/src/http/LocalPath.h"

#include "host/src/http/Text.h"

namespace supportcentre {

namespace {

void addEncoded(std::string& out, char c)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    ((out += '%') += digits[byte >> 4]) += digits[byte & 15];
}

}  // namespace


bool isLocalPath(std::string_view path)
{
    constexpr std::size_t longest = 4096;
    return !path.empty() && path.size() <= longest && path.front() == '/' && !path.starts_with("//") &&
           path.find('\\') == std::string_view::npos && isFreeOfControls(path);
}


std::optional<std::string> locationOf(std::string_view path)
{
    if (!isLocalPath(path))
        return std::nullopt;
    std::string location;
    for (const char c : path)
        if (static_cast<unsigned char>(c) > 0x7e || c == ' ' || c == '"' || c == '<' || c == '>')
            addEncoded(location, c);
        else
            location += c;
    return location;
}


std::string percentEncoded(std::string_view text)
{
    std::string result;
    for (const char c : text)
    {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           c == '-' || c == '.' || c == '_' || c == '~' || c == '/';
        if (plain)
            result += c;
        else
            addEncoded(result, c);
    }
    return result;
}

}  // namespace supportcentre
