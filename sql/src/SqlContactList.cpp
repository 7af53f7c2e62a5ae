// The list. By name and without a filter it is one statement over neighbouring rows; otherwise the keys of
// the page are picked first, from the narrowest index there is, and only their rows are read whole.
#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/ListStatement.h"
#include "sql/src/SqlContactStore.h"

namespace contacts::sql {

namespace {

/// Views into the row, in the order of contact/list.sql and contact/picked.sql.
void readRow(Query& from, ListRow& row)
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


/// Kept by the writer: nobody is counted.
std::size_t keptCount(db::Connection& connection, CustomerId customer, std::optional<MembershipStatus> status)
{
    Query query(connection, query::customer_contacts);
    if (!query.with(customer).next())
        return 0;
    const auto contacts = query.count();
    const auto deactivated = query.count();
    return !status ? contacts : *status == MembershipStatus::active ? contacts - deactivated : deactivated;
}


std::size_t holdersOf(db::Connection& connection, CustomerId customer, const RoleKey& role)
{
    if (role.empty())
        return 0;
    Query query(connection, query::holder_find);
    return query.with(customer, role).next() ? query.count() : 0;
}


/// The whole list by name, or a page of it.
std::size_t listByName(db::Connection& connection, const ListQuery& query, const ListStatement& statement,
                       const std::function<void(const ListRow&)>& each)
{
    const auto order = statement.order();
    std::optional<Start> start;
    if (statement.skip() > 0)
    {
        start = startOf(connection, query.customer, order, statement.skip());
        if (!start)
            return keptCount(connection, query.customer, {});
    }
    std::string sql(query::contact_list);
    if (start)
        sql += query.descending ? beforeStart : behindStart;
    sql += order;
    if (!statement.whole())
        sql += "LIMIT ?";
    Query rows(connection, sql);
    rows.with(query.customer, query.customer);
    if (start)
        rows.with(start->key, start->key, start->contact);
    if (!statement.whole())
        rows.add(statement.size());
    std::optional<std::size_t> all;
    for (ListRow row; rows.next();)
    {
        readRow(rows, row);
        all = rows.count();
        each(row);
    }
    return all ? *all : keptCount(connection, query.customer, {});
}


/// How many rows the page has.
std::size_t listPicked(db::Connection& connection, const ListStatement& statement,
                       const std::function<void(const ListRow&)>& each)
{
    std::string sql(query::contact_picked);
    sql.replace(sql.find("(PICK)") + 1, 4, statement.page());
    Query rows(connection, sql + statement.order());
    statement.bindPage(rows);
    statement.bindOrder(rows);
    std::size_t shown = 0;
    for (ListRow row; rows.next(); ++shown)
    {
        readRow(rows, row);
        each(row);
    }
    return shown;
}


std::size_t countOf(db::Connection& connection, const ListStatement& statement)
{
    Query count(connection, statement.count());
    statement.bindCount(count);
    return count.next() ? count.count() : 0;
}

}  // namespace


std::size_t SqlContactStore::list(const ListQuery& query, const std::function<void(const ListRow&)>& each)
{
    const auto holders = holdersOf(_connection, query.customer, query.role);
    const ListStatement statement(query, holders);
    if (statement.unfiltered() && query.sort == SortBy::name)
        return listByName(_connection, query, statement, each);

    const auto shown = listPicked(_connection, statement, each);
    if (statement.unfiltered() || statement.byStatusOnly())
        return keptCount(_connection, query.customer, query.status);
    if (statement.byRoleOnly())
        return holders;
    // The page tells the number itself when it is the last one.
    const bool last = statement.whole() || (shown > 0 && shown < statement.size());
    return last ? statement.skip() + shown : countOf(_connection, statement);
}

}  // namespace contacts::sql
