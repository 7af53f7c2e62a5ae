#pragma once

#include <chrono>

namespace contacts {

using Time = std::chrono::sys_time<std::chrono::microseconds>;  ///< UTC; in tables a BIGINT of microseconds.

}  // namespace contacts
