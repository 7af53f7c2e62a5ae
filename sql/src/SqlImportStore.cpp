#include "sql/src/SqlImportStore.h"

#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/Several.h"

namespace contacts::sql {

namespace {

constexpr std::size_t pieceBytes = 8000;  // no more characters than bytes
constexpr std::size_t longestCell = 1000;


ImportRun readRun(Query& row)
{
    ImportRun run;
    run.id = row.id<ImportId>();
    run.customer = row.id<CustomerId>();
    run.account = row.id<AccountId>();
    run.contact = row.id<ContactId>();
    run.fileName = row.text();
    run.state = known(importStateFrom(row.text()), "state of an import");
    run.invites = row.flag();
    run.rows = row.count();
    run.done = row.count();
    run.totals = splitFacts(row.text());
    run.createdAt = row.time();
    run.finishedAt = row.time();
    return run;
}


std::optional<ImportRun> one(Query& query)
{
    std::optional<ImportRun> found;
    while (query.next())
        found = readRun(query);
    return found;
}


/// The end of a piece that begins at `from`: never inside a character.
std::size_t pieceEnd(std::string_view content, std::size_t from)
{
    auto end = std::min(from + pieceBytes, content.size());
    while (end < content.size() && end > from && (static_cast<unsigned char>(content[end]) & 0xC0) == 0x80)
        --end;
    return end;
}

}  // namespace


ImportId SqlImportStore::add(const ImportRun& run, std::string_view content, Time now)
{
    Query insert(_connection, query::import_add);
    insert
        .with(run.customer, run.account, run.contact, cut(run.fileName, 255), run.invites, run.rows,
              run.createdAt, now)
        .run();
    const ImportId id{insert.insertedId()};
    std::size_t position = 0;
    for (std::size_t from = 0; from < content.size();)
    {
        const auto end = pieceEnd(content, from);
        Query(_connection, query::import_add_piece)
            .with(id, ++position, content.substr(from, end - from))
            .run();
        from = end;
    }
    return id;
}


std::optional<ImportRun> SqlImportStore::find(ImportId id)
{
    Query query(_connection, query::import_find);
    return one(query.with(id));
}


std::string SqlImportStore::content(ImportId id)
{
    std::string content;
    Query row(_connection, query::import_content);
    row.with(id);
    while (row.next())
        content += row.text();
    return content;
}


std::vector<ImportRun> SqlImportStore::list(CustomerId customer, std::size_t limit)
{
    std::vector<ImportRun> runs;
    Query row(_connection, query::import_list);
    row.with(customer, limit);
    while (row.next())
        runs.push_back(readRun(row));
    return runs;
}


bool SqlImportStore::anyDue(Time now, Time old)
{
    bool any = false;
    Query row(_connection, query::import_any_due);
    row.with(now, old);
    while (row.next())
        any = row.flag();
    return any;
}


std::optional<ImportRun> SqlImportStore::take(std::string_view token, Time now, Time until)
{
    std::optional<ImportRun> found;
    Time due;
    {
        Query row(_connection, query::import_due);
        row.with(now);
        while (row.next())
        {
            found = readRun(row);
            due = row.time();
        }
    }
    const bool mine =
        found && Query(_connection, query::import_take).with(until, token, found->id, due).run() == 1;
    return mine ? found : std::nullopt;
}


bool SqlImportStore::proceed(ImportId id, std::string_view token, std::size_t done, Time until)
{
    return Query(_connection, query::import_proceed).with(done, until, id, token).run() == 1;
}


void SqlImportStore::report(ImportId id, const std::vector<ReportedRow>& rows)
{
    Query(_connection, query::import_remove_rows).with(id).run();
    std::size_t position = 0;
    insertAll(_connection, query::import_add_row, rows, [&](Query& query, const ReportedRow& row) {
        query.with(id, static_cast<int>(row.gravity), ++position, row.line, row.effect, cut(row.column, 200),
                   cut(row.value, longestCell), row.rule, cut(joined(row.facts), 4000));
    });
}


bool SqlImportStore::finish(const ImportRun& run, std::string_view token)
{
    const bool mine =
        Query(_connection, query::import_finish)
            .with(wordOf(run.state), run.rows, run.done,
                  fitting(joined(run.totals), 500, "the totals of an import"), run.finishedAt, run.id, token)
            .run() == 1;
    if (mine && run.state != ImportState::checked)
        removePieces(run.id);
    return mine;
}


bool SqlImportStore::begin(ImportId id, bool invites, Time now)
{
    return Query(_connection, query::import_begin).with(invites, now, id).run() == 1;
}


bool SqlImportStore::stop(ImportId id, Time now)
{
    const bool stopped = Query(_connection, query::import_stop).with(now, id).run() == 1;
    if (stopped)
        removePieces(id);
    return stopped;
}


ImportStore::RowPage SqlImportStore::rows(ImportId id, const RowCursor& from, std::size_t limit)
{
    RowPage page;
    const auto gravity = static_cast<int>(from.gravity);
    Query row(_connection, query::import_rows);
    row.with(id, gravity, gravity, from.position, limit + 1);
    while (row.next())
    {
        ReportedRow each;
        each.gravity = static_cast<ReportedRow::Gravity>(row.number());
        const auto position = row.count();
        if (page.rows.size() == limit)
        {
            page.next = RowCursor{each.gravity, position};
            continue;
        }
        each.line = row.count();
        each.effect = row.text();
        each.column = row.text();
        each.value = row.text();
        each.rule = row.text();
        each.facts = splitFacts(row.text());
        page.rows.push_back(std::move(each));
    }
    return page;
}


void SqlImportStore::removePieces(ImportId id)
{
    Query(_connection, query::import_remove_pieces).with(id).run();
}


void SqlImportStore::remove(ImportId id)
{
    removePieces(id);
    Query(_connection, query::import_remove_rows).with(id).run();
    Query(_connection, query::import_remove).with(id).run();
}


void SqlImportStore::removeBefore(Time before)
{
    std::vector<ImportId> old;
    {
        Query row(_connection, query::import_old);
        row.with(before);
        while (row.next())
            old.push_back(row.id<ImportId>());
    }
    for (const auto id : old)
        remove(id);
}

}  // namespace contacts::sql
