#include "sql/base/SqliteStatement.h"

#include "sql/base/Failure.h"

namespace db {

SqliteStatement::SqliteStatement(sqlite3* handle, std::string_view sql, Turnstile* turnstile)
    : _handle(handle),
      _turnstile(turnstile),
      _sql(sql)
{
    checked(sqlite3_prepare_v3(_handle, _sql.data(), static_cast<int>(_sql.size()), SQLITE_PREPARE_PERSISTENT,
                               &_statement, nullptr));
    _reads = sqlite3_column_count(_statement) > 0;
}


SqliteStatement::~SqliteStatement()
{
    sqlite3_finalize(_statement);
}


Statement& SqliteStatement::bind(std::size_t position, std::string_view text)
{
    // Rows are read after execute() has returned, and SQLite may look at the parameters again for each of
    // them.
    const auto lifetime = _reads ? SQLITE_TRANSIENT : SQLITE_STATIC;
    checked(sqlite3_bind_text64(_statement, static_cast<int>(position) + 1, text.data() ? text.data() : "",
                                text.size(), lifetime, SQLITE_UTF8));
    return *this;
}


Statement& SqliteStatement::bind(std::size_t position, std::int64_t number)
{
    checked(sqlite3_bind_int64(_statement, static_cast<int>(position) + 1, number));
    return *this;
}


Statement& SqliteStatement::bindNull(std::size_t position)
{
    checked(sqlite3_bind_null(_statement, static_cast<int>(position) + 1));
    return *this;
}


std::size_t SqliteStatement::execute()
{
    sqlite3_reset(_statement);
    _row = Row::none;
    if (!_reads)
        faultPoint("write");
    std::optional<Turnstile::Turn> turn;
    if (!_reads && _turnstile != nullptr && sqlite3_get_autocommit(_handle) != 0)
        turn.emplace(*_turnstile);
    if (step())
        _row = Row::ahead;
    if (_reads)
        return 0;
    reset();
    return static_cast<std::size_t>(sqlite3_changes64(_handle));
}


bool SqliteStatement::next()
{
    if (_row == Row::none)
        return false;
    if (_row == Row::present && !step())
        return false;
    _row = Row::present;
    return true;
}


bool SqliteStatement::step()
{
    const auto code = sqlite3_step(_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
    {
        const auto problem = sqliteFailure(sqlite3_extended_errcode(_handle), sqlite3_errmsg(_handle), _sql);
        reset();
        throw problem;
    }
    if (_reads)
        reset();
    return false;
}


std::string_view SqliteStatement::text(std::size_t column) const
{
    const auto index = static_cast<int>(column);
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(_statement, index));
    return bytes ? std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(_statement, index)))
                 : std::string_view{};
}


std::int64_t SqliteStatement::number(std::size_t column) const
{
    return sqlite3_column_int64(_statement, static_cast<int>(column));
}


bool SqliteStatement::isNull(std::size_t column) const
{
    return sqlite3_column_type(_statement, static_cast<int>(column)) == SQLITE_NULL;
}


void SqliteStatement::reset() noexcept
{
    sqlite3_reset(_statement);
    _row = Row::none;
}


void SqliteStatement::checked(int code)
{
    if (code == SQLITE_RANGE)
        throw std::logic_error("a statement has fewer parameters than were bound: " + _sql);
    if (code != SQLITE_OK)
        throw sqliteFailure(sqlite3_extended_errcode(_handle), sqlite3_errmsg(_handle), _sql);
}

}  // namespace db
