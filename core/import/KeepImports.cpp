#include "core/import/KeepImports.h"

#include "core/text/Csv.h"
#include "core/text/Text.h"

#include <algorithm>
#include <sstream>

namespace contacts {

namespace {

bool mayImport(const Actor& actor)
{
    return authorise(actor, Act::administer) == Verdict::allowed;
}


bool isOver(ImportState state)
{
    return state != ImportState::checking && state != ImportState::writing;
}


/// Those below the heading, whatever stands in them: how far a worker is can be told by that.
std::size_t rowsIn(const std::string& content)
{
    std::istringstream csv(content);
    std::size_t rows = 0;
    (void)readCsv(csv, {}, [&](std::size_t, std::vector<std::string>&) {
        ++rows;
        return true;
    });
    return rows - std::min<std::size_t>(rows, 1);
}


Finding wrongFile(std::string rule)
{
    return {std::move(rule), Severity::error, 0, "", "file", {}};
}

}  // namespace


std::optional<KeepImports::Given> KeepImports::give(const Actor& actor, const std::string& fileName,
                                                    const std::string& content) const
{
    if (!mayImport(actor))
        return std::nullopt;
    if (content.empty())
        return Given{{}, {wrongFile("empty-file")}};
    if (!validUtf8(content))
        return Given{{}, {wrongFile("not-utf8")}};
    ImportRun run;
    run.account = actor.account;
    run.contact = actor.contact;
    run.fileName = oneLine(fileName).value_or("");
    run.createdAt = _services.clock.now();
    run.rows = rowsIn(content);
    Given given;
    _services.storage.inOne(
        [&](UnitOfWork& work) { given.import = work.imports().add(run, content, run.createdAt); });
    return given;
}


std::vector<ImportRun> KeepImports::list(const Actor& actor, std::size_t limit) const
{
    return mayImport(actor) ? _services.storage.read()->imports().list({}, limit) : std::vector<ImportRun>{};
}


std::optional<ImportRun> KeepImports::find(const Actor& actor, ImportId import) const
{
    auto found = mayImport(actor) ? _services.storage.read()->imports().find(import) : std::nullopt;
    return found && !found->customer ? std::move(found) : std::nullopt;
}


ImportStore::RowPage KeepImports::rows(ImportId import, const ImportStore::RowCursor& from,
                                       std::size_t limit) const
{
    return _services.storage.read()->imports().rows(import, from, limit);
}


KeepImports::Outcome KeepImports::begin(const Actor& actor, ImportId import, bool invites) const
{
    if (!find(actor, import))
        return Outcome::unknown;
    bool begun = false;
    _services.storage.inOne(
        [&](UnitOfWork& work) { begun = work.imports().begin(import, invites, _services.clock.now()); });
    return begun ? Outcome::done : Outcome::changedMeanwhile;
}


KeepImports::Outcome KeepImports::stop(const Actor& actor, ImportId import) const
{
    if (!find(actor, import))
        return Outcome::unknown;
    bool stopped = false;
    _services.storage.inOne(
        [&](UnitOfWork& work) { stopped = work.imports().stop(import, _services.clock.now()); });
    return stopped ? Outcome::done : Outcome::changedMeanwhile;
}


KeepImports::Outcome KeepImports::dismiss(const Actor& actor, ImportId import) const
{
    if (!find(actor, import))
        return Outcome::unknown;
    bool dismissed = false;
    _services.storage.inOne([&](UnitOfWork& work) {
        const auto run = work.imports().find(import);
        dismissed = run && isOver(run->state);
        if (dismissed)
            work.imports().remove(import);
    });
    return dismissed ? Outcome::done : Outcome::changedMeanwhile;
}

}  // namespace contacts
