#pragma once

#include "core/ports/MailTestStore.h"
#include "sql/base/Database.h"

namespace contacts::sql {

class SqlMailTestStore final : public MailTestStore
{
public:
    explicit SqlMailTestStore(db::Connection& connection) : _connection(connection) {}

    void ask(const MailTest& test) override;
    [[nodiscard]] std::optional<MailTest> find(AccountId account) override;
    [[nodiscard]] std::optional<MailTest> take(Time now, Time before) override;
    [[nodiscard]] bool finish(const MailTest& test) override;

private:
    db::Connection& _connection;
};

}  // namespace contacts::sql
