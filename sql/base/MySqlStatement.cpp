#include "sql/base/MySqlStatement.h"

#include <algorithm>

namespace db {

namespace {

/// Longer texts are fetched a second time into a buffer that has grown for good.
constexpr unsigned long firstBuffer = 1024;


bool isNumber(enum_field_types type)
{
    switch (type)
    {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_LONGLONG:
    case MYSQL_TYPE_DECIMAL:
    case MYSQL_TYPE_NEWDECIMAL: return true;
    default: return false;
    }
}

}  // namespace


MySqlStatement::MySqlStatement(MySqlConnection& connection, std::string_view sql)
    : _connection(connection),
      _sql(sql),
      _statement(mysql_stmt_init(connection.handle()))
{
    if (!_statement)
        throw Error(Error::Kind::unavailable, "no memory for a database statement");
    if (mysql_stmt_prepare(_statement, _sql.data(), _sql.size()) != 0)
    {
        const auto problem =
            _connection.failure(mysql_stmt_errno(_statement), mysql_stmt_sqlstate(_statement),
                                mysql_stmt_error(_statement), _sql);
        mysql_stmt_close(_statement);
        throw problem;
    }
    const auto parameters = mysql_stmt_param_count(_statement);
    _parameters.resize(parameters);
    _numbers.resize(parameters);
    _lengths.resize(parameters);
    bindColumns();
}


MySqlStatement::~MySqlStatement()
{
    reset();
    mysql_stmt_close(_statement);
}


void MySqlStatement::bindColumns()
{
    auto* facts = mysql_stmt_result_metadata(_statement);
    if (!facts)
        return;
    const auto count = mysql_num_fields(facts);
    const auto* fields = mysql_fetch_fields(facts);
    _columns.resize(count);
    _results.resize(count);
    for (unsigned i = 0; i < count; ++i)
    {
        auto& column = _columns[i];
        auto& result = _results[i];
        column.numeric = isNumber(fields[i].type);
        result.is_null = &column.null;
        result.error = &column.cut;
        result.length = &column.length;
        if (column.numeric)
        {
            result.buffer_type = MYSQL_TYPE_LONGLONG;
            result.buffer = &column.number;
            result.buffer_length = sizeof column.number;
            continue;
        }
        column.buffer.resize(std::clamp(fields[i].length, 1ul, firstBuffer));
        result.buffer_type = MYSQL_TYPE_STRING;
        result.buffer = column.buffer.data();
        result.buffer_length = static_cast<unsigned long>(column.buffer.size());
    }
    mysql_free_result(facts);
    if (mysql_stmt_bind_result(_statement, _results.data()) != 0)
        fail();
}


MYSQL_BIND& MySqlStatement::parameter(std::size_t position)
{
    if (position >= _parameters.size())
        throw std::logic_error("a statement has fewer parameters than were bound: " + _sql);
    return _parameters[position];
}


Statement& MySqlStatement::bind(std::size_t position, std::string_view text)
{
    auto& bound = parameter(position);
    _lengths[position] = static_cast<unsigned long>(text.size());
    bound.buffer_type = MYSQL_TYPE_STRING;
    bound.buffer = const_cast<char*>(text.data() ? text.data() : "");
    bound.buffer_length = _lengths[position];
    bound.length = &_lengths[position];
    return *this;
}


Statement& MySqlStatement::bind(std::size_t position, std::int64_t number)
{
    auto& bound = parameter(position);
    _numbers[position] = number;
    bound.buffer_type = MYSQL_TYPE_LONGLONG;
    bound.buffer = &_numbers[position];
    bound.buffer_length = sizeof(long long);
    bound.length = nullptr;
    return *this;
}


Statement& MySqlStatement::bindNull(std::size_t position)
{
    parameter(position).buffer_type = MYSQL_TYPE_NULL;
    return *this;
}


std::size_t MySqlStatement::execute()
{
    reset();
    const bool reads = !_columns.empty();
    if (!reads)
        faultPoint("write");
    if (!_parameters.empty() && mysql_stmt_bind_param(_statement, _parameters.data()) != 0)
        fail();
    if (mysql_stmt_execute(_statement) != 0)
        fail();
    if (reads)
    {
        if (mysql_stmt_store_result(_statement) != 0)
            fail();
        _open = true;
        return 0;
    }
    if (const auto id = mysql_stmt_insert_id(_statement); id != 0)
        _connection.inserted(id);
    return static_cast<std::size_t>(mysql_stmt_affected_rows(_statement));
}


bool MySqlStatement::next()
{
    if (!_open)
        return false;
    switch (mysql_stmt_fetch(_statement))
    {
    case 0: return true;
    case MYSQL_DATA_TRUNCATED: fetchWhatWasCut(); return true;
    case MYSQL_NO_DATA: reset(); return false;
    default: fail();
    }
}


void MySqlStatement::fetchWhatWasCut()
{
    bool grown = false;
    for (unsigned i = 0; i < _columns.size(); ++i)
    {
        auto& column = _columns[i];
        if (column.numeric || column.null || column.length <= column.buffer.size())
            continue;
        column.buffer.resize(column.length);
        _results[i].buffer = column.buffer.data();
        _results[i].buffer_length = column.length;
        if (mysql_stmt_fetch_column(_statement, &_results[i], i, 0) != 0)
            fail();
        grown = true;
    }
    // Only now: binding forgets where the driver stands in the present row.
    if (grown && mysql_stmt_bind_result(_statement, _results.data()) != 0)
        fail();
}


std::string_view MySqlStatement::text(std::size_t column) const
{
    const auto& found = _columns.at(column);
    if (found.numeric)
        throw std::logic_error("column " + std::to_string(column) + " is a number in: " + _sql);
    return found.null ? std::string_view{} : std::string_view(found.buffer.data(), found.length);
}


std::int64_t MySqlStatement::number(std::size_t column) const
{
    const auto& found = _columns.at(column);
    if (!found.numeric && !found.null)
        throw std::logic_error("column " + std::to_string(column) + " is a text in: " + _sql);
    return found.null ? 0 : found.number;
}


bool MySqlStatement::isNull(std::size_t column) const
{
    return _columns.at(column).null != 0;
}


void MySqlStatement::reset() noexcept
{
    if (_open)
        mysql_stmt_free_result(_statement);
    _open = false;
}


void MySqlStatement::fail()
{
    const auto problem = _connection.failure(mysql_stmt_errno(_statement), mysql_stmt_sqlstate(_statement),
                                             mysql_stmt_error(_statement), _sql);
    reset();
    throw problem;
}

}  // namespace db
