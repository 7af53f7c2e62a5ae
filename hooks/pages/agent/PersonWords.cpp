#include "hooks/pages/agent/PersonWords.h"

#include "hooks/pages/portal/AccountWords.h"

#include <algorithm>

namespace contacts {

std::string calledName(const Person& person)
{
    auto name = person.name();
    return name.empty() ? person.email : name;
}


AccountBadge accountBadge(const DeskVisit& visit, const PersonRow& row)
{
    const auto& contact = row.contact;
    const auto uses = [](const Place& place) { return place.member.portalUser; };
    const auto active = [](const Place& place) { return place.member.status == MembershipStatus::active; };
    const bool anywhere = std::any_of(row.places.begin(), row.places.end(), active);
    const bool portal = std::any_of(row.places.begin(), row.places.end(), uses);
    const auto state = stateOf(
        anywhere || row.places.empty() ? MembershipStatus::active : MembershipStatus::deactivated, portal,
        contact.accountState, contact.invitedUntil, contact.lastLogin, visit.ground.services.clock.now());
    return {std::string(state.look), visit.say(state.key, {{"count", state.number}})};
}


std::string lastLoginWords(const DeskVisit& visit, const Contact& contact)
{
    if (contact.lastLogin == Time{})
        return visit.say("page.view.never-logged-in");
    const auto time = visit.when(contact.lastLogin);
    return visit.say("page.view.last-login", {{"time", std::string_view(time)}});
}


std::string roleLabels(const DeskVisit& visit, const std::set<RoleKey, std::less<>>& roles)
{
    const auto catalogue = visit.ground.services.catalogue();
    std::vector<std::string> labels;
    for (const auto& role : catalogue->roles())
        if (roles.contains(role.key))
            labels.push_back(role.in(visit.locale()).label);
    for (const auto& key : roles)
        if (catalogue->find(key) == nullptr)
            labels.push_back(key);
    return visit.ground.words.list(visit.locale(), labels);
}

}  // namespace contacts
