#include "core/rules/Sight.h"

#include "core/account/PortalUse.h"
#include "core/changes/Cells.h"

#include <algorithm>

namespace contacts::sight {

Finding& at(const Change& change, std::string field, Findings& findings)
{
    auto& finding = findings.emplace_back();
    finding.change = change.id;
    finding.person = change.person.text();
    finding.field = std::move(field);
    return finding;
}


Finding& atSet(Findings& findings)
{
    return findings.emplace_back();
}


std::string nameOf(const Judged& judged, const PersonKey& person)
{
    for (const auto* snapshot : {&judged.before, &judged.after})
        if (const auto* known = personIn(*snapshot, person))
        {
            if (auto name = known->name(); !name.empty())
                return name;
            if (!known->email.empty())
                return known->email;
        }
    return person.text();
}


const Person* personIn(const Snapshot& snapshot, const PersonKey& person)
{
    const auto found = snapshot.people.find(person);
    return found == snapshot.people.end() ? nullptr : &found->second;
}


std::vector<RoleKey> rolesGivenBy(const Change& change)
{
    if (cells::brings(change.kind))
        return {change.roles.begin(), change.roles.end()};
    if (change.kind == ChangeKind::grantRole || change.kind == ChangeKind::promote)
        return {change.role};
    return {};
}


std::string roleField(const RoleKey& role)
{
    return "role:" + role;
}


std::vector<std::pair<std::string, std::string>> roleFacts(const std::vector<RoleKey>& group)
{
    const bool two = group.size() > 1;
    return {{"choice", two ? "two" : "one"},
            {"role", group.empty() ? std::string() : group.front()},
            {"roleOr", two ? group[1] : std::string()}};
}


const std::string* addressAskedBy(const Change& change)
{
    switch (change.kind)
    {
    case ChangeKind::addContact: return &change.details.email;
    case ChangeKind::linkContact:
    case ChangeKind::changeEmail: return &change.value;
    default: return nullptr;
    }
}


const Change* lineAbout(const Judged& judged, const PersonKey& person)
{
    const auto found = std::find_if(judged.changes.begin(), judged.changes.end(),
                                    [&](const Change& change) { return change.person == person; });
    return found == judged.changes.end() ? nullptr : &*found;
}


std::size_t holders(const Snapshot& snapshot, const RoleKey& role)
{
    const auto others = snapshot.otherHolders.find(role);
    const auto named = std::count_if(snapshot.people.begin(), snapshot.people.end(), [&](const auto& entry) {
        return entry.second.status == MembershipStatus::active && entry.second.roles.contains(role);
    });
    return (others == snapshot.otherHolders.end() ? 0 : others->second) + static_cast<std::size_t>(named);
}


bool administers(const Snapshot& snapshot, const PersonKey& key, const Person& person,
                 const Catalogue& catalogue)
{
    return key.contact && snapshot.activeAccounts.contains(key.contact) && usesPortal(person) &&
           delegates(person, catalogue);
}


std::size_t administrators(const Snapshot& snapshot, const Catalogue& catalogue)
{
    const auto named = std::count_if(snapshot.people.begin(), snapshot.people.end(), [&](const auto& entry) {
        return administers(snapshot, entry.first, entry.second, catalogue);
    });
    return snapshot.otherAdministrators + static_cast<std::size_t>(named);
}

}  // namespace contacts::sight
