// The implementations on which the contracts are run.
#pragma once

#include "tests/contract/ContractFixture.h"

namespace contacts::tests {

[[nodiscard]] std::string sha256(std::string_view text);

[[nodiscard]] std::unique_ptr<Place> onSqlite();
[[nodiscard]] std::unique_ptr<Place> onMariaDb();
[[nodiscard]] std::unique_ptr<Place> inMemory();

}  // namespace contacts::tests
