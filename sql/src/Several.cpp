#include "sql/src/Several.h"

#include <stdexcept>

namespace contacts::sql {

std::string insertOf(std::string_view insert, std::size_t rows)
{
    const auto from = insert.rfind("VALUES (");
    const auto to = insert.rfind(')');
    if (from == std::string_view::npos || to == std::string_view::npos || to < from)
        throw std::logic_error("this INSERT has no VALUES (?, …) at its end");
    const auto row = insert.substr(from + 7, to - from - 6);
    std::string text(insert.substr(0, to + 1));
    for (std::size_t i = 1; i < rows; ++i)
        (text += ", ") += row;
    return text;
}


std::string listOf(std::string_view sql, std::size_t values)
{
    static constexpr std::string_view mark = "IN (?";
    const auto at = sql.find(mark);
    if (at == std::string_view::npos)
        throw std::logic_error("this statement has no IN (?)");
    std::string text(sql.substr(0, at + mark.size()));
    for (std::size_t i = 1; i < values; ++i)
        text += ", ?";
    return text += sql.substr(at + mark.size());
}


std::string listsOf(std::string_view sql, std::size_t values)
{
    static constexpr std::string_view mark = "IN (?)";
    std::string text;
    for (auto at = sql.find(mark); at != std::string_view::npos; at = sql.find(mark))
    {
        text += listOf(sql.substr(0, at + mark.size()), values);
        sql.remove_prefix(at + mark.size());
    }
    return text += sql;
}

}  // namespace contacts::sql
