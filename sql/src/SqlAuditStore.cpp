#include "sql/src/SqlAuditStore.h"

#include "core/import/ImportedPeople.h"
#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/Query.h"

#include <algorithm>
#include <limits>

namespace contacts::sql {

namespace {

std::int64_t below(std::uint64_t before)
{
    return before == 0 ? std::numeric_limits<std::int64_t>::max() : static_cast<std::int64_t>(before);
}


AuditEntry entryIn(Query& row)
{
    AuditEntry entry;
    entry.number = static_cast<std::uint64_t>(row.number());
    entry.at = row.time();
    entry.account = row.id<AccountId>();
    entry.contact = row.id<ContactId>();
    entry.act = row.text();
    entry.object = row.text();
    entry.facts = row.text();
    entry.hash = row.text();
    return entry;
}


std::vector<AuditEntry> entriesOf(Query& query)
{
    std::vector<AuditEntry> entries;
    while (query.next())
        entries.push_back(entryIn(query));
    return entries;
}


AuditHead headIn(Query& query)
{
    AuditHead head;
    while (query.next())
    {
        head.number = static_cast<std::uint64_t>(query.number());
        head.hash = query.text();
    }
    return head;
}


std::string textOf(const AuditQuery& wish, db::Engine engine)
{
    std::string sql(!wish.about                   ? query::audit_search
                    : engine == db::Engine::mysql ? query::audit_search_about_mysql
                                                  : query::audit_search_about_sqlite);
    if (wish.customer)
        sql += "\nAND a.customer_id = ?";
    if (wish.account)
        sql += "\nAND a.account_id = ?";
    if (!wish.act.empty())
        sql += "\nAND a.act = ?";
    if (wish.behind)
        sql += "\nAND (a.at < ? OR a.customer_id < ? OR (a.customer_id = ? AND a.number < ?))";
    return sql += "\nORDER BY a.at DESC, a.customer_id DESC, a.number DESC\nLIMIT ?";
}

}  // namespace


std::uint64_t SqlAuditStore::append(CustomerId customer, AuditEntry entry)
{
    // The head may stand behind the last entry, where somebody took that away: its number is not given to
    // another one. And before it, where entries came past this program: they keep theirs.
    auto previous = headIn(Query(_connection, query::audit_last).with(customer));
    if (auto noted = head(customer); noted.number > previous.number)
        previous = std::move(noted);
    entry.number = previous.number + 1;
    entry.hash = _sha256(canonical(customer, entry, previous.hash));
    if (!Query(_connection, query::audit_append)
             .with(customer, entry.number, entry.at, entry.account, entry.contact, entry.act, entry.object,
                   fitting(entry.facts, 8000, "an audit entry"), entry.hash)
             .runUnlessTaken())
        // Only when the customer's row had not been touched: the other writer's entry stands, ours goes
        // behind it.
        throw StorageFailure(StorageFailure::Kind::again, "two audit entries were written at once");
    moveHead(customer, {entry.number, entry.hash});
    return entry.number;
}


void SqlAuditStore::keepValues(CustomerId customer, std::uint64_t number, ContactId contact,
                               const std::string& values)
{
    Query(_connection, query::audit_keep_values)
        .with(customer, number, contact, fitting(values, 8000, "the values of an audit entry"))
        .run();
}


std::string SqlAuditStore::values(CustomerId customer, std::uint64_t number)
{
    Query row(_connection, query::audit_values);
    row.with(customer, number);
    std::string values;
    while (row.next())
        values = row.string();
    return values;
}


void SqlAuditStore::moveHead(CustomerId customer, const AuditHead& to)
{
    if (Query(_connection, query::audit_move_head).with(to.number, to.hash, customer).run() == 0 &&
        !Query(_connection, query::audit_first_head).with(customer, to.number, to.hash).runUnlessTaken())
        throw StorageFailure(StorageFailure::Kind::again, "two audit chains were begun at once");
}


AuditHead SqlAuditStore::head(CustomerId customer)
{
    return headIn(Query(_connection, query::audit_head).with(customer));
}


std::vector<AuditEntry> SqlAuditStore::list(CustomerId customer, std::uint64_t before, std::size_t limit)
{
    Query query(_connection, query::audit_list);
    query.with(customer, below(before), limit);
    return entriesOf(query);
}


std::vector<AuditEntry> SqlAuditStore::about(CustomerId customer, ContactId contact, std::uint64_t before,
                                             std::size_t limit)
{
    Query query(_connection, _connection.engine() == db::Engine::mysql ? query::audit_about_mysql
                                                                       : query::audit_about_sqlite);
    query.with(contact, contact, customer, contact, customer, customer, below(before), importedSign(contact),
               limit);
    return entriesOf(query);
}


std::vector<AuditFound> SqlAuditStore::search(const AuditQuery& wish)
{
    auto until = wish.until.value_or(Time::max());
    if (wish.behind)  // The index ends the range here already.
        until = std::min(until, wish.behind->at + std::chrono::microseconds(1));
    Query query(_connection, textOf(wish, _connection.engine()));
    if (wish.about)
        query.with(wish.about, wish.about, wish.about, wish.about, wish.about, importedSign(wish.about));
    query.with(wish.from.value_or(Time{}), until);
    if (wish.customer)
        query.add(*wish.customer);
    if (wish.account)
        query.add(wish.account);
    if (!wish.act.empty())
        query.add(wish.act);
    if (wish.behind)
        query.with(wish.behind->at, wish.behind->customer, wish.behind->customer, wish.behind->number);
    query.add(wish.limit);
    std::vector<AuditFound> found;
    while (query.next())
    {
        const auto customer = query.id<CustomerId>();
        found.push_back({customer, entryIn(query)});
    }
    return found;
}

}  // namespace contacts::sql
