// Which plugins the administrator has disabled (table sc_plugin). A plugin nobody has decided about is
// enabled.
#pragma once

#include "sql/base/Database.h"

#include <string>
#include <string_view>

namespace supportcentre {

/// [thread-safe]
class PluginStates
{
public:
    explicit PluginStates(db::Pool& pool) : _pool(pool) {}

    [[nodiscard]] bool enabled(std::string_view plugin);
    void decide(std::string_view plugin, bool enabled);

private:
    db::Pool& _pool;
};

}  // namespace supportcentre
