// Exit codes of the program.
#pragma once

namespace supportcentre {

inline constexpr int exitDone = 0;
inline constexpr int exitFailed = 1;  ///< It could not be done: the reason stands on standard error.
inline constexpr int exitUsage = 2;   ///< Wrong usage, or a value that is refused.

}  // namespace supportcentre
