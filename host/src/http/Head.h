// The request line and header fields of one request, as they came.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace supportcentre {

struct Head
{
    std::string method;
    std::string target;
    int minorVersion = 1;  ///< HTTP/1.0 or HTTP/1.1.
    /// Names in small letters; values trimmed, free of control characters, never decoded (POCO would decode
    /// RFC 2047 words).
    std::vector<std::pair<std::string, std::string>> fields;

    [[nodiscard]] std::size_t count(std::string_view name) const;
    /// Empty when there is none.
    [[nodiscard]] std::string_view value(std::string_view name) const;
};

/// `text` is everything up to the empty line, without it. Throws Rejected{400}: bare line feeds, folded
/// lines, blanks before a colon, control characters, anything that two parsers might read in two ways.
[[nodiscard]] Head parseHead(std::string_view text);

}  // namespace supportcentre
