#include "sql/src/SqlAuditWalkStore.h"

#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/Query.h"

namespace contacts::sql {

AuditWalkState SqlAuditWalkStore::state()
{
    AuditWalkState state;
    Query row(_connection, query::walk_state);
    while (row.next())
    {
        state.wanted = row.flag();
        state.wantedAt = row.time();
        state.finishedAt = row.time();
        state.entries = static_cast<std::uint64_t>(row.number());
        state.chains = static_cast<std::uint64_t>(row.number());
        state.broken = static_cast<std::uint64_t>(row.number());
        state.firstBad = row.text();
    }
    return state;
}


void SqlAuditWalkStore::want(Time now)
{
    // Nothing is affected where one is wanted already, and before the first one ever.
    if (Query(_connection, query::walk_want).with(now, now).run() == 0)
        (void)Query(_connection, query::walk_first).with(now, now).runUnlessTaken();
}


bool SqlAuditWalkStore::take(std::string_view token, Time now, Time until)
{
    return Query(_connection, query::walk_take).with(until, token, now).run() == 1;
}


bool SqlAuditWalkStore::finish(std::string_view token, const AuditWalkState& found)
{
    return Query(_connection, query::walk_finish)
               .with(found.finishedAt, found.entries, found.chains, found.broken,
                     fitting(found.firstBad, 2000, "what a walk found"), token)
               .run() == 1;
}

}  // namespace contacts::sql
