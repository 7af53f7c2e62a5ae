#include "sql/src/SqlRequestStore.h"

#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/PersonColumns.h"
#include "sql/src/Several.h"

#include <limits>

namespace contacts::sql {

namespace {

constexpr std::int64_t newest = std::numeric_limits<std::int64_t>::max();


Request readHead(Query& row)
{
    Request request;
    request.id = row.id<RequestId>();
    request.customer = row.id<CustomerId>();
    request.state = known(requestStateFrom(row.text()), "state of a request");
    request.version = row.small();
    request.requester = row.id<ContactId>();
    request.requesterAccount = row.id<AccountId>();
    request.requesterName = row.text();
    request.reason = row.text();
    request.submittedAt = row.time();
    request.decidedAt = row.time();
    request.decidedBy = row.text();
    request.decisionReason = row.text();
    request.question = row.text();
    request.answered = row.flag();
    request.caller = row.text();
    request.ticket = static_cast<std::uint64_t>(row.number());
    return request;
}


/// While it is open a request takes its customer's one place.
std::optional<std::int64_t> slotOf(const Request& request)
{
    return terminal(request.state) ? std::nullopt : orNull(request.customer);
}


std::vector<Request> heads(Query& query)
{
    std::vector<Request> requests;
    while (query.next())
        requests.push_back(readHead(query));
    return requests;
}


Change readDecidedLine(Query& row)
{
    auto line = readLine(row);
    readOutcome(row.text(), line);
    line.outcomeReason = row.text();
    return line;
}


std::optional<Request> first(std::vector<Request> requests)
{
    return requests.empty() ? std::nullopt : std::optional(std::move(requests.front()));
}

}  // namespace


std::optional<Request> SqlRequestStore::find(RequestId id)
{
    auto found = heads(Query(_connection, query::request_find).with(id));
    readParts(found);
    return first(std::move(found));
}


std::optional<Request> SqlRequestStore::findByTicket(std::uint64_t ticket)
{
    if (ticket == 0)
        return std::nullopt;
    auto found = heads(Query(_connection, query::request_find_by_ticket).with(ticket));
    readParts(found);
    return first(std::move(found));
}


std::vector<Request> SqlRequestStore::list(const RequestQuery& query)
{
    std::string sql(query::request_list);
    if (query.customer)
        sql += "AND customer_id = ?\n";
    if (query.state)
        sql += "AND state = ?\n";
    if (query.submittedBefore)
        sql += "AND submitted_at < ?\n";
    sql += "ORDER BY id DESC\nLIMIT ?";
    Query rows(_connection, sql);
    rows.add(query.before ? static_cast<std::int64_t>(query.before.value) : newest);
    if (query.customer)
        rows.add(query.customer);
    if (query.state)
        rows.add(wordOf(*query.state));
    if (query.submittedBefore)
        rows.add(*query.submittedBefore);
    rows.add(query.limit);
    auto found = heads(rows);
    readParts(found);
    return found;
}


std::size_t SqlRequestStore::count(RequestState state, std::size_t atMost)
{
    Query counted(_connection, query::request_count);
    counted.with(wordOf(state), atMost);
    return counted.next() ? static_cast<std::size_t>(counted.number()) : 0;
}


std::optional<Request> SqlRequestStore::newestOf(CustomerId customer)
{
    return first(heads(Query(_connection, query::request_newest_of).with(customer)));
}


void SqlRequestStore::readParts(std::vector<Request>& requests)
{
    std::vector<RequestId> ids;
    std::map<RequestId, Request*> byId;
    for (auto& request : requests)
    {
        ids.push_back(request.id);
        byId[request.id] = &request;
    }
    selectAll(_connection, query::request_lines, ids, [&](Query& row) {
        auto& request = *byId.at(row.id<RequestId>());
        request.changes.push_back(readDecidedLine(row));
    });
    selectAll(_connection, query::request_people, ids, [&](Query& row) {
        auto& request = *byId.at(row.id<RequestId>());
        auto& people = (row.flag() ? request.met : request.then).people;
        PersonKey key;
        key.contact = row.id<ContactId>();
        key.ref = row.text();
        people.emplace(std::move(key), readPerson(row));
    });
}


bool SqlRequestStore::hasOpenOne(CustomerId customer)
{
    return Query(_connection, query::request_open_of).with(customer).next();
}


std::optional<RequestId> SqlRequestStore::add(const Request& request)
{
    Query insert(_connection, query::request_add);
    insert.with(request.customer, slotOf(request), wordOf(request.state), request.version, request.requester,
                request.requesterAccount, fitting(request.requesterName, 1700, "a requester's name"),
                fitting(request.reason, 4000, "a reason"), request.submittedAt, request.decidedAt,
                fitting(request.decidedBy, 1700, "a name"), fitting(request.decisionReason, 4000, "a reason"),
                fitting(request.question, 4000, "a question"), fitting(request.caller, 800, "a caller"),
                request.ticket == 0 ? std::nullopt : std::optional(request.ticket));
    if (!insert.runUnlessTaken())
    {
        if (hasOpenOne(request.customer))
            return std::nullopt;
        throw StorageFailure(StorageFailure::Kind::broken, "that ticket carries another request already");
    }
    auto added = request;
    added.id = RequestId{insert.insertedId()};
    addLines(added, 0);
    addPeople(added.id, false, added.then);
    return added.id;
}


void SqlRequestStore::addLines(const Request& request, std::size_t position)
{
    insertAll(_connection, query::request_add_line, request.changes, [&](Query& row, const Change& line) {
        row.with(request.id, ++position);
        bindLine(row, line);
        row.with(outcomeOf(line), fitting(line.outcomeReason, 2000, "a reason"));
    });
}


void SqlRequestStore::addPeople(RequestId id, bool met, const Snapshot& snapshot)
{
    insertAll(_connection, query::request_add_person, snapshot.people, [&](Query& row, const auto& person) {
        row.with(id, met, person.first.contact, person.first.ref);
        bindPerson(row, person.second);
    });
}


bool SqlRequestStore::move(const Request& request)
{
    if (Query(_connection, query::request_move)
            .with(wordOf(request.state), slotOf(request), request.decidedAt,
                  fitting(request.decidedBy, 1700, "a name"),
                  fitting(request.decisionReason, 4000, "a reason"),
                  fitting(request.question, 4000, "a question"), request.id, request.version)
            .run() != 1)
        return false;
    decideLines(request);
    addPeople(request.id, true, request.met);
    return true;
}


/// Replaced lines keep their places; the new ones stand behind them.
bool SqlRequestStore::resubmit(const Request& request)
{
    // What the next statement writes over. Where that one does not fit, all of it is undone.
    (void)Query(_connection, query::request_keep_submission)
        .with(request.id, request.version, wordOf(RequestState::returned))
        .run();
    if (Query(_connection, query::request_resubmit)
            .with(wordOf(request.state), request.requester, request.requesterAccount,
                  fitting(request.requesterName, 1700, "a requester's name"),
                  fitting(request.reason, 4000, "a reason"), request.answered, request.submittedAt,
                  request.id, request.version, wordOf(RequestState::returned))
            .run() != 1)
        return false;
    Query(_connection, query::request_replace_lines).with(request.version, request.id).run();
    Query last(_connection, query::request_last_position);
    last.with(request.id);
    std::size_t position = 0;
    while (last.next())
        position = static_cast<std::size_t>(last.number());
    addLines(request, position);
    Query(_connection, query::request_remove_people).with(request.id).run();
    addPeople(request.id, false, request.then);
    return true;
}


bool SqlRequestStore::raised(RequestId id, std::uint64_t ticket)
{
    if (findByTicket(ticket))
        return false;
    return Query(_connection, query::request_raised).with(ticket, id).run() == 1;
}


std::vector<EarlierSubmission> SqlRequestStore::earlierSubmissions(RequestId id)
{
    std::vector<EarlierSubmission> all;
    Query rows(_connection, query::request_submissions);
    rows.with(id);
    while (rows.next())
    {
        EarlierSubmission each;
        each.requester = rows.id<ContactId>();
        each.account = rows.id<AccountId>();
        each.name = rows.text();
        each.reason = rows.text();
        each.at = rows.time();
        all.push_back(std::move(each));
    }
    return all;
}


ChangeSet SqlRequestStore::replacedChanges(RequestId id)
{
    ChangeSet lines;
    Query rows(_connection, query::request_replaced_lines);
    rows.with(id, id);
    while (rows.next())
        lines.push_back(readDecidedLine(rows));
    return lines;
}


void SqlRequestStore::addressConfirmed(ContactId contact, const std::string& email)
{
    std::vector<std::pair<RequestId, std::uint32_t>> lines;
    Query rows(_connection, query::request_links_sent);
    rows.with(contact, email);
    while (rows.next())
    {
        const auto request = rows.id<RequestId>();
        lines.emplace_back(request, rows.small());
    }
    for (const auto& [request, line] : lines)
        Query(_connection, query::request_decide_line).with("implemented", "", request, line).run();
}


void SqlRequestStore::decideLines(const Request& request)
{
    if (request.changes.empty())
        return;
    // Nearly always all lines end in the same way: one statement for them, one more for every exception.
    const auto& common = request.changes.front();
    Query(_connection, query::request_decide_lines)
        .with(outcomeOf(common), fitting(common.outcomeReason, 2000, "a reason"), request.id)
        .run();
    for (const auto& line : request.changes)
        if (outcomeOf(line) != outcomeOf(common) || line.outcomeReason != common.outcomeReason)
            Query(_connection, query::request_decide_line)
                .with(outcomeOf(line), fitting(line.outcomeReason, 2000, "a reason"), request.id, line.id)
                .run();
}

}  // namespace contacts::sql
