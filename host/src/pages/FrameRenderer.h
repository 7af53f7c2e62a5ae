// The frame around every page: top bar, menu, customer switcher, skip link, styles and scripts.
#pragma once

#include <helpdesk/Page.h>

#include <string>

namespace supportcentre {

/// [thread-safe]
class FrameRenderer
{
public:
    virtual ~FrameRenderer() = default;

    /// The whole HTML document for a response with a frame title.
    [[nodiscard]] virtual std::string wrap(const helpdesk::Response& response,
                                           const helpdesk::Request& request) const = 0;

    /// A complete error page (400, 403, 404, 405, 409, 413, 429, 500, 503) in the visitor's language. `incident` may be empty.
    [[nodiscard]] virtual std::string error(int status, const helpdesk::Request& request,
                                            const std::string& incident) const = 0;
};

}  // namespace supportcentre
