#include "sql/src/SqlMigrations.h"

#include "sql/MigrationsMysql.h"
#include "sql/MigrationsSqlite.h"

namespace contacts {

std::vector<db::Migration> sqlMigrations(db::Engine engine)
{
    std::vector<db::Migration> all;
    const auto take = [&](const auto& table) {
        for (const auto& [name, sql] : table)
            all.push_back({name, sql});
    };
    if (engine == db::Engine::mysql)
        take(migrations::mysql);
    else
        take(migrations::sqlite);
    return all;
}

}  // namespace contacts
