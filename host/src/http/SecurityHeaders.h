// The headers that tell browsers what our pages never do.
#pragma once

#include "host/src/http/Cookies.h"
#include "host/src/http/Reply.h"

namespace supportcentre {

enum class Referrer {
    sameOrigin,
    none  ///< For doors: their addresses may hold tokens.
};

/// Adds those that the page has not set itself.
/// `framedBy`: the one origin that may show the page in a frame; empty: nobody may.
void addSecurityHeaders(Reply& reply, Cookies::Transport transport, Referrer referrer,
                        const std::string& framedBy);

}  // namespace supportcentre
