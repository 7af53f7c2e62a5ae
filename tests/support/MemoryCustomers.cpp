#include "core/text/SearchWords.h"
#include "core/text/Text.h"
#include "tests/support/MemoryStores.h"

#include <algorithm>

namespace contacts::tests {

namespace {

bool byName(const std::string& one, const std::string& other)
{
    return std::pair(sortKey(one, ""), one) < std::pair(sortKey(other, ""), other);
}


bool holdsEveryWord(const std::string& text, const std::vector<std::string>& words)
{
    return std::all_of(words.begin(), words.end(),
                       [&](const std::string& word) { return text.find(" " + word) != std::string::npos; });
}

}  // namespace


std::optional<Customer> MemoryCustomers::find(CustomerId id)
{
    const auto found = _copy.tables.customers.find(id);
    return found == _copy.tables.customers.end() ? std::nullopt : std::optional(found->second);
}


std::optional<Customer> MemoryCustomers::findByName(std::string_view name)
{
    for (const auto& [id, customer] : _copy.tables.customers)
        if (customer.name == name)
            return customer;
    return std::nullopt;
}


std::optional<PageHead> MemoryCustomers::head(CustomerId id, AccountId reader)
{
    const auto customer = find(id);
    if (!customer)
        return std::nullopt;
    PageHead head;
    head.customer = *customer;
    head.deactivated = 0;
    for (const auto& [key, place] : _copy.tables.memberships)
        if (key.first == id)
        {
            const bool deactivated = place.status == MembershipStatus::deactivated;
            for (const auto& role : place.roles)
            {
                ++head.holders[role];
                if (!deactivated)
                    ++head.activeHolders[role];
            }
            head.deactivated = *head.deactivated + (deactivated ? 1 : 0);
        }
    for (const auto& [key, suggestion] : _copy.tables.suggestions)
        head.suggestions += key.first == id ? 1 : 0;
    if (const auto draft = _copy.tables.drafts.find(id); draft != _copy.tables.drafts.end())
    {
        head.draftVersion = draft->second.version;
        head.draftCount = draft->second.changes.size();
    }
    for (const auto& [requestId, request] : _copy.tables.requests)
        if (request.customer == id && !terminal(request.state))
            head.openRequest = requestId;
    if (const auto view = _copy.tables.views.find({reader, id}); view != _copy.tables.views.end())
        head.view = view->second;
    return head;
}


void MemoryCustomers::remember(AccountId reader, CustomerId customer, const std::string& view)
{
    auto& views = _copy.changing().views;
    views.erase({reader, customer});
    if (!view.empty())
        views.emplace(std::pair(reader, customer), view);
}


AccountAccess MemoryCustomers::accessOf(AccountId account)
{
    AccountAccess access;
    for (const auto& [id, contact] : _copy.tables.contacts)
        if (account && contact.account == account)
        {
            access.contact = id;
            access.catalogue = _copy.tables.catalogue ? _copy.tables.catalogue->revision() : 0;
        }
    for (const auto& [key, place] : _copy.tables.memberships)
        if (access.contact && key.second == access.contact && place.portalUser &&
            place.status == MembershipStatus::active && !place.roles.empty())
        {
            const auto& customer = _copy.tables.customers.at(key.first);
            const auto projects = _copy.tables.projects.find(key);
            access.customers.push_back({customer.id, customer.name, customer.kind, place.roles,
                                        place.seesAllRequests,
                                        projects == _copy.tables.projects.end() ? 0 : projects->second});
        }
    std::sort(access.customers.begin(), access.customers.end(),
              [](const auto& one, const auto& other) { return byName(one.name, other.name); });
    return access;
}


std::vector<Customer> MemoryCustomers::search(std::string_view text, std::size_t limit)
{
    const auto words = searchWords(text);
    std::vector<Customer> found;
    for (const auto& [id, customer] : _copy.tables.customers)
        if (holdsEveryWord(searchText(customer.name), words))
            found.push_back(customer);
    std::sort(found.begin(), found.end(),
              [](const Customer& one, const Customer& other) { return byName(one.name, other.name); });
    found.resize(std::min(found.size(), limit));
    return found;
}


MemoryCustomers::Relatives MemoryCustomers::relativesOf(const Customer& customer, std::size_t limit)
{
    std::map<std::string, Customer> byName;
    for (const auto& [id, other] : _copy.tables.customers)
        byName.emplace(other.name, other);
    Relatives found;
    for (const auto& [name, other] : byName)
    {
        if (other.id == customer.id)
            continue;
        const bool sibling = customer.parent && other.parent == customer.parent;
        const bool related = sibling || other.id == customer.parent || other.parent == customer.id;
        if (other.paysFor == customer.id && found.purchasers.size() < limit)
            found.purchasers.push_back(other);
        else if (related && found.family.size() < limit)
            found.family.push_back(other);
    }
    return found;
}


MemoryCustomers::Relatives MemoryCustomers::relativesToSee(const Customer& customer,
                                                           const std::vector<std::string>& roles,
                                                           std::size_t limit)
{
    const auto shows = [&](CustomerId id, bool anybody) {
        for (const auto& [key, place] : _copy.tables.memberships)
            if (key.first == id && (anybody || std::any_of(roles.begin(), roles.end(), [&](const auto& role) {
                                        return place.roles.contains(role);
                                    })))
                return true;
        return false;
    };
    auto found = relativesOf(customer, _copy.tables.customers.size());
    const auto keep = [&](std::vector<Customer>& all, bool anybody) {
        std::erase_if(all, [&](const Customer& each) { return !shows(each.id, anybody); });
        all.resize(std::min(all.size(), limit));
    };
    keep(found.purchasers, true);
    keep(found.family, false);
    return found;
}


CustomerId MemoryCustomers::add(const Customer& customer)
{
    if (findByName(customer.name))
        throw StorageFailure(StorageFailure::Kind::again, "a customer of that name is there");
    auto added = customer;
    added.id = CustomerId{_copy.changing().nextId()};
    added.contacts = 0;
    _copy.tables.customers[added.id] = added;
    return added.id;
}


MemoryCustomers::Written MemoryCustomers::write(const Customer& customer)
{
    const auto found = _copy.changing().customers.find(customer.id);
    if (found == _copy.tables.customers.end() || found->second.revision != customer.revision)
        return Written::changedMeanwhile;
    if (const auto other = findByName(customer.name); other && other->id != customer.id)
        return Written::nameTaken;
    auto& stored = found->second;
    stored.name = customer.name;
    stored.kind = customer.kind;
    stored.parent = customer.parent;
    stored.paysFor = customer.paysFor;
    ++stored.revision;
    _copy.touched.insert(customer.id);
    return Written::done;
}


std::size_t MemoryCustomers::subsidiaries(CustomerId id)
{
    std::size_t count = 0;
    for (const auto& [other, customer] : _copy.tables.customers)
        count += customer.parent == id ? 1 : 0;
    return count;
}


bool MemoryCustomers::touch(CustomerId id)
{
    const auto found = _copy.changing().customers.find(id);
    if (found == _copy.tables.customers.end())
        return false;
    ++found->second.revision;
    _copy.touched.insert(id);
    return true;
}


void MemoryCustomers::hold(CustomerId id)
{
    if (_copy.changing().customers.contains(id))
        _copy.touched.insert(id);
}

}  // namespace contacts::tests
