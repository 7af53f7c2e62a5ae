#include "host/src/store/HostDatabase.h"

#include <host/MigrationsMysql.h>
#include <host/MigrationsSqlite.h>

#include <Poco/Data/MySQL/Connector.h>
#include <Poco/Data/SQLite/Connector.h>

namespace supportcentre {

namespace {

db::Engine withConnectors(db::Engine engine)
{
    Poco::Data::SQLite::Connector::registerConnector();
    Poco::Data::MySQL::Connector::registerConnector();
    return engine;
}


template <class Table>
std::vector<db::Migration> listOf(const Table& table)
{
    std::vector<db::Migration> migrations;
    for (const auto& [name, sql] : table)
        migrations.push_back({name, sql});
    return migrations;
}

}  // namespace


HostDatabase::HostDatabase(db::Engine engine, std::string connection, std::size_t connections)
    : _engine(withConnectors(engine)),
      _connection(db::forPoco(engine, connection)),
      _pool(_engine, _connection, {.connections = connections})
{
}


std::size_t HostDatabase::migrate()
{
    const auto migrations =
        _engine == db::Engine::mysql ? listOf(migrations::mysql) : listOf(migrations::sqlite);
    return db::migrate(_pool, "host", migrations);
}


bool HostDatabase::answers() noexcept
{
    try
    {
        _pool.borrow()->run("SELECT 1");
        return true;
    }
    catch (const std::exception&)
    {
        return false;
    }
}


std::int64_t nowMicros()
{
    return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now())
        .time_since_epoch()
        .count();
}

}  // namespace supportcentre
