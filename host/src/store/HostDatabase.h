// The host's database: connectors, pool, migrations of the tables sc_….
#pragma once

#include "sql/base/Database.h"

#include <string>

namespace supportcentre {

/// [thread-safe]
class HostDatabase
{
public:
    /// Registers POCO's connectors and makes the pool. Does not connect.
    HostDatabase(db::Engine engine, std::string connection, std::size_t connections = 6);

    [[nodiscard]] db::Pool& pool() noexcept { return _pool; }
    [[nodiscard]] db::Engine engine() const noexcept { return _engine; }
    [[nodiscard]] const std::string& connection() const noexcept { return _connection; }

    /// Brings the host's tables up to date; several nodes may start at once. Returns how many migrations were
    /// applied.
    std::size_t migrate();

    /// One statement that any healthy database answers at once.
    [[nodiscard]] bool answers() noexcept;

private:
    db::Engine _engine;
    std::string _connection;
    db::Pool _pool;
};

/// Microseconds since 1970, UTC: how every time is stored.
[[nodiscard]] std::int64_t nowMicros();

}  // namespace supportcentre
