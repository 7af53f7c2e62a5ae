#include "sql/base/MySqlConnection.h"

#include "sql/base/Failure.h"
#include "sql/base/MySqlStatement.h"

#include <Poco/Data/MySQL/Utility.h>

namespace db {

namespace {

constexpr std::string_view sessionSettings =
    "SET SESSION autocommit = 1, time_zone = '+00:00', innodb_lock_wait_timeout = 5, "
    "sql_mode = 'STRICT_ALL_TABLES,STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
    "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'";

}  // namespace


MySqlConnection::MySqlConnection(Poco::Data::Session session) : MySqlConnection(std::move(session), AsItIs{})
{
    // A reconnect in the middle of a transaction would commit its second half alone.
    const my_bool no = 0;
    mysql_options(_handle, MYSQL_OPT_RECONNECT, &no);
    // POCO's standard is utf8mb3, which knows no emoji; a connection string may have forgotten
    // character-set=utf8mb4.
    if (mysql_set_character_set(_handle, "utf8mb4") != 0 ||
        std::string_view(mysql_character_set_name(_handle)) != "utf8mb4")
        throw Error(Error::Kind::unavailable, "the database server does not speak utf8mb4");
    run(sessionSettings);
    run("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
}


MySqlConnection::MySqlConnection(Poco::Data::Session session, AsItIs)
    : _session(std::move(session)),
      _handle(Poco::Data::MySQL::Utility::handle(_session))
{
}


MySqlConnection::~MySqlConnection()
{
    forgetStatements();
}


void MySqlConnection::run(std::string_view sql)
{
    if (mysql_real_query(_handle, sql.data(), sql.size()) != 0)
    {
        const auto code = mysql_errno(_handle);
        auto problem = failure(code, mysql_sqlstate(_handle), mysql_error(_handle), sql);
        // Galera tests: a few such transactions had been committed although the answer never came.
        if (sql == "COMMIT" && lostConnection(code))
            problem = Error(Error::Kind::unknownOutcome,
                            "the database connection was lost while a transaction was committed");
        throw problem;
    }
    if (auto* result = mysql_store_result(_handle))
        mysql_free_result(result);
}


bool MySqlConnection::alive() noexcept
{
    return mysql_ping(_handle) == 0;
}


Error MySqlConnection::failure(unsigned code, const char* state, const char* message,
                               std::string_view sql) noexcept
{
    if (lostConnection(code))
        giveUp();
    return mysqlFailure(code, state, message, sql);
}


std::unique_ptr<Statement> MySqlConnection::prepare(std::string_view sql)
{
    return std::make_unique<MySqlStatement>(*this, sql);
}


void MySqlConnection::reset(Statement& statement) noexcept
{
    static_cast<MySqlStatement&>(statement).reset();
}


bool MySqlConnection::outsideTransactions() const noexcept
{
    return (_handle->server_status & SERVER_STATUS_IN_TRANS) == 0 &&
           (_handle->server_status & SERVER_STATUS_AUTOCOMMIT) != 0;
}

}  // namespace db
