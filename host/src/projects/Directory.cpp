#include "host/src/projects/Directory.h"

#include "host/src/tickets/SearchText.h"

#include <algorithm>

namespace supportcentre {

using helpdesk::People;

std::vector<helpdesk::CustomerName> Directory::customers(std::string_view search, std::size_t limit) const
{
    return ask<std::vector<helpdesk::CustomerName>>(
        [&](People& people) { return people.customers(search, limit); });
}


std::optional<helpdesk::CustomerName> Directory::customerNamed(std::string_view name) const
{
    constexpr std::size_t alike = 50;
    if (name.empty())
        return std::nullopt;
    const auto wanted = searchText({name});
    const auto found = customers(name, alike);
    const auto same = std::find_if(found.begin(), found.end(), [&](const helpdesk::CustomerName& each) {
        return searchText({each.name}) == wanted;
    });
    return same == found.end() ? std::nullopt : std::optional(*same);
}


std::optional<helpdesk::CustomerName> Directory::customer(std::string_view id) const
{
    return ask<std::optional<helpdesk::CustomerName>>([&](People& people) { return people.customer(id); });
}


std::vector<helpdesk::PersonFacts> Directory::people(std::string_view customer,
                                                     const std::vector<std::string>& contacts) const
{
    return ask<std::vector<helpdesk::PersonFacts>>(
        [&](People& people) { return people.people(customer, contacts); });
}


std::optional<helpdesk::PersonFacts> Directory::findByEmail(std::string_view customer,
                                                            std::string_view email) const
{
    return ask<std::optional<helpdesk::PersonFacts>>(
        [&](People& people) { return people.findByEmail(customer, email); });
}


std::vector<std::pair<std::string, std::string>> Directory::roles(std::string_view customer,
                                                                  std::string_view locale) const
{
    return ask<std::vector<std::pair<std::string, std::string>>>(
        [&](People& people) { return people.roles(customer, locale); });
}


helpdesk::AddedPerson Directory::add(const helpdesk::Visitor& agent, std::string_view customer,
                                     const helpdesk::NewPerson& person) const
{
    return ask<helpdesk::AddedPerson>([&](People& people) { return people.add(agent, customer, person); });
}


bool Directory::countProjects(helpdesk::Transaction& transaction, std::string_view customer,
                              std::string_view contact, std::uint32_t projects) const
{
    return ask<bool>(
        [&](People& people) { return people.countProjects(transaction, customer, contact, projects); });
}

}  // namespace supportcentre
