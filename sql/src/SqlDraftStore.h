#pragma once

#include "core/ports/Storage.h"
#include "sql/base/Database.h"

namespace contacts::sql {

class SqlDraftStore final : public DraftStore
{
public:
    explicit SqlDraftStore(db::Connection& connection) : _connection(connection) {}

    [[nodiscard]] Draft find(CustomerId customer) override;
    [[nodiscard]] bool write(const Draft& draft) override;
    [[nodiscard]] bool remove(CustomerId customer, std::uint32_t version) override;

private:
    db::Connection& _connection;
};

}  // namespace contacts::sql
