#include "host/src/plugins/PluginHost.h"

#include "host/src/plugins/PluginLibrary.h"
#include "host/src/plugins/PluginRegistry.h"

#include <algorithm>
#include <filesystem>

namespace supportcentre {

using State = PluginFacts::State;

namespace {

constexpr unsigned longestPause = 63;  ///< Rounds: with one every five seconds, a try every five minutes.

}  // namespace

/// A plugin of any state. What stands later is destroyed first: the plugin before its registry, guard and
/// services.
struct PluginHost::Held
{
    PluginFacts facts{};
    std::unique_ptr<PluginLibrary> library;
    std::unique_ptr<HostServices> services;
    std::shared_ptr<Guard> guard;
    std::unique_ptr<PluginRegistry> registry;
    std::unique_ptr<helpdesk::Plugin> plugin;
    unsigned pause = 0;  ///< Rounds of followStates() to let pass after the next failure …
    unsigned rests = 0;  ///< … and of this pause still to come.
};


PluginHost::PluginHost(Parts parts, std::vector<std::string> libraries)
    : _parts(std::move(parts)),
      _libraries(std::move(libraries))
{
}


PluginHost::~PluginHost()
{
    stopAll();
}


void PluginHost::load(const std::string& file)
{
    auto held = std::make_unique<Held>();
    held->facts.id = std::filesystem::path(file).stem().string();
    try
    {
        held->library = std::make_unique<PluginLibrary>(file);
        const auto& manifest = held->library->manifest();
        if (!manifest.id.empty())
            held->facts.id = manifest.id;
        held->facts.version = manifest.version;
        held->facts.abiLevel = manifest.abiLevel;
        held->facts.build = manifest.build;
        held->library->judge();
        if (find(manifest.id))
            throw PluginRefused("there are two plugins " + manifest.id);
    }
    catch (const std::exception& problem)
    {
        held->facts.state = State::refused;
        held->facts.message = problem.what();
        _parts.log.write(helpdesk::Level::error, "plugin refused",
                         {{"plugin", held->facts.id}, {"why", problem.what()}});
    }
    const std::lock_guard lock(_facts);
    _held.push_back(std::move(held));
}


void PluginHost::startAll()
{
    const std::lock_guard changing(_changing);
    if (_held.empty())
        for (const auto& file : _libraries)
            load(file);
    for (const auto& held : _held)
        if (held->facts.state != State::refused && _parts.states.enabled(held->facts.id))
            start(*held);
}


void PluginHost::stopAll() noexcept
{
    const std::lock_guard changing(_changing);
    for (auto held = _held.rbegin(); held != _held.rend(); ++held)
        if (!stop(**held))
            (void)(*held)
                ->plugin.release();  // A call never returned: leaving the object alone is the safe end.
}


void PluginHost::start(Held& held)
{
    if (held.plugin)
        return;
    const auto id = held.facts.id;
    held.guard = std::make_shared<Guard>(id, _parts.log);
    held.services =
        std::make_unique<HostServices>(id, _parts.services, _parts.settings, _parts.site, _parts.log);
    held.registry = std::make_unique<PluginRegistry>(
        id, held.guard,
        PluginRegistry::Parts{_parts.router, _parts.assets, _parts.jobs, _parts.contributions,
                              _parts.configured, _parts.settings});
    const auto ended = held.guard->caught("start", [&] {
        held.plugin = held.library->create();
        held.plugin->start(*held.services, *held.registry);
        held.registry->publish();
    });
    if (ended)
    {
        held.pause = held.rests = 0;
        note(held, State::running, {});
        if (_parts.started)
            (void)held.guard->caught("after start", [&] { _parts.started(id); });
        _parts.log.write(helpdesk::Level::information, "plugin started",
                         {{"plugin", id}, {"version", held.facts.version}});
        return;
    }
    held.registry->drop();
    held.plugin.reset();
    held.registry.reset();
    held.rests = held.pause;
    held.pause = std::min(2 * held.pause + 1, longestPause);
    note(held, State::failed, ended.what + " (" + ended.incident + ")");
}


bool PluginHost::stop(Held& held) noexcept
{
    if (!held.plugin)
        return true;
    if (!held.guard->shut(_parts.patience))
    {
        note(held, State::stuck, "A call into the plugin has not returned. Disable it again later.");
        return false;
    }
    held.registry->drop();
    held.plugin->stop();
    held.plugin.reset();
    held.registry.reset();
    note(held, State::disabled, {});
    _parts.log.write(helpdesk::Level::information, "plugin stopped", {{"plugin", held.facts.id}});
    return true;
}


void PluginHost::decide(const std::string& id, helpdesk::PluginSwitch to, helpdesk::AccountId by)
{
    try
    {
        _parts.states.decide(id, to, [&](helpdesk::Transaction& transaction) {
            _parts.contributions.pluginSwitched(by, id, to, transaction);
        });
    }
    catch (const std::exception& problem)
    {
        // Whoever keeps the record may be the very plugin that somebody wants to be rid of.
        _parts.log.write(helpdesk::Level::warning, "a plugin was switched without a record of it",
                         {{"plugin", id}, {"by", std::to_string(by.value)}, {"why", problem.what()}});
        _parts.states.decide(id, to, {});
    }
}


bool PluginHost::enable(std::string_view id, helpdesk::AccountId by)
{
    const std::lock_guard changing(_changing);
    auto* found = held(id);
    if (!found || found->facts.state == State::refused)
        return false;
    if (found->facts.state != State::stuck || stop(*found))
        start(*found);
    decide(found->facts.id, helpdesk::PluginSwitch::enabled, by);
    return true;
}


bool PluginHost::disable(std::string_view id, helpdesk::AccountId by)
{
    const std::lock_guard changing(_changing);
    auto* found = held(id);
    if (!found || found->facts.state == State::refused)
        return false;
    decide(found->facts.id, helpdesk::PluginSwitch::disabled, by);
    if (found->plugin)
        (void)stop(*found);
    else
        note(*found, State::disabled, {});
    return true;
}


void PluginHost::followStates()
{
    const std::lock_guard changing(_changing);
    for (const auto& held : _held)
    {
        const auto state = held->facts.state;
        if (state == State::refused || state == State::stuck)
            continue;
        const bool wanted = _parts.states.enabled(held->facts.id);
        if (state == State::running && !wanted)
            (void)stop(*held);
        else if (state == State::disabled && wanted)
            start(*held);
        else if (state == State::failed && wanted)
            tryAgain(*held);
        else if (state == State::failed)
            note(*held, State::disabled, {});
    }
}


void PluginHost::tryAgain(Held& held)
{
    if (held.rests == 0)
        start(held);
    else
        --held.rests;
}


std::vector<PluginFacts> PluginHost::plugins() const
{
    const std::lock_guard lock(_facts);
    std::vector<PluginFacts> all;
    for (const auto& held : _held)
        all.push_back(held->facts);
    return all;
}


std::optional<PluginFacts> PluginHost::find(std::string_view id) const
{
    for (auto& facts : plugins())
        if (facts.id == id)
            return facts;
    return std::nullopt;
}


PluginHost::Held* PluginHost::held(std::string_view id) const
{
    for (const auto& held : _held)
        if (held->facts.id == id)
            return held.get();
    return nullptr;
}


void PluginHost::note(Held& held, State state, std::string message)
{
    const std::lock_guard lock(_facts);
    held.facts.state = state;
    held.facts.message = std::move(message);
}

}  // namespace supportcentre
