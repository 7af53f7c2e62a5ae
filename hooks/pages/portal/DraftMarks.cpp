#include "hooks/pages/portal/DraftMarks.h"

namespace contacts {

namespace {

const Person* in(const Snapshot& snapshot, const PersonKey& key)
{
    const auto found = snapshot.people.find(key);
    return found == snapshot.people.end() ? nullptr : &found->second;
}

}  // namespace


DraftMarks::DraftMarks(const DraftView& view)
{
    for (const auto& line : view.draft.changes)
        entry(line.person, view).lines.push_back(&line);
    // Somebody whose primary role goes to another person has no line of his own, but his row changes too.
    for (const auto& [key, before] : view.before.people)
        if (const auto* after = in(view.after, key); after && *after != before)
            entry(key, view);
    for (const auto& finding : view.findings)
        if (!finding.person.empty())
            entry(PersonKey::from(finding.person), view).findings.push_back(&finding);
}


PersonMarks& DraftMarks::entry(const PersonKey& key, const DraftView& view)
{
    const auto [found, fresh] = _index.try_emplace(key, _people.size());
    if (fresh)
        _people.push_back({key, in(view.before, key), in(view.after, key), {}, {}});
    return _people[found->second];
}


const PersonMarks* DraftMarks::of(const PersonKey& key) const
{
    if (_index.empty())
        return nullptr;
    const auto found = _index.find(key);
    return found == _index.end() ? nullptr : &_people[found->second];
}


DraftMarks::Moved DraftMarks::moved(const RoleKey& role) const
{
    const auto counts = [&](const Person* person) {
        return person && person->status == MembershipStatus::active && person->roles.contains(role);
    };
    Moved moved;
    for (const auto& person : _people)
    {
        moved.gained += !counts(person.before) && counts(person.after) ? 1 : 0;
        moved.lost += counts(person.before) && !counts(person.after) ? 1 : 0;
    }
    return moved;
}

}  // namespace contacts
