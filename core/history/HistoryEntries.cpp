#include "core/history/HistoryEntries.h"

#include "core/history/Audit.h"
#include "core/history/OwnDetails.h"

#include <algorithm>

namespace contacts {

namespace {

constexpr std::string_view requestPrefix = "request/";
constexpr std::string_view contactPrefix = "contact/";
constexpr std::size_t rowsForAName = 20;
constexpr std::string_view arrivalActs[] = {"contact.added", "contact.joined"};


void asAskedFor(Request& request)
{
    request.met = {};
    for (auto& line : request.changes)
    {
        line.outcome = LineOutcome::open;
        line.outcomeReason.clear();
    }
}


/// What was asked and answered later is none of it. Of several questions the store keeps the last one.
void asOf(Request& request, Time at, bool submission, const std::vector<EarlierSubmission>& earlier)
{
    const EarlierSubmission* before = nullptr;
    const EarlierSubmission* own = nullptr;
    bool returnedSince = false;
    for (const auto& each : earlier)
    {
        if (each.at < at && (!before || before->at < each.at))
            before = &each;
        if (each.at == at)
            own = &each;
        returnedSince = returnedSince || each.at > at;
    }
    const bool latest = at >= request.submittedAt;
    if (!submission && !latest && (returnedSince || request.state == RequestState::returned))
        request.question.clear();
    if (submission && !before)
    {
        request.question.clear();
        request.answered = false;
    }
    else if (submission && !latest)
        request.answered = own && own->reason != before->reason;
}


/// The line that brought somebody, and the others of the request that speak of him and took effect.
ChangeSet linesWith(const ChangeSet& lines, std::optional<std::uint64_t> arrival)
{
    ChangeSet about;
    const auto first = std::ranges::find_if(lines, [&](const Change& line) { return line.id == arrival; });
    if (first != lines.end())
        std::ranges::copy_if(lines, std::back_inserter(about), [&](const Change& line) {
            return line.person == first->person && line.outcome != LineOutcome::rejected;
        });
    return about;
}

}  // namespace


bool tellsArrival(std::string_view act)
{
    return std::find(std::begin(arrivalActs), std::end(arrivalActs), act) != std::end(arrivalActs);
}


HistoryEntry HistoryEntries::of(CustomerId customer, AuditEntry row)
{
    HistoryEntry entry;
    entry.helpdesk = row.account && !row.contact;
    entry.audit = std::move(row);
    if (const auto id = requestIn(entry.audit))
    {
        auto& request = known(*id);
        if (request.request && request.request->customer == customer)
            entry.request = request.request;
        entry.arrived = request.arrived;
        if (entry.request)
            asItWas(entry, request);
    }
    entry.by = nameOf(customer, entry);
    entry.about = contactIn(customer, entry.audit);
    if (entry.audit.act == importAct)
        addImported(customer, entry);
    if (entry.audit.act == ownDetailsAct)
        entry.own = ownDetailsIn(entry.audit.facts, _work.audit().values(customer, entry.audit.number));
    if (entry.audit.act == discardedAct)
        entry.lineCount = static_cast<std::size_t>(numberIn(entry.audit.facts, "lines").value_or(0));
    return entry;
}


void HistoryEntries::beginWith(CustomerId customer, ContactId contact)
{
    _about = contact;
    AuditQuery arrivals;
    arrivals.customer = customer;
    arrivals.about = contact;
    for (const auto act : arrivalActs)
    {
        arrivals.act = act;
        for (const auto& [place, row] : _work.audit().search(arrivals))
            noteArrival(row, contact);
    }
}


void HistoryEntries::noteArrival(const AuditEntry& row, ContactId contact)
{
    const auto id = requestIn(row);
    const auto line = numberIn(row.facts, "line");
    if (!id || !line || row.object != std::string(contactPrefix) + contact.text())
        return;
    auto& brought = known(*id);
    if (brought.request)
        for (const auto& change : brought.request->changes)
            if (change.id == *line)
                brought.arrived = change.person;
}


std::optional<RequestId> HistoryEntries::requestIn(const AuditEntry& row)
{
    if (row.object.starts_with(requestPrefix))
        return RequestId::from(std::string_view(row.object).substr(requestPrefix.size()));
    const auto number = tellsArrival(row.act) ? numberIn(row.facts, "request") : std::nullopt;
    return number ? std::optional(RequestId{*number}) : std::nullopt;
}


HistoryEntries::Known& HistoryEntries::known(RequestId id)
{
    const auto [found, fresh] = _known.try_emplace(id);
    if (fresh)
        found->second.request = _work.requests().find(id);
    return found->second;
}


void HistoryEntries::asItWas(HistoryEntry& entry, Known& known) const
{
    auto& request = *entry.request;
    entry.lineCount = numberIn(entry.audit.facts, "lines").value_or(request.changes.size());
    if (tellsArrival(entry.audit.act))
    {
        // Leads to the request; its lines stand where it was sent and decided.
        entry.brought = linesWith(request.changes, numberIn(entry.audit.facts, "line"));
        request.changes.clear();
    }
    const bool submission = entry.audit.act == "request.submitted";
    if (!submission && entry.audit.act != "request.returned")
        return;
    asAskedFor(request);
    if (!request.question.empty())
        asOf(request, entry.audit.at, submission, _work.requests().earlierSubmissions(request.id));
    if (entry.audit.at >= request.submittedAt)
    {
        known.latest = true;
        return;
    }
    // It was corrected since: of what it was before, the store keeps the last version only.
    request.changes.clear();
    if (!submission)
        return;
    request.reason = reasonThen(request.id, entry.audit.at);
    if (known.latest && known.before++ == 0)
        request.changes = _work.requests().replacedChanges(request.id);
}


std::string HistoryEntries::reasonThen(RequestId request, Time at) const
{
    for (auto& each : _work.requests().earlierSubmissions(request))
        if (each.at == at)
            return std::move(each.reason);
    return {};
}


std::string HistoryEntries::nameOf(CustomerId customer, const HistoryEntry& entry)
{
    const auto& audit = entry.audit;
    if (entry.request && audit.act == "request.submitted" && entry.request->submittedAt == audit.at)
        return entry.request->requesterName;
    if (entry.request && entry.request->decidedAt == audit.at)
        return entry.request->decidedBy;
    return audit.contact ? called(customer, audit.contact) : std::string();
}


std::string HistoryEntries::contactIn(CustomerId customer, const AuditEntry& row)
{
    const bool ofOne = row.object.starts_with(contactPrefix);
    const auto id = ofOne ? ContactId::from(row.object.substr(contactPrefix.size())) : std::nullopt;
    return id ? called(customer, *id) : std::string();
}


std::string HistoryEntries::called(CustomerId customer, ContactId contact)
{
    const auto [named, fresh] = _names.try_emplace(contact);
    if (fresh)
    {
        const auto found = _work.contacts().find(customer, contact);
        named->second = found ? found->person.name() : lastNameOf(customer, contact);
    }
    return named->second;
}


std::string HistoryEntries::lastNameOf(CustomerId customer, ContactId contact)
{
    for (const auto& row : _work.audit().about(customer, contact, 0, rowsForAName))
    {
        const auto id = requestIn(row);
        const auto* request = id ? &known(*id).request : nullptr;
        if (request == nullptr || !*request || (*request)->customer != customer)
            continue;
        const auto& people = (*request)->before().people;
        if (const auto found = people.find({contact, {}}); found != people.end())
            return found->second.name();
    }
    return {};
}


void HistoryEntries::addImported(CustomerId customer, HistoryEntry& entry)
{
    entry.imported = importedIn(entry.audit.facts);
    if (_about)
        std::erase_if(entry.imported, [&](const ImportedPerson& person) { return person.contact != _about; });
    entry.importedBesides = entry.imported.size() - std::min(_told, entry.imported.size());
    entry.imported.resize(entry.imported.size() - entry.importedBesides);
    for (auto& person : entry.imported)
        person.name = called(customer, person.contact);
    if (_about && !entry.imported.empty())
        entry.about = entry.imported.front().name;
}

}  // namespace contacts
