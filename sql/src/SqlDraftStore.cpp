#include "sql/src/SqlDraftStore.h"

#include "sql/Queries.h"
#include "sql/src/PersonColumns.h"
#include "sql/src/Several.h"

namespace contacts::sql {

Draft SqlDraftStore::find(CustomerId customer)
{
    Draft draft;
    draft.customer = customer;
    Query head(_connection, query::draft_find);
    head.with(customer);
    while (head.next())
    {
        draft.version = head.small();
        draft.nextLine = head.small();
        draft.savedAt = head.time();
        draft.returned = head.id<RequestId>();
    }
    if (draft.version == 0)
        return draft;
    Query lines(_connection, query::draft_lines);
    lines.with(customer);
    while (lines.next())
        draft.changes.push_back(readLine(lines));
    return draft;
}


bool SqlDraftStore::write(const Draft& draft)
{
    const auto changes = draft.changes.size();
    if (draft.version == 0)
    {
        if (!Query(_connection, query::draft_add)
                 .with(draft.customer, draft.nextLine, changes, draft.savedAt, draft.returned)
                 .runUnlessTaken())
            return false;
    }
    else
    {
        if (Query(_connection, query::draft_write)
                .with(draft.nextLine, changes, draft.savedAt, draft.returned, draft.customer, draft.version)
                .run() != 1)
            return false;
        Query(_connection, query::draft_remove_lines).with(draft.customer).run();
    }
    std::size_t position = 0;
    insertAll(_connection, query::draft_add_line, draft.changes, [&](Query& insert, const Change& line) {
        insert.with(draft.customer, ++position);
        bindLine(insert, line);
    });
    return true;
}


bool SqlDraftStore::remove(CustomerId customer, std::uint32_t version)
{
    if (Query(_connection, query::draft_take).with(customer, version).run() != 1)
        return false;
    Query(_connection, query::draft_remove_lines).with(customer).run();
    Query(_connection, query::draft_remove).with(customer).run();
    return true;
}

}  // namespace contacts::sql
