#include "core/text/Email.h"
#include "core/text/SearchWords.h"
#include "core/text/Text.h"
#include "tests/support/MemoryStores.h"

#include <algorithm>

namespace contacts::tests {

namespace {

bool holdsEveryWord(const std::string& text, const std::vector<std::string>& words)
{
    return std::all_of(words.begin(), words.end(),
                       [&](const std::string& word) { return text.find(" " + word) != std::string::npos; });
}


std::string foundBy(const PersonRow& row)
{
    auto text = searchText(row.contact.person);
    for (const auto& place : row.places)
        text += searchText(place.member.department) + searchText(place.name);
    return text;
}

}  // namespace


std::vector<CustomerRow> MemoryDirectory::customers(const CustomerQuery& query)
{
    const auto words = searchWords(query.search);
    std::vector<CustomerRow> rows;
    for (const auto& [id, found] : _copy.tables.customers)
        if (auto row = *customer(id); (!query.kind || found.kind == *query.kind) &&
                                      (!query.waiting || row.openRequest) &&
                                      holdsEveryWord(searchText(found.name), words))
            rows.push_back(std::move(row));
    const auto place = [](const CustomerRow& row) {
        return std::pair(sortKey(row.customer.name, ""), row.customer.id);
    };
    std::sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
    if (query.after)
        if (const auto start = customer(query.after))
            std::erase_if(rows, [&](const auto& row) { return place(row) <= place(*start); });
    rows.resize(std::min(rows.size(), query.limit));
    return rows;
}


std::optional<CustomerRow> MemoryDirectory::customer(CustomerId id)
{
    const auto found = _copy.tables.customers.find(id);
    if (found == _copy.tables.customers.end())
        return std::nullopt;
    CustomerRow row;
    row.customer = found->second;
    for (const auto& [requestId, request] : _copy.tables.requests)
        if (request.customer == id && !terminal(request.state))
        {
            row.openRequest = requestId;
            row.openState = request.state;
            row.ticket = request.ticket;
        }
    return row;
}


std::vector<PersonRow> MemoryDirectory::people(const PeopleQuery& query)
{
    const auto address = canonicalEmail(query.search);
    const auto words = searchWords(query.search);
    std::vector<PersonRow> rows;
    for (const auto& [id, contact] : _copy.tables.contacts)
    {
        auto row = *person(id);
        if (address.ok() && !query.after && row.contact.person.email == address.text)
            return {row};
        const bool off = std::any_of(row.places.begin(), row.places.end(), [](const Place& place) {
            return place.member.status == MembershipStatus::deactivated;
        });
        const bool wanted =
            !query.account ||
            query.account->matches(row.contact.accountState, row.contact.invitedUntil, row.contact.lastLogin);
        if (!row.places.empty() && wanted && (!query.deactivated || off) &&
            holdsEveryWord(foundBy(row), words))
            rows.push_back(std::move(row));
    }
    const auto place = [](const PersonRow& row) {
        return std::pair(sortKey(row.contact.person.lastName, row.contact.person.firstName), row.contact.id);
    };
    std::sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return place(a) < place(b); });
    if (query.after)
        if (const auto start = person(query.after))
            std::erase_if(rows, [&](const auto& row) { return place(row) <= place(*start); });
    rows.resize(std::min(rows.size(), query.limit));
    return rows;
}


std::optional<PersonRow> MemoryDirectory::person(ContactId contact)
{
    const auto found = _copy.tables.contacts.find(contact);
    if (found == _copy.tables.contacts.end())
        return std::nullopt;
    PersonRow row;
    row.contact = found->second;
    for (const auto& [key, member] : _copy.tables.memberships)
        if (key.second == contact)
        {
            const auto& customer = _copy.tables.customers.at(key.first);
            const auto projects = _copy.tables.projects.find(key);
            row.places.push_back({customer.id, customer.name, customer.kind, member,
                                  projects == _copy.tables.projects.end() ? 0 : projects->second});
        }
    std::sort(row.places.begin(), row.places.end(), [](const Place& one, const Place& other) {
        return std::pair(sortKey(one.name, ""), one.customer) <
               std::pair(sortKey(other.name, ""), other.customer);
    });
    return row;
}


std::vector<CustomerId> MemoryDirectory::formerCustomers(ContactId contact, std::size_t limit)
{
    std::vector<CustomerId> found;
    const auto& requests = _copy.tables.requests;
    for (auto it = requests.rbegin(); it != requests.rend(); ++it)
    {
        const auto customer = it->second.customer;
        const auto& request = it->second;
        if ((request.then.people.contains({contact, {}}) || request.met.people.contains({contact, {}})) &&
            !_copy.tables.memberships.contains({customer, contact}) &&
            std::find(found.begin(), found.end(), customer) == found.end() && found.size() < limit)
            found.push_back(customer);
    }
    return found;
}


std::vector<PersonMail> MemoryDirectory::mailsTo(ContactId contact, std::size_t limit)
{
    std::vector<PersonMail> found;
    const auto& outbox = _copy.tables.outbox;
    for (auto it = outbox.rbegin(); it != outbox.rend() && found.size() < limit; ++it)
    {
        const auto& row = it->second;
        if (contact && row.mail.contact == contact)
            found.push_back({row.id, row.mail.kind, row.mail.customer, row.mail.address, row.state,
                             row.createdAt, row.sentAt, row.lastAnswer});
    }
    return found;
}


std::string MemoryDirectory::callerOf(AccountId agent, CustomerId customer)
{
    const auto found = _copy.tables.callers.find({agent, customer});
    return found == _copy.tables.callers.end() ? std::string() : found->second;
}


void MemoryDirectory::rememberCaller(AccountId agent, CustomerId customer, const std::string& caller)
{
    auto& callers = _copy.changing().callers;
    callers.erase({agent, customer});
    if (!caller.empty())
        callers.emplace(std::pair(agent, customer), caller);
}

}  // namespace contacts::tests
