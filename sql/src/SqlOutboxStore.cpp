#include "sql/src/SqlOutboxStore.h"

#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/Query.h"

#include <limits>

namespace contacts::sql {

namespace {

constexpr std::size_t longestAnswer = 1000;


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
    read.state = mailStateFrom(row.text());
    read.attempts = row.small();
    read.createdAt = row.time();
    read.nextAttemptAt = row.time();
    read.sentAt = row.time();
    read.lastAnswer = row.text();
    read.leaseToken = row.text();
    read.perhapsTwice = row.flag();
    return read;
}

}  // namespace


void SqlOutboxStore::put(const Mail& mail, Time now)
{
    // A key that is there already means that this mail is: nothing to do.
    (void)Query(_connection, query::outbox_put)
        .with(fitting(mail.key, 200, "the key of a mail"), wordOf(mail.kind), mail.customer, mail.request,
              mail.ticket, mail.contact, mail.address, fitting(mail.name, 1700, "a receiver's name"),
              mail.locale, mail.token, fitting(joined(mail.values), 8000, "the values of a mail"), now, now)
        .runUnlessTaken();
}


std::vector<OutboxRow> SqlOutboxStore::lease(std::string_view token, Time now, Time until, std::size_t limit)
{
    if (token.empty())
        throw std::logic_error("a lease needs a token");
    std::vector<OutboxRow> rows;
    {
        Query due(_connection, _connection.engine() == db::Engine::mysql ? query::outbox_due_mysql
                                                                         : query::outbox_due_sqlite);
        due.with(now, limit);
        while (due.next())
            rows.push_back(readOutboxRow(due));
    }
    for (auto& row : rows)
    {
        // Nobody finished what an earlier lease began: it may have been sent all the same.
        row.perhapsTwice = row.perhapsTwice || row.state == MailState::leased;
        row.state = MailState::leased;
        row.attempts += 1;
        row.leaseToken = token;
        row.nextAttemptAt = until;
        Query(_connection, query::outbox_lease).with(token, until, row.perhapsTwice, row.id).run();
    }
    return rows;
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


bool SqlOutboxStore::later(std::uint64_t id, std::string_view token, Time next, std::string_view answer)
{
    return finish(id, token, {MailState::queued, next, Time{}}, answer);
}


bool SqlOutboxStore::dead(std::uint64_t id, std::string_view token, std::string_view answer)
{
    return finish(id, token, {MailState::dead, std::nullopt, Time{}}, answer);
}


bool SqlOutboxStore::withdrawn(std::uint64_t id, std::string_view token, std::string_view answer)
{
    return finish(id, token, {MailState::withdrawn, std::nullopt, Time{}}, answer);
}


std::vector<OutboxRow> SqlOutboxStore::list(std::optional<MailState> state, std::uint64_t before,
                                            std::size_t limit)
{
    std::string sql(query::outbox_list);
    if (state)
        sql += "AND state = ?\n";
    sql += "ORDER BY id DESC\nLIMIT ?";
    Query query(_connection, sql);
    query.add(before == 0 ? std::numeric_limits<std::int64_t>::max() : static_cast<std::int64_t>(before));
    if (state)
        query.add(wordOf(*state));
    query.add(limit);
    std::vector<OutboxRow> rows;
    while (query.next())
        rows.push_back(readOutboxRow(query));
    return rows;
}


bool SqlOutboxStore::again(std::uint64_t id, Time now)
{
    return Query(_connection, query::outbox_again).with(now, id).run() == 1;
}


OutboxStore::Totals SqlOutboxStore::totals()
{
    Totals totals;
    Query query(_connection, query::outbox_totals);
    while (query.next())
    {
        totals.queued = query.count();
        totals.dead = query.count();
        totals.oldestQueued = query.time();
    }
    return totals;
}

}  // namespace contacts::sql
