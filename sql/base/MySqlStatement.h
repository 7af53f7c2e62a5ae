#pragma once

#include "sql/base/MySqlConnection.h"

namespace db {

/// A server-side prepared statement with its parameters and result bound once. Results are stored on the
/// client, so that no half-read one can block the connection.
class MySqlStatement final : public Statement
{
public:
    MySqlStatement(MySqlConnection& connection, std::string_view sql);
    ~MySqlStatement() override;
    MySqlStatement(const MySqlStatement&) = delete;
    MySqlStatement& operator=(const MySqlStatement&) = delete;

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
    struct Column
    {
        std::vector<char> buffer;  ///< Of a text.
        unsigned long length = 0;
        long long number = 0;
        my_bool null = 0;
        my_bool cut = 0;
        bool numeric = false;
    };

    void bindColumns();
    void fetchWhatWasCut();
    [[noreturn]] void fail();
    MYSQL_BIND& parameter(std::size_t position);

    MySqlConnection& _connection;
    std::string _sql;
    MYSQL_STMT* _statement;
    std::vector<MYSQL_BIND> _parameters;
    std::vector<long long> _numbers;
    std::vector<unsigned long> _lengths;
    std::vector<Column> _columns;
    std::vector<MYSQL_BIND> _results;
    bool _open = false;  ///< A result is stored and not read to its end.
};

}  // namespace db
