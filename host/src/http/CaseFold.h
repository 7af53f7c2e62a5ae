// Text without the difference of capital and small letters, in every script.
#pragma once

#include <unicode/unistr.h>

#include <string_view>

namespace supportcentre {

[[nodiscard]] icu::UnicodeString folded(std::string_view text);

}  // namespace supportcentre
