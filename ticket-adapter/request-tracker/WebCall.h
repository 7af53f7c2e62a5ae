#pragma once

#include "ticket-adapter/request-tracker/RtSettings.h"

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace contacts {

class WebTrust;

/// There is no answer, or none that can be read. The text is one line without secrets.
class WebFailure : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

struct WebPlace
{
    bool secure = false;
    std::string host;
    std::uint16_t port = 80;
    std::string path;  ///< Before every path that is asked for; no slash at its end.
    std::string authorities;

    /// Throws WebFailure for anything but http and https with a plain host: no user, no query.
    [[nodiscard]] static WebPlace from(const std::string& address, const std::string& authorities);
};

struct WebRequest
{
    std::string method = "GET";
    std::string path;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string type;  ///< Of the body.
    std::string body;
};

struct WebAnswer
{
    int status = 0;
    std::multimap<std::string, std::string> headers;  ///< Names in lower case.
    std::string body;

    [[nodiscard]] std::string header(const std::string& lowerCaseName) const;
};

/// One request over its own connection, and its whole answer, before `end` and not larger than `largest`.
/// Redirects are answers like others. Speaks HTTP/1.0, so that an answer is one piece that ends with the
/// connection: no chunks to count, no connection kept with somebody who has gone. Throws WebFailure only.
[[nodiscard]] WebAnswer exchange(const WebPlace& place, const WebRequest& request,
                                 std::chrono::steady_clock::time_point end, std::size_t largest,
                                 WebTrust& trust);

}  // namespace contacts
