#pragma once

#include <Poco/Net/IPAddress.h>

#include <chrono>
#include <stdexcept>
#include <string>
#include <vector>

namespace contacts {

/// A name leads nowhere. The text is one line that names no host.
class NameFailure : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

/// Addresses of a host, in the order in which they should be tried; an address in figures is its own, and
/// nobody is asked about it. Throws NameFailure when there are none and when
/// `until` has come: a resolver left alone may take half a minute for a name server that is silent.
[[nodiscard]] std::vector<Poco::Net::IPAddress> addressesOf(const std::string& host,
                                                            std::chrono::steady_clock::time_point until);

}  // namespace contacts
