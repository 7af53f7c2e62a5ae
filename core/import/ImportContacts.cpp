#include "core/import/ImportContacts.h"

#include "core/RolledBack.h"
#include "core/contacts/StaffAddresses.h"
#include "core/import/CheckHolders.h"
#include "core/import/ImportParts.h"
#include "core/text/Words.h"

#include <algorithm>
#include <iterator>
#include <memory>

namespace contacts {

namespace {

using RowReport = ImportContacts::RowReport;
using Report = ImportContacts::Report;
using Each = std::function<void(const RowReport&)>;


void handOut(std::vector<RowReport> rows, const Each& each)
{
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& one, const auto& other) { return one.line < other.line; });
    for (const auto& row : rows)
        each(row);
}


/// In a transaction of its own. False, and nothing is written: the run ends here.
bool writeOne(const ImportFile& file, const ImportCustomer& customer, ImportWay way,
              const ImportContacts::Options& options, Services& services)
{
    if (options.goOn && !options.goOn())
        return false;
    bool sameCatalogue = true;
    const auto write = [&](UnitOfWork& work, Accounts* accounts) {
        sameCatalogue = work.catalogue().hold() == way.catalogue.revision();
        way.accounts = accounts;
        if (sameCatalogue)
            writeImport(file, customer, way, work, services);
    };
    if (options.inDesk)
        options.inDesk([&](DeskWork& desk) { write(desk.work, &desk.accounts); });
    else
        services.storage.inOne([&](UnitOfWork& work) { write(work, nullptr); });
    return sameCatalogue;
}


/// The errors behind one that names the customer of whom nothing more is written: what earlier parts of him
/// wrote stays.
std::vector<RowReport> withCustomer(const ImportCustomer& customer, const std::vector<RowReport>& wrong)
{
    ImportFindings findings;
    findings.error(customer.line, "customer", customer.name, "customer-not-written");
    findings.errors.insert(findings.errors.end(), wrong.begin(), wrong.end());
    return std::move(findings.errors);
}


ImportAccounts accountsIn(const ImportContacts::Options& options)
{
    // A dry run has no desk and still says what would happen with one.
    if (!options.inDesk && !options.dryRun)
        return ImportAccounts::none;
    return options.invite ? ImportAccounts::openAndInvite : ImportAccounts::open;
}


/// How far the comparing of all rows has come, which takes several looks at each.
class Comparing
{
public:
    Comparing(const ImportContacts::Options& options, std::size_t rows, Services& services)
        : _options(options),
          _rows(rows),
          _services(services)
    {
    }

    /// One look at each of `all`, in reading transactions. Between them somebody is told: he may write that
    /// down, and one thread never waits for a second connection while it holds one.
    template <class All, class Rows, class Look>
    void each(const All& all, const Rows& weigh, const Look& look)
    {
        std::unique_ptr<UnitOfWork> work;
        for (const auto& one : all)
        {
            if (!work)
                work = _services.storage.read();
            look(one, *work);
            if (!saw(weigh(one)))
                continue;
            work.reset();
            tell();
        }
    }

    /// The same without storage, of that many rows.
    void passed(std::size_t rows)
    {
        if (saw(rows))
            tell();
    }

private:
    static constexpr std::size_t looks = 4;
    static constexpr std::size_t toldEvery = 1000;

    [[nodiscard]] bool saw(std::size_t rows)
    {
        _seen += rows;
        return _options.compared && _seen - _told >= toldEvery;
    }

    void tell()
    {
        _told = _seen;
        if (_options.compared(_seen / looks, _rows))
            return;
        Report ended;
        ended.rows = _rows;
        ended.stopped = true;
        throw RolledBack(ended);
    }

    const ImportContacts::Options& _options;
    const std::size_t _rows;
    Services& _services;
    std::size_t _seen = 0;
    std::size_t _told = 0;
};


std::size_t rowsOf(const ImportCustomer* customer)
{
    return customer->rows.size();
}


std::size_t twiceRowsOf(const ImportCustomer* customer)
{
    return 2 * rowsOf(customer);
}


/// Whoever has his account already keeps it, also as staff.
bool needsAccount(const ImportStep& step)
{
    return step.wanted.portalUser && !step.wanted.roles.empty() && !(step.known && step.known->account);
}


/// Whoever logs in with an address of the helpdesk's own people gets no account by a file: he would be
/// written with access that he never has.
void checkStaffAddresses(ImportFile& file, const std::vector<const ImportRow*>& withoutAccount,
                         const Services& services, Comparing& comparing)
{
    comparing.passed(file.rows.size() - withoutAccount.size());
    for (const auto* row : withoutAccount)
    {
        if (isStaffAddress(row->said.email, services))
            file.error(row->line, "email", row->said.email, "email-of-staff", {{"email", row->said.email}});
        comparing.passed(1);
    }
}


/// All that can be known of the file's rows before one of them is written.
void compareWithStorage(ImportFile& file, const Catalogue& catalogue, const Services& services,
                        Comparing& comparing)
{
    std::vector<const ImportRow*> withoutAccount;
    // Two looks at once: what would be wrong, and who would be let in.
    comparing.each(parentsFirst(file), twiceRowsOf, [&](const ImportCustomer* customer, UnitOfWork& work) {
        const auto plan = planImport(file, *customer, ImportAccounts::none, work);
        file.take(checkCustomer(file, *customer, plan, catalogue, work));
        warnOfLookAlikes(plan, work, file);  // Not again at the writing, which only asks for errors.
        for (const auto& step : plan.steps)
            if (needsAccount(step))
                withoutAccount.push_back(step.row);
    });
    checkStaffAddresses(file, withoutAccount, services, comparing);
}


/// What every row will do, told in the order of lines, and which customers have something to write.
class Preview
{
public:
    Preview(const ImportFile& file, ImportAccounts accounts, const Catalogue& catalogue)
        : _file(file),
          _accounts(accounts),
          _catalogue(catalogue)
    {
    }

    void look(const ImportCustomer& customer, UnitOfWork& work)
    {
        const auto plan = planImport(_file, customer, _accounts, work);
        _report.customersAdded += plan.stored ? 0 : 1;
        for (const auto& step : plan.steps)
            count(step);
        auto parts = partsOf(customer, plan, _catalogue);
        _toWrite.insert(_toWrite.end(), std::make_move_iterator(parts.begin()),
                        std::make_move_iterator(parts.end()));
    }

    [[nodiscard]] const Report& report() const noexcept { return _report; }
    [[nodiscard]] const std::vector<RowReport>& rows() const noexcept { return _rows; }
    /// Parts of one customer stand behind each other.
    [[nodiscard]] const std::vector<ImportCustomer>& toWrite() const noexcept { return _toWrite; }

private:
    void count(const ImportStep& step)
    {
        RowReport row;
        row.line = step.row->line;
        row.effect = step.effect();
        row.value = step.wanted.email;
        if (row.effect == RowReport::Effect::changed)
        {
            row.rule = ImportContacts::rowChanges;
            row.facts = step.changes();
        }
        _rows.push_back(std::move(row));
        if (!step.known && _newPeople.insert(step.row->said.email).second)
            ++_report.contactsAdded;
        switch (step.effect())
        {
        case RowReport::Effect::added: ++_report.membershipsAdded; break;
        case RowReport::Effect::changed: ++_report.changed; break;
        default: ++_report.unchanged; break;
        }
    }

    const ImportFile& _file;
    const ImportAccounts _accounts;
    const Catalogue& _catalogue;
    Report _report;
    std::vector<RowReport> _rows;
    std::vector<ImportCustomer> _toWrite;
    std::set<std::string_view> _newPeople;
};


// Each part of a customer is one transaction. A run that was cut off has written whole parts, and the next
// run finds those unchanged.
Report imported(std::istream& csv, const ImportContacts::Options& options, const Each& each,
                Services& services)
{
    const auto catalogue = services.catalogue();
    auto file = readImportFile(csv, *catalogue, services.policy());
    checkRowsTogether(file);
    Comparing comparing(options, file.rows.size(), services);
    compareWithStorage(file, *catalogue, services, comparing);
    auto told = file.warnings;
    if (!file.errors.empty())
    {
        Report refused;
        refused.rows = file.rows.size();
        refused.errors = file.errors.size();
        refused.warnings = file.warnings.size();
        told.insert(told.end(), file.errors.begin(), file.errors.end());
        handOut(std::move(told), each);
        return refused;
    }

    const auto accounts = accountsIn(options);
    Preview preview(file, accounts, *catalogue);
    comparing.each(parentsFirst(file), rowsOf,
                   [&](const ImportCustomer* customer, UnitOfWork& work) { preview.look(*customer, work); });
    told.insert(told.end(), preview.rows().begin(), preview.rows().end());
    handOut(std::move(told), each);
    auto report = preview.report();
    report.rows = file.rows.size();
    report.warnings = file.warnings.size();
    if (options.dryRun)
        return report;

    report.done = file.rows.size();
    for (const auto& part : preview.toWrite())
        report.done -= part.rows.size();
    for (auto part = preview.toWrite().begin(); part != preview.toWrite().end(); ++part)
    {
        try
        {
            report.stopped =
                !writeOne(file, *part, {accounts, nullptr, options.actor, *catalogue}, options, services);
        }
        catch (const ImportRefused& refused)
        {
            report.stopped = true;
            report.errors = refused.answer().size() + 1;
            handOut(withCustomer(*part, refused.answer()), each);
        }
        if (report.stopped)
            return report;
        report.done += part->rows.size();
        if (const auto next = part + 1; next == preview.toWrite().end() || next->name != part->name)
            ++report.customersWritten;
        if (options.progress)
            options.progress(report.done, file.rows.size());
    }
    report.written = true;
    return report;
}

}  // namespace


Report ImportContacts::operator()(std::istream& csv, const Options& options, const Each& each) const
{
    try
    {
        return imported(csv, options, each, _services);
    }
    catch (const RolledBack<Report>& ended)
    {
        return ended.answer();
    }
}


std::string_view wordOf(ImportContacts::RowReport::Effect effect)
{
    using Effect = ImportContacts::RowReport::Effect;
    constexpr std::pair<Effect, std::string_view> effects[] = {{Effect::added, "added"},
                                                               {Effect::changed, "changed"},
                                                               {Effect::unchanged, "unchanged"},
                                                               {Effect::warning, "warning"},
                                                               {Effect::error, "error"}};
    return words::wordIn(effects, effect);
}

}  // namespace contacts
