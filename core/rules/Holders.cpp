// Who holds what afterwards.
#include "core/changes/Cells.h"

#include "core/rules/Checks.h"
#include "core/rules/Sight.h"

#include <algorithm>

namespace contacts::checks {

namespace {

std::size_t holdersOfAny(const Snapshot& snapshot, const std::vector<RoleKey>& roles)
{
    std::size_t sum = 0;
    for (const auto& role : roles)
        sum += sight::holders(snapshot, role);
    return sum;
}


/// The line by which the last holder of one of these roles goes, if one line can be blamed.
const Change* lineThatEnds(const Judged& judged, const std::vector<RoleKey>& roles)
{
    for (const auto& change : judged.changes)
    {
        const auto* person = sight::personIn(judged.before, change.person);
        const bool goes = change.kind == ChangeKind::removeContact || change.kind == ChangeKind::deactivate;
        for (const auto& role : roles)
        {
            const bool revoked = change.kind == ChangeKind::revokeRole && change.role == role;
            if (revoked || (goes && person != nullptr && person->roles.contains(role)))
                return &change;
        }
    }
    return nullptr;
}


const Change* lineThatGives(const Judged& judged, const RoleKey& role)
{
    for (const auto& change : judged.changes)
    {
        const auto given = sight::rolesGivenBy(change);
        const auto* person = sight::personIn(judged.before, change.person);
        const bool wakes =
            change.kind == ChangeKind::reactivate && person != nullptr && person->roles.contains(role);
        if (wakes || std::find(given.begin(), given.end(), role) != given.end())
            return &change;
    }
    return nullptr;
}

/// The line by which somebody with this role becomes inactive, or somebody inactive gets it.
const Change* lineThatRests(const Judged& judged, const PersonKey& person, const RoleKey& role)
{
    const Change* gives = nullptr;
    for (const auto& change : judged.changes)
    {
        if (change.person != person)
            continue;
        if (change.kind == ChangeKind::deactivate)
            return &change;
        const auto given = sight::rolesGivenBy(change);
        if (std::find(given.begin(), given.end(), role) != given.end())
            gives = &change;
    }
    return gives;
}

}  // namespace


void newContactHasNoRole(const Judged& judged, Findings& findings)
{
    for (const auto& change : judged.changes)
        if (const auto* person = sight::personIn(judged.after, change.person);
            cells::brings(change.kind) && person != nullptr && person->roles.empty())
            sight::at(change, "roles", findings).facts = {{"person", sight::nameOf(judged, change.person)}};
}


/// Revoking the last role is no way to take access away: that is what deactivate and remove are for.
void noRoleIsLeft(const Judged& judged, Findings& findings)
{
    for (const auto& [key, before] : judged.before.people)
    {
        const auto* after = sight::personIn(judged.after, key);
        if (before.roles.empty() || after == nullptr || !after->roles.empty() ||
            after->status != MembershipStatus::active)
            continue;
        const auto* line = sight::lineAbout(judged, key);  // None: a promotion took his only role.
        auto& finding = line != nullptr ? sight::at(*line, "roles", findings) : sight::atSet(findings);
        finding.person = key.text();
        finding.facts = {{"person", before.name()}};
    }
}


void primaryRoleHasTwoHolders(const Judged& judged, Findings& findings)
{
    for (const auto& role : judged.catalogue.roles())
    {
        const auto after = role.primary ? sight::holders(judged.after, role.key) : 0;
        if (after < 2 || after <= sight::holders(judged.before, role.key))
            continue;
        const auto* line = lineThatGives(judged, role.key);
        auto& finding =
            line != nullptr ? sight::at(*line, sight::roleField(role.key), findings) : sight::atSet(findings);
        finding.facts = {{"role", role.key}};
    }
}


/// He keeps it, so nobody else has it, and nobody answers for what it is there for.
void primaryHolderIsInactive(const Judged& judged, Findings& findings)
{
    for (const auto& [key, after] : judged.after.people)
    {
        if (after.status == MembershipStatus::active)
            continue;
        const auto* before = sight::personIn(judged.before, key);
        for (const auto& held : after.roles)
        {
            const auto* role = judged.catalogue.find(held);
            const bool already =
                before != nullptr && before->status == after.status && before->roles.contains(held);
            const auto* line =
                role != nullptr && role->primary && !already ? lineThatRests(judged, key, held) : nullptr;
            if (line == nullptr)
                continue;
            const bool rests = line->kind == ChangeKind::deactivate;
            sight::at(*line, rests ? std::string("status") : sight::roleField(held), findings).facts = {
                {"person", sight::nameOf(judged, key)}, {"role", held}};
        }
    }
}


void requiredRoleLosesItsHolder(const Judged& judged, Findings& findings)
{
    for (const auto& [group, roles] : judged.catalogue.requiredGroups(judged.before.kind))
    {
        if (holdersOfAny(judged.before, roles) == 0 || holdersOfAny(judged.after, roles) > 0)
            continue;
        const auto* line = lineThatEnds(judged, roles);
        auto& finding = line != nullptr ? sight::at(*line, sight::roleField(roles.front()), findings)
                                        : sight::atSet(findings);
        finding.facts = sight::roleFacts(roles);
    }
}


/// Data from elsewhere may lack a holder from the start. That is worth a word, but it must not block a change
/// of phone number.
void requiredRoleHasNoHolder(const Judged& judged, Findings& findings)
{
    for (const auto& [group, roles] : judged.catalogue.requiredGroups(judged.before.kind))
        if (holdersOfAny(judged.before, roles) == 0 && holdersOfAny(judged.after, roles) == 0)
            sight::atSet(findings).facts = sight::roleFacts(roles);
}


void rolesAreIncompatible(const Judged& judged, Findings& findings)
{
    for (const auto& [key, after] : judged.after.people)
    {
        const auto* before = sight::personIn(judged.before, key);
        for (const auto& held : after.roles)
            if (const auto* role = judged.catalogue.find(held))
                for (const auto& other : role->incompatibleWith)
                {
                    const bool both = held < other && after.roles.contains(other);
                    const bool already =
                        before != nullptr && before->roles.contains(held) && before->roles.contains(other);
                    const auto* line = both && !already ? sight::lineAbout(judged, key) : nullptr;
                    if (line != nullptr)
                        sight::at(*line, "roles", findings).facts = {
                            {"person", sight::nameOf(judged, key)}, {"role", held}, {"other", other}};
                }
    }
}

}  // namespace contacts::checks
