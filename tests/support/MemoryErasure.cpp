#include "tests/support/MemoryStores.h"

#include <algorithm>

namespace contacts::tests {

namespace {

bool names(const Change& line, ContactId contact, const Traces& traces)
{
    return line.person.contact == contact || traces.addresses.contains(line.details.email) ||
           traces.addresses.contains(line.value);
}


/// As they stand, and as they were before the request was sent again.
ChangeSet everyLineOf(const MemoryTables& tables, const Request& request)
{
    auto lines = request.changes;
    if (const auto found = tables.replacedLines.find(request.id); found != tables.replacedLines.end())
        lines.insert(lines.end(), found->second.begin(), found->second.end());
    return lines;
}


bool names(const MemoryTables& tables, const Request& request, ContactId contact, const Traces& traces)
{
    if (request.requester == contact || request.then.people.contains({contact, {}}) ||
        request.met.people.contains({contact, {}}))
        return true;
    if (const auto found = tables.submissions.find(request.id); found != tables.submissions.end())
        for (const auto& each : found->second)
            if (each.requester == contact)
                return true;
    for (const auto& line : everyLineOf(tables, request))
        if (line.author == contact || names(line, contact, traces))
            return true;
    return false;
}


bool endedBy(const MemoryTables& tables, const Request& request, AccountId account)
{
    const auto chain = tables.audit.find(request.customer);
    return account && chain != tables.audit.end() &&
           std::any_of(chain->second.begin(), chain->second.end(), [&](const AuditEntry& entry) {
               return entry.account == account && entry.object == "request/" + request.id.text() &&
                      entry.act == "request." + std::string(wordOf(request.state));
           });
}


void replaceIn(Change& line, ContactId contact, const Traces& traces, const std::string& name,
               const std::string& address)
{
    if (line.author == contact)
        line.authorName = name;
    if (line.kind == ChangeKind::addContact && traces.addresses.contains(line.details.email))
    {
        line.details.title = line.details.firstName = line.details.phone = line.details.department = "";
        line.details.lastName = name;
        line.details.email = address;
    }
    else if ((line.kind == ChangeKind::linkContact || line.kind == ChangeKind::changeEmail) &&
             traces.addresses.contains(line.value))
        line.value = address;
    else if (line.person.contact == contact &&
             (line.kind == ChangeKind::setDepartment ||
              (line.kind == ChangeKind::editContact && line.field != Field::locale)))
        line.value = name;
    line.outcomeReason = without(traces, line.outcomeReason, name);
}

}  // namespace


Traces MemoryErasure::tracesOf(ContactId contact)
{
    Traces traces;
    const auto& tables = _copy.tables;
    const auto know = [&](const Person& person) {
        if (!person.name().empty())
            traces.names.insert(person.name());
        if (!person.email.empty())
            traces.addresses.insert(person.email);
    };
    AccountId account;
    if (const auto found = tables.contacts.find(contact); found != tables.contacts.end())
    {
        know(found->second.person);
        account = found->second.account;
    }
    for (const auto& [id, token] : tables.tokens)
        if (token.contact == contact)
            traces.addresses.insert(token.email);
    for (const auto& [id, request] : tables.requests)
    {
        for (const auto* people : {&request.then.people, &request.met.people})
            if (const auto found = people->find({contact, {}}); found != people->end())
                know(found->second);
        for (const auto& line : everyLineOf(tables, request))
            if (line.person.contact == contact && line.kind == ChangeKind::changeEmail)
                traces.addresses.insert(line.value);
    }
    for (const auto& [id, request] : tables.requests)
        for (const auto& line : everyLineOf(tables, request))
            if (line.kind == ChangeKind::addContact && traces.addresses.contains(line.details.email))
                know(line.details);
    for (const auto& [id, request] : tables.requests)
    {
        const bool ended = endedBy(tables, request, account);
        if (ended || names(tables, request, contact, traces))
            traces.requests.insert({id, request.customer, request.ticket, !terminal(request.state), ended});
    }
    for (const auto& [customer, draft] : tables.drafts)
        for (const auto& line : draft.changes)
            if (names(line, contact, traces))
                traces.drafts.insert(customer);
    for (const auto& [place, person] : tables.memberships)
        if (place.second == contact)
            traces.memberships.insert(place.first);
    return traces;
}


void MemoryErasure::replace(ContactId contact, AccountId account, const Traces& traces,
                            const std::string& name, const std::string& address)
{
    auto& tables = _copy.changing();
    for (auto& [id, request] : tables.requests)
    {
        const auto seen = traces.requests.find({id});
        if (seen == traces.requests.end())
            continue;
        if (seen->ended)
            request.decidedBy = name;
        if (request.requester == contact)
            request.requesterName = name;
        for (auto& each : tables.submissions[id])
        {
            if (each.requester == contact)
                each.name = name;
            each.reason = without(traces, each.reason, name);
        }
        request.reason = without(traces, request.reason, name);
        request.decisionReason = without(traces, request.decisionReason, name);
        request.question = without(traces, request.question, name);
        for (auto* people : {&request.then.people, &request.met.people})
            if (const auto found = people->find({contact, {}}); found != people->end())
            {
                auto& person = found->second;
                person.title = person.firstName = person.phone = person.department = "";
                person.lastName = name;
                person.email = address;
            }
        for (auto& line : request.changes)
            replaceIn(line, contact, traces, name, address);
        if (const auto found = tables.replacedLines.find(id); found != tables.replacedLines.end())
            for (auto& line : found->second)
                replaceIn(line, contact, traces, name, address);
    }
    for (auto& [id, request] : tables.requests)
        request.caller = without(traces, request.caller, name);
    std::erase_if(tables.callers,
                  [&](const auto& each) { return without(traces, each.second, name) != each.second; });
    for (auto& [place, suggestion] : tables.suggestions)
        suggestion.note = without(traces, suggestion.note, name);
    for (auto& [place, note] : tables.takenNotes)
        note = without(traces, note, name);
    for (auto& [customer, draft] : tables.drafts)
        for (auto& line : draft.changes)
            if (line.author == contact)
                line.authorName = name;
    for (auto& [id, row] : tables.outbox)
    {
        const bool his = row.mail.contact == contact || traces.addresses.contains(row.mail.address);
        if (his)
        {
            row.mail.address = address;
            row.mail.name = name;
            row.mail.values.clear();
            row.lastAnswer.clear();
            if (row.state == MailState::queued || row.state == MailState::leased)
                row.state = MailState::withdrawn;
        }
        for (auto& [key, value] : row.mail.values)
            value = without(traces, value, name);
    }
    std::erase_if(tables.tokens, [&](const auto& each) { return each.second.contact == contact; });
    std::erase_if(tables.answers, [&](const auto& each) { return each.first.first == account; });
    std::erase_if(tables.auditValues, [&](const auto& each) { return each.second.first == contact; });
    auto& row = tables.contacts.at(contact);
    row.account = {};
    row.accountState = AccountState::none;
    row.invitedUntil = row.lastLogin = Time{};
}

}  // namespace contacts::tests
