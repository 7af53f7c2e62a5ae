// What the configuration says about addresses: where the site is, which names it answers to, and over which
// transport.
#pragma once

#include "host/src/http/Cookies.h"
#include "host/src/program/Config.h"

#include <cstdint>
#include <string>
#include <vector>

namespace supportcentre {

struct SiteAddresses
{
    std::string base;                  ///< No slash at the end.
    std::vector<std::string> hosts;    ///< For the gate.
    std::vector<std::string> origins;  ///< For changing requests.
    Cookies::Transport transport = Cookies::Transport::loopback;
};

/// Who may show our pages in a frame. Origin and key are both empty, or neither is.
struct FramingSite
{
    std::string origin;
    std::string key;
};

/// Throws ConfigError for half of it, for an origin that is none, and for a key that is missing or short.
[[nodiscard]] FramingSite framingSite(const Config& config);

/// `port`: the one the socket has; 0 when there is none and any free one may be taken later. Throws
/// ConfigError when the site would send cookies in the clear over a network.
[[nodiscard]] SiteAddresses siteAddresses(const Config& config, std::uint16_t port);

}  // namespace supportcentre
