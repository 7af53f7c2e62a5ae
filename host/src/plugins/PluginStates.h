// Which plugins the administrator has disabled (table sc_plugin). A plugin nobody has decided about is
// enabled.
#pragma once

#include "sql/base/Database.h"

#include <helpdesk/Administration.h>

#include <functional>
#include <string>
#include <string_view>

namespace supportcentre {

/// [thread-safe]
class PluginStates
{
public:
    explicit PluginStates(db::Pool& pool) : _pool(pool) {}

    [[nodiscard]] bool enabled(std::string_view plugin);
    /// `told`, if any, hears of it inside the transaction that stores it, unless it was so before; what it
    /// throws rolls it back.
    void decide(std::string_view plugin, helpdesk::PluginSwitch to,
                const std::function<void(helpdesk::Transaction&)>& told);

private:
    db::Pool& _pool;
};

}  // namespace supportcentre
