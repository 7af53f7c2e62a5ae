// core's Storage over Poco::Data sessions, the same for SQLite, MariaDB and MySQL.
#pragma once

#include "core/ports/Storage.h"
#include "sql/base/Database.h"

namespace contacts {

/// [thread-safe]; needs a pool that outlives it. Accounts that were invited and did not come read as
/// "invited" with the time until which they could: whoever shows them compares that with his clock.
class SqlStorage final : public Storage
{
public:
    /// `sha256` of a text as lower-case hex, for the audit chain. [thread-safe]
    SqlStorage(db::Pool& pool, std::function<std::string(std::string_view)> sha256);

    [[nodiscard]] std::unique_ptr<UnitOfWork> begin() override;
    [[nodiscard]] std::unique_ptr<UnitOfWork> read() override;

    /// Work inside a transaction that somebody else began on `session` and will commit: commit() does nothing
    /// here. Must end before that transaction does.
    [[nodiscard]] std::unique_ptr<UnitOfWork> join(Poco::Data::Session& session);

private:
    db::Pool& _pool;
    const std::function<std::string(std::string_view)> _sha256;
};

}  // namespace contacts
