#include "sql/src/SqlAuditStore.h"

#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/Query.h"

#include <limits>

namespace contacts::sql {

namespace {

std::int64_t below(std::uint64_t before)
{
    return before == 0 ? std::numeric_limits<std::int64_t>::max() : static_cast<std::int64_t>(before);
}


std::vector<AuditEntry> entriesOf(Query& query)
{
    std::vector<AuditEntry> entries;
    while (query.next())
    {
        auto& entry = entries.emplace_back();
        entry.number = static_cast<std::uint64_t>(query.number());
        entry.at = query.time();
        entry.account = query.id<AccountId>();
        entry.contact = query.id<ContactId>();
        entry.act = query.text();
        entry.object = query.text();
        entry.facts = query.text();
        entry.hash = query.text();
    }
    return entries;
}

}  // namespace


void SqlAuditStore::append(CustomerId customer, AuditEntry entry)
{
    std::string previous;
    entry.number = 1;
    Query last(_connection, query::audit_last);
    last.with(customer);
    while (last.next())
    {
        entry.number = static_cast<std::uint64_t>(last.number()) + 1;
        previous = last.text();
    }
    entry.hash = _sha256(canonical(customer, entry, previous));
    if (!Query(_connection, query::audit_append)
             .with(customer, entry.number, entry.at, entry.account, entry.contact, entry.act, entry.object,
                   fitting(entry.facts, 8000, "an audit entry"), entry.hash)
             .runUnlessTaken())
        // Only when the customer's row had not been touched: the other writer's entry stands, ours goes
        // behind it.
        throw StorageFailure(StorageFailure::Kind::again, "two audit entries were written at once");
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
    query.with(contact, contact, customer, below(before), limit);
    return entriesOf(query);
}

}  // namespace contacts::sql
