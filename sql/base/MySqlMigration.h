// One migration on MariaDB or MySQL, where every statement that changes a table commits by itself.
#pragma once

#include "sql/base/Database.h"

namespace db {

/// Throws Error{broken} naming the migration when the applied text is another one.
void refuseChanged(std::string_view owner, std::string_view name, std::string_view applied,
                   std::string_view now);

/// Its row in db_migration is claimed by one connection for a while; the others wait. The row counts the
/// statements done, so that whoever comes after a crash goes on behind the last one: at once when the
/// claiming connection is seen to be gone, else when the claim has run out. Times are the database's, so
/// clocks of nodes do not matter.
class MySqlMigration
{
public:
    MySqlMigration(Connection& connection, std::string_view owner, const Migration& migration,
                   std::string checksum);

    /// False: somebody else did it.
    bool apply();

private:
    enum class State {
        done,
        mine,     ///< New: from the first statement.
        resumed,  ///< Left behind by a crash: from `_step`.
        others
    };

    State claim();
    bool takeOver(std::string_view claim, std::int64_t until, bool ranOut);
    [[nodiscard]] bool gone(std::string_view claim);
    void run(std::size_t step, const std::string& statement, bool perhapsDone);
    void finish();

    Connection& _connection;
    std::string_view _owner;
    const Migration& _migration;
    std::string _checksum;
    std::string _claim;  ///< "<server>#<connection id>"
    std::size_t _step = 0;
};

}  // namespace db
