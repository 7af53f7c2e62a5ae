#include "sql/src/Query.h"

namespace contacts::sql {

namespace {

StorageFailure::Kind kindOf(db::Error::Kind kind)
{
    switch (kind)
    {
    case db::Error::Kind::again: return StorageFailure::Kind::again;
    case db::Error::Kind::unavailable: return StorageFailure::Kind::unavailable;
    case db::Error::Kind::unknownOutcome: return StorageFailure::Kind::unknownOutcome;
    case db::Error::Kind::unique:
    case db::Error::Kind::broken: break;
    }
    return StorageFailure::Kind::broken;
}

}  // namespace


StorageFailure failureFrom(const db::Error& error)
{
    return StorageFailure(kindOf(error.kind()), error.what());
}


Query::Query(db::Connection& connection, std::string_view sql)
    : _connection(connection),
      _statement(translated([&] { return &connection.prepared(sql); }))
{
}


Query& Query::add(std::string_view text)
{
    translated([&] { _statement->bind(_parameter++, text); });
    return *this;
}


Query& Query::addNumber(std::int64_t number)
{
    translated([&] { _statement->bind(_parameter++, number); });
    return *this;
}


Query& Query::add(std::nullopt_t)
{
    translated([&] { _statement->bindNull(_parameter++); });
    return *this;
}


std::size_t Query::run()
{
    return translated([&] {
        _ran = true;
        return _statement->execute();
    });
}


std::optional<std::size_t> Query::runUnlessRefused()
{
    try
    {
        return _statement->execute();
    }
    catch (const db::Error& error)
    {
        if (error.kind() == db::Error::Kind::unique)
            return std::nullopt;
        throw failureFrom(error);
    }
}


std::uint64_t Query::insertedId()
{
    return translated([&] { return _connection.lastId(); });
}


bool Query::next()
{
    if (!_ran)
        run();
    _column = 0;
    return translated([&] { return _statement->next(); });
}


CarryingTotals readTotals(Query& query)
{
    CarryingTotals totals;
    while (query.next())
    {
        totals.waiting = query.count();
        totals.parked = query.count();
        totals.oldestWaiting = query.time();
    }
    return totals;
}

}  // namespace contacts::sql
