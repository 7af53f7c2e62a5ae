// `supportcentre user …`: accounts from the command line.
#pragma once

#include "host/src/program/Foundation.h"

#include <iosfwd>
#include <string>
#include <vector>

namespace supportcentre {

/// `add EMAIL --name NAME [--agent] [--administrator] [--locale L]` or `password EMAIL` (the password is one
/// line of `in`). Returns the exit code: 0 done, 1 cannot be done, 2 wrong usage or a refused value.
int userCommand(Foundation& foundation, const std::vector<std::string>& arguments, std::istream& in,
                std::ostream& out);

}  // namespace supportcentre
