#include "hooks/pages/portal/DepartureWords.h"

#include "core/changes/Describe.h"

namespace contacts {

namespace {

using templates::View;

enum class Look { loses, stays, gains };


View line(Look look, std::string sentence)
{
    const char* sign = look == Look::loses ? "−" : look == Look::gains ? "+" : "!";
    return {{"look", std::string(look == Look::loses   ? "del"
                                 : look == Look::gains ? "add"
                                                       : "look")},
            {"sign", std::string(sign)},
            {"sentence", std::move(sentence)}};
}


std::string labels(const Visit& visit, const std::set<RoleKey, std::less<>>& roles)
{
    return roleLabels(*visit.ground.services.catalogue(), roles, visit.locale());
}


long long number(std::size_t count)
{
    return static_cast<long long>(count);
}


std::string accountSentence(const Visit& visit, const Departure& departure, const helpdesk::PersonTies& ties)
{
    const bool ends = departure.account == Departure::Account::ends && !ties.staff;
    return visit.say(ends ? "page.leaving.account-ends" : "page.leaving.account-stays");
}

}  // namespace


std::string projectsOf(const Visit& visit, const Departure& departure, const helpdesk::PersonTies& ties)
{
    constexpr std::size_t named = 3;
    if (ties.projects.empty() || ties.projects.size() > named)
        return visit.say("page.leaving.projects", {{"count", number(departure.contact.projects)}});
    return visit.ground.words.list(visit.locale(), ties.projects);
}


View::List consequences(const Visit& visit, const Departure& departure, const helpdesk::PersonTies& ties,
                        Leaving how)
{
    const bool removed = how == Leaving::removed;
    const auto& person = departure.contact.person;
    View::List lines;
    // While projects hold him nothing of the rest happens.
    if (departure.contact.projects > (removed ? 0u : 1u))
    {
        const auto projects = projectsOf(visit, departure, ties);
        return {line(Look::stays,
                     visit.say("page.leaving.in-projects", {{"projects", std::string_view(projects)}}))};
    }
    if (!person.roles.empty())
    {
        const auto roles = labels(visit, person.roles);
        const auto last = beforeFullStop(roles);
        if (removed)
            lines.push_back(
                line(Look::loses, visit.say("page.remove.loses", {{"roles", std::string_view(last)}})));
        else
            lines.push_back(line(
                Look::stays, visit.say("page.deactivate.keeps-roles", {{"roles", std::string_view(roles)}})));
    }
    if (!departure.primaryRoles.empty())
    {
        const auto roles = labels(visit, {departure.primaryRoles.begin(), departure.primaryRoles.end()});
        lines.push_back(
            line(Look::stays, visit.say("page.leaving.primary", {{"roles", std::string_view(roles)}})));
    }
    if (departure.losesAccess)
        lines.push_back(line(Look::loses, visit.say("page.remove.access")));
    if (departure.account != Departure::Account::none)
        lines.push_back(line(Look::stays, accountSentence(visit, departure, ties)));
    if (ties.openTickets > 0)
        lines.push_back(
            line(Look::stays, visit.say("page.leaving.open-tickets", {{"count", number(ties.openTickets)}})));
    if (departure.contact.projects > 0)
    {
        const auto projects = projectsOf(visit, departure, ties);
        lines.push_back(line(Look::stays, visit.say("page.deactivate.keeps-project",
                                                    {{"projects", std::string_view(projects)}})));
    }
    return lines;
}


View::List comeback(const Visit& visit, const Departure& departure)
{
    const auto& person = departure.contact.person;
    View::List lines;
    if (!person.roles.empty())
    {
        const auto roles = labels(visit, person.roles);
        lines.push_back(
            line(Look::gains, visit.say("page.reactivate.roles", {{"count", number(person.roles.size())},
                                                                  {"roles", std::string_view(roles)}})));
    }
    if (person.portalUser && !person.roles.empty())
        lines.push_back(line(Look::gains, visit.say("page.reactivate.access")));
    return lines;
}

}  // namespace contacts
