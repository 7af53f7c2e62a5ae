// What goes wrong while a test is already being put away: destructors say it here, and the program's main
// counts it.
#pragma once

#include <string>
#include <vector>

namespace tests {

[[nodiscard]] inline std::vector<std::string>& failedAfterwards()
{
    static std::vector<std::string> said;
    return said;
}


inline void failAfterwards(std::string what) noexcept
{
    failedAfterwards().push_back(std::move(what));
}

}  // namespace tests
