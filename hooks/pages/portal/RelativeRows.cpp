#include "hooks/pages/portal/RelativeRows.h"

#include "hooks/pages/Forms.h"
#include "hooks/pages/portal/AccountWords.h"
#include "templates/Breakable.h"

namespace contacts {

namespace {

using templates::View;


using Cells = std::vector<ShownCell>;


/// Of people elsewhere the list says who they are, how their access stands and what they hold: no more,
/// whatever columns are chosen.
View cellOf(const MatrixLook& look, const RelativeGroup& group, const Person& person, const ShownCell& cell)
{
    using Fact = ListColumn::Fact;
    const bool isRole = cell.column != ShownCell::noRole;
    View view{{"isRole", isRole}, {"isState", !isRole && cell.shown.fact == Fact::status}};
    if (!isRole)
        return std::move(
            view.set("isFact", cell.shown.fact != Fact::status)
                .set("fact", templates::breakable(cell.shown.fact == Fact::title   ? person.title
                                                  : cell.shown.fact == Fact::email ? person.email
                                                                                   : std::string())));
    const auto& column = look.columns()[cell.column];
    const auto* role = look.catalogue().find(column.key);
    const bool held = person.roles.contains(column.key);
    const bool offered = role && role->offeredTo.contains(group.customer.kind);
    return std::move(view.set("isFact", false)
                         .set("label", column.label)
                         .set("held", held)
                         .set("free", !held && offered)
                         .set("none", !held && !offered));
}


View rowOf(const Visit& visit, const MatrixLook& look, const Cells& cells, const RelativeGroup& group,
           const Contact& contact)
{
    const auto& person = contact.person;
    const auto state = stateOf(person.status, person.portalUser, contact.accountState, contact.invitedUntil,
                               contact.lastLogin, visit.ground.services.clock.now());
    const auto at = person.email.rfind('@');
    View::List shown;
    for (const auto& cell : cells)
        shown.push_back(cellOf(look, group, person, cell));
    return {{"honor", person.title},
            {"name", nameOf(person)},
            {"local", person.email.substr(0, at)},
            {"domain", at == std::string::npos ? std::string() : person.email.substr(at)},
            {"inactive", person.status == MembershipStatus::deactivated},
            {"look", std::string(state.look)},
            {"state", visit.say(state.key, {{"count", state.number}})},
            {"cells", std::move(shown)}};
}


View groupOf(const Visit& visit, const MatrixLook& look, const Cells& cells, const RelativeGroup& group,
             Rest rest)
{
    const bool pays = group.relation == RelativeGroup::Relation::purchaser;
    const auto span = std::to_string(cells.size() + 2);
    View::List rows;
    for (const auto& contact : group.people)
        rows.push_back(rowOf(visit, look, cells, group, contact));
    return {{"relative", group.customer.name},
            {"relation", visit.say(pays ? "relatives.purchaser" : "relatives.family")},
            {"aboutRelative", visit.say(pays ? "relatives.pays" : "relatives.visible",
                                        {{"customer", std::string_view(visit.customer().name)},
                                         {"count", static_cast<long long>(group.total)}})},
            {"cut", rest == Rest::linked && group.total > group.people.size()},
            {"shownOf", visit.say("relatives.shown", {{"count", static_cast<long long>(group.people.size())},
                                                      {"all", static_cast<long long>(group.total)}})},
            {"othersHref", relativesHref(visit, group.customer.id, 2)},
            {"relativeSpan", span},
            {"relativePeople", std::move(rows)}};
}

}  // namespace


std::string relativesHref(const Visit& visit, CustomerId of, std::size_t page)
{
    return addressWith("/portal/customers/" + visit.customer().id.text() + "/relatives",
                       {{"of", of ? of.text() : std::string()}, {"page", std::to_string(page)}});
}


void addRelatives(View& view, const Visit& visit, const ListAddress& address, const MatrixLook& look)
{
    ReadRelatives::Groups found;
    const bool any = !visit.head.beside || visit.head.beside->relatives;
    if (any && address.only == PersonKey{} && address.page == 1 && !address.filtered())
        found = ReadRelatives(visit.ground.services)(visit.actor, visit.customer());
    addRelatives(view, visit, cellsOf(address, look), look, found.groups);
    view.set("moreRelatives", found.more).set("moreRelativesHref", relativesHref(visit, {}, 2));
}


void addRelatives(View& view, const Visit& visit, const std::vector<ShownCell>& cells, const MatrixLook& look,
                  const std::vector<RelativeGroup>& groups, Rest rest)
{
    View::List list;
    for (const auto& group : groups)
        list.push_back(groupOf(visit, look, cells, group, rest));
    view.set("relatives", std::move(list))
        .set("moreRelatives", false)
        .set("moreRelativesHref", std::string())
        .set("moreSpan", std::to_string(cells.size() + 2));
}

}  // namespace contacts
