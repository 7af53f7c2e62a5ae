// The program `supportcentre`: its arguments and sub-commands.
#pragma once

#include <string>
#include <vector>

namespace supportcentre {

/// Runs one sub-command and returns the exit code. Call it before any thread exists.
[[nodiscard]] int runProgram(const std::vector<std::string>& arguments);

}  // namespace supportcentre
