// Paths on this host that somebody else has named: where to go after the log-in, where a response redirects
// to.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace supportcentre {

/// Begins with one slash, has no backslash and no control character: browsers read it as a path of this host
/// and nothing else.
[[nodiscard]] bool isLocalPath(std::string_view path);

/// For a Location field: bytes above ASCII and blanks percent-encoded. Nothing when it is no local path.
[[nodiscard]] std::optional<std::string> locationOf(std::string_view path);

/// For a value in a query.
[[nodiscard]] std::string percentEncoded(std::string_view text);

}  // namespace supportcentre
