#include "sql/base/MySqlMigration.h"

#include "sql/base/SplitStatements.h"

#include <thread>

namespace db {

namespace {

constexpr std::int64_t claimFor = 120'000'000;  // microseconds; renewed before every statement
constexpr auto patience = std::chrono::minutes(10);
constexpr auto glance = std::chrono::milliseconds(100);

#define NOW_MICROSECONDS "CAST(UNIX_TIMESTAMP(SYSDATE(6)) * 1000000 AS SIGNED)"

constexpr std::string_view me = "SELECT CONCAT(@@hostname, ':', @@port, '#', CONNECTION_ID())";
constexpr std::string_view look = "SELECT checksum, applied_at, step, claim, claimed_until,"
                                  " CASE WHEN claimed_until <= " NOW_MICROSECONDS " THEN 1 ELSE 0 END"
                                  " FROM db_migration WHERE owner = ? AND name = ?";
constexpr std::string_view begin =
    "INSERT INTO db_migration (owner, name, checksum, applied_at, step, claim, claimed_until)"
    " VALUES (?, ?, ?, 0, 0, ?, " NOW_MICROSECONDS " + ?)";
constexpr std::string_view take =
    "UPDATE db_migration SET claim = ?, claimed_until = " NOW_MICROSECONDS " + ?"
    " WHERE owner = ? AND name = ? AND claim = ? AND claimed_until = ? AND applied_at = 0";
constexpr std::string_view advance =
    "UPDATE db_migration SET step = ?, claimed_until = " NOW_MICROSECONDS " + ?"
    " WHERE owner = ? AND name = ? AND claim = ? AND applied_at = 0";
constexpr std::string_view complete =
    "UPDATE db_migration SET applied_at = " NOW_MICROSECONDS ", claimed_until = 0"
    " WHERE owner = ? AND name = ? AND claim = ? AND applied_at = 0";
constexpr std::string_view alive = "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE id = ?";

#undef NOW_MICROSECONDS


/// What a statement answers that had been carried out before: table, column or key exists, or is gone
/// already.
bool saysAlreadyDone(const Error& failure)
{
    const std::string_view text = failure.what();
    for (const std::string_view code :
         {"error 1050 ", "error 1051 ", "error 1060 ", "error 1061 ", "error 1091 ", "error 1826 "})
        if (text.find(code) != std::string_view::npos)
            return true;
    return false;
}

}  // namespace


MySqlMigration::MySqlMigration(Connection& connection, std::string_view owner, const Migration& migration,
                               std::string checksum)
    : _connection(connection),
      _owner(owner),
      _migration(migration),
      _checksum(std::move(checksum))
{
    auto& row = _connection.prepared(me);
    row.execute();
    row.next();
    _claim = row.text(0);
}


bool MySqlMigration::apply()
{
    const auto giveUpAt = std::chrono::steady_clock::now() + patience;
    auto state = claim();
    while (state == State::others)
    {
        if (std::chrono::steady_clock::now() > giveUpAt)
            throw Error(Error::Kind::unavailable, "migration " + std::string(_owner) + "/" +
                                                      std::string(_migration.name) +
                                                      " is being applied by another node and does not end");
        std::this_thread::sleep_for(glance);
        state = claim();
    }
    if (state == State::done)
        return false;

    const auto statements = splitStatements(_migration.sql);
    // Between a statement and the note that it is done a process may have died.
    const auto ambiguous = state == State::resumed ? _step : statements.size();
    for (auto step = _step; step < statements.size(); ++step)
        run(step, statements[step], step == ambiguous);
    finish();
    return true;
}


MySqlMigration::State MySqlMigration::claim()
{
    auto& row = _connection.prepared(look);
    row.with(_owner, _migration.name).execute();
    if (!row.next())
    {
        try
        {
            _connection.prepared(begin).with(_owner, _migration.name, _checksum, _claim, claimFor).execute();
            return State::mine;
        }
        catch (const Error& failure)
        {
            if (failure.kind() != Error::Kind::unique)
                throw;
            return State::others;  // Another node was faster by a moment: look again.
        }
    }
    refuseChanged(_owner, _migration.name, row.text(0), _checksum);
    if (row.number(1) != 0)
        return State::done;
    _step = static_cast<std::size_t>(row.number(2));
    const std::string holder(row.text(3));
    const auto until = row.number(4);
    return takeOver(holder, until, row.number(5) == 1) ? State::resumed : State::others;
}


bool MySqlMigration::takeOver(std::string_view holder, std::int64_t until, bool ranOut)
{
    if (!ranOut && !gone(holder))
        return false;
    return _connection.prepared(take)
               .with(_claim, claimFor, _owner, _migration.name, holder, until)
               .execute() == 1;
}


bool MySqlMigration::gone(std::string_view holder)
{
    const auto mark = holder.rfind('#');
    if (mark == std::string_view::npos ||
        holder.substr(0, mark) != std::string_view(_claim).substr(0, _claim.rfind('#')))
        return false;  // Connected to another server of the cluster: its list of connections cannot be seen
                       // from here.
    auto& row = _connection.prepared(alive);
    row.with(std::stoll(std::string(holder.substr(mark + 1)))).execute();
    return row.next() && row.number(0) == 0;
}


void MySqlMigration::run(std::size_t step, const std::string& statement, bool perhapsDone)
{
    faultPoint("migration");
    // A statement about rows is stored together with its step; one about tables commits before it.
    Transaction transaction(_connection);
    try
    {
        _connection.run(statement);
    }
    catch (const Error& failure)
    {
        if (!perhapsDone || !saysAlreadyDone(failure))
            throw;
    }
    faultPoint("migration step");
    if (_connection.prepared(advance).with(step + 1, claimFor, _owner, _migration.name, _claim).execute() !=
        1)
        throw Error(Error::Kind::unavailable, "migration " + std::string(_owner) + "/" +
                                                  std::string(_migration.name) +
                                                  " was taken over by another node");
    transaction.commit();
}


void MySqlMigration::finish()
{
    if (_connection.prepared(complete).with(_owner, _migration.name, _claim).execute() != 1)
        throw Error(Error::Kind::unavailable, "migration " + std::string(_owner) + "/" +
                                                  std::string(_migration.name) +
                                                  " was taken over by another node");
}

}  // namespace db
