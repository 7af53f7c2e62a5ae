#include "sql/base/MySqlMigration.h"
#include "sql/base/SplitStatements.h"

#include <Poco/DigestEngine.h>
#include <Poco/SHA2Engine.h>

namespace db {

namespace {

// `step` counts the statements done and `claim` names who is at it: MySQL commits every CREATE TABLE on its
// own, so a migration there is no transaction. applied_at is 0 until it is complete.
constexpr std::string_view mysqlTable = "CREATE TABLE IF NOT EXISTS db_migration ("
                                        " owner VARCHAR(40) NOT NULL,"
                                        " name VARCHAR(120) NOT NULL,"
                                        " checksum VARCHAR(64) NOT NULL,"
                                        " applied_at BIGINT NOT NULL,"
                                        " step INTEGER NOT NULL,"
                                        " claim VARCHAR(200) NOT NULL,"
                                        " claimed_until BIGINT NOT NULL,"
                                        " PRIMARY KEY (owner, name)"
                                        ") ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";
constexpr std::string_view sqliteTable = "CREATE TABLE IF NOT EXISTS db_migration ("
                                         " owner VARCHAR(40) NOT NULL,"
                                         " name VARCHAR(120) NOT NULL,"
                                         " checksum VARCHAR(64) NOT NULL,"
                                         " applied_at BIGINT NOT NULL,"
                                         " PRIMARY KEY (owner, name))";


std::string checksumOf(std::string_view text)
{
    Poco::SHA2Engine engine(Poco::SHA2Engine::SHA_256);
    engine.update(text.data(), text.size());
    return Poco::DigestEngine::digestToHex(engine.digest());
}


bool applySqlite(Connection& connection, std::string_view owner, const Migration& migration,
                 const std::string& checksum)
{
    Transaction transaction(connection);
    auto& found = connection.prepared("SELECT checksum FROM db_migration WHERE owner = ? AND name = ?");
    found.with(owner, migration.name).execute();
    // To its end: while a read is open on a connection, SQLite does not wait for others who write.
    std::optional<std::string> applied;
    while (found.next())
        applied = found.text(0);
    if (applied)
    {
        refuseChanged(owner, migration.name, *applied, checksum);
        return false;
    }
    for (const auto& statement : splitStatements(migration.sql))
    {
        faultPoint("migration");
        connection.run(statement);
    }
    connection
        .prepared("INSERT INTO db_migration (owner, name, checksum, applied_at)"
                  " VALUES (?, ?, ?, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000)")
        .with(owner, migration.name, checksum)
        .execute();
    transaction.commit();
    return true;
}


/// Another process may be creating the same tables in the same moment.
template <class Work>
auto untilNotBusy(const Work& work)
{
    for (int attempt = 1;; ++attempt)
    {
        try
        {
            return work();
        }
        catch (const Error& failure)
        {
            if (failure.kind() != Error::Kind::again || attempt == 12)
                throw;
        }
    }
}

}  // namespace


void refuseChanged(std::string_view owner, std::string_view name, std::string_view applied,
                   std::string_view now)
{
    if (applied != now)
        throw Error(Error::Kind::broken, "migration " + std::string(owner) + "/" + std::string(name) +
                                             " was changed after it had been applied; add a new one instead");
}


std::size_t migrate(Pool& pool, std::string_view owner, std::span<const Migration> migrations)
{
    const auto lease = pool.borrow();
    auto& connection = *lease;
    connection.waitWithoutEnd();
    const bool mysql = pool.engine() == Engine::mysql;
    untilNotBusy([&] { connection.run(mysql ? mysqlTable : sqliteTable); });

    std::size_t applied = 0;
    for (const auto& migration : migrations)
    {
        const auto checksum = checksumOf(migration.sql);
        const bool mine =
            mysql ? MySqlMigration(connection, owner, migration, checksum).apply()
                  : untilNotBusy([&] { return applySqlite(connection, owner, migration, checksum); });
        applied += mine ? 1 : 0;
    }
    return applied;
}

}  // namespace db
