#include "hooks/events/AdministrationHook.h"

#include "core/history/Audit.h"
#include "core/history/AuditSettings.h"

namespace contacts {

void AdministrationHook::settingsChanged(helpdesk::AccountId by, const std::string& plugin,
                                         const std::vector<helpdesk::SettingChange>& changes,
                                         helpdesk::Transaction& transaction)
{
    std::vector<Difference> differences;
    for (const auto& change : changes)
        differences.push_back({change.key, change.secret ? std::string() : change.before,
                               change.secret ? std::string() : change.after});
    write(by, transaction, [&](UnitOfWork& work, const Actor& actor) {
        auditSettings(work, actor, plugin, differences, _services.clock.now());
    });
}


void AdministrationHook::pluginSwitched(helpdesk::AccountId by, const std::string& plugin,
                                        helpdesk::PluginSwitch to, helpdesk::Transaction& transaction)
{
    write(by, transaction, [&](UnitOfWork& work, const Actor& actor) {
        audit(work, {}, actor, to == helpdesk::PluginSwitch::enabled ? "plugin.enabled" : "plugin.disabled",
              "plugin/" + plugin, "", _services.clock.now());
    });
}


void AdministrationHook::write(helpdesk::AccountId by, helpdesk::Transaction& transaction,
                               const std::function<void(UnitOfWork&, const Actor&)>& entries) const
{
    Actor actor;
    actor.account = AccountId{by.value};
    entries(*_join(transaction), actor);
}

}  // namespace contacts
