#include "sql/src/SqlDoorStore.h"

#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/Query.h"

namespace contacts::sql {

std::size_t SqlDoorStore::pass(std::string_view bucket, Time now, std::chrono::seconds span)
{
    const auto over = now - span;
    Query(_connection,
          _connection.engine() == db::Engine::mysql ? query::door_pass_mysql : query::door_pass_sqlite)
        .with(bucket, now, over, over)
        .run();
    Query read(_connection, query::door_passes);
    read.with(bucket);
    std::size_t passes = 0;
    while (read.next())
        passes = read.count();
    return passes;
}


void SqlDoorStore::forgetPaces(Time before)
{
    Query(_connection, query::door_forget_paces).with(before).run();
}


void SqlDoorStore::wish(const std::string& email, Time now)
{
    Query(_connection, query::door_wish).with(fitting(email, 254, "an e-mail address"), now).run();
}


std::vector<ResetWish> SqlDoorStore::wishes(std::size_t limit)
{
    Query query(_connection, query::door_wishes);
    query.with(limit);
    std::vector<ResetWish> found;
    while (query.next())
    {
        auto& wish = found.emplace_back();
        wish.id = static_cast<std::uint64_t>(query.number());
        wish.email = query.text();
        wish.at = query.time();
    }
    return found;
}


bool SqlDoorStore::take(std::uint64_t wish)
{
    return Query(_connection, query::door_take_wish).with(wish).run() == 1;
}

}  // namespace contacts::sql
