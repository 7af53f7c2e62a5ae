// Two administrators in one cell of a shared draft.
#pragma once

#include "core/changes/Change.h"
#include "core/contacts/Snapshot.h"
#include "core/rules/Findings.h"

namespace contacts {

/// A line and what its author saw in the draft where he wrote: the cell's value, of a promotion the keys of
/// who held the role. Nothing: he saw no value, or none that another could have written over.
struct Written
{
    Change line{};
    std::optional<std::string> over;
};

/// Who writes: a contact of the customer, or somebody of the helpdesk, whom only his name tells from others.
struct Author
{
    ContactId contact{};
    std::string name;

    [[nodiscard]] bool wrote(const Change& line) const
    {
        return line.author == contact && (contact || line.authorName == name);
    }
};

/// One finding for every cell in which somebody else wrote what the author did not see, with that other's
/// name and value; of a promotion also where he himself promoted somebody, in another window. Whoever wishes
/// the same clashes with nobody.
[[nodiscard]] Findings clashes(const ChangeSet& draft, const std::vector<Written>& written,
                               const Snapshot& live, const Author& author);

}  // namespace contacts
