#pragma once

#include "core/ports/Storage.h"
#include "sql/base/Database.h"

namespace contacts::sql {

class SqlIdempotencyStore final : public IdempotencyStore
{
public:
    explicit SqlIdempotencyStore(db::Connection& connection) : _connection(connection) {}

    [[nodiscard]] std::optional<RememberedAnswer> find(AccountId account, std::string_view key) override;
    [[nodiscard]] bool put(AccountId account, std::string_view key, const RememberedAnswer& answer,
                           Time at) override;

private:
    db::Connection& _connection;
};

}  // namespace contacts::sql
