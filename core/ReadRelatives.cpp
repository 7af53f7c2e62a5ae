#include "core/ReadRelatives.h"

#include <algorithm>

namespace contacts {

namespace {

using Relation = RelativeGroup::Relation;

constexpr std::size_t mostCustomers = 20;
constexpr std::size_t mostPeople = 50;


std::set<RoleKey, std::less<>> split(std::string_view keys)
{
    std::set<RoleKey, std::less<>> roles;
    while (!keys.empty())
    {
        const auto key = keys.substr(0, keys.find(' '));
        keys.remove_prefix(std::min(keys.size(), key.size() + 1));
        roles.emplace(key);
    }
    return roles;
}


Contact contactOf(const ListRow& row)
{
    Contact contact;
    contact.id = row.id;
    contact.person.title = row.title;
    contact.person.firstName = row.firstName;
    contact.person.lastName = row.lastName;
    contact.person.email = row.email;
    contact.person.portalUser = row.portalUser;
    contact.person.status = row.status;
    contact.person.roles = split(row.roles);
    contact.accountState = row.account;
    contact.invitedUntil = row.invitedUntil;
    contact.lastLogin = row.lastLogin;
    return contact;
}


RelativeGroup everybody(UnitOfWork& work, const Customer& customer)
{
    RelativeGroup group{Relation::purchaser, customer};
    ListQuery query;
    query.customer = customer.id;
    query.pageSize = mostPeople;
    group.total =
        work.contacts().list(query, [&](const ListRow& row) { group.people.push_back(contactOf(row)); });
    return group;
}


RelativeGroup visibleOf(UnitOfWork& work, const Customer& customer, const Catalogue& catalogue)
{
    RelativeGroup group{Relation::family, customer};
    for (const auto& role : catalogue.roles())
        if (role.permissions.contains(permission::seeFamily))
            for (const auto& holder : work.contacts().holders(customer.id, role.key))
                if (std::none_of(group.people.begin(), group.people.end(),
                                 [&](const Contact& known) { return known.id == holder.id; }))
                {
                    ++group.total;
                    if (group.people.size() < mostPeople)
                        group.people.push_back(holder);
                }
    return group;
}

}  // namespace


std::vector<RelativeGroup> ReadRelatives::operator()(const Actor& actor, const Customer& customer) const
{
    std::vector<RelativeGroup> groups;
    if (authorise(actor, Act::seeContacts) != Verdict::allowed)
        return groups;
    const auto work = _services.storage.read();
    const auto catalogue = _services.catalogue();
    const auto relatives = work->customers().relativesOf(customer, mostCustomers);
    for (const auto& purchaser : relatives.purchasers)
        groups.push_back(everybody(*work, purchaser));
    for (const auto& member : relatives.family)
        groups.push_back(visibleOf(*work, member, *catalogue));
    std::erase_if(groups, [](const RelativeGroup& group) { return group.people.empty(); });
    return groups;
}

}  // namespace contacts
