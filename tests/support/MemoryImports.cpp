#include "tests/support/MemoryStores.h"

#include <algorithm>

namespace contacts::tests {

namespace {

bool unfinished(ImportState state)
{
    return state == ImportState::checking || state == ImportState::checked || state == ImportState::writing;
}

}  // namespace


void MemoryAuditWalks::want(Time now)
{
    auto& tables = _copy.changing();
    if (tables.walk.wanted)
        return;
    tables.walk.wanted = true;
    tables.walk.wantedAt = now;
    tables.walkDue = now;
    tables.walkToken.clear();
}


bool MemoryAuditWalks::take(std::string_view token, Time now, Time until)
{
    auto& tables = _copy.changing();
    if (!tables.walk.wanted || tables.walkDue > now)
        return false;
    tables.walkDue = until;
    tables.walkToken = token;
    return true;
}


bool MemoryAuditWalks::finish(std::string_view token, const AuditWalkState& found)
{
    auto& tables = _copy.changing();
    if (tables.walkToken != token)
        return false;
    const auto wantedAt = tables.walk.wantedAt;
    tables.walk = found;
    tables.walk.wanted = false;
    tables.walk.wantedAt = wantedAt;
    tables.walkToken.clear();
    return true;
}


ImportId MemoryImports::add(const ImportRun& run, std::string_view content, Time now)
{
    auto& tables = _copy.changing();
    const ImportId id{tables.nextId()};
    auto& import = tables.imports[id];
    import.run = run;
    import.run.id = id;
    import.run.state = ImportState::checking;
    import.content = content;
    import.due = now;
    return id;
}


std::optional<ImportRun> MemoryImports::find(ImportId id)
{
    const auto found = _copy.tables.imports.find(id);
    return found == _copy.tables.imports.end() ? std::nullopt : std::optional(found->second.run);
}


std::string MemoryImports::content(ImportId id)
{
    const auto found = _copy.tables.imports.find(id);
    return found == _copy.tables.imports.end() ? std::string() : found->second.content;
}


std::vector<ImportRun> MemoryImports::list(CustomerId customer, std::size_t limit)
{
    std::vector<ImportRun> runs;
    const auto& all = _copy.tables.imports;
    for (auto each = all.rbegin(); each != all.rend(); ++each)
        if (each->second.run.customer == customer && runs.size() < limit)
            runs.push_back(each->second.run);
    return runs;
}


bool MemoryImports::anyDue(Time now, Time old)
{
    const auto& all = _copy.tables.imports;
    return std::any_of(all.begin(), all.end(), [&](const auto& each) {
        return (each.second.due && *each.second.due <= now) || each.second.run.createdAt < old;
    });
}


std::optional<ImportRun> MemoryImports::take(std::string_view token, Time now, Time until)
{
    MemoryTables::Import* first = nullptr;
    for (auto& [id, each] : _copy.changing().imports)
        if (each.due && *each.due <= now && (first == nullptr || *each.due < *first->due))
            first = &each;
    if (first == nullptr)
        return std::nullopt;
    first->due = until;
    first->token = token;
    return first->run;
}


MemoryTables::Import* MemoryImports::working(ImportId id, std::string_view token)
{
    const auto found = _copy.changing().imports.find(id);
    const bool mine =
        found != _copy.tables.imports.end() && found->second.token == token &&
        (found->second.run.state == ImportState::checking || found->second.run.state == ImportState::writing);
    return mine ? &found->second : nullptr;
}


bool MemoryImports::proceed(ImportId id, std::string_view token, std::size_t done, Time until)
{
    auto* import = working(id, token);
    if (import == nullptr)
        return false;
    import->run.done = done;
    import->due = until;
    return true;
}


void MemoryImports::report(ImportId id, const std::vector<ReportedRow>& rows)
{
    _copy.changing().imports.at(id).rows = rows;
}


bool MemoryImports::finish(const ImportRun& run, std::string_view token)
{
    const auto found = _copy.changing().imports.find(run.id);
    const bool stopped = found != _copy.tables.imports.end() && !found->second.token.empty() &&
                         found->second.token == token && found->second.run.state == ImportState::stopped;
    auto* import = stopped ? &found->second : working(run.id, token);
    if (import == nullptr)
        return false;
    import->run.state = run.state;
    import->run.rows = run.rows;
    import->run.done = run.done;
    import->run.totals = run.totals;
    import->run.finishedAt = run.finishedAt;
    import->due.reset();
    import->token.clear();
    if (run.state != ImportState::checked)
        import->content.clear();
    return true;
}


bool MemoryImports::begin(ImportId id, bool invites, Time now)
{
    const auto found = _copy.changing().imports.find(id);
    if (found == _copy.tables.imports.end() || found->second.run.state != ImportState::checked)
        return false;
    auto& import = found->second;
    import.run.state = ImportState::writing;
    import.run.invites = invites;
    import.run.done = 0;
    import.due = now;
    import.token.clear();
    return true;
}


bool MemoryImports::stop(ImportId id, Time now)
{
    const auto found = _copy.changing().imports.find(id);
    if (found == _copy.tables.imports.end() || !unfinished(found->second.run.state))
        return false;
    auto& import = found->second;
    if (import.run.state != ImportState::writing)
    {
        import.run.done = 0;
        import.token.clear();
    }
    import.run.state = ImportState::stopped;
    import.run.finishedAt = now;
    import.due.reset();
    import.content.clear();
    return true;
}


ImportStore::RowPage MemoryImports::rows(ImportId id, const RowCursor& from, std::size_t limit)
{
    std::vector<std::pair<std::size_t, ReportedRow>> sorted;
    const auto found = _copy.tables.imports.find(id);
    if (found != _copy.tables.imports.end())
        for (std::size_t i = 0; i < found->second.rows.size(); ++i)
            sorted.emplace_back(i + 1, found->second.rows[i]);
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& one, const auto& other) {
        return one.second.gravity < other.second.gravity;
    });
    RowPage page;
    for (const auto& [position, row] : sorted)
    {
        if (row.gravity < from.gravity || (row.gravity == from.gravity && position < from.position))
            continue;
        if (page.rows.size() == limit)
        {
            page.next = RowCursor{row.gravity, position};
            break;
        }
        page.rows.push_back(row);
    }
    return page;
}


void MemoryImports::remove(ImportId id)
{
    _copy.changing().imports.erase(id);
}


void MemoryImports::removeBefore(Time before)
{
    std::erase_if(_copy.changing().imports,
                  [&](const auto& each) { return each.second.run.createdAt < before; });
}

}  // namespace contacts::tests
