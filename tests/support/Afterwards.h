// What the program's main tells behind all tests: what went wrong while a test was already being put away
// (destructors say it here), and which test could not be run on this machine.
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


/// Tests that returned without having tried anything; they count as neither passed nor failed.
[[nodiscard]] inline std::vector<std::string>& leftOut()
{
    static std::vector<std::string> said;
    return said;
}


inline void leaveOut(const std::string& test, const std::string& why)
{
    leftOut().push_back(test + ": " + why);
}

}  // namespace tests
