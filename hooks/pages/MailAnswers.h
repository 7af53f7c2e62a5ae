#pragma once

#include "templates/Words.h"

#include <string>
#include <string_view>

namespace contacts {

/// A stored last answer of a mail in the reader's language, as far as we or the network have said it; what a
/// mail server said stays as it came.
[[nodiscard]] std::string answerWords(const templates::Words& words, std::string_view locale,
                                      std::string_view stored);

}  // namespace contacts
