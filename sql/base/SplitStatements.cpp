#include "sql/base/SplitStatements.h"

#include <utility>

namespace db {

std::vector<std::string> splitStatements(std::string_view sql)
{
    std::vector<std::string> statements;
    std::string statement;
    while (!sql.empty())
    {
        const auto end = sql.find('\n');
        auto line = sql.substr(0, end);
        sql.remove_prefix(end == std::string_view::npos ? sql.size() : end + 1);
        while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t'))
            line.remove_suffix(1);
        if (line.empty() || line.starts_with("--"))
            continue;
        const bool last = line.back() == ';';
        if (last)
            line.remove_suffix(1);
        if (!statement.empty())
            statement += '\n';
        statement += line;
        if (last)
            statements.push_back(std::exchange(statement, {}));
    }
    if (!statement.empty())
        statements.push_back(std::move(statement));
    return statements;
}

}  // namespace db
