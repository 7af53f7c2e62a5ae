#include "core/ReadHistory.h"

#include <algorithm>

namespace contacts {

namespace {

constexpr std::string_view requestPrefix = "request/";
constexpr std::string_view contactPrefix = "contact/";


/// Loads every request once: its submission and its decision stand near each other.
class Requests
{
public:
    explicit Requests(UnitOfWork& work) : _work(work) {}

    std::optional<Request> of(const AuditEntry& entry, CustomerId customer)
    {
        if (!entry.object.starts_with(requestPrefix))
            return std::nullopt;
        const auto id = RequestId::from(std::string_view(entry.object).substr(requestPrefix.size()));
        if (!id)
            return std::nullopt;
        auto found = _known.find(*id);
        if (found == _known.end())
            found = _known.emplace(*id, _work.requests().find(*id)).first;
        return found->second && found->second->customer == customer ? found->second : std::nullopt;
    }

private:
    UnitOfWork& _work;
    std::map<RequestId, std::optional<Request>> _known;
};


void asAskedFor(Request& request)
{
    for (auto& line : request.changes)
    {
        line.outcome = LineOutcome::open;
        line.outcomeReason.clear();
    }
}


std::string nameOf(UnitOfWork& work, CustomerId customer, const HistoryEntry& entry)
{
    const auto& audit = entry.audit;
    if (entry.request && audit.act == "request.submitted" && entry.request->submittedAt == audit.at)
        return entry.request->requesterName;
    if (entry.request && entry.request->decidedAt == audit.at)
        return entry.request->decidedBy;
    const auto contact = audit.contact ? work.contacts().find(customer, audit.contact) : std::nullopt;
    return contact ? contact->person.name() : std::string();
}


std::string contactIn(UnitOfWork& work, CustomerId customer, const AuditEntry& audit)
{
    if (!audit.object.starts_with(contactPrefix))
        return {};
    const auto id = ContactId::from(std::string_view(audit.object).substr(contactPrefix.size()));
    const auto contact = id ? work.contacts().find(customer, *id) : std::nullopt;
    return contact ? contact->person.name() : std::string();
}


bool touches(const Change& line, const Snapshot& then, ContactId contact)
{
    if (line.person.contact == contact)
        return true;
    const auto displaced = then.people.find({contact, {}});
    return line.kind == ChangeKind::promote && displaced != then.people.end() &&
           displaced->second.roles.contains(line.role);
}

}  // namespace


const std::string& HistoryEntry::reason() const
{
    static const std::string none;
    if (!request)
        return none;
    if (audit.act == "request.submitted")
        return request->reason;
    return audit.act == "request.returned" ? request->question : request->decisionReason;
}


ChangeSet HistoryEntry::linesAbout(ContactId contact) const
{
    ChangeSet lines;
    if (request)
        std::copy_if(request->changes.begin(), request->changes.end(), std::back_inserter(lines),
                     [&](const Change& line) { return !contact || touches(line, request->then, contact); });
    return lines;
}


std::optional<std::vector<HistoryEntry>> ReadHistory::operator()(const Actor& actor, const Wish& wish) const
{
    if (!actor.agent && authorise(actor, Act::editDetails) != Verdict::allowed)
        return std::nullopt;
    const auto work = _services.storage.read();
    auto rows = wish.contact ? work->audit().about(wish.customer, wish.contact, wish.before, wish.limit)
                             : work->audit().list(wish.customer, wish.before, wish.limit);
    Requests requests(*work);
    std::vector<HistoryEntry> entries;
    for (auto& row : rows)
    {
        HistoryEntry entry;
        entry.request = requests.of(row, wish.customer);
        if (entry.request && (row.act == "request.submitted" || row.act == "request.returned"))
            asAskedFor(*entry.request);
        entry.helpdesk = row.account && !row.contact;
        entry.audit = std::move(row);
        entry.by = nameOf(*work, wish.customer, entry);
        entry.about = contactIn(*work, wish.customer, entry.audit);
        entries.push_back(std::move(entry));
    }
    return entries;
}

}  // namespace contacts
