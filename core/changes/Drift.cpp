#include "core/changes/Cells.h"
#include "core/changes/ChangeSets.h"

#include <set>

namespace contacts {

namespace {

/// Somebody who has left since has no cells any more: one row says so.
bool hasLeft(const PersonKey& person, const Snapshot& then, const Snapshot& now)
{
    return then.people.contains(person) && !now.people.contains(person);
}

}  // namespace


std::vector<Drift> drift(const ChangeSet& changes, const Snapshot& then, const Snapshot& now)
{
    const auto requested = apply(changes, now);
    std::vector<Drift> moved;
    std::set<cells::Cell> seen;
    for (const auto& change : changes)
        for (auto cell : cells::touchedBy(change, then, now))
        {
            if (hasLeft(cell.person, then, now))
                cell.field = "membership";
            if (!seen.insert(cell).second)
                continue;
            const auto before = cells::valueOf(then, cell);
            const auto present = cells::valueOf(now, cell);
            if (before != present)
                moved.push_back({cell.person, cell.field, before, present, cells::valueOf(requested, cell)});
        }
    return moved;
}

}  // namespace contacts
