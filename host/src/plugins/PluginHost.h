// Loads plugins, starts and stops them, also while the host runs, and knows how each of them is.
#pragma once

#include "host/src/http/Assets.h"
#include "host/src/http/Router.h"
#include "host/src/plugins/Contributions.h"
#include "host/src/plugins/HostServices.h"
#include "host/src/plugins/Jobs.h"
#include "host/src/plugins/PluginStates.h"
#include "host/src/plugins/SettingsStore.h"
#include "host/src/plugins/SiteFacts.h"

namespace supportcentre {

struct PluginFacts
{
    enum class State {
        running,
        disabled,  ///< By the administrator.
        failed,    ///< start() threw; the host runs on without it and tries again.
        refused,   ///< Its manifest does not fit this host; none of its code ran.
        stuck      ///< Asked to stop while a call does not return; stop again later.
    };

    std::string id;
    std::string version;
    std::uint32_t abiLevel = 0;
    std::string build;
    State state = State::disabled;
    std::string message;  ///< Why it is refused, failed or stuck.
};

/// A library once loaded stays mapped for the life of the process: disabling stops and destroys the plugin
/// object only. All starts and stops happen one after the other, never on a thread that is inside a call of
/// the same plugin (this is what [main-thread] in the SDK asks for). [thread-safe]
class PluginHost
{
public:
    struct Parts
    {
        Router& router;
        Assets& assets;
        Jobs& jobs;
        Contributions& contributions;
        JsonLog& log;
        ConfiguredSettings& configured;
        SettingsStore& settings;
        PluginStates& states;
        const SiteFacts& site;
        SharedServices services;
        std::function<void(const std::string& plugin)> started;  ///< A plugin takes calls from now on.
        std::chrono::milliseconds patience{15000};  ///< For calls in flight when a plugin is stopped.
    };

    PluginHost(Parts parts, std::vector<std::string> libraries);
    ~PluginHost();
    PluginHost(const PluginHost&) = delete;
    PluginHost& operator=(const PluginHost&) = delete;

    /// Reads every library, starts those that are not disabled. Never throws because of a plugin. After a
    /// db::Error it may be called again, and goes on where it was.
    void startAll();
    void stopAll() noexcept;

    /// False: no such plugin, or it cannot be enabled (refused). The wish is stored, so that a restart
    /// follows it: of a plugin that comes after its start, of one that goes before its end, so that it hears
    /// of it.
    bool enable(std::string_view id, helpdesk::AccountId by);
    bool disable(std::string_view id, helpdesk::AccountId by);

    /// Follows what another node's administrator has decided, and starts what could not be started before:
    /// in the next round, then less and less often.
    void followStates();

    [[nodiscard]] std::vector<PluginFacts> plugins() const;
    [[nodiscard]] std::optional<PluginFacts> find(std::string_view id) const;

private:
    struct Held;

    void load(const std::string& file);
    void start(Held& held);
    void tryAgain(Held& held);
    void decide(const std::string& id, helpdesk::PluginSwitch to, helpdesk::AccountId by);
    [[nodiscard]] bool stop(Held& held) noexcept;
    [[nodiscard]] Held* held(std::string_view id) const;
    void note(Held& held, PluginFacts::State state, std::string message);

    Parts _parts;
    std::vector<std::string> _libraries;
    std::vector<std::unique_ptr<Held>> _held;
    std::mutex _changing;       ///< One start or stop at a time.
    mutable std::mutex _facts;  ///< Guards the facts only: the administrator's page never waits for a start.
};

}  // namespace supportcentre
