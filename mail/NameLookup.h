#pragma once

#include <Poco/Net/IPAddress.h>

#include <chrono>
#include <string>
#include <vector>

namespace contacts {

/// Addresses of a host, in the order in which they should be tried. Throws ConnectionLost when there are none
/// and when `until` has come: a resolver left alone may take half a minute for a name server that is silent.
[[nodiscard]] std::vector<Poco::Net::IPAddress> addressesOf(const std::string& host,
                                                            std::chrono::steady_clock::time_point until);

}  // namespace contacts
