#include "sql/src/SqlMigrations.h"
#include "sql/src/SqlStorage.h"
#include "tests/contract/Places.h"
#include "tests/support/PrivateMariaDb.h"

#include <Poco/DigestEngine.h>
#include <Poco/SHA2Engine.h>

namespace contacts::tests {

namespace {

/// A file of its own for every test.
class SqlitePlace final : public Place
{
public:
    SqlitePlace() : _folder("contract"), _pool(db::Engine::sqlite, (_folder.path() / "contacts.db").string())
    {
        (void)db::migrate(_pool, migrationOwner, sqlMigrations(db::Engine::sqlite));
    }

    Storage& storage() override { return _storage; }

private:
    ::tests::TemporaryFolder _folder;
    db::Pool _pool;
    SqlStorage _storage{_pool, sha256};
};


/// One database for the whole program, emptied before every test: making tables takes longer than a test.
class MariaDbPlace final : public Place
{
public:
    MariaDbPlace()
    {
        const auto lease = pool().borrow();
        auto& tables = lease->prepared("SELECT table_name FROM information_schema.tables"
                                       " WHERE table_schema = DATABASE() AND table_name LIKE 'cm\\_%'");
        tables.execute();
        lease->run("SET foreign_key_checks = 0");
        while (tables.next())
            lease->run("DELETE FROM " + std::string(tables.text(0)));
        lease->run("SET foreign_key_checks = 1");
    }

    Storage& storage() override { return _storage; }

private:
    static db::Pool& pool()
    {
        static const auto shared = [] {
            auto made = std::make_unique<db::Pool>(db::Engine::mysql,
                                                   ::tests::PrivateMariaDb::shared().newDatabase());
            (void)db::migrate(*made, migrationOwner, sqlMigrations(db::Engine::mysql));
            return made;
        }();
        return *shared;
    }

    SqlStorage _storage{pool(), sha256};
};

}  // namespace


std::string sha256(std::string_view text)
{
    Poco::SHA2Engine engine(Poco::SHA2Engine::SHA_256);
    engine.update(text.data(), text.size());
    return Poco::DigestEngine::digestToHex(engine.digest());
}


std::unique_ptr<Place> onSqlite()
{
    return std::make_unique<SqlitePlace>();
}


std::unique_ptr<Place> onMariaDb()
{
    return std::make_unique<MariaDbPlace>();
}

}  // namespace contacts::tests
