#pragma once

#include "core/ports/AuditWalkStore.h"
#include "sql/base/Database.h"

namespace contacts::sql {

class SqlAuditWalkStore final : public AuditWalkStore
{
public:
    explicit SqlAuditWalkStore(db::Connection& connection) : _connection(connection) {}

    [[nodiscard]] AuditWalkState state() override;
    void want(Time now) override;
    [[nodiscard]] bool take(std::string_view token, Time now, Time until) override;
    [[nodiscard]] bool finish(std::string_view token, const AuditWalkState& found) override;

private:
    db::Connection& _connection;
};

}  // namespace contacts::sql
