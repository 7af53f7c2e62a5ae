#include "host/src/plugins/PluginStates.h"

#include "host/Queries.h"
#include "host/src/store/LentTransaction.h"

namespace supportcentre {

namespace {

bool isEnabled(db::Connection& connection, std::string_view plugin)
{
    auto& statement = connection.prepared(query::plugin_enabled).with(plugin);
    statement.execute();
    bool enabled = true;
    while (statement.next())
        enabled = statement.number(0) != 0;
    return enabled;
}


}  // namespace


bool PluginStates::enabled(std::string_view plugin)
{
    const auto connection = _pool.borrow();
    return isEnabled(*connection, plugin);
}


void PluginStates::decide(std::string_view plugin, helpdesk::PluginSwitch to,
                          const std::function<void(helpdesk::Transaction&)>& told)
{
    const bool enabled = to == helpdesk::PluginSwitch::enabled;
    inLentTransaction(_pool, [&](db::Connection& connection) {
        const bool was = isEnabled(connection, plugin);
        connection.prepared(query::plugin_forget).with(plugin).execute();
        connection.prepared(query::plugin_decide).with(plugin, enabled ? 1 : 0).execute();
        LentTransaction lent(connection);
        if (told && was != enabled)
            told(lent);
    });
}

}  // namespace supportcentre
