#pragma once

#include "sql/base/Database.h"
#include "sql/base/Turnstile.h"

#include <sqlite3.h>

namespace db {

/// A prepared statement that is stepped as it is read. Read to its end or reset it: an open one holds its
/// snapshot.
class SqliteStatement final : public Statement
{
public:
    /// One that writes outside a transaction is one itself, and waits in the turnstile if there is one.
    SqliteStatement(sqlite3* handle, std::string_view sql, Turnstile* turnstile);
    ~SqliteStatement() override;
    SqliteStatement(const SqliteStatement&) = delete;
    SqliteStatement& operator=(const SqliteStatement&) = delete;

    Statement& bind(std::size_t position, std::string_view text) override;
    Statement& bind(std::size_t position, std::int64_t number) override;
    Statement& bindNull(std::size_t position) override;
    std::size_t execute() override;
    bool next() override;
    [[nodiscard]] std::string_view text(std::size_t column) const override;
    [[nodiscard]] std::int64_t number(std::size_t column) const override;
    [[nodiscard]] bool isNull(std::size_t column) const override;

    void reset() noexcept;

private:
    enum class Row {
        none,
        ahead,  ///< execute() has stepped to it, next() has not handed it out yet.
        present
    };

    bool step();
    void checked(int code);

    sqlite3* _handle;
    Turnstile* _turnstile;
    std::string _sql;
    sqlite3_stmt* _statement = nullptr;
    bool _reads = false;
    Row _row = Row::none;
};

}  // namespace db
