// Stylesheets as they are served.
#pragma once

#include <string>
#include <string_view>

namespace supportcentre {

/// portal.css says in one block what is different in the dark: where the browser wants it, there and nowhere
/// else.
/// Throws std::logic_error where it does not.
[[nodiscard]] std::string inLook(std::string_view css, std::string_view look);

/// Bootstrap draws signs with pictures inside its text. Our policy lets pictures come from ourselves only and
/// portal.css draws its own, but a browser that looks before that is there would complain.
[[nodiscard]] std::string withoutInnerPictures(std::string_view css);

}  // namespace supportcentre
