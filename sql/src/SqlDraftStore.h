#pragma once

#include "core/ports/Storage.h"
#include "sql/base/Database.h"

namespace contacts::sql {

class SqlDraftStore final : public DraftStore
{
public:
    explicit SqlDraftStore(db::Connection& connection) : _connection(connection) {}

    [[nodiscard]] Draft find(CustomerId customer) override;
    [[nodiscard]] std::optional<OpenDraft> open(CustomerId customer) override;
    [[nodiscard]] std::optional<std::uint32_t> write(const Draft& draft) override;
    [[nodiscard]] bool remove(CustomerId customer, std::uint32_t version) override;

private:
    /// A row where there is none, or the row of a draft that is gone.
    std::optional<std::uint32_t> start(const Draft& draft);
    std::optional<std::uint32_t> goOn(const Draft& draft);

    /// How many lines from the first one on stand there already; those behind them are removed.
    std::size_t keepLines(const Draft& draft);

    db::Connection& _connection;
    Draft
        _found{};  ///< What find() or open() read the last time. Where its version still holds, its lines do.
};

}  // namespace contacts::sql
