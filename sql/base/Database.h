// POCO Data with its edges taken off (docs/adr/0004): own pool, own transactions, errors with kinds, bound
// native statements. Linked statically into host and plugin each; knows neither of them.
#pragma once

#include <Poco/Data/Session.h>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace db {

enum class Engine { sqlite, mysql };

[[nodiscard]] std::string_view nameOf(Engine engine);

class Error : public std::runtime_error
{
public:
    enum class Kind {
        again,           ///< 1213, 1205, 1020, SQLITE_BUSY: the whole transaction may be run again.
        unique,          ///< A unique key refused the row.
        unavailable,     ///< No connection, pool exhausted, read-only, disk full.
        unknownOutcome,  ///< The connection died inside COMMIT.
        broken           ///< Anything else.
    };

    Error(Kind kind, const std::string& text) : std::runtime_error(text), _kind(kind) {}
    [[nodiscard]] Kind kind() const noexcept { return _kind; }

private:
    Kind _kind;
};

class Connection;

/// One prepared statement through the driver's own API: bound once, read without copies. Belongs to its
/// connection and thread. Parameters are `?`. Destroying or resetting it drains what is left.
class Statement
{
public:
    virtual ~Statement() = default;

    /// Position from 0. Views must live until execute() has returned.
    virtual Statement& bind(std::size_t position, std::string_view text) = 0;
    virtual Statement& bind(std::size_t position, std::int64_t number) = 0;
    virtual Statement& bindNull(std::size_t position) = 0;

    /// All parameters in order.
    template <class... Values>
    Statement& with(const Values&... values)
    {
        std::size_t position = 0;
        (one(position++, values), ...);
        return *this;
    }

    /// Runs it. Returns affected rows (changed, not matched: always touch a version column).
    virtual std::size_t execute() = 0;

    /// The next row of a SELECT. False: no more, and the statement is free again.
    virtual bool next() = 0;

    /// Valid until the next call of next(). A NULL is "" and 0.
    [[nodiscard]] virtual std::string_view text(std::size_t column) const = 0;
    [[nodiscard]] virtual std::int64_t number(std::size_t column) const = 0;
    [[nodiscard]] virtual bool isNull(std::size_t column) const = 0;

private:
    void one(std::size_t position, std::string_view text) { bind(position, text); }
    void one(std::size_t position, const std::string& text) { bind(position, std::string_view(text)); }
    void one(std::size_t position, const char* text) { bind(position, std::string_view(text)); }
    template <class Number>
    requires std::is_integral_v<Number>
    void one(std::size_t position, Number number) { bind(position, static_cast<std::int64_t>(number)); }
    template <class Value>
    void one(std::size_t position, const std::optional<Value>& value)
    {
        if (value)
            one(position, *value);
        else
            bindNull(position);
    }
};

/// One connection, for one thread at a time.
class Connection
{
public:
    virtual ~Connection() = default;

    [[nodiscard]] virtual Engine engine() const = 0;
    [[nodiscard]] virtual Poco::Data::Session& session() = 0;

    /// Plain SQL without parameters or result: BEGIN, COMMIT, PRAGMA, one DDL statement.
    virtual void run(std::string_view sql) = 0;

    /// Ready to be bound. Prepared on first use and kept, with a copy of its text, at least until the
    /// connection is given back.
    [[nodiscard]] virtual Statement& prepared(std::string_view sql) = 0;

    [[nodiscard]] virtual std::uint64_t lastId() = 0;

    /// Do not lend it again: something went wrong that a new connection cures.
    virtual void giveUp() noexcept = 0;

    /// For work that keeps the server busy for long, as the change of a large table does: its answers have no
    /// deadline from now on. It is not lent again.
    virtual void waitWithoutEnd() noexcept = 0;
};

/// A connection over a session that somebody else opened, began and will commit (helpdesk::Transaction).
/// Keeps no statement beyond its own life.
[[nodiscard]] std::unique_ptr<Connection> joined(Poco::Data::Session& session);

struct PoolOptions
{
    std::size_t connections = 6;
    std::chrono::milliseconds patience{5000};  ///< How long borrow() waits before Error{unavailable}.
    /// How long a server may be silent before its connection counts as lost: a machine without power and a
    /// server that hangs close no connection.
    std::chrono::seconds answer{30};
    /// What a rush needed is closed after it: each connection keeps megabytes of pages and statements.
    std::chrono::seconds rested{30};
};

/// The same connection in words that POCO understands. It knows no key for a unix socket, but libmariadb
/// reads a host with
/// '=' in it as settings of its own: our "socket=/path" becomes "host=socket=/path".
[[nodiscard]] std::string forPoco(Engine engine, const std::string& connectionString);

/// Lends connections that answer (checked after 2 s idle), waits when all are lent, replaces dead ones.
/// [thread-safe]
class Pool
{
public:
    /// POCO's connection string, for MySQL with one more key: "socket=/run/mysqld/mysqld.sock" instead of
    /// "host=…;port=…". For SQLite the path of the file.
    Pool(Engine engine, std::string connectionString, PoolOptions options = {});
    ~Pool();
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    class Lease
    {
    public:
        Lease(Pool& pool, std::unique_ptr<Connection> connection);
        Lease(Lease&&) noexcept;
        Lease& operator=(Lease&&) = delete;
        ~Lease();

        [[nodiscard]] Connection& operator*() const noexcept { return *_connection; }
        [[nodiscard]] Connection* operator->() const noexcept { return _connection.get(); }

    private:
        Pool* _pool;
        std::unique_ptr<Connection> _connection;
    };

    [[nodiscard]] Lease borrow();
    [[nodiscard]] Engine engine() const noexcept;

private:
    struct State;
    std::unique_ptr<State> _state;
};

/// START TRANSACTION / BEGIN IMMEDIATE by RAII. Destroyed without commit() it rolls back. Never
/// Session::begin().
class Transaction
{
public:
    explicit Transaction(Connection& connection);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit();

private:
    Connection& _connection;
    bool _open = true;
};

/// Borrow, begin, `work`, commit; the whole of it again on Error{again}, at most `tries` times with back-off
/// and jitter. Exceptions of `work` roll back and pass through. A StorageFailure-like exception of another
/// library counts when `isAgain` says so.
void inTransaction(Pool& pool, const std::function<void(Connection&)>& work, int tries = 8,
                   const std::function<bool(const std::exception&)>& isAgain = {});

/// One migration: "0001_customers" and its statements, separated by ';' at line ends.
struct Migration
{
    std::string_view name;
    std::string_view sql;
};

/// Brings the tables of `owner` up to date; several nodes may start at once. Applied ones are remembered with
/// a checksum; a changed one is refused with Error{broken} naming it. Returns how many were applied.
std::size_t migrate(Pool& pool, std::string_view owner, std::span<const Migration> migrations);

/// Clock difference to the database, dangerous server settings, wrong character set: sentences for
/// administrators, empty when all is well (docs/operations.md).
[[nodiscard]] std::vector<std::string> complaints(Pool& pool,
                                                  std::chrono::sys_time<std::chrono::microseconds> now);

/// Named place at which the fault tests may kill the process (build option FAULT_POINTS): environment
/// variable CRASH_AT=n ends the process at the n-th point it passes. Nothing in release builds.
void faultPoint(std::string_view name) noexcept;

}  // namespace db
