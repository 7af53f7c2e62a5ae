#include "core/changes/Corrections.h"

#include <algorithm>

namespace contacts {

namespace {

template <class Matches>
const Change* findIn(const ChangeSet& set, const Matches& matches)
{
    const auto found = std::find_if(set.begin(), set.end(), matches);
    return found == set.end() ? nullptr : &*found;
}


bool holds(const ChangeSet& set, const Change& wish)
{
    return findIn(set, [&](const Change& line) { return line.sameWish(wish); }) != nullptr;
}

}  // namespace


Corrections correctionsBetween(const ChangeSet& before, const ChangeSet& now)
{
    Corrections corrections;
    for (const auto& line : now)
    {
        if (holds(before, line))
            continue;
        const auto* old =
            findIn(before, [&](const Change& other) { return other.sameCell(line) && !holds(now, other); });
        if (old != nullptr)
            corrections.altered.push_back({*old, line});
        else
            corrections.added.push_back(line);
    }
    std::copy_if(before.begin(), before.end(), std::back_inserter(corrections.takenOut),
                 [&](const Change& line) {
                     return !holds(now, line) &&
                            findIn(now, [&](const Change& other) { return other.sameCell(line); }) == nullptr;
                 });
    return corrections;
}

}  // namespace contacts
