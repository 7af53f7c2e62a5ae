#include "core/contacts/ReadRelatives.h"

#include <algorithm>

namespace contacts {

namespace {

using Relation = RelativeGroup::Relation;

constexpr std::size_t wholeFamily = 10'000;


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


RelativeGroup everybody(UnitOfWork& work, const Customer& customer, std::size_t page)
{
    RelativeGroup group{Relation::purchaser, customer};
    ListQuery query;
    query.customer = customer.id;
    query.page = page;
    query.pageSize = RelativeGroup::perPage;
    group.total =
        work.contacts().list(query, [&](const ListRow& row) { group.people.push_back(contactOf(row)); });
    return group;
}


RelativeGroup visibleOf(UnitOfWork& work, const Customer& customer, const Catalogue& catalogue,
                        std::size_t page)
{
    RelativeGroup group{Relation::family, customer};
    std::set<ContactId> seen;
    const auto first = (page - 1) * RelativeGroup::perPage;
    for (const auto& role : catalogue.roles())
        if (role.permissions.contains(permission::seeFamily))
            for (const auto& holder : work.contacts().holders(customer.id, role.key))
                if (seen.insert(holder.id).second && seen.size() > first &&
                    group.people.size() < RelativeGroup::perPage)
                    group.people.push_back(holder);
    group.total = seen.size();
    return group;
}


struct Relative
{
    Relation relation = Relation::purchaser;
    Customer customer{};
};


std::vector<Relative> relativesOf(UnitOfWork& work, const Customer& customer, const Catalogue& catalogue,
                                  std::size_t limit)
{
    std::vector<RoleKey> seen;
    for (const auto& role : catalogue.roles())
        if (role.permissions.contains(permission::seeFamily))
            seen.push_back(role.key);
    auto found = work.customers().relativesToSee(customer, seen, limit);
    std::vector<Relative> all;
    for (auto& purchaser : found.purchasers)
        all.push_back({Relation::purchaser, std::move(purchaser)});
    for (auto& member : found.family)
        all.push_back({Relation::family, std::move(member)});
    return all;
}


RelativeGroup groupOf(UnitOfWork& work, const Relative& relative, const Catalogue& catalogue,
                      std::size_t page)
{
    return relative.relation == Relation::purchaser ? everybody(work, relative.customer, page)
                                                    : visibleOf(work, relative.customer, catalogue, page);
}

}  // namespace


ReadRelatives::Groups ReadRelatives::operator()(const Actor& actor, const Customer& customer,
                                                std::size_t page) const
{
    Groups result;
    if (authorise(actor, Act::seeContacts) != Verdict::allowed)
        return result;
    const auto work = _services.storage.read();
    const auto catalogue = _services.catalogue();
    auto behind = page * customersPerPage;
    const auto relatives = relativesOf(*work, customer, *catalogue, behind + 1);
    result.page = std::min(page, relatives.empty() ? 1 : (relatives.size() - 1) / customersPerPage + 1);
    behind = result.page * customersPerPage;
    for (auto i = behind - customersPerPage; i < std::min(behind, relatives.size()); ++i)
        if (auto group = groupOf(*work, relatives[i], *catalogue, 1); group.total > 0)
            result.groups.push_back(std::move(group));
    result.more = relatives.size() > behind;
    return result;
}


std::optional<RelativeGroup> ReadRelatives::people(const Actor& actor, const Customer& customer,
                                                   CustomerId relative, std::size_t page) const
{
    if (authorise(actor, Act::seeContacts) != Verdict::allowed)
        return std::nullopt;
    const auto work = _services.storage.read();
    for (const auto& each : relativesOf(*work, customer, *_services.catalogue(), wholeFamily))
        if (each.customer.id == relative)
        {
            auto group = groupOf(*work, each, *_services.catalogue(), page);
            return group.total > 0 ? std::optional(std::move(group)) : std::nullopt;
        }
    return std::nullopt;
}

}  // namespace contacts
