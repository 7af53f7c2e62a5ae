#include "hooks/pages/portal/RelativeRows.h"

#include "core/ReadRelatives.h"
#include "hooks/pages/portal/AccountWords.h"

namespace contacts {

namespace {

using templates::View;


View::List cellsOf(const MatrixLook& look, const RelativeGroup& group, const Person& person)
{
    View::List cells;
    for (const auto& column : look.columns())
    {
        const auto* role = look.catalogue().find(column.key);
        const bool held = person.roles.contains(column.key);
        const bool offered = role && role->offeredTo.contains(group.customer.kind);
        cells.push_back({{"label", column.label},
                         {"held", held},
                         {"free", !held && offered},
                         {"none", !held && !offered}});
    }
    return cells;
}


View rowOf(const Visit& visit, const MatrixLook& look, const RelativeGroup& group, const Contact& contact)
{
    const auto& person = contact.person;
    const auto state = stateOf(person.status, person.portalUser, contact.accountState, contact.invitedUntil,
                               contact.lastLogin, visit.ground.services.clock.now());
    const auto at = person.email.rfind('@');
    return {{"honor", person.title},
            {"name", nameOf(person)},
            {"local", person.email.substr(0, at)},
            {"domain", at == std::string::npos ? std::string() : person.email.substr(at)},
            {"inactive", person.status == MembershipStatus::deactivated},
            {"look", std::string(state.look)},
            {"state", visit.say(state.key, {{"count", state.number}})},
            {"cells", cellsOf(look, group, person)}};
}


View groupOf(const Visit& visit, const MatrixLook& look, const RelativeGroup& group)
{
    const bool pays = group.relation == RelativeGroup::Relation::purchaser;
    View::List rows;
    for (const auto& contact : group.people)
        rows.push_back(rowOf(visit, look, group, contact));
    return {{"relative", group.customer.name},
            {"relation", visit.say(pays ? "relatives.purchaser" : "relatives.family")},
            {"aboutRelative", visit.say(pays ? "relatives.pays" : "relatives.visible",
                                        {{"customer", std::string_view(visit.customer().name)},
                                         {"count", static_cast<long long>(group.total)}})},
            {"relativeSpan", std::to_string(look.columns().size() + 3)},
            {"relativePeople", std::move(rows)}};
}

}  // namespace


void addRelatives(View& view, const Visit& visit, const ListAddress& address, const MatrixLook& look)
{
    View::List groups;
    if (address.only == PersonKey{} && address.page == 1 && !address.filtered())
        for (const auto& group : ReadRelatives(visit.ground.services)(visit.actor, visit.customer()))
            groups.push_back(groupOf(visit, look, group));
    view.set("relatives", std::move(groups));
}

}  // namespace contacts
