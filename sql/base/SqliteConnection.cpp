#include "sql/base/SqliteConnection.h"

#include "sql/base/Failure.h"
#include "sql/base/SqliteStatement.h"

#include <Poco/Data/SQLite/Utility.h>

#include <thread>

namespace db {

namespace {

using SteadyClock = std::chrono::steady_clock;

/// SQLite's own waiting looks every tenth of a second in the end, and all that while nobody may be writing.
/// Hardly more than one looks at a time: the others stand in the turnstile.
constexpr auto betweenLooks = std::chrono::milliseconds(1);


/// Turning a new file into WAL answers "busy" at once when two processes do it in the same moment.
void useWal(SqliteConnection& connection)
{
    for (int attempt = 1;; ++attempt)
    {
        try
        {
            return connection.run("PRAGMA journal_mode = WAL");
        }
        catch (const Error& failure)
        {
            if (failure.kind() != Error::Kind::again || attempt == 100)
                throw;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }
}

}  // namespace


SqliteConnection::SqliteConnection(Poco::Data::Session session)
    : SqliteConnection(std::move(session), AsItIs{})
{
    sqlite3_busy_handler(_handle, waitForLock, this);
    _turnstile.emplace(sqlite3_db_filename(_handle, "main"));
    useWal(*this);
    run("PRAGMA synchronous = FULL");
    run("PRAGMA foreign_keys = ON");
}


SqliteConnection::SqliteConnection(Poco::Data::Session session, AsItIs)
    : _session(std::move(session)),
      _handle(Poco::Data::SQLite::Utility::dbHandle(_session))
{
}


SqliteConnection::~SqliteConnection()
{
    forgetStatements();
}


int SqliteConnection::waitForLock(void* connection, int looks)
{
    auto& self = *static_cast<SqliteConnection*>(connection);
    const auto now = SteadyClock::now();
    // Who has waited for his turn has waited: what he holds (a connection, a thread) others wait for.
    if (looks == 0)
        self._waitsSince = self._turnstile ? self._turnstile->since().value_or(now) : now;
    if (now - self._waitsSince >= Turnstile::patience)
        return 0;
    std::this_thread::sleep_for(betweenLooks);
    return 1;
}


void SqliteConnection::run(std::string_view sql)
{
    std::optional<Turnstile::Turn> turn;
    if (sql == "BEGIN IMMEDIATE" && _turnstile)
        turn.emplace(*_turnstile);
    if (sqlite3_exec(_handle, std::string(sql).c_str(), nullptr, nullptr, nullptr) == SQLITE_OK)
        return;
    const auto code = sqlite3_extended_errcode(_handle);
    // After a failed fsync nobody knows what the disk will hold.
    if (sql == "COMMIT" && (code & 0xff) == SQLITE_IOERR)
        throw Error(Error::Kind::unknownOutcome, "the disk failed while a transaction was committed");
    throw sqliteFailure(code, sqlite3_errmsg(_handle), sql);
}


std::uint64_t SqliteConnection::lastId()
{
    return static_cast<std::uint64_t>(sqlite3_last_insert_rowid(_handle));
}


std::unique_ptr<Statement> SqliteConnection::prepare(std::string_view sql)
{
    return std::make_unique<SqliteStatement>(_handle, sql, _turnstile ? &*_turnstile : nullptr);
}


void SqliteConnection::reset(Statement& statement) noexcept
{
    static_cast<SqliteStatement&>(statement).reset();
}


bool SqliteConnection::outsideTransactions() const noexcept
{
    return sqlite3_get_autocommit(_handle) != 0;
}

}  // namespace db
