#pragma once

#include "sql/base/Database.h"

namespace contacts {

/// Owner of the plugin's rows in db_migration.
inline constexpr std::string_view migrationOwner = "contacts-manager";

/// The plugin's tables for an engine: db::migrate(pool, migrationOwner, sqlMigrations(pool.engine())).
[[nodiscard]] std::vector<db::Migration> sqlMigrations(db::Engine engine);

}  // namespace contacts
