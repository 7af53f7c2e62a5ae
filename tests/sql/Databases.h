// Empty databases of both engines for the tests of sql/base.
#pragma once

#include "sql/base/Database.h"
#include "tests/support/PrivateMariaDb.h"

#include <cppunit/extensions/HelperMacros.h>

namespace db::tests {

/// A database of its own and a pool on it; made when first asked for.
class TestDatabase
{
public:
    explicit TestDatabase(Engine engine, PoolOptions options = {})
        : _folder("sql"),
          _address(addressOf(engine)),
          _pool(engine, _address, options)
    {
    }

    [[nodiscard]] Pool& pool() { return _pool; }
    [[nodiscard]] const std::string& address() const { return _address; }

private:
    std::string addressOf(Engine engine) const
    {
        return engine == Engine::mysql ? ::tests::PrivateMariaDb::shared().newDatabase()
                                       : (_folder.path() / "test.db").string();
    }

    ::tests::TemporaryFolder _folder;
    std::string _address;
    Pool _pool;
};

constexpr Engine engines[] = {Engine::sqlite, Engine::mysql};

/// The first column of the first row.
[[nodiscard]] inline std::int64_t numberFrom(Connection& connection, std::string_view sql)
{
    auto& row = connection.prepared(sql);
    row.execute();
    return row.next() ? row.number(0) : -1;
}

inline void makeCounter(Pool& pool)
{
    const auto lease = pool.borrow();
    lease->run("CREATE TABLE counter (id INTEGER PRIMARY KEY, n BIGINT NOT NULL, word VARCHAR(5000))");
    for (int id = 1; id <= 2; ++id)
        lease->prepared("INSERT INTO counter (id, n, word) VALUES (?, 0, '')").with(id).execute();
}

}  // namespace db::tests
