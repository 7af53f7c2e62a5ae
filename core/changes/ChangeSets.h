// What change sets do to snapshots, and snapshots tell of change sets. Pure functions of values: no clock, no
// storage, no locale.
#pragma once

#include "core/changes/Change.h"
#include "core/contacts/Snapshot.h"

namespace contacts {

/// What a set would make of it. Lines that name nobody in `snapshot.people` or say nothing new change
/// nothing. Total: never throws, whatever the set says (rules judge sets; this only carries them out).
[[nodiscard]] Snapshot apply(const ChangeSet& changes, Snapshot snapshot);

/// The smallest set that turns the people of `from` into those of `to`, in canonical order, without authors
/// and ids counting from 1. apply(diff(a, b), a).people == b.people for snapshots that agree on kind.
[[nodiscard]] ChangeSet diff(const Snapshot& from, const Snapshot& to);

/// The set that undoes `changes` where it was applied to `from`.
[[nodiscard]] ChangeSet inverse(const ChangeSet& changes, const Snapshot& from);

/// Adds a line to a set so that every cell has one line at most: a later wish for the same cell replaces the
/// earlier one, and a wish for what is already so takes the line out. Removing an added person takes all his
/// lines out. Idempotent. `next` is the number for a new line's id.
[[nodiscard]] ChangeSet merge(ChangeSet set, Change line, const Snapshot& live, std::uint32_t next);

/// One cell that moved between the moment of a request and now.
struct Drift
{
    PersonKey person{};
    std::string field;  ///< JSON name of the field, or "role:<key>", or "membership".
    std::string then;
    std::string now;
    std::string requested;
};

/// Cells touched by `changes` whose value differs between `then` and `now`.
[[nodiscard]] std::vector<Drift> drift(const ChangeSet& changes, const Snapshot& then, const Snapshot& now);

}  // namespace contacts
