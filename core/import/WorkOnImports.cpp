#include "core/import/ImportContacts.h"
#include "core/import/KeepImports.h"

#include <sstream>

namespace contacts {

namespace {

using Effect = ImportContacts::RowReport::Effect;

/// Longer than the largest customer of one file takes; whoever is not back by then has died, and another one
/// begins again: what is written already is found unchanged.
constexpr std::chrono::minutes lease{10};
constexpr std::chrono::hours kept{24 * 7};


ReportedRow::Gravity gravityOf(Effect effect)
{
    switch (effect)
    {
    case Effect::error: return ReportedRow::Gravity::error;
    case Effect::warning: return ReportedRow::Gravity::warning;
    case Effect::unchanged: return ReportedRow::Gravity::unchanged;
    default: return ReportedRow::Gravity::effect;
    }
}


ReportedRow rowOf(const ImportContacts::RowReport& report)
{
    ReportedRow row;
    row.gravity = gravityOf(report.effect);
    row.line = report.line;
    row.effect = wordOf(report.effect);
    row.column = report.column;
    row.value = report.value;
    row.rule = report.rule;
    row.facts.insert(report.facts.begin(), report.facts.end());
    return row;
}


std::map<std::string, std::string> totalsOf(const ImportContacts::Report& report)
{
    return {{"customers", std::to_string(report.customersAdded)},
            {"contacts", std::to_string(report.contactsAdded)},
            {"memberships", std::to_string(report.membershipsAdded)},
            {"changed", std::to_string(report.changed)},
            {"unchanged", std::to_string(report.unchanged)},
            {"warnings", std::to_string(report.warnings)},
            {"errors", std::to_string(report.errors)}};
}


ImportState stateAfter(const ImportContacts::Report& report, bool wasChecking)
{
    if (report.stopped)
        return ImportState::stopped;  // Also with errors: customers before them may be written.
    if (report.errors > 0)
        return ImportState::refused;
    return wasChecking ? ImportState::checked : ImportState::written;
}


/// One file, from its lease to its report.
class Turn
{
public:
    Turn(Services& services, ImportRun run, std::string token)
        : _services(services),
          _run(std::move(run)),
          _token(std::move(token))
    {
    }

    void work()
    {
        try
        {
            finish(imported());
        }
        catch (const StorageFailure&)
        {
            throw;  // The lease runs out, and the file is tried again.
        }
        catch (const std::exception&)
        {
            _run.state = ImportState::failed;
            write({});
            throw;  // For the log.
        }
    }

private:
    ImportContacts::Report imported()
    {
        std::istringstream csv(_services.storage.read()->imports().content(_run.id));
        ImportContacts::Options options;
        options.dryRun = _run.state == ImportState::checking;
        options.invite = _run.invites;
        options.inDesk = _services.inDesk;
        options.actor.account = _run.account;
        options.actor.contact = _run.contact;
        options.progress = [this](std::size_t done, std::size_t all) {
            _run.done = done;
            _run.rows = all;
        };
        options.goOn = [this] { return goOn(); };
        if (options.dryRun)  // Of one that is written, `done` counts the rows in force.
            options.compared = [this](std::size_t done, std::size_t) {
                _run.done = done;
                return goOn();
            };
        return ImportContacts(_services)(csv, options, [this](const ImportContacts::RowReport& report) {
            _rows.push_back(rowOf(report));
        });
    }

    bool goOn()
    {
        bool mine = false;
        _services.storage.inOne([&](UnitOfWork& work) {
            mine = work.imports().proceed(_run.id, _token, _run.done, _services.clock.now() + lease);
        });
        return mine;
    }

    void finish(const ImportContacts::Report& report)
    {
        const bool wasChecking = _run.state == ImportState::checking;
        _run.state = stateAfter(report, wasChecking);
        _run.rows = report.rows;
        _run.done = wasChecking ? 0 : report.done;  // What was compared is in force nowhere.
        auto totals = totalsOf(report);
        totals["written"] = std::to_string(report.customersWritten);
        write(std::move(totals));
    }

    /// Nothing, when another worker has it, or when somebody has stopped what was only checked. Of what was
    /// written when he did, the end is told.
    void write(std::map<std::string, std::string> totals)
    {
        _run.totals = std::move(totals);
        _run.finishedAt = _services.clock.now();
        _services.storage.inOne([&](UnitOfWork& work) {
            if (work.imports().finish(_run, _token))
                work.imports().report(_run.id, _rows);
        });
    }

    Services& _services;
    ImportRun _run;
    const std::string _token;
    std::vector<ReportedRow> _rows;
};

}  // namespace


bool WorkOnImports::operator()() const
{
    const auto now = _services.clock.now();
    if (!_services.storage.read()->imports().anyDue(now, now - kept))
        return false;
    const auto token = _services.secrets.random(16);
    std::optional<ImportRun> run;
    _services.storage.inOne([&](UnitOfWork& work) {
        work.imports().removeBefore(now - kept);
        run = work.imports().take(token, now, now + lease);
    });
    if (!run)
        return false;
    Turn(_services, std::move(*run), token).work();
    return true;
}

}  // namespace contacts
