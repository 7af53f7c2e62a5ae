#include "core/rules/Checks.h"
#include "core/rules/Sight.h"

#include <algorithm>

namespace contacts::checks {

namespace {

void findsHimself(const Judged& judged, ChangeKind kind, const std::string& field, Findings& findings)
{
    for (const auto& change : judged.changes)
        if (change.kind == kind && change.person.contact && change.person.contact == judged.actor.contact)
            sight::at(change, field, findings);
}

}  // namespace


void removesHimself(const Judged& judged, Findings& findings)
{
    findsHimself(judged, ChangeKind::removeContact, "", findings);
}


void deactivatesHimself(const Judged& judged, Findings& findings)
{
    findsHimself(judged, ChangeKind::deactivate, "status", findings);
}


/// With one project a contact can only be deactivated, with more neither, until he is taken off.
void isTiedToProjects(const Judged& judged, Findings& findings)
{
    for (const auto& change : judged.changes)
    {
        const auto found = judged.before.projects.find(change.person.contact);
        const auto projects = found == judged.before.projects.end() ? 0 : found->second;
        if ((change.kind == ChangeKind::removeContact && projects > 0) ||
            (change.kind == ChangeKind::deactivate && projects > 1))
            sight::at(change, "", findings).facts = {{"person", sight::nameOf(judged, change.person)},
                                                     {"projects", std::to_string(projects)}};
    }
}


void manyAreRemovedAtOnce(const Judged& judged, Findings& findings)
{
    const auto removed = static_cast<std::size_t>(
        std::count_if(judged.changes.begin(), judged.changes.end(),
                      [](const Change& change) { return change.kind == ChangeKind::removeContact; }));
    if (removed > judged.limits.removedAtOnce)
        sight::atSet(findings).facts = {{"count", std::to_string(removed)}};
}


void deactivatedKeepsRoles(const Judged& judged, Findings& findings)
{
    for (const auto& change : judged.changes)
        if (const auto* person = sight::personIn(judged.after, change.person);
            change.kind == ChangeKind::deactivate && person != nullptr &&
            person->status == MembershipStatus::deactivated && !person->roles.empty())
            sight::at(change, "status", findings).facts = {{"person", sight::nameOf(judged, change.person)}};
}

}  // namespace contacts::checks
