// Time zones as people look for them: by the city, in their own language, with what the clock says there now.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace supportcentre {

/// Id and label ("Berlin (GMT+1)"), in the order of the language; UTC stays first. Pure but for the clock.
/// [thread-safe]
[[nodiscard]] std::vector<std::pair<std::string, std::string>> namedZones(const std::vector<std::string>& ids,
                                                                          std::string_view locale);

}  // namespace supportcentre
