#include "sql/src/SqlOutboxStore.h"

#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/Query.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace contacts::sql {

namespace {

constexpr std::size_t longestAnswer = 1000;
constexpr std::size_t leasedAtOnce = 20;  // Placeholders of outbox/lease.sql and outbox/sent.sql.


OutboxRow readOutboxRow(Query& row)
{
    OutboxRow read;
    read.id = static_cast<std::uint64_t>(row.number());
    auto& mail = read.mail;
    mail.key = row.text();
    mail.kind = known(mailKindFrom(row.text()), "kind of mail");
    mail.customer = row.id<CustomerId>();
    mail.request = row.id<RequestId>();
    mail.ticket = static_cast<std::uint64_t>(row.number());
    mail.contact = row.id<ContactId>();
    mail.address = row.text();
    mail.name = row.text();
    mail.locale = row.text();
    mail.token = static_cast<std::uint64_t>(row.number());
    mail.values = splitFacts(row.text());
    read.state = known(mailStateFrom(row.text()), "state of a mail");
    read.attempts = row.small();
    read.createdAt = row.time();
    read.nextAttemptAt = row.time();
    read.sentAt = row.time();
    read.queuedAt = row.time();
    read.lastAnswer = row.text();
    read.leaseToken = row.text();
    read.perhapsTwice = row.flag();
    return read;
}

std::vector<OutboxRow> rowsOf(Query& query)
{
    std::vector<OutboxRow> rows;
    while (query.next())
        rows.push_back(readOutboxRow(query));
    return rows;
}


std::optional<OutboxRow> rowOf(Query& query)
{
    auto rows = rowsOf(query);
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}


/// `select` ends in "WHERE id < ?".
Query newest(db::Connection& connection, std::string_view select, std::optional<MailState> state,
             std::uint64_t before, std::size_t limit)
{
    std::string sql(select);
    if (state)
        sql += "AND state = ?\n";
    sql += "ORDER BY id DESC\nLIMIT ?";
    Query query(connection, sql);
    query.add(before == 0 ? std::numeric_limits<std::int64_t>::max() : static_cast<std::int64_t>(before));
    if (state)
        query.add(wordOf(*state));
    query.add(limit);
    return query;
}

}  // namespace


void SqlOutboxStore::put(const Mail& mail, Time now)
{
    // A key that is there already means that this mail is: nothing to do.
    (void)Query(_connection, query::outbox_put)
        .with(fitting(mail.key, 200, "the key of a mail"), wordOf(mail.kind), mail.customer, mail.request,
              mail.ticket, mail.contact, mail.address, fitting(mail.name, 1700, "a receiver's name"),
              mail.locale, mail.token, fitting(joined(mail.values), 8000, "the values of a mail"), now, now,
              now)
        .runUnlessTaken();
}


std::vector<OutboxRow> SqlOutboxStore::lease(const Lease& lease)
{
    if (lease.token.empty())
        throw std::logic_error("a lease needs a token");
    struct Turn
    {
        CustomerId customer;
        std::size_t allowed;
    };
    std::vector<Turn> turns;
    for (const auto customer : waiting(lease.now))
        if (turns.size() < lease.limit)
            if (const auto allowed = allowance(customer, lease.now, lease.capPerHour); allowed > 0)
                turns.push_back({customer, allowed});

    std::vector<OutboxRow> rows;
    while (!turns.empty() && rows.size() < lease.limit)
    {
        // What a customer leaves of its share goes to the others in the next round.
        const auto share = std::max<std::size_t>(1, (lease.limit - rows.size()) / turns.size());
        for (auto& turn : turns)
        {
            const auto most = std::min({share, turn.allowed, lease.limit - rows.size()});
            const auto taken = most > 0 ? take(lease, turn.customer, most, rows) : 0;
            turn.allowed = taken < most ? 0 : turn.allowed - taken;
        }
        std::erase_if(turns, [](const Turn& turn) { return turn.allowed == 0; });
    }
    std::sort(rows.begin(), rows.end(), [](const OutboxRow& one, const OutboxRow& other) {
        return std::tie(one.nextAttemptAt, one.id) < std::tie(other.nextAttemptAt, other.id);
    });
    return rows;
}


/// Few customers have mails waiting, and one of them perhaps thousands: asked one after the other they cost a
/// key each. Nothing when they are many.
std::optional<std::vector<CustomerId>> SqlOutboxStore::fewWaiting(Time now)
{
    constexpr std::size_t few = 12;
    std::vector<std::pair<Time, CustomerId>> due;
    std::int64_t last = -1;  // A mail may belong to no customer, which is 0.
    for (std::size_t step = 0; step <= few; ++step)
    {
        Query next(_connection, query::outbox_waiting_next);
        if (!next.with(last).next())
        {
            std::sort(due.begin(), due.end());
            std::vector<CustomerId> customers;
            for (const auto& [since, customer] : due)
                customers.push_back(customer);
            return customers;
        }
        last = next.number();
        if (const auto since = next.time(); since <= now)
            due.emplace_back(since, CustomerId{static_cast<std::uint64_t>(last)});
    }
    return std::nullopt;
}


std::vector<CustomerId> SqlOutboxStore::waiting(Time now)
{
    if (_connection.engine() == db::Engine::mysql)
        if (auto few = fewWaiting(now))
            return std::move(*few);
    std::vector<CustomerId> customers;
    Query query(_connection, _connection.engine() == db::Engine::mysql ? query::outbox_waiting_mysql
                                                                       : query::outbox_waiting_sqlite);
    query.with(now);
    while (query.next())
        customers.push_back(query.id<CustomerId>());
    return customers;
}


std::size_t SqlOutboxStore::allowance(CustomerId customer, Time now, std::size_t capPerHour)
{
    if (capPerHour == 0)
        return std::numeric_limits<std::size_t>::max();
    std::size_t went = 0;
    Query query(_connection, query::outbox_went);
    query.with(customer, now - std::chrono::hours(1), capPerHour, customer, now);
    while (query.next())
        went = query.count();
    return capPerHour - std::min(went, capPerHour);
}


std::size_t SqlOutboxStore::take(const Lease& lease, CustomerId customer, std::size_t limit,
                                 std::vector<OutboxRow>& rows)
{
    const auto before = rows.size();
    {
        Query due(_connection, _connection.engine() == db::Engine::mysql ? query::outbox_due_mysql
                                                                         : query::outbox_due_sqlite);
        due.with(customer, lease.now, limit);
        while (due.next())
            rows.push_back(readOutboxRow(due));
    }
    for (auto at = before; at < rows.size(); at += leasedAtOnce)
    {
        Query update(_connection, query::outbox_lease);
        update.with(lease.token, lease.until);
        for (auto i = at; i < at + leasedAtOnce; ++i)
            update.add(i < rows.size() ? rows[i].id : 0);
        update.run();
    }
    for (auto at = before; at < rows.size(); ++at)
    {
        auto& row = rows[at];
        row.perhapsTwice = row.perhapsTwice || row.state == MailState::leased;
        row.state = MailState::leased;
        row.attempts += 1;
        row.leaseToken = lease.token;
    }
    return rows.size() - before;
}


bool SqlOutboxStore::finish(std::uint64_t id, std::string_view token, const End& end, std::string_view answer)
{
    return Query(_connection, query::outbox_finish)
               .with(wordOf(end.state), end.due, end.sentAt, cut(answer, longestAnswer), id, token)
               .run() == 1;
}


bool SqlOutboxStore::sent(std::uint64_t id, std::string_view token, Time at, std::string_view answer)
{
    return finish(id, token, {MailState::sent, std::nullopt, at}, answer);
}


std::size_t SqlOutboxStore::sentAll(const std::vector<Sent>& mails, std::string_view token)
{
    std::size_t noted = 0;
    for (std::size_t from = 0; from < mails.size(); from += leasedAtOnce)
    {
        const auto of = [&](std::size_t i) -> const Sent& { return mails[std::min(i, mails.size() - 1)]; };
        Query update(_connection, query::outbox_sent);
        for (auto i = from; i < from + leasedAtOnce; ++i)
            update.with(of(i).id, of(i).at);
        for (auto i = from; i < from + leasedAtOnce; ++i)
            update.with(of(i).id, cut(of(i).answer, longestAnswer));
        for (auto i = from; i < from + leasedAtOnce; ++i)
            update.add(of(i).id);
        noted += update.add(token).run();
    }
    return noted;
}


bool SqlOutboxStore::later(std::uint64_t id, std::string_view token, Time next, std::string_view answer)
{
    return finish(id, token, {MailState::queued, next, Time{}}, answer);
}


bool SqlOutboxStore::dead(std::uint64_t id, std::string_view token, std::string_view answer)
{
    return finish(id, token, {MailState::dead, std::nullopt, Time{}}, answer);
}


bool SqlOutboxStore::bounced(std::uint64_t id, std::string_view token, std::string_view answer)
{
    return finish(id, token, {MailState::bounced, std::nullopt, Time{}}, answer);
}


bool SqlOutboxStore::withdrawn(std::uint64_t id, std::string_view token, std::string_view answer)
{
    return finish(id, token, {MailState::withdrawn, std::nullopt, Time{}}, answer);
}


bool SqlOutboxStore::release(std::uint64_t id, std::string_view token, Time due)
{
    return Query(_connection, query::outbox_release).with(due, id, token).run() == 1;
}


bool SqlOutboxStore::hold(std::uint64_t id, std::string_view token, Time due, std::string_view reason)
{
    return Query(_connection, query::outbox_hold).with(due, cut(reason, longestAnswer), id, token).run() == 1;
}


bool SqlOutboxStore::relink(std::uint64_t id, std::string_view token, std::uint64_t linkToken)
{
    return Query(_connection, query::outbox_relink).with(linkToken, id, token).run() == 1;
}


std::vector<OutboxRow> SqlOutboxStore::giveUp(Time queuedBefore, std::string_view answer)
{
    auto rows = rowsOf(Query(_connection, query::outbox_too_old).with(queuedBefore));
    if (rows.empty())
        return rows;
    const auto said = cut(answer, longestAnswer);
    for (auto& row : rows)
    {
        row.state = MailState::dead;
        row.lastAnswer = said;
    }
    Query(_connection, query::outbox_give_up).with(said, queuedBefore).run();
    return rows;
}


std::optional<OutboxRow> SqlOutboxStore::find(std::uint64_t id)
{
    Query query(_connection, query::outbox_find);
    return rowOf(query.with(id));
}


std::optional<OutboxRow> SqlOutboxStore::findByKey(std::string_view key)
{
    Query query(_connection, query::outbox_find_by_key);
    return rowOf(query.with(key));
}


std::vector<OutboxRow> SqlOutboxStore::list(std::optional<MailState> state, std::uint64_t before,
                                            std::size_t limit)
{
    auto query = newest(_connection, query::outbox_list, state, before, limit);
    return rowsOf(query);
}


std::vector<OutboxHead> SqlOutboxStore::heads(std::optional<MailState> state, std::uint64_t before,
                                              std::size_t limit)
{
    std::vector<OutboxHead> heads;
    auto query = newest(_connection, query::outbox_heads, state, before, limit);
    while (query.next())
    {
        OutboxHead head;
        head.id = static_cast<std::uint64_t>(query.number());
        head.kind = known(mailKindFrom(query.text()), "kind of mail");
        head.customer = query.id<CustomerId>();
        head.ticket = static_cast<std::uint64_t>(query.number());
        head.address = query.text();
        head.name = query.text();
        heads.push_back(std::move(head));
    }
    return heads;
}


bool SqlOutboxStore::again(std::uint64_t id, Time now)
{
    return Query(_connection, query::outbox_again).with(now, now, id).run() == 1;
}


bool SqlOutboxStore::hasten(std::uint64_t id, Time now)
{
    return Query(_connection, query::outbox_hasten).with(now, id, now).run() == 1;
}


bool SqlOutboxStore::cancel(std::uint64_t id, std::string_view answer)
{
    return Query(_connection, query::outbox_cancel).with(cut(answer, longestAnswer), id).run() == 1;
}


OutboxStore::Totals SqlOutboxStore::totals()
{
    Totals totals;
    for (const auto state : mailStates)
    {
        Query count(_connection, query::outbox_total);
        count.with(wordOf(state));
        while (count.next())
            totals.of[state] = count.count();
    }
    Query oldest(_connection, query::outbox_oldest);
    while (oldest.next())
        totals.oldestQueued = oldest.time();
    return totals;
}


std::vector<CustomerId> SqlOutboxStore::capped(Time now, std::size_t capPerHour)
{
    auto customers = waiting(now);
    std::erase_if(customers, [&](CustomerId customer) { return allowance(customer, now, capPerHour) > 0; });
    return customers;
}


std::size_t SqlOutboxStore::linksSentTo(std::string_view address, Time since, std::size_t atMost)
{
    Query query(_connection, query::outbox_links_sent);
    return query.with(address, since, atMost).next() ? query.count() : 0;
}


std::size_t SqlOutboxStore::waitingFor(std::string_view answer, std::size_t atMost)
{
    Query query(_connection, query::outbox_waiting_for);
    return query.with(answer, atMost).next() ? query.count() : 0;
}


MailService SqlOutboxStore::service()
{
    MailService service;
    Query query(_connection, _connection.engine() == db::Engine::mysql ? query::outbox_service_mysql
                                                                       : query::outbox_service_sqlite);
    while (query.next())
    {
        service.pausedSince = query.time();
        service.pausedUntil = query.time();
        service.pauses = query.small();
        service.reason = query.text();
        service.freeAt = query.time();
    }
    return service;
}


void SqlOutboxStore::writeService(const MailService& service)
{
    Query(_connection, query::outbox_write_service)
        .with(service.pausedSince, service.pausedUntil, service.pauses, cut(service.reason, longestAnswer),
              service.freeAt)
        .run();
}

}  // namespace contacts::sql
