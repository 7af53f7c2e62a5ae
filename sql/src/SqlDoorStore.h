#pragma once

#include "core/ports/Storage.h"
#include "sql/base/Database.h"

namespace contacts::sql {

class SqlDoorStore final : public DoorStore
{
public:
    explicit SqlDoorStore(db::Connection& connection) : _connection(connection) {}

    [[nodiscard]] std::size_t pass(std::string_view bucket, Time now, std::chrono::seconds span) override;
    void forgetPaces(Time before) override;
    void wish(const std::string& email, Time now) override;
    [[nodiscard]] std::vector<ResetWish> wishes(std::size_t limit) override;
    [[nodiscard]] bool take(std::uint64_t wish) override;

private:
    db::Connection& _connection;
};

}  // namespace contacts::sql
