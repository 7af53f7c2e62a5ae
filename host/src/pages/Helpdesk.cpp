#include "host/src/pages/Helpdesk.h"

#include "host/src/api/HostApi.h"
#include "host/src/pages/Frame.h"
#include "host/src/pages/HostHealth.h"
#include "host/src/pages/HostPages.h"
#include "host/src/pages/RoomsMenu.h"
#include "host/src/plugins/DatabaseFacts.h"
#include "host/src/projects/TiesOfPeople.h"
#include "host/src/rooms/DemoRooms.h"
#include "host/src/tickets/TicketsForPlugins.h"

#include <algorithm>

namespace supportcentre {

namespace {

constexpr std::string_view owner = "host";


helpdesk::Time now()
{
    return timeOf(nowMicros());
}

}  // namespace


/// In the order in which they need each other; destroyed the other way round.
struct Helpdesk::Rooms
{
    explicit Rooms(Needs given)
        : needs(std::move(given)),
          frame(needs.words, needs.views, contributions, needs.assets, needs.site.productName),
          configured(needs.site, needs.words, needs.log),
          settings(needs.database.pool(), needs.site.secretKey, configured),
          settingsCheck(settings, needs.words, contributions),
          states(needs.database.pool()),
          databaseFacts(needs.database),
          reader(needs.database.pool()),
          tickets(needs.database.pool(), contributions, now),
          ticketsForPlugins(tickets, reader, needs.words),
          sight(contributions),
          delivery(needs.database.pool(), contributions, now),
          directory(contributions),
          projects(needs.database.pool(), directory, now),
          ties(needs.database.pool()),
          roomsMenu(needs.words),
          plugins(pluginParts(), needs.libraries),
          parts{needs.database.pool(),
                needs.accounts,
                needs.words,
                needs.views,
                contributions,
                plugins,
                configured,
                settings,
                settingsCheck,
                reader,
                tickets,
                sight,
                delivery,
                directory,
                projects,
                needs.login,
                now},
          pages(parts),
          api(parts)
    {
        tickets.whenSomethingHappened([this] { ownJobs.soon(owner, "ticket events"); });
        addOwnMenu();
        pages.addTo(needs.router);
        api.addTo(needs.router);
    }

    PluginHost::Parts pluginParts()
    {
        return {needs.router,
                needs.assets,
                jobs,
                contributions,
                needs.log,
                configured,
                settings,
                states,
                needs.site,
                {{helpdesk::Database::id, static_cast<helpdesk::Database*>(&databaseFacts)},
                 {helpdesk::Tickets::id, static_cast<helpdesk::Tickets*>(&ticketsForPlugins)},
                 {helpdesk::Ties::id, static_cast<helpdesk::Ties*>(&ties)},
                 {helpdesk::Accounts::id, &needs.accounts},
                 {helpdesk::LogIns::id, &needs.logIns}},
                [this](const std::string& plugin) { delivery.wake(plugin); },
                std::chrono::seconds(15)};
    }

    /// The host's own rooms stand in the menu beside those of the plugins.
    void addOwnMenu()
    {
        auto mine = std::make_shared<Registrations>();
        mine->plugin = owner;
        mine->guard = guard;
        mine->menus.push_back(&roomsMenu);
        guard->open();
        contributions.add(std::move(mine));
    }

    /// Nobody reads what the file says of plugins that are not there.
    void warnOfStrangers()
    {
        if (!needs.site.configured)
            return;
        const auto all = plugins.plugins();
        for (const auto& [name, value] : needs.site.configured())
            if (std::none_of(all.begin(), all.end(),
                             [&](const PluginFacts& known) { return name.starts_with(known.id + "."); }))
                needs.log.write(helpdesk::Level::warning, "unknown-configuration-key",
                                {{"key", "plugin." + name}});
    }

    /// A job of the host's own must not end its thread either.
    std::function<void()> guarded(const char* name, std::function<void()> run)
    {
        return [this, name, run = std::move(run)] { (void)guard->caught(name, run); };
    }

    void addJobs()
    {
        using namespace std::chrono_literals;
        ownJobs.add(std::string(owner), "ticket events", 2s,
                    guarded("ticket events", [this] { delivery.deliver(); }));
        ownJobs.add(std::string(owner), "settings", 5s, guarded("settings", [this] { settings.reload(); }));
        ownJobs.add(std::string(owner), "plugin states", 5s,
                    guarded("plugin states", [this] { plugins.followStates(); }));
    }

    Needs needs;
    std::shared_ptr<Guard> guard = std::make_shared<Guard>(std::string(owner), needs.log);
    Contributions contributions;
    Frame frame;
    ConfiguredSettings configured;
    SettingsStore settings;
    SettingsCheck settingsCheck;
    PluginStates states;
    DatabaseFacts databaseFacts;
    TicketReader reader;
    TicketService tickets;
    TicketsForPlugins ticketsForPlugins;
    TicketSight sight;
    TicketDelivery delivery;
    Directory directory;
    Projects projects;
    TiesOfPeople ties;
    RoomsMenu roomsMenu;
    Jobs ownJobs{1};  ///< No mail server and no other house that answers slowly holds them up.
    Jobs jobs{3};
    PluginHost plugins;
    PageParts parts;
    HostPages pages;
    HostApi api;
};


Helpdesk::Helpdesk(Needs needs) : _rooms(std::make_unique<Rooms>(std::move(needs))) {}


Helpdesk::~Helpdesk()
{
    stop();
}


void Helpdesk::startPlugins()
{
    _rooms->settings.reload();
    _rooms->plugins.startAll();
    _rooms->warnOfStrangers();
}


void Helpdesk::prove(const SiteFacts::Configured& fresh) const
{
    for (const auto& plugin : _rooms->plugins.plugins())
        if (const auto schema = _rooms->settings.schema(plugin.id))
            _rooms->configured.prove(plugin.id, *schema, fresh);
}


void Helpdesk::configurationChanged()
{
    for (const auto& plugin : _rooms->plugins.plugins())
        if (const auto schema = _rooms->settings.schema(plugin.id))
            _rooms->configured.read(plugin.id, *schema);
    _rooms->warnOfStrangers();
}


void Helpdesk::startJobs()
{
    _rooms->addJobs();
    _rooms->ownJobs.start();
    _rooms->jobs.start();
}


void Helpdesk::stop() noexcept
{
    _rooms->ownJobs.stop();
    _rooms->jobs.stop();
    _rooms->plugins.stopAll();
}


void Helpdesk::fillDemo()
{
    fillDemoRooms(_rooms->needs.database.pool(), _rooms->directory, _rooms->projects, now());
}


const FrameRenderer& Helpdesk::frame() const noexcept
{
    return _rooms->frame;
}


Contributions& Helpdesk::contributions() noexcept
{
    return _rooms->contributions;
}


PluginHost& Helpdesk::plugins() noexcept
{
    return _rooms->plugins;
}


std::vector<helpdesk::Health> Helpdesk::health() const
{
    return HostHealth(_rooms->parts)();
}

}  // namespace supportcentre
