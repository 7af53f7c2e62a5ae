#pragma once

#include "core/changes/Change.h"

namespace contacts {

/// What a request that was sent again asks for otherwise than before.
struct Corrections
{
    ChangeSet added{};
    ChangeSet takenOut{};  ///< As they were.
    struct Altered
    {
        Change before{};
        Change now{};
    };
    std::vector<Altered> altered;  ///< The same cell with another wish.

    [[nodiscard]] bool none() const { return added.empty() && takenOut.empty() && altered.empty(); }
};

/// By wishes and cells: a line that was taken back and written anew is no correction.
[[nodiscard]] Corrections correctionsBetween(const ChangeSet& before, const ChangeSet& now);

}  // namespace contacts
