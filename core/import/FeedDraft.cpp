#include "core/import/FeedDraft.h"

#include "core/changes/Cells.h"
#include "core/changes/ChangeSets.h"
#include "core/changes/Spelling.h"
#include "core/contacts/LoadSnapshot.h"
#include "core/import/ImportFile.h"

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


/// The file says nothing of deactivation, and names people by their address.
ChangeSet changesOf(const Contact& member, Person wanted)
{
    const PersonKey key{member.id, {}};
    wanted.status = member.person.status;
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

    /// The lines for one row, and what the report says of it.
    void look(const ImportRow& row)
    {
        const auto known = _work.contacts().findByEmail(row.person.email);
        const auto member = known ? _work.contacts().find(_customer.id, known->id) : std::nullopt;
        auto& report = reported(row, Effect::unchanged);
        if (member)
        {
            _people.emplace_back(PersonKey{member->id, {}}, &row);
            if (feed(changesOf(*member, row.person)))
                report.effect = Effect::changed;
        }
        else
        {
            const auto* drafted = draftedArrival(row.person.email);
            auto key = drafted ? drafted->person : PersonKey{{}, refOf(row.person, _services.secrets)};
            _people.emplace_back(key, &row);
            if (feed({arrivalOf(row.person, std::move(key), known.has_value())}))
                report.effect = drafted ? Effect::changed : Effect::added;
            if (known)
                report.rule = "joins-only";
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
        for (const auto& [key, row] : _people)
            for (const auto& role : row->person.roles)
                if (const auto* known = catalogue.find(role);
                    known != nullptr && known->primary && anotherHolds(after, role, key))
                {
                    auto& report = reported(*row, Effect::warning);
                    report.column = "roles";
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
        report.value = row.person.email;
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
    std::vector<std::pair<PersonKey, const ImportRow*>> _people;
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
    const auto limits = _services.policy().limits;
    auto file = readImportFile(csv, *catalogue, limits, &*own);
    checkRowsTogether(file, *catalogue);
    if (file.errors.empty() && file.rows.size() > limits.lines)
        file.error(file.rows[limits.lines].line, "", "", "too-many-rows");
    if (!file.errors.empty())
        return refused(std::move(file.errors));

    Feeding feeding(_services, *work, *own);
    for (const auto& row : file.rows)
        feeding.look(row);
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
