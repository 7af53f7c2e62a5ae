#pragma once

#include "core/changes/Change.h"

namespace contacts::tests {

/// One line of every kind with every field that such a line may have.
[[nodiscard]] ChangeSet sampleChanges();

/// Fails naming the line that differs.
void assertSameLines(const ChangeSet& expected, const ChangeSet& actual);

}  // namespace contacts::tests
