#include "core/changes/Cells.h"
#include "core/changes/ChangeSets.h"

#include <algorithm>

namespace contacts {

namespace {

auto arrivalOf(const PersonKey& person, ChangeSet& set)
{
    return std::find_if(set.begin(), set.end(), [&](const Change& change) {
        return cells::brings(change.kind) && change.person == person;
    });
}


void dropCell(ChangeSet& set, const Change& line)
{
    std::erase_if(set, [&](const Change& other) { return other.sameCell(line); });
}


bool changesRoleOfOne(ChangeKind kind)
{
    return kind == ChangeKind::grantRole || kind == ChangeKind::revokeRole;
}


/// A wish about somebody who comes with this very set is written into the line that brings him. Promotions
/// stay lines of their own, because they touch somebody else too; of a linked person only the roles are ours
/// to write.
bool foldsInto(const Change& arrival, const Change& line)
{
    if (cells::brings(line.kind) || line.kind == ChangeKind::promote ||
        line.kind == ChangeKind::removeContact)
        return false;
    return arrival.kind == ChangeKind::addContact || changesRoleOfOne(line.kind);
}


void fold(const Change& line, Change& arrival)
{
    auto person = cells::arrival(arrival);
    cells::write(line, person);
    if (person == cells::arrival(arrival))
        return;
    arrival.roles = std::move(person.roles);
    person.roles.clear();
    if (arrival.kind == ChangeKind::addContact)
        arrival.details = std::move(person);
    arrival.author = line.author;
    arrival.authorName = line.authorName;
}


/// Measured against the live data and those whom the set brings, because a wish may be about one of them.
bool saysNothingNew(const ChangeSet& set, const Change& line, const Snapshot& live)
{
    ChangeSet arrivals;
    if (!cells::brings(line.kind))
        std::copy_if(set.begin(), set.end(), std::back_inserter(arrivals),
                     [](const Change& change) { return cells::brings(change.kind); });
    return cells::saysNothing(line, arrivals.empty() ? live : contacts::apply(arrivals, live));
}


void put(ChangeSet& set, Change line, std::uint32_t next)
{
    const auto found =
        std::find_if(set.begin(), set.end(), [&](const Change& other) { return other.sameCell(line); });
    if (found == set.end())
    {
        line.id = next;
        set.push_back(std::move(line));
        return;
    }
    // The same wish again, on live data that moved: its author knows now.
    line.suggested =
        line.suggested || (found->suggested && found->kind == line.kind && found->person == line.person);
    if (!found->sameWish(line) || found->seen != line.seen)
    {
        line.id = found->id;
        *found = line;
    }
    found->suggested = line.suggested;
    // A promotion may meet two lines: that of its person's box and that of another promotion.
    set.erase(std::remove_if(found + 1, set.end(), [&](const Change& other) { return other.sameCell(line); }),
              set.end());
}

}  // namespace


ChangeSet merge(ChangeSet set, Change line, const Snapshot& live, std::uint32_t next)
{
    const auto arrival = arrivalOf(line.person, set);
    if (arrival != set.end())
    {
        if (line.kind == ChangeKind::removeContact)
        {
            const auto person = line.person;
            std::erase_if(set, [&](const Change& other) { return other.person == person; });
            return set;
        }
        if (foldsInto(*arrival, line))
        {
            fold(line, *arrival);
            dropCell(set, line);
            return set;
        }
        if (line.kind == ChangeKind::promote)
            arrival->roles.erase(line.role);
    }
    if (saysNothingNew(set, line, live))
        dropCell(set, line);
    else
        put(set, std::move(line), next);
    return set;
}

}  // namespace contacts
