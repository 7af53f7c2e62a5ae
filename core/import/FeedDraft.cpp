#include "core/import/FeedDraft.h"

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


ChangeSet arrivalOf(const Person& person, const Secrets& secrets)
{
    Change line;
    line.kind = ChangeKind::addContact;
    line.person = {{}, refOf(person, secrets)};
    line.details = person;
    line.details.roles.clear();
    line.roles = person.roles;
    return {line};
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


class Feeding
{
public:
    Feeding(Services& services, CustomerId customer) : _services(services), _customer(customer) {}

    /// The lines for one row, and what the report says of it.
    void look(const ImportRow& row, UnitOfWork& work)
    {
        const auto known = work.contacts().findByEmail(row.person.email);
        const auto member = known ? work.contacts().find(_customer, known->id) : std::nullopt;
        const auto lines = member ? changesOf(*member, row.person) : arrivalOf(row.person, _services.secrets);
        const auto effect = !member ? Effect::added : lines.empty() ? Effect::unchanged : Effect::changed;
        ++(effect == Effect::added     ? result.added
           : effect == Effect::changed ? result.changed
                                       : result.unchanged);
        ImportContacts::RowReport report;
        report.line = row.line;
        report.effect = effect;
        report.value = row.person.email;
        result.rows.push_back(std::move(report));
        all.insert(all.end(), lines.begin(), lines.end());
    }

    FeedDraft::Result result{};
    ChangeSet all{};

private:
    Services& _services;
    const CustomerId _customer;
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

    Feeding feeding(_services, customer);
    for (const auto& row : file.rows)
        feeding.look(row, *work);
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
