#include "host/src/security/Throttle.h"

#include "host/src/http/IpAddress.h"
#include "host/src/security/Digest.h"

#include <host/Queries.h>

#include <algorithm>
#include <array>

namespace supportcentre {

namespace {

using std::chrono::seconds;

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t forgivenAfter = 15 * 60 * second;

struct Bucket
{
    std::string name;
    int free;         ///< Failures that cost nothing.
    seconds longest;  ///< Upper end of the back-off, which doubles with each failure.
};


/// Hashed: what people type into a log-in form, sometimes their password, never stands in a table.
std::array<Bucket, 3> bucketsOf(std::string_view account, std::string_view address, int freeFailures)
{
    const auto who = std::string(account);
    const auto where = networkOf(address);
    return {{{"pair:" + sha256Hex(who + '\n' + where), freeFailures, seconds(900)},
             {"address:" + sha256Hex(where), freeFailures * 8, seconds(300)},
             {"account:" + sha256Hex(who), freeFailures * 10, seconds(30)}}};
}


std::int64_t backOff(const Bucket& bucket, std::int64_t failures)
{
    if (failures < bucket.free)
        return 0;
    const auto doublings = std::min<std::int64_t>(failures - bucket.free, 20);
    return std::min<std::int64_t>(std::int64_t{1} << doublings, bucket.longest.count()) * second;
}


/// The database adds: the row is this transaction's from then on, and whoever counts in it too waits for its
/// end.
void count(db::Connection& connection, const Bucket& bucket, std::int64_t now)
{
    connection
        .prepared(connection.engine() == db::Engine::mysql ? query::throttle_count_mysql
                                                           : query::throttle_count_sqlite)
        .with(bucket.name, now, now - forgivenAfter)
        .execute();
    auto& row = connection.prepared(query::throttle_find);
    row.with(bucket.name).execute();
    std::int64_t failures = 0;
    while (row.next())
        failures = row.number(0);
    connection.prepared(query::throttle_block).with(now + backOff(bucket, failures), bucket.name).execute();
}

}  // namespace


seconds Throttle::waitFor(std::string_view account, std::string_view address)
{
    const auto buckets = bucketsOf(account, address, _free);
    const auto now = nowMicros();
    const auto connection = _database.pool().borrow();
    auto& row = connection->prepared(query::throttle_latest);
    row.with(buckets[0].name, buckets[1].name, buckets[2].name).execute();
    std::int64_t until = 0;
    while (row.next())
        until = std::max(until, row.number(0));
    return until <= now ? seconds(0) : seconds((until - now + second - 1) / second);
}


void Throttle::failed(std::string_view account, std::string_view address)
{
    const auto now = nowMicros();
    db::inTransaction(_database.pool(), [&](db::Connection& connection) {
        for (const auto& bucket : bucketsOf(account, address, _free))
            count(connection, bucket, now);
    });
}


void Throttle::succeeded(std::string_view account, std::string_view address)
{
    const auto connection = _database.pool().borrow();
    connection->prepared(query::throttle_forget).with(bucketsOf(account, address, _free)[0].name).execute();
}


void Throttle::sweep()
{
    const auto connection = _database.pool().borrow();
    connection->prepared(query::throttle_sweep).with(nowMicros() - 24 * 3600 * second).execute();
}

}  // namespace supportcentre
