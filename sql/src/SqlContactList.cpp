// The list: one indexed statement, put together from a fixed set of conditions and orders; nothing of what
// people type becomes SQL.
#include "core/SearchWords.h"
#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/Query.h"
#include "sql/src/SqlContactStore.h"

#include <algorithm>

namespace contacts::sql {

namespace {

constexpr std::size_t mostRows = 200;


std::string_view orderOf(SortBy sort, bool descending)
{
    switch (sort)
    {
    case SortBy::name:
        return descending ? "ORDER BY m.sort_key DESC, m.contact_id DESC\n"
                          : "ORDER BY m.sort_key, m.contact_id\n";
    case SortBy::email: return descending ? "ORDER BY c.email DESC\n" : "ORDER BY c.email\n";
    case SortBy::department:
        return descending ? "ORDER BY m.department_text DESC, m.sort_key, m.contact_id\n"
                          : "ORDER BY m.department_text, m.sort_key, m.contact_id\n";
    case SortBy::status:
        return descending ? "ORDER BY m.status DESC, m.sort_key, m.contact_id\n"
                          : "ORDER BY m.status, m.sort_key, m.contact_id\n";
    }
    throw std::logic_error("the list cannot be sorted so");
}


/// The conditions besides the customer, as SQL and as values in the same order.
class Filters
{
public:
    explicit Filters(const ListQuery& query) : _query(query), _words(searchWords(query.search))
    {
        for (auto& word : _words)
            word.insert(0, 1, ' ');
    }

    [[nodiscard]] bool none() const { return !_query.status && _query.role.empty() && _words.empty(); }

    [[nodiscard]] std::string sql() const
    {
        std::string text;
        if (_query.status)
            text += "AND m.status = ?\n";
        if (!_query.role.empty())
            text += "AND EXISTS (SELECT 1 FROM cm_grant g WHERE g.customer_id = m.customer_id AND g.role = ?"
                    " AND g.contact_id = m.contact_id)\n";
        for (std::size_t i = 0; i < _words.size(); ++i)
            text += "AND (INSTR(c.search_text, ?) > 0 OR INSTR(m.department_text, ?) > 0)\n";
        return text;
    }

    void bind(Query& query) const
    {
        if (_query.status)
            query.add(numberOf(*_query.status));
        if (!_query.role.empty())
            query.add(_query.role);
        for (const auto& word : _words)
            query.with(word, word);
    }

private:
    const ListQuery& _query;
    std::vector<std::string> _words;
};


/// Views into the row, in the order of contact/list.sql. Returns its last column.
std::size_t readRow(Query& from, ListRow& row)
{
    row.id = from.id<ContactId>();
    row.title = from.text();
    row.firstName = from.text();
    row.lastName = from.text();
    row.email = from.text();
    row.phone = from.text();
    row.locale = from.text();
    row.account = accountStateFrom(from.number());
    row.invitedUntil = from.time();
    row.lastLogin = from.time();
    row.department = from.text();
    row.roles = from.text();
    row.portalUser = from.flag();
    row.seesAllRequests = from.flag();
    row.status = membershipStatusFrom(from.number());
    row.projects = from.small();
    return from.count();
}


/// Where a page begins.
struct Start
{
    std::string key{};
    ContactId contact{};
};

constexpr std::string_view behindStart = "AND m.sort_key >= ? AND (m.sort_key > ? OR m.contact_id >= ?)\n";
constexpr std::string_view beforeStart = "AND m.sort_key <= ? AND (m.sort_key < ? OR m.contact_id <= ?)\n";


std::optional<Start> startOf(db::Connection& connection, CustomerId customer, std::string_view order,
                             std::size_t skip)
{
    Query query(connection, std::string(query::contact_start) + std::string(order) + "LIMIT 1 OFFSET ?");
    query.with(customer, skip);
    std::optional<Start> start;
    while (query.next())
    {
        start.emplace();
        start->key = query.text();
        start->contact = query.id<ContactId>();
    }
    return start;
}


std::size_t countersOf(db::Connection& connection, CustomerId customer)
{
    Query query(connection, query::customer_contacts);
    return query.with(customer).next() ? query.count() : 0;
}


std::size_t countOf(db::Connection& connection, CustomerId customer, const Filters& filters)
{
    Query count(connection, std::string(query::contact_count) + filters.sql());
    count.add(customer);
    filters.bind(count);
    return count.next() ? count.count() : 0;
}

}  // namespace


std::size_t SqlContactStore::list(const ListQuery& query, const std::function<void(const ListRow&)>& each)
{
    const Filters filters(query);
    const auto size = std::clamp<std::size_t>(query.pageSize, 1, mostRows);
    const auto skip = (std::max<std::size_t>(query.page, 1) - 1) * size;
    const auto order = orderOf(query.sort, query.descending);

    std::optional<Start> start;
    if (skip > 0 && query.sort == SortBy::name && filters.none())
    {
        start = startOf(_connection, query.customer, order, skip);
        if (!start)
            return countersOf(_connection, query.customer);
    }

    std::string sql(query::contact_list);
    sql += filters.sql();
    if (start)
        sql += query.descending ? beforeStart : behindStart;
    sql += order;
    sql += "LIMIT ? OFFSET ?";
    Query rows(_connection, sql);
    rows.with(query.customer, query.customer);
    filters.bind(rows);
    if (start)
        rows.with(start->key, start->key, start->contact);
    rows.with(size, start ? 0 : skip);

    std::size_t all = 0;
    std::size_t shown = 0;
    for (ListRow row; rows.next(); ++shown)
    {
        all = readRow(rows, row);
        each(row);
    }
    // The page tells the number itself when it is the last one, and the counters do when nothing filters.
    if (!filters.none())
        return shown > 0 && shown < size ? skip + shown : countOf(_connection, query.customer, filters);
    return shown > 0 ? all : countersOf(_connection, query.customer);
}

}  // namespace contacts::sql
