// Addresses of clients as text: how proxies write them, and what counts as one client.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace supportcentre {

/// The address in "192.0.2.7", "192.0.2.7:51234", "2001:db8::7" or "[2001:db8::7]:51234", in its one
/// spelling; an IPv4 address inside an IPv6 one is that. Nothing when it is no address.
[[nodiscard]] std::optional<std::string> ipAddressIn(std::string_view text);

/// What failures are counted by: whoever has one IPv6 address has the 2^64 beside it. Anything else as it is.
[[nodiscard]] std::string networkOf(std::string_view address);

}  // namespace supportcentre
