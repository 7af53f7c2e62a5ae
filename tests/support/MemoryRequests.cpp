#include "core/history/Audit.h"
#include "core/import/ImportedPeople.h"
#include "tests/support/MemoryStores.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace contacts::tests {

Draft MemoryDrafts::find(CustomerId customer)
{
    if (const auto found = _copy.tables.drafts.find(customer); found != _copy.tables.drafts.end())
        return found->second;
    Draft none;
    none.customer = customer;
    if (const auto gone = _copy.tables.goneDrafts.find(customer); gone != _copy.tables.goneDrafts.end())
        none.nextLine = gone->second.nextLine;
    return none;
}


std::optional<OpenDraft> MemoryDrafts::open(CustomerId customer)
{
    const auto head = MemoryCustomers(_copy).head(customer, {});
    if (!head)
        return std::nullopt;
    return OpenDraft{head->customer, head->activeHolders, head->openRequest, find(customer)};
}


std::optional<std::uint32_t> MemoryDrafts::write(const Draft& draft)
{
    if (find(draft.customer).version != draft.version)
        return std::nullopt;
    auto& tables = _copy.changing();
    const auto last = draft.version == 0 ? tables.goneDrafts[draft.customer].version : draft.version;
    tables.drafts[draft.customer] = draft;
    tables.goneDrafts.erase(draft.customer);
    return tables.drafts[draft.customer].version = last + 1;
}


bool MemoryDrafts::remove(CustomerId customer, std::uint32_t version)
{
    const auto draft = find(customer);
    if (version == 0 || draft.version != version)
        return false;
    auto& tables = _copy.changing();
    auto& gone = tables.goneDrafts[customer];
    gone.version = draft.version;
    gone.nextLine = draft.nextLine;
    tables.drafts.erase(customer);
    return true;
}


std::optional<Request> MemoryRequests::find(RequestId id)
{
    const auto found = _copy.tables.requests.find(id);
    return found == _copy.tables.requests.end() ? std::nullopt : std::optional(found->second);
}


std::optional<Request> MemoryRequests::findByTicket(std::uint64_t ticket)
{
    for (const auto& [id, request] : _copy.tables.requests)
        if (ticket != 0 && request.ticket == ticket)
            return request;
    return std::nullopt;
}


std::vector<Request> MemoryRequests::list(const RequestQuery& query)
{
    std::vector<Request> found;
    for (auto entry = _copy.tables.requests.rbegin(); entry != _copy.tables.requests.rend(); ++entry)
    {
        const auto& request = entry->second;
        const bool wanted = (!query.state || request.state == *query.state) &&
                            (!query.customer || request.customer == query.customer) &&
                            (!query.before || request.id < query.before) &&
                            (!query.submittedBefore || request.submittedAt < *query.submittedBefore);
        if (wanted && found.size() < query.limit)
            found.push_back(request);
    }
    return found;
}


std::size_t MemoryRequests::count(RequestState state, std::size_t atMost)
{
    RequestQuery query;
    query.state = state;
    query.limit = atMost;
    return list(query).size();
}


std::optional<Request> MemoryRequests::newestOf(CustomerId customer)
{
    RequestQuery query;
    query.customer = customer;
    query.limit = 100;
    for (auto& request : list(query))
    {
        const bool atOnce =
            request.state == RequestState::implemented && request.decidedAt == request.submittedAt;
        if (atOnce || request.state == RequestState::cancelled)
            continue;
        request.changes.clear();
        request.then = {};
        request.met = {};
        return request;
    }
    return std::nullopt;
}


std::optional<RequestId> MemoryRequests::add(const Request& request)
{
    for (const auto& [id, other] : _copy.tables.requests)
        if (other.customer == request.customer && !terminal(other.state) && !terminal(request.state))
            return std::nullopt;
    if (findByTicket(request.ticket))
        throw StorageFailure(StorageFailure::Kind::broken, "that ticket carries another request already");
    auto added = request;
    added.id = RequestId{_copy.changing().nextId()};
    added.then.kind = CustomerKind::customer;  // Only the people are kept.
    _copy.tables.requests[added.id] = added;
    return added.id;
}


bool MemoryRequests::move(const Request& request)
{
    const auto found = _copy.changing().requests.find(request.id);
    if (found == _copy.tables.requests.end() || found->second.version != request.version ||
        terminal(found->second.state))
        return false;
    auto& stored = found->second;
    stored.state = request.state;
    stored.version = request.version + 1;
    stored.decidedAt = request.decidedAt;
    stored.decidedBy = request.decidedBy;
    stored.decisionReason = request.decisionReason;
    stored.question = request.question;
    stored.met.people = request.met.people;
    for (auto& line : stored.changes)
        for (const auto& decided : request.changes)
            if (decided.id == line.id)
            {
                line.outcome = decided.outcome;
                line.outcomeReason = decided.outcomeReason;
                line.linkSent = decided.linkSent;
            }
    return true;
}


bool MemoryRequests::resubmit(const Request& request)
{
    const auto found = _copy.changing().requests.find(request.id);
    if (found == _copy.tables.requests.end() || found->second.version != request.version ||
        found->second.state != RequestState::returned)
        return false;
    auto& stored = found->second;
    _copy.tables.replacedLines[request.id] = std::move(stored.changes);
    _copy.tables.submissions[request.id].push_back(
        {stored.requester, stored.requesterAccount, stored.requesterName, stored.reason, stored.submittedAt});
    auto again = request;
    again.version = request.version + 1;
    again.customer = stored.customer;
    again.ticket = stored.ticket;
    again.question = stored.question;
    again.decisionReason = stored.decisionReason;
    again.decidedAt = {};
    again.decidedBy.clear();
    again.then.kind = CustomerKind::customer;
    stored = std::move(again);
    return true;
}


bool MemoryRequests::raised(RequestId id, std::uint64_t ticket)
{
    const auto found = _copy.changing().requests.find(id);
    if (found == _copy.tables.requests.end() || found->second.ticket != 0 || findByTicket(ticket))
        return false;
    found->second.ticket = ticket;
    return true;
}


std::vector<EarlierSubmission> MemoryRequests::earlierSubmissions(RequestId id)
{
    const auto found = _copy.tables.submissions.find(id);
    return found == _copy.tables.submissions.end() ? std::vector<EarlierSubmission>{} : found->second;
}


ChangeSet MemoryRequests::replacedChanges(RequestId id)
{
    const auto found = _copy.tables.replacedLines.find(id);
    return found == _copy.tables.replacedLines.end() ? ChangeSet{} : found->second;
}


void MemoryRequests::addressConfirmed(ContactId contact, const std::string& email)
{
    for (auto& [id, request] : _copy.changing().requests)
        for (auto& line : request.changes)
            if (line.kind == ChangeKind::changeEmail && line.person.contact == contact && line.value == email)
                line.linkSent = false;
}


std::optional<RememberedAnswer> MemoryAnswers::find(AccountId account, std::string_view key)
{
    const auto found = _copy.tables.answers.find({account, std::string(key)});
    return found == _copy.tables.answers.end() ? std::nullopt : std::optional(found->second);
}


bool MemoryAnswers::put(AccountId account, std::string_view key, const RememberedAnswer& answer, Time)
{
    return _copy.changing().answers.emplace(std::pair(account, std::string(key)), answer).second;
}


std::uint64_t MemoryAudit::append(CustomerId customer, AuditEntry entry)
{
    if (customer && !_copy.touched.contains(customer))
        throw std::logic_error("an audit row without having taken the customer's row");
    auto& chain = _copy.changing().audit[customer];
    auto previous = head(customer);
    if (!chain.empty() && chain.back().number > previous.number)
        previous = {chain.back().number, chain.back().hash};
    entry.number = previous.number + 1;
    entry.hash = _copy.sha256(canonical(customer, entry, previous.hash));
    _copy.tables.auditHeads[customer] = {entry.number, entry.hash};
    chain.push_back(std::move(entry));
    return chain.back().number;
}


void MemoryAudit::keepValues(CustomerId customer, std::uint64_t number, ContactId contact,
                             const std::string& values)
{
    _copy.changing().auditValues[{customer, number}] = {contact, values};
}


std::string MemoryAudit::values(CustomerId customer, std::uint64_t number)
{
    const auto found = _copy.tables.auditValues.find({customer, number});
    return found == _copy.tables.auditValues.end() ? std::string() : found->second.second;
}


AuditHead MemoryAudit::head(CustomerId customer)
{
    const auto found = _copy.tables.auditHeads.find(customer);
    return found == _copy.tables.auditHeads.end() ? AuditHead{} : found->second;
}


std::vector<AuditEntry> MemoryAudit::list(CustomerId customer, std::uint64_t before, std::size_t limit)
{
    std::vector<AuditEntry> found;
    const auto chain = _copy.tables.audit.find(customer);
    if (chain != _copy.tables.audit.end())
        for (auto entry = chain->second.rbegin(); entry != chain->second.rend(); ++entry)
            if ((before == 0 || entry->number < before) && found.size() < limit)
                found.push_back(*entry);
    return found;
}


bool MemoryAudit::importTellsOf(ContactId contact, const AuditEntry& entry)
{
    return entry.act == importAct && entry.object.starts_with("customer/") &&
           entry.facts.find(importedSign(contact)) != std::string::npos;
}


std::set<std::string> MemoryAudit::objectsOf(ContactId contact) const
{
    std::set<std::string> objects{"contact/" + contact.text()};
    for (const auto& [id, request] : _copy.tables.requests)
        if (request.then.people.contains({contact, {}}) || request.met.people.contains({contact, {}}))
            objects.insert("request/" + id.text());
    for (const auto& [customer, chain] : _copy.tables.audit)
        for (const auto& entry : chain)
            if ((entry.act == "contact.added" || entry.act == "contact.joined") &&
                entry.object == "contact/" + contact.text())
                if (const auto request = numberIn(entry.facts, "request"))
                    objects.insert("request/" + std::to_string(*request));
    return objects;
}


std::vector<AuditEntry> MemoryAudit::about(CustomerId customer, ContactId contact, std::uint64_t before,
                                           std::size_t limit)
{
    const auto objects = objectsOf(contact);
    auto found = list(customer, before, std::numeric_limits<std::size_t>::max());
    std::erase_if(found, [&](const AuditEntry& entry) {
        return !objects.contains(entry.object) && !importTellsOf(contact, entry);
    });
    found.resize(std::min(found.size(), limit));
    return found;
}


std::vector<AuditFound> MemoryAudit::search(const AuditQuery& query)
{
    const auto place = [](const AuditFound& found) {
        return std::tuple(found.entry.at, found.customer, found.entry.number);
    };
    const auto objects = query.about ? objectsOf(query.about) : std::set<std::string>{};
    std::vector<AuditFound> found;
    for (const auto& [customer, chain] : _copy.tables.audit)
        for (const auto& entry : chain)
            found.push_back({customer, entry});
    std::erase_if(found, [&](const AuditFound& each) {
        const auto& entry = each.entry;
        return (query.customer && each.customer != *query.customer) ||
               (query.account && entry.account != query.account) ||
               (!query.act.empty() && entry.act != query.act) || (query.from && entry.at < *query.from) ||
               (query.until && entry.at >= *query.until) ||
               (query.about && !objects.contains(entry.object) && !importTellsOf(query.about, entry)) ||
               (query.behind &&
                place(each) >= std::tuple(query.behind->at, query.behind->customer, query.behind->number));
    });
    std::sort(found.begin(), found.end(),
              [&](const AuditFound& one, const AuditFound& other) { return place(one) > place(other); });
    found.resize(std::min(found.size(), query.limit));
    return found;
}

}  // namespace contacts::tests
