// Who may ask for what.
#include "core/rules/Checks.h"
#include "core/rules/Sight.h"

#include <algorithm>
#include <functional>

namespace contacts {

bool isAbove(const Role& role, const Actor& requester)
{
    const auto& own = requester.permissions;
    return !requester.agent && role.permissions.size() > own.size() &&
           std::includes(role.permissions.begin(), role.permissions.end(), own.begin(), own.end());
}


bool isDetail(const Change& line)
{
    return line.kind == ChangeKind::editContact || line.kind == ChangeKind::setDepartment;
}

}  // namespace contacts


namespace contacts::checks {

namespace {

void forEachGrant(const Judged& judged, const std::function<void(const Change&, const Role&)>& each)
{
    for (const auto& change : judged.changes)
        for (const auto& key : sight::rolesGivenBy(change))
            if (const auto* role = judged.catalogue.find(key))
                each(change, *role);
}

}  // namespace


void requesterIsNotPermitted(const Judged& judged, Findings& findings)
{
    if (judged.actor.agent || judged.actor.may(permission::manageContacts))
        return;
    const bool edits = judged.actor.may(permission::editContacts);
    for (const auto& change : judged.changes)
        if (!edits || !isDetail(change))
            sight::at(change, "", findings);
}


void roleIsNotOffered(const Judged& judged, Findings& findings)
{
    forEachGrant(judged, [&](const Change& change, const Role& role) {
        if (!role.offeredTo.contains(judged.before.kind))
            sight::at(change, sight::roleField(role.key), findings).facts = {{"role", role.key}};
    });
}


void roleIsAboveRequester(const Judged& judged, Findings& findings)
{
    forEachGrant(judged, [&](const Change& change, const Role& role) {
        if (isAbove(role, judged.actor))
            sight::at(change, sight::roleField(role.key), findings).facts = {{"role", role.key}};
    });
}


void promotesToAnOrdinaryRole(const Judged& judged, Findings& findings)
{
    forEachGrant(judged, [&](const Change& change, const Role& role) {
        if (change.kind == ChangeKind::promote && !role.primary)
            sight::at(change, sight::roleField(role.key), findings).facts = {{"role", role.key}};
    });
}

}  // namespace contacts::checks
