// /admin/plugins: how each plugin is; enable and disable while the host runs.
#pragma once

#include "host/src/pages/HostPage.h"

namespace supportcentre {

class AdminPlugins final : public HostPage
{
public:
    using HostPage::HostPage;

    /// GET: the list, and …/{plugin}/disable asks first. POST …/{plugin}/enable and …/{plugin}/disable.
    helpdesk::Response handle(const helpdesk::Request& request) override;

private:
    [[nodiscard]] helpdesk::Response list(const helpdesk::Request& request) const;
    [[nodiscard]] helpdesk::Response ask(const helpdesk::Request& request) const;
};

/// "Running", with the look of its mark.
struct StateWords
{
    std::string text;
    std::string look;
};
[[nodiscard]] StateWords stateWords(const templates::Words& words, std::string_view locale,
                                    const PluginFacts& facts, const std::vector<helpdesk::Health>& health);

/// Whether somebody must come at once, ready for requests or not.
[[nodiscard]] bool isBad(helpdesk::Health::State state);

/// The look of a mark: "on", "wait" or "bad".
[[nodiscard]] std::string_view lookOf(helpdesk::Health::State state);

/// In the reader's language where the host's words name it, since a manifest has no name to show and a plugin
/// that is off says nothing. Any other by its id: "work-hours" → "Work Hours".
[[nodiscard]] std::string titleOf(const templates::Words& words, std::string_view locale,
                                  const std::string& plugin);

/// Health lines of one plugin.
[[nodiscard]] std::vector<helpdesk::Health> healthOf(const Contributions& contributions,
                                                     std::string_view plugin);

}  // namespace supportcentre
