#include "core/ReadHistory.h"

#include "core/HistoryEntries.h"

#include <algorithm>

namespace contacts {

namespace {

bool touches(const Change& line, const Snapshot& then, ContactId contact, const PersonKey& arrived)
{
    if (line.person.contact == contact || (!arrived.ref.empty() && line.person == arrived))
        return true;
    const auto displaced = then.people.find({contact, {}});
    return line.kind == ChangeKind::promote && displaced != then.people.end() &&
           displaced->second.roles.contains(line.role);
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
        std::copy_if(
            request->changes.begin(), request->changes.end(), std::back_inserter(lines),
            [&](const Change& line) { return !contact || touches(line, request->then, contact, arrived); });
    return lines;
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
    nameStaff(entries);
    return entries;
}


void ReadHistory::nameStaff(std::vector<HistoryEntry>& entries) const
{
    if (!_services.staffName)
        return;
    std::map<AccountId, std::string> names;
    for (auto& entry : entries)
        if (entry.helpdesk && entry.by.empty())
        {
            const auto [found, fresh] = names.try_emplace(entry.audit.account);
            if (fresh)
                found->second = _services.staffName(entry.audit.account);
            entry.by = found->second;
        }
}

}  // namespace contacts
