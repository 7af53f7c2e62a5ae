#include "host/src/plugins/PluginStates.h"

#include "host/Queries.h"

namespace supportcentre {

bool PluginStates::enabled(std::string_view plugin)
{
    auto connection = _pool.borrow();
    auto& statement = connection->prepared(query::plugin_enabled).with(plugin);
    statement.execute();
    bool enabled = true;
    while (statement.next())
        enabled = statement.number(0) != 0;
    return enabled;
}


void PluginStates::decide(std::string_view plugin, bool enabled)
{
    db::inTransaction(_pool, [&](db::Connection& connection) {
        connection.prepared(query::plugin_forget).with(plugin).execute();
        connection.prepared(query::plugin_decide).with(plugin, enabled ? 1 : 0).execute();
    });
}

}  // namespace supportcentre
