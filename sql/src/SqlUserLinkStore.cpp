#include "sql/src/SqlUserLinkStore.h"

#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/Query.h"

#include <algorithm>
#include <iterator>

namespace contacts::sql {

namespace {

constexpr std::size_t longestAnswer = 1000;
constexpr std::size_t longestName = 800;


UserLink readLink(Query& row)
{
    UserLink link;
    link.id = static_cast<std::uint64_t>(row.number());
    link.contact = row.id<ContactId>();
    link.user = static_cast<std::uint64_t>(row.number());
    link.name = row.string();
    link.ours = row.flag();
    link.password = row.string();
    link.version = static_cast<std::uint64_t>(row.number());
    link.state = known(errandStateFrom(row.text()), "state of a user's link");
    link.attempts = row.small();
    link.wantedAt = row.time();
    link.nextAttemptAt = row.time();
    link.lastAnswer = row.string();
    return link;
}


std::vector<UserLink> readLinks(Query& query)
{
    std::vector<UserLink> links;
    while (query.next())
        links.push_back(readLink(query));
    return links;
}

}  // namespace


void SqlUserLinkStore::want(ContactId contact, Time now)
{
    mark(contact, now, false);
}


void SqlUserLinkStore::seeOut(ContactId contact, Time now)
{
    mark(contact, now, true);
}


/// `anyway`: somebody without a link gets one although he has no access.
void SqlUserLinkStore::mark(ContactId contact, Time now, bool anyway)
{
    if (Query(_connection, query::user_link_want).with(now, now, contact).run() == 0)
        // Refused: another node has made it a moment ago, and it waits.
        (void)Query(_connection, query::user_link_add)
            .with(now, now, contact, anyway ? 1 : 0)
            .runUnlessTaken();
}


void SqlUserLinkStore::wantAllOf(CustomerId customer, Time now)
{
    Query(_connection, query::user_link_want_all).with(now, now, customer).run();
}


void SqlUserLinkStore::keepPassword(ContactId contact, std::string_view concealed)
{
    Query(_connection, query::user_link_keep_password)
        .with(fitting(std::string(concealed), 2000, "a concealed password"), contact)
        .run();
}


void SqlUserLinkStore::hurry(ContactId contact)
{
    Query(_connection, query::user_link_hurry).with(contact).run();
}


void SqlUserLinkStore::leave(ContactId contact, Time now)
{
    if (Query(_connection, query::user_link_leave).with(now, now, contact).run() == 0)
        Query(_connection, query::user_link_drop).with(contact).run();
}


std::vector<std::pair<ContactId, bool>> SqlUserLinkStore::overlooked(ContactId after, std::size_t limit)
{
    Query query(_connection, query::user_link_overlooked);
    query.with(after, limit);
    std::vector<std::pair<ContactId, bool>> found;
    while (query.next())
    {
        const auto contact = query.id<ContactId>();
        found.emplace_back(contact, query.flag());
    }
    return found;
}


bool SqlUserLinkStore::isLinked(std::uint64_t user)
{
    Query query(_connection, query::user_link_of_user);
    query.with(user);
    bool linked = false;
    while (query.next())
        linked = true;
    return linked;
}


std::vector<UserLink> SqlUserLinkStore::lease(std::string_view token, Time now, Time until, std::size_t limit)
{
    if (token.empty())
        throw std::logic_error("a lease needs a token");
    const bool mysql = _connection.engine() == db::Engine::mysql;
    auto links = leaseDue(mysql ? query::user_link_awaited_mysql : query::user_link_awaited_sqlite, token,
                          now, until, limit - std::min<std::size_t>(limit, 1));
    auto inTurn = leaseDue(mysql ? query::user_link_due_mysql : query::user_link_due_sqlite, token, now,
                           until, limit - links.size());
    std::move(inTurn.begin(), inTurn.end(), std::back_inserter(links));
    return links;
}


/// They are due no more when this returns.
std::vector<UserLink> SqlUserLinkStore::leaseDue(std::string_view which, std::string_view token, Time now,
                                                 Time until, std::size_t limit)
{
    std::vector<UserLink> links;
    {
        Query due(_connection, which);
        due.with(now, limit);
        links = readLinks(due);
    }
    for (auto& link : links)
    {
        link.state = ErrandState::leased;
        link.attempts += 1;
        Query(_connection, query::user_link_lease).with(token, until, link.id).run();
    }
    return links;
}


UserLinkStore::Ended SqlUserLinkStore::settled(const UserLink& link, std::string_view token, Time now)
{
    if (link.user == 0)
        throw std::logic_error("somebody is settled as nobody");
    const auto written =
        Query(_connection, query::user_link_settle)
            .with(link.user, fitting(link.name, longestName, "the name of a user"), link.ours ? 1 : 0,
                  link.version, link.version, link.version, now, link.version, link.id, token)
            .runUnlessRefused();
    if (!written)
        return Ended::taken;
    return *written == 1 ? Ended::done : Ended::lost;
}


UserLinkStore::Ended SqlUserLinkStore::forget(const UserLink& link, std::string_view token, Time now)
{
    if (Query(_connection, query::user_link_forget).with(link.id, token, link.version).run() == 1)
        return Ended::done;
    return later(link, token, now, {}) ? Ended::done : Ended::lost;
}


bool SqlUserLinkStore::later(const UserLink& link, std::string_view token, Time next, std::string_view answer)
{
    return Query(_connection, query::user_link_later)
               .with(next, cut(answer, longestAnswer), link.id, token)
               .run() == 1;
}


bool SqlUserLinkStore::parked(const UserLink& link, std::string_view token, Time now, std::string_view answer)
{
    return Query(_connection, query::user_link_park)
               .with(cut(answer, longestAnswer), link.version, now, link.version, link.id, token)
               .run() == 1;
}


bool SqlUserLinkStore::untried(const UserLink& link, std::string_view token)
{
    return Query(_connection, query::user_link_untried).with(link.nextAttemptAt, link.id, token).run() == 1;
}


void SqlUserLinkStore::again(Time now)
{
    Query(_connection, query::user_link_again).with(now, now).run();
}


void SqlUserLinkStore::bringForward(Time now)
{
    Query(_connection, query::user_link_bring_forward).with(now, now).run();
}


std::vector<UserLink> SqlUserLinkStore::unfinished(std::size_t limit)
{
    Query query(_connection, query::user_link_unfinished);
    query.with(limit);
    return readLinks(query);
}


UserLinkStore::Totals SqlUserLinkStore::totals()
{
    Query query(_connection, query::user_link_totals);
    return readTotals(query);
}

}  // namespace contacts::sql
