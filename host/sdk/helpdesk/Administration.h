// What administrators change at plugins, for a plugin that keeps a record of it.
#pragma once

#include "helpdesk/Ids.h"

#include <string>
#include <vector>

namespace helpdesk {
HELPDESK_ABI_BEGIN

class Transaction;

/// Of a secret only that it changed: both values are empty.
struct SettingChange
{
    std::string key;     ///< As declared: "mail.transport".
    std::string before;  ///< What was in force.
    std::string after;
    bool secret = false;
};

enum class PluginSwitch { enabled, disabled };

/// One plugin at most registers one. It hears of every plugin, of itself as well. Write only through
/// `transaction`; either call may run more than once for one act. [request-thread, concurrent]
class HELPDESK_API AdministrationListener
{
public:
    virtual ~AdministrationListener() = default;

    /// Inside the transaction that stores the values; never empty. helpdesk::Settings still hands out the old
    /// ones. A throw rolls everything back, TryAgain repeats it.
    virtual void settingsChanged(AccountId by, const std::string& plugin,
                                 const std::vector<SettingChange>& changes, Transaction& transaction) = 0;

    /// Inside the transaction that stores what somebody decided: before a plugin is stopped, after it was
    /// started. A throw rolls that back; it is logged, and the decision is stored without it, so that a
    /// plugin that fails can be disabled all the same. TryAgain repeats it first.
    virtual void pluginSwitched(AccountId by, const std::string& plugin, PluginSwitch to,
                                Transaction& transaction) = 0;
};

HELPDESK_ABI_END
}  // namespace helpdesk
