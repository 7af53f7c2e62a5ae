// The frame around every page: top bar, menu, customer switcher, skip link, styles and scripts.
#pragma once

#include <helpdesk/Page.h>

#include <cstdint>
#include <string>

namespace supportcentre {

/// Another site that shows a page of ours in a frame.
struct Framing
{
    std::string by;    ///< Its origin, "https://desk.example". Empty: the page stands alone.
    std::string look;  ///< "light" or "dark", as that site looks.

    [[nodiscard]] bool shown() const noexcept { return !by.empty(); }
};

/// What an error page says besides its status.
struct Trouble
{
    std::string incident{};       ///< A number in the log; may be empty.
    std::uint64_t mostBytes = 0;  ///< Of 413: what would have been taken, where that is known.
    std::string back{};           ///< The page where it can be tried again; may be empty.
};

/// A body that brings its own <main id="main" …> stands as it is, so that an action bar or a dialog may
/// follow it; any other body is put into <main id="main" class="wrap">. The frame defines these symbols for
/// <use href="#…">; pages must not define them again: i-chevron i-search i-pencil i-bin i-undo i-alert
/// i-check i-ring i-info i-up i-down i-mail i-plus i-lock i-ticket i-clock. Styles that are always there:
/// Bootstrap, then portal.css. [thread-safe]
class FrameRenderer
{
public:
    virtual ~FrameRenderer() = default;

    /// What stands before and after the body in the HTML document.
    struct Wrapping
    {
        std::string before;
        std::string after;
    };

    /// For a response with a frame title. Inside another site there is no bar of our own: that site has one.
    [[nodiscard]] virtual Wrapping wrap(const helpdesk::Response& response, const helpdesk::Request& request,
                                        const Framing& framing) const = 0;

    /// A complete error page (400, 403, 404, 405, 409, 413, 429, 500, 503) in the visitor's language.
    [[nodiscard]] virtual std::string error(int status, const helpdesk::Request& request,
                                            const Trouble& trouble, const Framing& framing) const = 0;
};

}  // namespace supportcentre
