// Texts with addresses in narrow windows.
#pragma once

#include "templates/View.h"

#include <string_view>

namespace templates {

/// The text in pieces, each {piece, breaks}: where one `breaks`, an address may go on in the next line, so
/// that a narrow window does not break it inside a word.
[[nodiscard]] View::List breakable(std::string_view text);

}  // namespace templates
