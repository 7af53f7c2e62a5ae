// The SDK's Registry for one start of one plugin: collects what it declares, and can take all of it back.
#pragma once

#include "host/src/http/Assets.h"
#include "host/src/http/Router.h"
#include "host/src/plugins/Contributions.h"
#include "host/src/plugins/Jobs.h"
#include "host/src/plugins/SettingsStore.h"

namespace supportcentre {

/// Used by one thread during start(); afterwards every call is a std::logic_error that names the plugin.
class PluginRegistry final : public helpdesk::Registry
{
public:
    struct Parts
    {
        Router& router;
        Assets& assets;
        Jobs& jobs;
        Contributions& contributions;
        ConfiguredSettings& configured;
        SettingsStore& settings;
    };

    PluginRegistry(std::string plugin, std::shared_ptr<Guard> guard, Parts parts);

    void listen(helpdesk::TicketListener& listener) override;
    void page(helpdesk::Method method, std::string_view route, helpdesk::Audience audience,
              helpdesk::Page& page) override;
    void panel(helpdesk::Frame::Area area, helpdesk::Panel& panel) override;
    void menu(helpdesk::Menu& menu) override;
    void access(helpdesk::AccessSource& source) override;
    void settings(helpdesk::SettingsSchema schema) override;
    void job(std::string_view name, std::chrono::milliseconds every, std::function<void()> run) override;
    void
    command(std::string_view name, std::string_view usage,
            std::function<int(const std::vector<std::string>&, std::istream&, std::ostream&)> run) override;
    void health(std::function<std::vector<helpdesk::Health>()> report) override;
    std::string asset(std::string_view name, std::string_view contentType, std::string_view content) override;
    void category(std::string_view key, std::function<helpdesk::Localised()> label) override;
    void profile(helpdesk::Profile& profile) override;
    void people(helpdesk::People& people) override;
    void uploadPage(std::string_view route, helpdesk::Audience audience, helpdesk::Page& page) override;
    void formPage(std::string_view route, helpdesk::Audience audience, helpdesk::Page& page) override;
    void passwords(helpdesk::PasswordListener& listener) override;
    void administration(helpdesk::AdministrationListener& listener) override;

    /// The plugin has started: what it declared takes effect, and the registry is closed.
    void publish();

    /// Takes everything back, last first. Calls in flight may still be inside the guard.
    void drop() noexcept;

private:
    void usable(std::string_view what) const;
    void add(helpdesk::Method method, std::string_view route, helpdesk::Audience audience,
             helpdesk::Page& page, TakesFiles files, OddValues oddValues = OddValues::refused);

    std::string _plugin;
    std::shared_ptr<Guard> _guard;
    Parts _parts;
    std::shared_ptr<Registrations> _mine;
    std::vector<std::function<void()>> _undo;
    bool _hasPages = false;
    bool _closed = false;
};

}  // namespace supportcentre
