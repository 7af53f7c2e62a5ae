#pragma once

#include "templates/Words.h"

#include <string>
#include <string_view>

namespace contacts {

/// What a helpdesk of another house answered, in the reader's language, as far as we have said it ourselves;
/// that house's own words stay as they came.
[[nodiscard]] std::string deskAnswerWords(const templates::Words& words, std::string_view locale,
                                          std::string_view stored);

}  // namespace contacts
