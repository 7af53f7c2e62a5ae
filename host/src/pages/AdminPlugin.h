// /admin/plugins/{plugin}: its settings, drawn from the schema it declared.
#pragma once

#include "host/src/pages/HostPage.h"

namespace supportcentre {

class AdminPlugin final : public HostPage
{
public:
    using HostPage::HostPage;
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    using Findings = std::vector<SettingsCheck::Finding>;

    /// For one rendering of the form.
    struct Drawing
    {
        const helpdesk::Request& request;
        const PluginFacts& facts;
        const SettingsCheck::Typed& typed;
        const Findings& findings;
    };

    void askAgainForSecrets(const helpdesk::Request& request, const std::string& plugin,
                            const SettingsCheck::Typed& typed, Findings& findings) const;
    [[nodiscard]] helpdesk::Response form(const Drawing& drawing) const;
    [[nodiscard]] std::string savedWords(const helpdesk::Request& request, const helpdesk::Setting& setting,
                                         const std::string& saved) const;
    [[nodiscard]] templates::View setting(const Drawing& drawing, const helpdesk::Setting& setting) const;
};

}  // namespace supportcentre
