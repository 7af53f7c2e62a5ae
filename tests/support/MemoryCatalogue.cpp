#include "tests/support/MemoryStores.h"

#include <algorithm>

namespace contacts::tests {

namespace {

bool gives(const Change& line, const RoleKey& role)
{
    return line.role == role || line.roles.contains(role);
}


bool names(const ChangeSet& lines, const RoleKey& role)
{
    return std::any_of(lines.begin(), lines.end(), [&](const Change& line) { return gives(line, role); });
}


CustomerTally tallied(std::vector<Customer> customers, std::size_t people, std::size_t most)
{
    std::sort(customers.begin(), customers.end(),
              [](const Customer& one, const Customer& other) { return one.name < other.name; });
    CustomerTally tally;
    tally.customers = customers.size();
    tally.people = people;
    for (const auto& customer : customers)
        if (tally.names.size() < most)
            tally.names.push_back(customer.name);
    return tally;
}

}  // namespace


std::optional<std::uint64_t> MemoryCatalogue::store(const Catalogue& catalogue)
{
    if (catalogue.revision() != revision())
        return std::nullopt;
    const auto next = catalogue.revision() + 1;
    _copy.changing().catalogue = Catalogue(catalogue.roles(), next);
    return next;
}


std::uint64_t MemoryCatalogue::revision()
{
    return _copy.tables.catalogue ? _copy.tables.catalogue->revision() : 0;
}


CustomerTally MemoryCatalogue::holders(const RoleKey& role, std::optional<CustomerKind> kind,
                                       std::size_t least, std::size_t names)
{
    std::map<CustomerId, std::size_t> holders;
    for (const auto& [key, place] : _copy.tables.memberships)
        if (place.roles.contains(role))
            ++holders[key.first];
    std::vector<Customer> customers;
    std::size_t people = 0;
    for (const auto& [id, count] : holders)
        if (const auto& customer = _copy.tables.customers.at(id);
            count >= least && (!kind || customer.kind == *kind))
        {
            customers.push_back(customer);
            people += count;
        }
    return tallied(std::move(customers), people, names);
}


CustomerTally MemoryCatalogue::lacking(std::optional<CustomerKind> kind, const std::vector<RoleKey>& has,
                                       const std::vector<RoleKey>& had, std::size_t names)
{
    const auto anyHolds = [&](CustomerId customer, const std::vector<RoleKey>& roles) {
        return std::any_of(
            _copy.tables.memberships.begin(), _copy.tables.memberships.end(), [&](const auto& each) {
                const auto& [key, place] = each;
                return key.first == customer && place.status == MembershipStatus::active &&
                       std::any_of(roles.begin(), roles.end(),
                                   [&](const RoleKey& role) { return place.roles.contains(role); });
            });
    };
    std::vector<Customer> customers;
    for (const auto& [id, customer] : _copy.tables.customers)
        if ((!kind || customer.kind == *kind) && !anyHolds(id, has) && (had.empty() || anyHolds(id, had)))
            customers.push_back(customer);
    return tallied(std::move(customers), 0, names);
}


std::size_t MemoryCatalogue::holdersOfBoth(const RoleKey& one, const RoleKey& other)
{
    const auto& all = _copy.tables.memberships;
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const auto& each) {
        return each.second.roles.contains(one) && each.second.roles.contains(other);
    }));
}


CatalogueStore::Mentions MemoryCatalogue::mentions(const RoleKey& role)
{
    Mentions found;
    for (const auto& [id, draft] : _copy.tables.drafts)
        found.drafts += names(draft.changes, role) ? 1 : 0;
    for (const auto& [id, request] : _copy.tables.requests)
        found.requests += !terminal(request.state) && names(request.changes, role) ? 1 : 0;
    return found;
}

}  // namespace contacts::tests
