// The list. By name and without a filter it is one statement over neighbouring rows; otherwise the keys of
// the page are picked first, from the narrowest index there is, and only their rows are read whole.
#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/ListStatement.h"
#include "sql/src/SqlContactStore.h"

#include <array>

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
    std::string key;
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


std::size_t keptCount(db::Connection& connection, CustomerId customer, Standing standing)
{
    Query query(connection, query::standing_find);
    query.with(customer);
    std::size_t people = 0;
    while (query.next())
        if (query.number() == static_cast<int>(standing))
            people = query.count();
    return people;
}


std::size_t holdersOf(db::Connection& connection, CustomerId customer, const RoleKey& role)
{
    if (role.empty())
        return 0;
    Query query(connection, query::holder_find);
    return query.with(customer, role).next() ? query.count() : 0;
}


/// A search and an account's state count twice: the writer keeps no number of whom they find.
int filtersOf(const ListQuery& query)
{
    return (query.search.find_first_not_of(' ') != std::string::npos ? 2 : 0) + (query.account ? 2 : 0) +
           (query.status ? 1 : 0) + (query.standing ? 1 : 0) + (query.role.empty() ? 0 : 1);
}


/// What the writer keeps of the filters that people use most; nothing for all others.
std::optional<std::size_t> knownTotal(db::Connection& connection, const ListQuery& query, std::size_t holders)
{
    if (filtersOf(query) > 1)
        return std::nullopt;
    if (query.standing)
        return keptCount(connection, query.customer, *query.standing);
    return query.role.empty() ? keptCount(connection, query.customer, query.status) : holders;
}


/// The whole list by name, or a page of it from somebody on. Tells how many the customer has.
std::size_t listFrom(db::Connection& connection, const ListQuery& query, const ListStatement& statement,
                     const std::optional<Start>& start, const std::function<void(const ListRow&)>& each)
{
    std::string sql(query::contact_list);
    if (start)
        sql += query.descending ? beforeStart : behindStart;
    sql += statement.order();
    if (!statement.whole())
        sql += "LIMIT ?";
    Query rows(connection, sql);
    rows.with(query.customer);
    if (start)
        rows.with(start->key, start->key, start->contact);
    if (!statement.whole())
        rows.add(statement.size());
    std::size_t total = 0;
    for (ListRow row; rows.next();)
    {
        readRow(rows, row);
        total = rows.count();
        each(row);
    }
    return total;
}


/// A later page: where it begins is found from the nearer end.
void listByName(db::Connection& connection, const ListQuery& query, const ListStatement& statement,
                std::size_t total, const std::function<void(const ListRow&)>& each)
{
    const auto skip = statement.skip();
    if (skip >= total)
        return;
    const bool fromEnd = skip > total / 2;
    auto turned = query;
    turned.descending = query.descending != fromEnd;
    if (const auto start = startOf(connection, query.customer, ListStatement(turned, 0).order(),
                                   fromEnd ? total - 1 - skip : skip))
        (void)listFrom(connection, query, statement, start, each);
}


/// Some of those who hold a role, or of those who do not, by name.
struct RolePart
{
    std::string_view keys;
    std::string_view from;  ///< The table's name in `keys`.
    std::size_t people = 0;
};


std::size_t listPart(db::Connection& connection, const ListQuery& query, const RolePart& part,
                     std::size_t wanted, std::size_t skipped, const std::function<void(const ListRow&)>& each)
{
    const auto [backwards, size, skip] = nearest(part.people, wanted, skipped);
    const std::string down = backwards ? " DESC" : "";
    const std::string from(part.from);
    std::string sql(query::contact_picked);
    sql.replace(sql.find("(PICK)") + 1, 4,
                std::string(part.keys) + "\nORDER BY " + from + ".sort_key" + down + ", " + from +
                    ".contact_id" + down + "\nLIMIT ? OFFSET ?");
    Query rows(connection, sql + "ORDER BY m.sort_key, m.contact_id");
    rows.with(query.customer, query.sortRole, size, skip);
    std::size_t shown = 0;
    for (ListRow row; rows.next(); ++shown)
    {
        readRow(rows, row);
        each(row);
    }
    return shown;
}


/// Those who hold a role and those who do not, one behind the other, each from an index of their own.
void listByRole(db::Connection& connection, const ListQuery& query, const ListStatement& statement,
                std::size_t total, const std::function<void(const ListRow&)>& each)
{
    const auto holders = holdersOf(connection, query.customer, query.sortRole);
    const RolePart with{query::contact_pick_role, "g", holders};
    const RolePart without{query::contact_pick_without_role, "m", total - std::min(total, holders)};
    auto left = statement.size();
    auto skip = statement.skip();
    for (const auto& part : query.descending ? std::array{with, without} : std::array{without, with})
    {
        if (left > 0 && skip < part.people)
            left -= listPart(connection, query, part, left, skip, each);
        skip -= std::min(skip, part.people);
    }
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
    if (const ListStatement first(query, 0);
        filtersOf(query) == 0 && query.sort == SortBy::name && first.skip() == 0)
        return listFrom(_connection, query, first, std::nullopt, each);
    const auto holders = holdersOf(_connection, query.customer, query.role);
    const auto total = knownTotal(_connection, query, holders);
    const ListStatement statement(query, holders, total);
    const bool unfiltered = total && !query.status && !query.standing && query.role.empty();
    if (unfiltered && query.sort == SortBy::name)
        listByName(_connection, query, statement, *total, each);
    else if (unfiltered && query.sort == SortBy::role && !statement.whole())
        listByRole(_connection, query, statement, *total, each);
    else
    {
        const auto shown = listPicked(_connection, statement, each);
        // The page tells the number itself when it is the last one.
        const bool last = statement.whole() || (shown > 0 && shown < statement.size());
        if (!total)
            return last ? statement.skip() + shown : countOf(_connection, statement);
    }
    return *total;
}

}  // namespace contacts::sql
