#include "core/changes/Cells.h"
#include "core/changes/ChangeSets.h"

namespace contacts {

namespace {

void bring(const Change& change, Snapshot& snapshot)
{
    const bool named = change.person.contact || !change.person.ref.empty();
    if (named)
        snapshot.people.emplace(change.person, cells::arrival(change));
}


/// The role passes to the named person; whoever of the others holds it gives it up.
void promote(const Change& change, Person& promoted, Snapshot& snapshot)
{
    for (auto& [key, person] : snapshot.people)
        person.roles.erase(change.role);
    promoted.roles.insert(change.role);
}


void write(const Change& change, Snapshot& snapshot)
{
    const auto found = snapshot.people.find(change.person);
    if (found == snapshot.people.end())
        return;
    if (change.kind == ChangeKind::promote)
        promote(change, found->second, snapshot);
    else
        cells::write(change, found->second);
}

}  // namespace


// In three rounds, so that lines about different cells mean the same in any order: who comes, what changes,
// who goes.
Snapshot apply(const ChangeSet& changes, Snapshot snapshot)
{
    for (const auto& change : changes)
        if (cells::brings(change.kind))
            bring(change, snapshot);
    for (const auto& change : changes)
        write(change, snapshot);
    for (const auto& change : changes)
        if (change.kind == ChangeKind::removeContact)
            snapshot.people.erase(change.person);
    return snapshot;
}

}  // namespace contacts
