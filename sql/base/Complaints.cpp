#include "sql/base/Database.h"

#include <sqlite3.h>

#include <cstdlib>

namespace db {

namespace {

using Microseconds = std::chrono::sys_time<std::chrono::microseconds>;
using Sentences = std::vector<std::string>;

constexpr std::int64_t mostDrift = 2'000'000;  // microseconds


void complainOfClock(Sentences& sentences, std::int64_t database, Microseconds now)
{
    const auto apart = std::llabs(database - now.time_since_epoch().count());
    if (apart > mostDrift)
        sentences.push_back("The clock of the database and the clock of this machine differ by " +
                            std::to_string(apart / 1'000'000) + " seconds.");
}


void ofMySql(Connection& connection, Microseconds now, Sentences& sentences)
{
    auto& row = connection.prepared(
        "SELECT CAST(UNIX_TIMESTAMP(SYSDATE(6)) * 1000000 AS SIGNED), @@log_bin + 0,"
        " @@sync_binlog + 0, @@innodb_flush_log_at_trx_commit + 0, @@global.read_only + 0,"
        " @@autocommit + 0, @@max_allowed_packet + 0, @@sql_mode, @@character_set_client,"
        " @@character_set_connection, @@character_set_results, @@time_zone, VERSION()");
    row.execute();
    if (!row.next())
        return;
    complainOfClock(sentences, row.number(0), now);
    if (row.number(1) != 0 && row.number(2) != 1)
        sentences.emplace_back("The database may lose or repeat transactions of its binary log after a power "
                               "cut: set sync_binlog = 1.");
    if (row.number(3) != 1)
        sentences.emplace_back("The database may lose answered requests after a power cut: set "
                               "innodb_flush_log_at_trx_commit = 1.");
    if (row.number(4) != 0)
        sentences.emplace_back("The database is read-only.");
    if (row.number(5) != 1)
        sentences.emplace_back("The database connection does not commit single statements (autocommit = 0).");
    if (row.number(6) < 1 << 20)
        sentences.emplace_back(
            "The database refuses packets of one megabyte: set max_allowed_packet to 16M.");
    if (row.text(7).find("STRICT_ALL_TABLES") == std::string_view::npos)
        sentences.emplace_back("The database does not run in strict mode and may cut texts.");
    for (std::size_t column = 8; column <= 10; ++column)
        if (row.text(column) != "utf8mb4")
        {
            sentences.emplace_back("The database connection does not use the character set utf8mb4.");
            break;
        }
    if (row.text(11) != "+00:00")
        sentences.emplace_back("The database connection does not use UTC.");
}


std::int64_t pragma(Connection& connection, std::string_view sql)
{
    auto& row = connection.prepared(sql);
    row.execute();
    return row.next() ? row.number(0) : -1;
}


void ofSqlite(Connection& connection, Microseconds now, Sentences& sentences)
{
    complainOfClock(
        sentences,
        pragma(connection, "SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) * 1000"), now);
    auto& journal = connection.prepared("PRAGMA journal_mode");
    journal.execute();
    if (!journal.next() || journal.text(0) != "wal")
        sentences.emplace_back("The database file is not in WAL mode: its file system may not support it.");
    if (pragma(connection, "PRAGMA synchronous") < 2)
        sentences.emplace_back(
            "The database may lose answered requests after a power cut: synchronous is not FULL.");
    if (pragma(connection, "PRAGMA foreign_keys") != 1)
        sentences.emplace_back("The database does not check foreign keys.");
    // POCO's changelog: these two carry a corruption when the WAL is reset.
    if (const auto version = sqlite3_libversion_number(); version == 3053000 || version == 3053001)
        sentences.emplace_back("SQLite " + std::string(sqlite3_libversion()) +
                               " can damage its file: use another version.");
}

}  // namespace


std::vector<std::string> complaints(Pool& pool, Microseconds now)
{
    Sentences sentences;
    const auto lease = pool.borrow();
    if (pool.engine() == Engine::mysql)
        ofMySql(*lease, now, sentences);
    else
        ofSqlite(*lease, now, sentences);
    return sentences;
}

}  // namespace db
