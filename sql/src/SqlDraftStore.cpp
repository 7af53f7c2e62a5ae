#include "sql/src/SqlDraftStore.h"

#include "sql/Queries.h"
#include "sql/src/Columns.h"
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
        const bool gone = head.number() < 0;
        draft.version = head.small();
        draft.nextLine = head.small();
        draft.savedAt = head.time();
        draft.returned = head.id<RequestId>();
        if (gone)
            draft.version = 0;
    }
    if (draft.version == 0)
        return draft;
    Query lines(_connection, query::draft_lines);
    lines.with(customer);
    while (lines.next())
    {
        auto& line = draft.changes.emplace_back(readLine(lines));
        line.writtenAt = lines.time();
        line.seen = lines.text();
    }
    return draft;
}


std::optional<std::uint32_t> SqlDraftStore::write(const Draft& draft)
{
    const auto version = draft.version == 0 ? start(draft) : goOn(draft);
    if (!version)
        return version;
    std::size_t position = 0;
    insertAll(_connection, query::draft_add_line, draft.changes, [&](Query& insert, const Change& line) {
        insert.with(draft.customer, ++position);
        bindLine(insert, line);
        insert.with(line.writtenAt, fitting(line.seen, 1000, "what the author of a change saw"));
    });
    return version;
}


std::optional<std::uint32_t> SqlDraftStore::start(const Draft& draft)
{
    const auto changes = draft.changes.size();
    if (Query(_connection, query::draft_again)
            .with(draft.nextLine, changes, draft.savedAt, draft.returned, draft.customer)
            .run() == 1)
    {
        Query row(_connection, query::draft_version);
        row.with(draft.customer);
        std::optional<std::uint32_t> version;
        while (row.next())
            version = row.small();
        return version;
    }
    if (Query(_connection, query::draft_add)
            .with(draft.customer, draft.nextLine, changes, draft.savedAt, draft.returned)
            .runUnlessTaken())
        return 1;
    return std::nullopt;
}


std::optional<std::uint32_t> SqlDraftStore::goOn(const Draft& draft)
{
    if (Query(_connection, query::draft_write)
            .with(draft.nextLine, draft.changes.size(), draft.savedAt, draft.returned, draft.customer,
                  draft.version)
            .run() != 1)
        return std::nullopt;
    Query(_connection, query::draft_remove_lines).with(draft.customer).run();
    return draft.version + 1;
}


bool SqlDraftStore::remove(CustomerId customer, std::uint32_t version)
{
    if (Query(_connection, query::draft_remove).with(customer, version).run() != 1)
        return false;
    Query(_connection, query::draft_remove_lines).with(customer).run();
    return true;
}

}  // namespace contacts::sql
