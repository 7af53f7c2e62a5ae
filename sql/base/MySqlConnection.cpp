#include "sql/base/MySqlConnection.h"

#include "sql/base/Failure.h"
#include "sql/base/MySqlStatement.h"

#include <Poco/Data/MySQL/Utility.h>

#include <mysql/ma_pvio.h>

#include <sys/socket.h>
#include <sys/time.h>

#include <algorithm>

namespace db {

namespace {

constexpr std::string_view sessionSettings =
    "SET SESSION autocommit = 1, time_zone = '+00:00', innodb_lock_wait_timeout = 5, "
    "sql_mode = 'STRICT_ALL_TABLES,STRICT_TRANS_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
    "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'";

/// For a question that costs the server nothing.
constexpr std::chrono::seconds pingAnswer{5};

}  // namespace


MySqlConnection::MySqlConnection(Poco::Data::Session session, std::chrono::seconds answer)
    : MySqlConnection(std::move(session), AsItIs{})
{
    _answer = answer;
    setDeadline(_answer);
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
    setDeadline(std::min(_answer, pingAnswer));
    const bool answers = mysql_ping(_handle) == 0;
    setDeadline(_answer);
    return answers;
}


void MySqlConnection::waitWithoutEnd() noexcept
{
    giveUp();
    _answer = std::chrono::seconds(0);
    setDeadline(_answer);
}


/// MYSQL_OPT_READ_TIMEOUT holds for the next connect only, and POCO connects before anybody can set it: so
/// the open wire is told. Under TLS libmariadb reads past its own deadline, there the socket's holds.
void MySqlConnection::setDeadline(std::chrono::seconds answer) noexcept
{
    auto* wire = _handle->net.pvio;
    if (wire == nullptr)
        return;  // Lost already.
    const auto seconds = static_cast<int>(answer.count());
    wire->methods->set_timeout(wire, PVIO_READ_TIMEOUT, seconds);
    wire->methods->set_timeout(wire, PVIO_WRITE_TIMEOUT, seconds);
    const timeval time{seconds, 0};
    const auto socket = mysql_get_socket(_handle);
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time);
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
