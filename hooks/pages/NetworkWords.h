#pragma once

#include "templates/Words.h"

#include <string>
#include <string_view>

namespace contacts {

/// A stored trouble of the network (NetworkTrouble.h) in the reader's language; a rare one stays as it came.
[[nodiscard]] std::string networkWords(const templates::Words& words, std::string_view locale,
                                       std::string_view stored);

}  // namespace contacts
