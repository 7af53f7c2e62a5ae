// An answer on its way to the wire.
#pragma once

#include "host/src/http/Assets.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace supportcentre {

struct Reply
{
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string
        before{};  ///< The frame around a page stands beside the body, so that a large one is not copied.
    std::string body;
    std::string after;
    std::shared_ptr<const Assets::Asset> asset;  ///< Sent instead of `body`, without a copy of our own.
    bool gzip = false;                           ///< The asset's compressed form.

    [[nodiscard]] std::string_view content() const noexcept
    {
        if (!asset)
            return body;
        return gzip ? asset->gzip : asset->content;
    }
};

enum class Body {
    sent,
    leftOut  ///< Answer to HEAD: the length is told all the same.
};

enum class After { keeps, closes };

[[nodiscard]] std::string_view reasonPhrase(int status);

/// An answer as it is sent: status line, headers and what begins the page in one piece, the content where it
/// lies, without a copy.
struct WireText
{
    std::string head;
    std::string_view content;  ///< Lives as long as the reply it was made from; `tail` does too.
    std::string_view tail;
};

/// Throws std::logic_error when a header has a control character or its name is no token: nothing that could
/// split a response ever reaches the wire.
[[nodiscard]] WireText onTheWire(const Reply& reply, Body body, After after);

}  // namespace supportcentre
