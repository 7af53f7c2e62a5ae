#include "sql/src/SqlErrandStore.h"

#include "core/ports/RemoteTickets.h"
#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/Query.h"

namespace contacts::sql {

namespace {

constexpr std::size_t longestAnswer = 1000;


ErrandRow readErrand(Query& row)
{
    ErrandRow read;
    read.id = static_cast<std::uint64_t>(row.number());
    read.errand.key = row.string();
    read.errand.request = row.id<RequestId>();
    read.errand.kind = known(errandKindFrom(row.text()), "kind of errand");
    read.errand.reference = row.string();
    read.errand.message = row.string();
    read.state = known(errandStateFrom(row.text()), "state of an errand");
    read.attempts = row.small();
    read.createdAt = row.time();
    read.nextAttemptAt = row.time();
    read.lastAnswer = row.string();
    return read;
}

}  // namespace


void SqlErrandStore::put(const Errand& errand, Time now)
{
    // A key that is there already means that this errand is: nothing to do.
    (void)Query(_connection, query::errand_put)
        .with(fitting(errand.key, 120, "the key of an errand"), errand.request, wordOf(errand.kind),
              fitting(errand.reference, 80, "the reference of an errand"),
              fitting(errand.message, 4000, "the message of an errand"), now, now)
        .runUnlessTaken();
}


std::vector<ErrandRow> SqlErrandStore::lease(std::string_view token, Time now, Time until, std::size_t limit)
{
    if (token.empty())
        throw std::logic_error("a lease needs a token");
    std::vector<ErrandRow> rows;
    {
        Query due(_connection, _connection.engine() == db::Engine::mysql ? query::errand_due_mysql
                                                                         : query::errand_due_sqlite);
        due.with(now, limit);
        while (due.next())
            rows.push_back(readErrand(due));
    }
    for (auto& row : rows)
    {
        row.state = ErrandState::leased;
        row.attempts += 1;
        Query(_connection, query::errand_lease).with(token, until, row.id).run();
    }
    return rows;
}


bool SqlErrandStore::finish(std::uint64_t id, std::string_view token, const End& end, std::string_view answer)
{
    return Query(_connection, query::errand_finish)
               .with(wordOf(end.state), end.due, cut(answer, longestAnswer), wordOf(end.state), id, token)
               .run() == 1;
}


bool SqlErrandStore::done(std::uint64_t id, std::string_view token)
{
    return finish(id, token, {ErrandState::done, std::nullopt}, {});
}


bool SqlErrandStore::later(std::uint64_t id, std::string_view token, Time next, std::string_view answer)
{
    return finish(id, token, {ErrandState::waiting, next}, answer);
}


bool SqlErrandStore::parked(std::uint64_t id, std::string_view token, std::string_view answer)
{
    return finish(id, token, {ErrandState::parked, std::nullopt}, answer);
}


bool SqlErrandStore::untried(std::uint64_t id, std::string_view token, Time due)
{
    return Query(_connection, query::errand_untried).with(due, id, token).run() == 1;
}


void SqlErrandStore::again(Time now)
{
    Query(_connection, query::errand_again).with(now).run();
}


void SqlErrandStore::bringForward(Time now)
{
    Query(_connection, query::errand_bring_forward).with(now, now).run();
}


bool SqlErrandStore::leave(std::uint64_t id)
{
    return Query(_connection, query::errand_leave).with(id).run() == 1;
}


std::optional<std::string> SqlErrandStore::referenceOf(RequestId request)
{
    Query query(_connection, query::errand_reference);
    query.with(request);
    std::optional<std::string> reference;
    while (query.next())
        reference = query.string();
    return reference;
}


std::optional<std::string> SqlErrandStore::lastStepOf(RequestId request)
{
    Query query(_connection, query::errand_last_step);
    query.with(request);
    std::optional<std::string> step;
    while (query.next())
        if (known(errandStateFrom(query.text()), "state of an errand") == ErrandState::done)
            step = query.string();
    return step;
}


bool SqlErrandStore::saw(RequestId request, RemoteSight sight, Time now)
{
    if (Query(_connection, query::errand_see).with(request, wordOf(sight), now).runUnlessTaken())
        return true;
    return Query(_connection, query::errand_see_other)
               .with(wordOf(sight), now, request, wordOf(sight))
               .run() == 1;
}


std::optional<RemoteSight> SqlErrandStore::sightOf(RequestId request)
{
    Query query(_connection, query::errand_sight);
    query.with(request);
    std::optional<RemoteSight> sight;
    while (query.next())
        sight = known(remoteSightFrom(query.text()), "sight of a ticket");
    return sight;
}


void SqlErrandStore::heard(HouseMood mood, std::string_view answer, Time now)
{
    const auto said = cut(answer, longestAnswer);
    if (!Query(_connection, query::errand_hear).with(wordOf(mood), now, said).runUnlessTaken())
        Query(_connection, query::errand_hear_again).with(wordOf(mood), now, wordOf(mood), said).run();
}


HouseState SqlErrandStore::house()
{
    HouseState state;
    Query query(_connection, query::errand_house);
    while (query.next())
    {
        state.mood = known(houseMoodFrom(query.text()), "mood of the other house");
        state.since = query.time();
        state.answer = query.string();
    }
    return state;
}


std::vector<ErrandRow> SqlErrandStore::unfinished(std::size_t limit)
{
    Query query(_connection, query::errand_unfinished);
    query.with(limit);
    std::vector<ErrandRow> rows;
    while (query.next())
        rows.push_back(readErrand(query));
    return rows;
}


ErrandStore::Totals SqlErrandStore::totals()
{
    Query query(_connection, query::errand_totals);
    return readTotals(query);
}

}  // namespace contacts::sql
