// One run of one statement: the edge at which db::Error becomes StorageFailure. Every store speaks to the
// database through it.
#pragma once

#include "core/ports/Storage.h"
#include "sql/base/Database.h"

#include <forward_list>

namespace contacts::sql {

[[nodiscard]] StorageFailure failureFrom(const db::Error& error);

/// Calls `work`; what the database says of it leaves as StorageFailure.
template <class Work>
decltype(auto) translated(const Work& work)
{
    try
    {
        return work();
    }
    catch (const db::Error& error)
    {
        throw failureFrom(error);
    }
}

/// Values are bound one behind the other, columns read one behind the other. Two runs of the same text on one
/// connection cannot overlap.
class Query
{
public:
    Query(db::Connection& connection, std::string_view sql);

    template <class... Values>
    Query& with(Values&&... values)
    {
        (add(std::forward<Values>(values)), ...);
        return *this;
    }

    /// What is only viewed must live until the statement has run; a temporary string is kept here.
    Query& add(std::string_view text);
    Query& add(std::string&& text) { return add(std::string_view(_kept.emplace_front(std::move(text)))); }
    Query& add(const std::string& text) { return add(std::string_view(text)); }
    Query& add(const char* text) { return add(std::string_view(text)); }
    template <class Number>
    requires std::is_integral_v<Number> Query& add(Number number)
    {
        return addNumber(static_cast<std::int64_t>(number));
    }
    Query& add(Time time) { return addNumber(time.time_since_epoch().count()); }
    template <class Tag>
    Query& add(Id<Tag> id)
    {
        return addNumber(static_cast<std::int64_t>(id.value));
    }
    Query& add(std::nullopt_t);
    template <class Value>
    Query& add(const std::optional<Value>& value)
    {
        return value ? add(*value) : add(std::nullopt);
    }

    /// Affected rows.
    std::size_t run();

    /// Affected rows; nothing: a unique key refused them.
    [[nodiscard]] std::optional<std::size_t> runUnlessRefused();

    /// False: a unique key refused the row.
    [[nodiscard]] bool runUnlessTaken() { return runUnlessRefused().has_value(); }

    /// The id that the row of the last run() got.
    [[nodiscard]] std::uint64_t insertedId();

    /// Runs the statement the first time. False: no more rows.
    bool next();

    /// Of the present row, from left to right. Views live until next().
    [[nodiscard]] std::string_view text() { return _statement->text(_column++); }
    [[nodiscard]] std::string string() { return std::string(text()); }
    [[nodiscard]] std::int64_t number() { return _statement->number(_column++); }
    [[nodiscard]] std::size_t count() { return static_cast<std::size_t>(number()); }
    [[nodiscard]] std::uint32_t small() { return static_cast<std::uint32_t>(number()); }
    [[nodiscard]] bool flag() { return number() != 0; }
    [[nodiscard]] Time time() { return Time(std::chrono::microseconds(number())); }
    template <class AnId>
    [[nodiscard]] AnId id()
    {
        return AnId{static_cast<std::uint64_t>(number())};
    }

private:
    Query& addNumber(std::int64_t number);

    db::Connection& _connection;
    db::Statement* _statement;
    std::forward_list<std::string> _kept{};
    std::size_t _parameter = 0;
    std::size_t _column = 0;
    bool _ran = false;
};

/// Of one row: what waits, what is parked, since when the oldest waits.
[[nodiscard]] CarryingTotals readTotals(Query& query);

/// For columns in which 0 means "none" and NULL must stand for it (unique and foreign keys).
template <class Tag>
[[nodiscard]] std::optional<std::int64_t> orNull(Id<Tag> id)
{
    return id ? std::optional(static_cast<std::int64_t>(id.value)) : std::nullopt;
}

}  // namespace contacts::sql
