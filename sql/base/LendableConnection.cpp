#include "sql/base/LendableConnection.h"

#include "sql/base/Failure.h"
#include "sql/base/MySqlConnection.h"
#include "sql/base/SqliteConnection.h"

#include <Poco/Data/MySQL/Connector.h>
#include <Poco/Data/SQLite/Connector.h>

namespace db {

namespace {

/// More texts than this mean that somebody builds SQL with values in it; start again rather than grow for
/// ever.
constexpr std::size_t mostStatements = 300;

/// Seconds for reaching the server.
constexpr std::size_t loginTimeout = 5;

}  // namespace


std::string forPoco(Engine engine, const std::string& connectionString)
{
    const auto at = connectionString.find("socket=");
    const bool isKey = at == 0 || (at != std::string::npos && connectionString[at - 1] == ';');
    return engine == Engine::mysql && isKey ? std::string(connectionString).insert(at, "host=")
                                            : connectionString;
}


std::string_view nameOf(Engine engine)
{
    return engine == Engine::mysql ? "mysql" : "sqlite";
}


Statement& LendableConnection::prepared(std::string_view sql)
{
    if (const auto found = _statements.find(sql); found != _statements.end())
    {
        reset(*found->second);
        return *found->second;
    }
    return *_statements.emplace(std::string(sql), prepare(sql)).first->second;
}


bool LendableConnection::rest() noexcept
{
    if (_statements.size() > mostStatements)
        forgetStatements();
    for (const auto& [text, statement] : _statements)
        reset(*statement);
    return !_givenUp && outsideTransactions();
}


std::unique_ptr<LendableConnection> open(Engine engine, const std::string& connectionString,
                                         std::chrono::seconds answer)
{
    try
    {
        if (engine == Engine::mysql)
            return std::make_unique<MySqlConnection>(
                Poco::Data::Session(Poco::Data::MySQL::Connector::KEY,
                                    forPoco(Engine::mysql, connectionString), loginTimeout),
                answer);
        return std::make_unique<SqliteConnection>(
            Poco::Data::Session(Poco::Data::SQLite::Connector::KEY, connectionString, loginTimeout));
    }
    catch (const Poco::Exception& failure)
    {
        throw connectFailure(engine, Poco::Exception(failure.displayText()));
    }
}


std::unique_ptr<Connection> joined(Poco::Data::Session& session)
{
    // The session is shared, not copied: Poco::Data::Session is a counted pointer to the implementation.
    if (Poco::icompare(session.connector(), Poco::Data::MySQL::Connector::KEY) == 0)
        return std::make_unique<MySqlConnection>(session, MySqlConnection::AsItIs{});
    return std::make_unique<SqliteConnection>(session, SqliteConnection::AsItIs{});
}

}  // namespace db
