// What single header fields of a request mean.
#pragma once

#include "host/src/http/Inbound.h"

#include <string>
#include <vector>

namespace supportcentre {

/// The media type of a form with files.
inline constexpr std::string_view uploadType = "multipart/form-data";

/// "application/json": in small letters, without parameters.
[[nodiscard]] std::string mediaTypeOf(const Head& head);

/// Throws Rejected{400} unless it is printable ASCII of at most 200 characters. Empty when there is none.
[[nodiscard]] std::string idempotencyKeyOf(const Head& head);

/// The last hop that a trusted proxy has seen: the last address in the last X-Forwarded-For, without its
/// port. Else the other end of the socket.
[[nodiscard]] std::string clientOf(const Inbound& inbound, const std::vector<std::string>& trustedProxies);

[[nodiscard]] bool takesGzip(const Head& head);

}  // namespace supportcentre
