#include "host/src/http/SecurityHeaders.h"

#include "host/src/http/Text.h"

#include <algorithm>

namespace supportcentre {

namespace {

constexpr const char* contentPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src "
                                      "'self'; form-action 'self'; connect-src 'self'; "
                                      "base-uri 'none'; frame-ancestors ";


void addUnlessThere(Reply& reply, const char* name, const std::string& value)
{
    const auto wanted = lower(name);
    const bool there = std::any_of(reply.headers.begin(), reply.headers.end(),
                                   [&](const auto& header) { return lower(header.first) == wanted; });
    if (!there)
        reply.headers.emplace_back(name, value);
}

}  // namespace


void addSecurityHeaders(Reply& reply, Cookies::Transport transport, Referrer referrer,
                        const std::string& framedBy)
{
    addUnlessThere(reply, "Cache-Control", "no-store");
    addUnlessThere(reply, "Content-Security-Policy",
                   contentPolicy + (framedBy.empty() ? "'none'" : framedBy));
    addUnlessThere(reply, "X-Content-Type-Options", "nosniff");
    addUnlessThere(reply, "Referrer-Policy", referrer == Referrer::none ? "no-referrer" : "same-origin");
    addUnlessThere(reply, "Cross-Origin-Opener-Policy", "same-origin");
    addUnlessThere(reply, "Cross-Origin-Resource-Policy", "same-origin");
    if (transport == Cookies::Transport::https)
        addUnlessThere(reply, "Strict-Transport-Security", "max-age=31536000");
}

}  // namespace supportcentre
