#pragma once

#include "core/Services.h"

#include <helpdesk/Administration.h>

namespace contacts {

/// What administrators change at plugins stands in the audit, in the chain that belongs to no customer.
/// [thread-safe]
class AdministrationHook final : public helpdesk::AdministrationListener
{
public:
    /// Stores over the host's open transaction.
    using Join = std::function<std::unique_ptr<UnitOfWork>(helpdesk::Transaction&)>;

    AdministrationHook(Services& services, Join join) : _services(services), _join(std::move(join)) {}

    void settingsChanged(helpdesk::AccountId by, const std::string& plugin,
                         const std::vector<helpdesk::SettingChange>& changes,
                         helpdesk::Transaction& transaction) override;
    void pluginSwitched(helpdesk::AccountId by, const std::string& plugin, helpdesk::PluginSwitch to,
                        helpdesk::Transaction& transaction) override;

private:
    void write(helpdesk::AccountId by, helpdesk::Transaction& transaction,
               const std::function<void(UnitOfWork&, const Actor&)>& entries) const;

    Services& _services;
    Join _join;
};

}  // namespace contacts
