#include "core/history/ReadHistory.h"

#include "core/changes/ChangeSets.h"
#include "core/history/HistoryEntries.h"
#include "core/history/StaffNames.h"

#include <algorithm>

namespace contacts {

namespace {

bool touches(const Change& line, const Snapshot& before, ContactId contact, const PersonKey& arrived)
{
    if (line.person.contact == contact || (!arrived.ref.empty() && line.person == arrived))
        return true;
    const auto displaced = before.people.find({contact, {}});
    return line.kind == ChangeKind::promote && displaced != before.people.end() &&
           displaced->second.roles.contains(line.role);
}


/// As the newest of the requests that speak of him had it.
std::string lastNameIn(const std::vector<HistoryEntry>& entries, ContactId contact)
{
    for (const auto& entry : entries)
    {
        if (!entry.request)
            continue;
        const auto& before = entry.request->before();
        if (const auto found = before.people.find({contact, {}}); found != before.people.end())
            return found->second.name();
        const auto after = contacts::apply(entry.request->changes, before);
        if (const auto found = after.people.find(entry.arrived);
            !entry.arrived.ref.empty() && found != after.people.end())
            return found->second.name();
    }
    return {};
}

}  // namespace


const std::string& HistoryEntry::reason() const
{
    static const std::string none;
    if (!request || tellsArrival(audit.act))
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
                     [&](const Change& line) {
                         return !contact || touches(line, request->before(), contact, arrived);
                     });
    return lines;
}


std::optional<ReadHistory::Subject> ReadHistory::subject(const Actor& actor, CustomerId customer,
                                                         ContactId contact) const
{
    if (authorise(actor, Act::seeRequest) != Verdict::allowed)
        return std::nullopt;
    if (const auto member = _services.storage.read()->contacts().find(customer, contact))
    {
        const auto name = member->person.name();
        return Subject{contact, name.empty() ? member->person.email : name, false};
    }
    const auto entries = (*this)(actor, {customer, contact});
    if (!entries || entries->empty())
        return std::nullopt;
    return Subject{contact, lastNameIn(*entries, contact), true};
}


std::optional<std::vector<HistoryEntry>> ReadHistory::operator()(const Actor& actor, const Wish& wish) const
{
    if (authorise(actor, Act::seeRequest) != Verdict::allowed)
        return std::nullopt;
    std::vector<HistoryEntry> entries;
    {
        const auto work = _services.storage.read();
        auto rows = wish.contact ? work->audit().about(wish.customer, wish.contact, wish.before, wish.limit)
                                 : work->audit().list(wish.customer, wish.before, wish.limit);
        HistoryEntries reader(*work, wish.told);
        if (wish.contact)
            reader.beginWith(wish.customer, wish.contact);
        entries.reserve(rows.size());
        for (auto& row : rows)
            entries.push_back(reader.of(wish.customer, std::move(row)));
    }
    StaffNames staff(_services);
    for (auto& entry : entries)
        staff.name(entry.audit.account, entry.by, entry.helpdesk);
    return entries;
}

}  // namespace contacts
