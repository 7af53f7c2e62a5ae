#include "sql/src/SqlIdempotencyStore.h"

#include "sql/Queries.h"
#include "sql/src/Columns.h"
#include "sql/src/Query.h"

namespace contacts::sql {

std::optional<RememberedAnswer> SqlIdempotencyStore::find(AccountId account, std::string_view key)
{
    Query query(_connection, query::idempotency_find);
    query.with(account, key);
    std::optional<RememberedAnswer> found;
    while (query.next())
    {
        found.emplace();
        found->bodyHash = query.text();
        found->status = static_cast<int>(query.number());
        found->answer = query.text();
    }
    return found;
}


bool SqlIdempotencyStore::put(AccountId account, std::string_view key, const RememberedAnswer& answer,
                              Time at)
{
    return Query(_connection, query::idempotency_put)
        .with(account, key, answer.bodyHash, answer.status, fitting(answer.answer, 14'000, "an answer"), at)
        .runUnlessTaken();
}

}  // namespace contacts::sql
