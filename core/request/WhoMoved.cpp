#include "core/request/WhoMoved.h"

#include "core/changes/Cells.h"
#include "core/history/HistoryEntries.h"
#include "core/history/OwnDetails.h"

#include <algorithm>

namespace contacts {

namespace {

constexpr std::size_t lookedThrough = 50;  ///< The newest records of one person.


/// What people themselves may change: all of it where an older record does not say what it was.
bool ofOwnDetails(const AuditEntry& entry, const std::string& field)
{
    constexpr std::string_view fields[] = {"title", "firstName", "lastName", "phone", "locale"};
    return std::find(std::begin(fields), std::end(fields), field) != std::end(fields) &&
           (entry.facts.empty() || entry.facts.find('"' + field + '"') != std::string::npos);
}


bool writes(const Change& change, const cells::Cell& cell, const Request& request)
{
    const auto touched = cells::touchedBy(change, request.before(), request.before());
    return std::any_of(touched.begin(), touched.end(), [&](const cells::Cell& each) {
        return each.person == cell.person && (each.field == cell.field || cell.field == "membership");
    });
}


/// Details are his everywhere; the rest is his here, and so is an import's.
bool imports(const HistoryEntry& entry, const cells::Cell& cell, CustomerId customer)
{
    const auto people = importedIn(entry.audit.facts);
    const auto person = std::find_if(people.begin(), people.end(),
                                     [&](const auto& each) { return each.contact == cell.person.contact; });
    if (person == people.end())
        return false;
    if (fieldFrom(cell.field))
        return person->has(cell.field);
    if (entry.audit.object != "customer/" + customer.text())
        return false;
    constexpr std::string_view rolePrefix = "role:";
    if (cell.field.starts_with(rolePrefix))
    {
        const auto role = cell.field.substr(rolePrefix.size());
        return person->has('+' + role) || person->has('-' + role);
    }
    return cell.field == "membership" ? person->arrived()
                                      : person->has(cell.field) || person->has(cell.field + ":yes") ||
                                            person->has(cell.field + ":no");
}


bool moved(const HistoryEntry& entry, const cells::Cell& cell, CustomerId customer)
{
    const auto& act = entry.audit.act;
    if (act == ownDetailsAct)
        return ofOwnDetails(entry.audit, cell.field);
    if (act == "contact.address-changed")
        return cell.field == "email";
    if (act == importAct)
        return imports(entry, cell, customer);
    if (!entry.request || (act != "request.implemented" && act != "request.partly-implemented"))
        return false;
    const auto lines = entry.request->implementedChanges();
    return std::any_of(lines.begin(), lines.end(),
                       [&](const Change& line) { return writes(line, cell, *entry.request); });
}


Mover moverOf(const HistoryEntry& entry)
{
    return {entry.audit.at, entry.by, entry.helpdesk, entry.audit.account};
}


/// Newest first.
using Records = std::vector<HistoryEntry>;


Records recordsOf(UnitOfWork& work, HistoryEntries& reader, AuditQuery query)
{
    Records records;
    for (auto& found : work.audit().search(query))
        records.push_back(reader.of(found.customer, std::move(found.entry)));
    return records;
}

}  // namespace


std::vector<Moved> withMovers(UnitOfWork& work, const Request& request, std::vector<Drift> drift)
{
    std::vector<Moved> all;
    if (drift.empty())
        return all;
    HistoryEntries reader(work, 0);
    AuditQuery query;
    query.from = request.submittedAt;
    query.limit = lookedThrough;
    std::map<PersonKey, Records> known;
    for (auto& each : drift)
    {
        Moved cell{{std::move(each)}, {}};
        const auto [found, fresh] = known.try_emplace(cell.person);
        if (fresh && cell.person.contact)
        {
            query.about = cell.person.contact;
            found->second = recordsOf(work, reader, query);
        }
        const auto& records = found->second;
        const auto record = std::find_if(records.begin(), records.end(), [&](const HistoryEntry& entry) {
            return moved(entry, {cell.person, cell.field}, request.customer);
        });
        if (record != records.end())
            cell.mover = moverOf(*record);
        all.push_back(std::move(cell));
    }
    return all;
}

}  // namespace contacts
