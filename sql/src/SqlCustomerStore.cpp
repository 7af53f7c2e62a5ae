#include "sql/src/SqlCustomerStore.h"

#include "core/text/SearchWords.h"
#include "core/text/Text.h"
#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/PersonColumns.h"
#include "sql/src/Query.h"
#include "sql/src/Several.h"
#include "sql/src/StandingIndex.h"

#include <charconv>

namespace contacts::sql {

namespace {

constexpr std::size_t longestWord = 160;  // bytes of a name's word that the index keeps
constexpr std::string_view behindEverything = "\xf4\x8f\xbf\xbf";  // U+10FFFF


/// "2000000000017,4000000000003" as customer/head.sql tells it.
std::map<Standing, std::size_t> standingsFrom(std::string_view text)
{
    constexpr std::uint64_t people = 1'000'000'000'000;
    std::map<Standing, std::size_t> standings;
    for (const auto* at = text.data(); at < text.data() + text.size(); ++at)
    {
        std::uint64_t number = 0;
        at = std::from_chars(at, text.data() + text.size(), number).ptr;
        standings[static_cast<Standing>(number / people)] = number % people;
    }
    return standings;
}


bool hasFamily(const Customer& customer)
{
    return customer.kind == CustomerKind::global || customer.kind == CustomerKind::subsidiary;
}


std::optional<Customer> one(Query& query)
{
    std::optional<Customer> found;
    while (query.next())
        found = readCustomer(query);
    return found;
}

}  // namespace


std::optional<Customer> SqlCustomerStore::find(CustomerId id)
{
    return one(Query(_connection, query::customer_find).with(id));
}


std::map<CustomerId, Customer> SqlCustomerStore::findAll(const std::vector<CustomerId>& ids)
{
    std::map<CustomerId, Customer> all;
    selectAll(_connection, query::customer_find_all, ids, [&](Query& row) {
        auto customer = readCustomer(row);
        all.emplace(customer.id, std::move(customer));
    });
    return all;
}


std::optional<Customer> SqlCustomerStore::findByName(std::string_view name)
{
    return one(Query(_connection, query::customer_find_by_name).with(name));
}


std::optional<PageHead> SqlCustomerStore::head(CustomerId id, AccountId reader)
{
    Query row(_connection, query::customer_head);
    row.with(id, reader, id);
    std::optional<PageHead> head;
    while (row.next())
    {
        if (!head)
            head.emplace();
        head->customer = readCustomer(row);
        head->deactivated = row.count();
        head->suggestions = row.count();
        head->draftVersion = row.small();
        head->draftCount = row.count();
        head->openRequest = row.id<RequestId>();
        head->view = row.text();
        const auto role = row.text();
        const auto holders = row.count();
        const auto deactivated = row.count();
        if (holders > 0)
            head->holders.emplace(role, holders);
        if (holders > deactivated)
            head->activeHolders.emplace(role, holders - deactivated);
        if (!head->beside)
        {
            auto& beside = head->beside.emplace();
            beside.standings = standingsFrom(row.text());
            beside.newest = row.id<RequestId>();
            beside.relatives = row.flag() || hasFamily(head->customer);
        }
    }
    return head;
}


void SqlCustomerStore::remember(AccountId reader, CustomerId customer, const std::string& view)
{
    Query(_connection, query::view_forget).with(reader, customer).run();
    // Two tabs at once: whoever was faster is as good.
    if (!view.empty())
        (void)Query(_connection, query::view_add)
            .with(reader, customer, fitting(view, 2000, "a view"))
            .runUnlessTaken();
}


AccountAccess SqlCustomerStore::accessOf(AccountId account)
{
    AccountAccess access;
    if (!account)
        return access;
    Query row(_connection, query::customer_access_of);
    row.with(account);
    std::map<std::pair<std::string, CustomerId>, AccountAccess::At> byName;
    while (row.next())
    {
        access.contact = row.id<ContactId>();
        access.catalogue = static_cast<std::uint64_t>(row.number());
        AccountAccess::At at;
        at.customer = row.id<CustomerId>();
        if (!at.customer)
            continue;  // A contact without any membership that counts: all other columns are empty.
        at.name = row.text();
        at.kind = known(customerKindFrom(row.text()), "kind of customer");
        at.roles = split(row.text());
        at.seesAllRequests = row.flag();
        at.projects = row.count();
        byName.emplace(std::pair(row.string(), at.customer), std::move(at));
    }
    for (auto& [name, at] : byName)
        access.customers.push_back(std::move(at));
    return access;
}


std::vector<Customer> SqlCustomerStore::search(std::string_view text, std::size_t limit)
{
    auto words = searchWords(text);
    for (auto& word : words)
        word = cut(word, longestWord);
    std::string sql(words.empty() ? query::customer_first : query::customer_search);
    for (std::size_t i = 1; i < words.size(); ++i)
        sql += "AND INSTR(cu.search_text, ?) > 0\n";
    if (!words.empty())
        sql += "ORDER BY cu.sort_key, cu.id\nLIMIT ?";

    Query query(_connection, sql);
    if (!words.empty())
        query.with(words.front(), words.front() + std::string(behindEverything));
    for (std::size_t i = 1; i < words.size(); ++i)
        query.add(" " + words[i]);
    query.add(limit);
    std::vector<Customer> found;
    while (query.next())
        found.push_back(readCustomer(query));
    return found;
}


CustomerStore::Relatives SqlCustomerStore::relativesOf(const Customer& customer, std::size_t limit)
{
    Relatives found;
    Query purchasers(_connection, query::customer_purchasers);
    purchasers.with(customer.id, limit);
    while (purchasers.next())
        found.purchasers.push_back(readCustomer(purchasers));
    if (!hasFamily(customer))
        return found;
    Query family(_connection, query::customer_family);
    family.with(customer.parent, customer.parent, customer.id, customer.id, limit);
    while (family.next())
        found.family.push_back(readCustomer(family));
    return found;
}


CustomerStore::Relatives SqlCustomerStore::relativesToSee(const Customer& customer,
                                                          const std::vector<std::string>& roles,
                                                          std::size_t limit)
{
    Relatives found;
    Query purchasers(_connection, query::customer_purchasers_to_see);
    purchasers.with(customer.id, limit);
    while (purchasers.next())
        found.purchasers.push_back(readCustomer(purchasers));
    if (!hasFamily(customer) || roles.empty())
        return found;
    Query family(_connection, listOf(query::customer_family_to_see, roles.size()));
    family.with(customer.parent, customer.parent, customer.id, customer.id);
    for (const auto& role : roles)
        family.with(role);
    family.with(limit);
    while (family.next())
        found.family.push_back(readCustomer(family));
    return found;
}


CustomerId SqlCustomerStore::add(const Customer& customer)
{
    Query insert(_connection, query::customer_add);
    insert.with(fitting(customer.name, 200, "a customer's name"), wordOf(customer.kind),
                orNull(customer.parent), orNull(customer.paysFor), customer.revision,
                sortKey(customer.name, ""), searchText(customer.name));
    if (!insert.runUnlessTaken())
        throw StorageFailure(StorageFailure::Kind::again, "another customer has got that name meanwhile");
    const CustomerId id{insert.insertedId()};
    addWords(id, customer.name);
    beginStandings(_connection, id);
    return id;
}


CustomerStore::Written SqlCustomerStore::write(const Customer& customer)
{
    Query update(_connection, query::customer_write);
    update.with(fitting(customer.name, 200, "a customer's name"), wordOf(customer.kind),
                orNull(customer.parent), orNull(customer.paysFor), sortKey(customer.name, ""),
                searchText(customer.name), customer.id, customer.revision);
    const auto rows = update.runUnlessRefused();
    if (!rows)
        return Written::nameTaken;
    if (*rows != 1)
        return Written::changedMeanwhile;
    Query(_connection, query::customer_remove_words).with(customer.id).run();
    addWords(customer.id, customer.name);
    return Written::done;
}


std::size_t SqlCustomerStore::subsidiaries(CustomerId id)
{
    Query query(_connection, query::customer_subsidiaries);
    return query.with(id).next() ? query.count() : 0;
}


void SqlCustomerStore::addWords(CustomerId id, const std::string& name)
{
    std::set<std::string, std::less<>> words;
    for (const auto& word : searchWords(name))
        words.insert(cut(word, longestWord));
    for (const auto& word : split(searchText(name)))
        words.insert(cut(word, longestWord));
    for (const auto& word : words)
        Query(_connection, query::customer_add_word).with(word, id).run();
}


bool SqlCustomerStore::touch(CustomerId id)
{
    return Query(_connection, query::customer_touch).with(id).run() == 1;
}


void SqlCustomerStore::hold(CustomerId id)
{
    Query(_connection, query::customer_hold).with(id).run();
}

}  // namespace contacts::sql
