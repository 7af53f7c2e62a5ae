#include "sql/src/SqlDraftStore.h"

#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/PersonColumns.h"
#include "sql/src/Several.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <span>
#include <utility>

namespace contacts::sql {

namespace {

bool unchanged(const Change& stored, const Change& line)
{
    return stored.id == line.id && stored.author == line.author && stored.authorName == line.authorName &&
           stored.writtenAt == line.writtenAt && stored.seen == line.seen &&
           stored.suggested == line.suggested && stored.sameWish(line);
}


/// The rows of a draft: one a line, in any order, or a single one without a line.
class Rows
{
public:
    /// changes … seen
    void add(Query& row)
    {
        const auto lines = row.number();
        _draft.version = row.small();
        _draft.nextLine = std::max(row.small(), 1U);
        _draft.savedAt = row.time();
        _draft.returned = row.id<RequestId>();
        if (lines < 0)
            _draft.version = 0;
        if (lines <= 0)
            return;
        auto& line = _inOrder[row.number()];
        line = readLine(row);
        line.writtenAt = row.time();
        line.seen = row.text();
    }

    [[nodiscard]] Draft draft(CustomerId customer)
    {
        _draft.customer = customer;
        for (auto& [position, line] : _inOrder)
            _draft.changes.push_back(std::move(line));
        return std::move(_draft);
    }

private:
    Draft _draft{};
    std::map<std::int64_t, Change> _inOrder{};
};


/// "admin:2,technical:0": a role without an active holder is left out.
std::map<RoleKey, std::size_t, std::less<>> holdersFrom(std::string_view text)
{
    std::map<RoleKey, std::size_t, std::less<>> holders;
    while (!text.empty())
    {
        const auto one = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), one.size() + 1));
        const auto colon = one.rfind(':');
        std::size_t active = 0;
        std::from_chars(one.data() + colon + 1, one.data() + one.size(), active);
        if (active > 0)
            holders.emplace(one.substr(0, colon), active);
    }
    return holders;
}

}  // namespace


Draft SqlDraftStore::find(CustomerId customer)
{
    Rows rows;
    Query row(_connection, query::draft_find);
    row.with(customer);
    while (row.next())
        rows.add(row);
    return _found = rows.draft(customer);
}


std::optional<OpenDraft> SqlDraftStore::open(CustomerId customer)
{
    std::optional<OpenDraft> open;
    Rows rows;
    Query row(_connection,
              _connection.engine() == db::Engine::mysql ? query::draft_open_mysql : query::draft_open_sqlite);
    row.with(customer);
    while (row.next())
    {
        if (!open)
            open.emplace();
        open->customer = readCustomer(row);
        open->openRequest = row.id<RequestId>();
        open->activeHolders = holdersFrom(row.text());
        rows.add(row);
    }
    if (open)
        open->draft = _found = rows.draft(customer);
    return open;
}


std::optional<std::uint32_t> SqlDraftStore::write(const Draft& draft)
{
    const auto version = draft.version == 0 ? start(draft) : goOn(draft);
    if (!version)
        return version;
    const auto kept = draft.version == 0 ? 0 : keepLines(draft);
    auto position = kept;
    const std::span fresh(draft.changes.begin() + static_cast<std::ptrdiff_t>(kept), draft.changes.end());
    insertAll(_connection, query::draft_add_line, fresh, [&](Query& insert, const Change& line) {
        insert.with(draft.customer, ++position);
        bindLine(insert, line);
        insert.with(line.writtenAt, fitting(line.seen, 1000, "what the author of a change saw"));
    });
    return version;
}


/// Lines keep their places, so a change at the end of a long draft writes one line.
std::size_t SqlDraftStore::keepLines(const Draft& draft)
{
    if (_found.customer != draft.customer || _found.version != draft.version)
        (void)find(draft.customer);
    const auto stored = std::exchange(_found, {}).changes;
    const auto differs =
        std::mismatch(stored.begin(), stored.end(), draft.changes.begin(), draft.changes.end(), unchanged)
            .first;
    const auto kept = differs - stored.begin();
    if (differs != stored.end())
        Query(_connection, query::draft_remove_behind).with(draft.customer, kept).run();
    return static_cast<std::size_t>(kept);
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
