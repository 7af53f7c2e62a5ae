// Cells: the smallest parts of a person that a line writes and a drift compares. Shared by apply, diff,
// merge, drift and the digest; not for other folders.
#pragma once

#include "core/changes/Change.h"
#include "core/contacts/Snapshot.h"

namespace contacts::cells {

[[nodiscard]] std::string_view yesOrNo(bool value);

/// A line that puts a person into the set: add-contact or link-contact.
[[nodiscard]] bool brings(ChangeKind kind);

/// The person as such a line describes him.
[[nodiscard]] Person arrival(const Change& change);

[[nodiscard]] const std::string& fieldOf(const Person& person, Field field);

/// What a line writes into its own person. Lines about several people or about his being here at all write
/// nothing.
void write(const Change& change, Person& person);

/// What the author of such a line saw where he wrote: the cell's value, or who held the primary role. Empty
/// for lines whose wish is either so or not so, because nothing else can have come between.
[[nodiscard]] std::string seenBy(const Change& change, const Snapshot& snapshot);

/// The line wishes for what is already so in `snapshot`, or names nobody there.
[[nodiscard]] bool saysNothing(const Change& change, const Snapshot& snapshot);

/// A place in a snapshot. `field`: JSON name of the field, "role:<key>" or "membership".
struct Cell
{
    PersonKey person{};
    std::string field;

    auto operator<=>(const Cell&) const = default;
};

/// What the line would change, with the holders that a promotion displaces in either snapshot.
[[nodiscard]] std::vector<Cell> touchedBy(const Change& change, const Snapshot& then, const Snapshot& now);

/// The cell's value free of language; empty where there is no such person.
[[nodiscard]] std::string valueOf(const Snapshot& snapshot, const Cell& cell);

}  // namespace contacts::cells
