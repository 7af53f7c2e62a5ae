// What must hold after every fault, read from the database itself (I1 to I8 and I12).
#pragma once

#include "tests/support/HostProcess.h"

namespace tests {

/// Sentences about what is broken; empty when all holds.
[[nodiscard]] std::vector<std::string> brokenInvariants(HostProcess& host);

}  // namespace tests
