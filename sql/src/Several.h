// Many rows or values in one round trip, with few different texts, because every text is a statement that the
// server keeps.
#pragma once

#include "sql/src/Query.h"

#include <algorithm>

namespace contacts::sql {

/// The INSERT with its "(?, …)" behind VALUES written `rows` times.
[[nodiscard]] std::string insertOf(std::string_view insert, std::size_t rows);

/// The statement with `values` question marks where it says "IN (?)".
[[nodiscard]] std::string listOf(std::string_view sql, std::size_t values);

/// The statement with `values` question marks in every "IN (?)" that it has.
[[nodiscard]] std::string listsOf(std::string_view sql, std::size_t values);

/// Inserts up to twenty rows at a time. `bind` binds one of `items`.
template <class Items, class Bind>
void insertAll(db::Connection& connection, std::string_view insert, const Items& items, const Bind& bind)
{
    constexpr std::size_t batch = 20;
    auto left = std::size(items);
    auto item = std::begin(items);
    while (left > 0)
    {
        const auto rows = std::min(left, batch);
        Query query(connection, insertOf(insert, rows));
        for (std::size_t row = 0; row < rows; ++row)
            bind(query, *item++);
        query.run();
        left -= rows;
    }
}

/// Calls `each` per row of `select` for all `ids`, fifty at a time. Surplus question marks repeat the last
/// id.
template <class AnId, class Each>
void selectAll(db::Connection& connection, std::string_view select, const std::vector<AnId>& ids,
               const Each& each)
{
    for (std::size_t from = 0; from < ids.size();)
    {
        const std::size_t values = ids.size() - from == 1 ? 1 : 50;
        Query query(connection, listOf(select, values));
        for (std::size_t i = 0; i < values; ++i)
            query.add(ids[std::min(from + i, ids.size() - 1)]);
        while (query.next())
            each(query);
        from += values;
    }
}

}  // namespace contacts::sql
