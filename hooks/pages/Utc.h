#pragma once

#include "core/Time.h"

#include <string>

namespace contacts {

/// 2027-01-31T14:05:00Z
[[nodiscard]] std::string utc(Time time);

}  // namespace contacts
