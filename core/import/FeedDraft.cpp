#include "core/import/FeedDraft.h"

#include "core/changes/Cells.h"
#include "core/changes/ChangeSets.h"
#include "core/changes/Spelling.h"
#include "core/contacts/LoadSnapshot.h"
#include "core/import/CheckHolders.h"

#include <algorithm>
#include <sstream>

namespace contacts {

namespace {

using Effect = ImportContacts::RowReport::Effect;


/// The same person gets the same ref from the same file, so that a second time merges into the first.
std::string refOf(const Person& person, const Secrets& secrets)
{
    return "new-" + secrets.sha256(person.email).substr(0, 12);
}


/// Somebody new or, where the helpdesk knows the address, the wish that he joins: his details are not ours.
Change arrivalOf(const Person& person, PersonKey key, bool known)
{
    Change line;
    line.person = std::move(key);
    line.roles = person.roles;
    line.kind = known ? ChangeKind::linkContact : ChangeKind::addContact;
    if (known)
        line.value = person.email;
    else
    {
        line.details = person;
        line.details.roles.clear();
    }
    return line;
}


/// The file names people by their address.
ChangeSet changesOf(const Contact& member, Person wanted)
{
    const PersonKey key{member.id, {}};
    wanted.email = member.person.email;
    Snapshot from;
    Snapshot to;
    from.people[key] = member.person;
    to.people[key] = std::move(wanted);
    return diff(from, to);
}


/// Row by row, measured against the live data and against what the draft says already.
class Feeding
{
public:
    Feeding(Services& services, UnitOfWork& work, const Customer& customer)
        : _services(services),
          _work(work),
          _customer(customer),
          _draft(work.drafts().find(customer.id).changes)
    {
    }

    /// What the rows want. Of whom the draft brings the file may say nothing too: then it is what the draft
    /// says.
    [[nodiscard]] ImportPlan planned(const ImportFile& file) const
    {
        ImportPlan plan;
        for (const auto& [name, rows] : file.customers)  // There is one at most.
            plan = planImport(file, rows, _customer, ImportAccounts::none, _work);
        for (auto& step : plan.steps)
            if (const auto* drafted = step.member ? nullptr : draftedArrival(step.wanted.email))
            {
                const auto arrival = cells::arrival(*drafted);
                complete(step, file, step.known ? &step.known->person : &arrival, &arrival);
            }
        return plan;
    }

    /// The lines for one row, and what the report says of it.
    void look(const ImportStep& step)
    {
        auto& report = reported(*step.row, Effect::unchanged);
        if (step.member)
        {
            _people.emplace_back(PersonKey{step.member->id, {}}, &step);
            if (feed(changesOf(*step.member, step.wanted)))
                report.effect = Effect::changed;
        }
        else
        {
            const auto* drafted = draftedArrival(step.wanted.email);
            auto key = drafted ? drafted->person : PersonKey{{}, refOf(step.wanted, _services.secrets)};
            _people.emplace_back(key, &step);
            if (feed({arrivalOf(step.wanted, std::move(key), step.known.has_value())}))
                report.effect = drafted ? Effect::changed : Effect::added;
            if (step.known)
                report.rule = "joins-only";
            else if (drafted == nullptr && step.row->guessesName)
            {
                report.rule = "name-guessed";
                report.facts = {{"person", step.wanted.name()}};
            }
        }
        ++(report.effect == Effect::added     ? result.added
           : report.effect == Effect::changed ? result.changed
                                              : result.unchanged);
    }

    /// A primary role has one holder: a file that names a second one is told so at once.
    void warnOfSecondHolders(const Catalogue& catalogue)
    {
        auto wanted = _draft;
        for (const auto& line : all)
        {
            std::erase_if(wanted, [&](const Change& stored) { return stored.sameCell(line); });
            wanted.push_back(line);
        }
        const auto after = contacts::apply(wanted, loadSnapshot(_work, _customer, wanted, catalogue));
        for (const auto& [key, step] : _people)
            for (const auto& role : givenBy(*step))
                if (const auto* known = catalogue.find(role);
                    known != nullptr && known->primary && anotherHolds(after, role, key))
                {
                    auto& report = reported(*step->row, Effect::warning);
                    report.column = step->row->rolesColumn;
                    report.value = role;
                    report.rule = "primary-role-two-holders";
                    report.facts = {{"role", role}};
                }
        std::stable_sort(result.rows.begin(), result.rows.end(),
                         [](const auto& one, const auto& other) { return one.line < other.line; });
    }

    FeedDraft::Result result{};
    ChangeSet all{};

private:
    ImportContacts::RowReport& reported(const ImportRow& row, Effect effect)
    {
        ImportContacts::RowReport report;
        report.line = row.line;
        report.effect = effect;
        report.value = row.said.email;
        return result.rows.emplace_back(std::move(report));
    }

    /// What the draft wishes already is not put into it again.
    bool feed(ChangeSet lines)
    {
        std::erase_if(lines, [&](const Change& line) {
            const auto kept = spelled(line, {});
            return std::any_of(_draft.begin(), _draft.end(),
                               [&](const Change& stored) { return stored.sameWish(kept); });
        });
        all.insert(all.end(), lines.begin(), lines.end());
        return !lines.empty();
    }

    [[nodiscard]] const Change* draftedArrival(const std::string& email) const
    {
        const auto found = std::find_if(_draft.begin(), _draft.end(), [&](const Change& line) {
            return cells::brings(line.kind) && cells::arrival(line).email == email;
        });
        return found == _draft.end() ? nullptr : &*found;
    }

    static std::set<RoleKey, std::less<>> givenBy(const ImportStep& step)
    {
        return step.keepsRoles ? std::set<RoleKey, std::less<>>() : step.wanted.roles;
    }

    static bool anotherHolds(const Snapshot& after, const RoleKey& role, const PersonKey& person)
    {
        const auto held = after.people.find(person);
        return held != after.people.end() && held->second.roles.contains(role) &&
               std::any_of(after.people.begin(), after.people.end(), [&](const auto& each) {
                   return each.first != person && each.second.status == MembershipStatus::active &&
                          each.second.roles.contains(role);
               });
    }

    Services& _services;
    UnitOfWork& _work;
    const Customer& _customer;
    const ChangeSet _draft;
    std::vector<std::pair<PersonKey, const ImportStep*>> _people;
};


FeedDraft::Result refused(std::vector<ImportContacts::RowReport> errors)
{
    std::stable_sort(errors.begin(), errors.end(),
                     [](const auto& one, const auto& other) { return one.line < other.line; });
    FeedDraft::Result result;
    result.errors = errors.size();
    result.rows = std::move(errors);
    return result;
}


FeedDraft::Result only(EditDraft::Outcome outcome)
{
    FeedDraft::Result result;
    result.outcome = outcome;
    return result;
}

}  // namespace


FeedDraft::Result FeedDraft::operator()(const Actor& actor, CustomerId customer,
                                        const std::string& content) const
{
    switch (authorise(actor, Act::manageContacts))
    {
    case Verdict::allowed: break;
    case Verdict::forbidden: return only(EditDraft::Outcome::forbidden);
    case Verdict::unknown: return only(EditDraft::Outcome::unknown);
    }
    auto work = _services.storage.read();
    const auto own = work->customers().find(customer);
    if (!own)
        return only(EditDraft::Outcome::unknown);
    std::istringstream csv(content);
    const auto catalogue = _services.catalogue();
    const auto policy = _services.policy();
    const auto most = policy.limits.lines;
    auto file = readImportFile(csv, *catalogue, policy, &*own);
    checkRowsTogether(file);
    Feeding feeding(_services, *work, *own);
    ImportPlan plan;
    if (file.rows.size() <= most)
    {
        plan = feeding.planned(file);
        checkGivenRoles(plan, *catalogue, file);
    }
    else if (file.errors.empty())
        file.error(file.rows[most].line, "", "", "too-many-rows");
    if (!file.errors.empty())
        return refused(std::move(file.errors));

    for (const auto& step : plan.steps)
        feeding.look(step);
    feeding.warnOfSecondHolders(*catalogue);
    work.reset();  // The draft takes a connection of its own.
    auto& result = feeding.result;
    result.lines = feeding.all.size();
    if (feeding.all.empty())
        return result;
    const auto added = EditDraft(_services).add(actor, customer, feeding.all);
    result.outcome = added.outcome;
    if (added.outcome == EditDraft::Outcome::refused)
        result.findings = added.view.findings;
    return result;
}

}  // namespace contacts
