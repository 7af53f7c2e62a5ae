// Whether a value will do for a plugin's setting, wherever it comes from: a form, the API, the configuration
// file.
#pragma once

#include "templates/Words.h"

#include <helpdesk/Settings.h>

#include <optional>
#include <string>
#include <string_view>

namespace supportcentre {

/// Without the white space that is no part of it.
[[nodiscard]] std::string meant(const helpdesk::Setting& setting, const std::string& typed);

/// A sentence in the given locale when the value will not do.
[[nodiscard]] std::optional<std::string> refusal(const templates::Words& words,
                                                 const helpdesk::Setting& setting, const std::string& value,
                                                 std::string_view locale);

}  // namespace supportcentre
