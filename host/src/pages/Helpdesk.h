// Everything of the host that is neither wire, door nor storage, put together: tickets, plugins, pages, API.
// The program makes one of it, after its tables are up to date, and hands the router to the server.
#pragma once

#include "host/src/pages/FrameRenderer.h"
#include "host/src/plugins/PluginHost.h"
#include "host/src/security/Login.h"
#include "host/src/store/HostDatabase.h"
#include "templates/View.h"
#include "templates/Words.h"

#include <memory>

namespace supportcentre {

class Helpdesk
{
public:
    /// All of it outlives the Helpdesk.
    struct Needs
    {
        HostDatabase& database;
        JsonLog& log;
        helpdesk::Accounts& accounts;
        helpdesk::LogIns& logIns;
        Router& router;
        Assets& assets;
        const templates::Words& words;
        const templates::Views& views;
        SiteFacts site;
        std::vector<std::string> libraries;  ///< Plugin files, in the order in which they start.
        Login& login;
    };

    explicit Helpdesk(Needs needs);
    ~Helpdesk();
    Helpdesk(const Helpdesk&) = delete;
    Helpdesk& operator=(const Helpdesk&) = delete;

    /// Loads and starts the plugins, so that their pages, commands and health are there. Never throws because
    /// of a plugin. After a db::Error it may be called again.
    void startPlugins();

    /// Throws std::runtime_error when what another configuration file says of the running plugins' settings
    /// will not do.
    void prove(const SiteFacts::Configured& fresh) const;
    /// That file is in force now.
    void configurationChanged();

    /// Jobs and delivery of ticket events begin: for `serve`, not for other sub-commands.
    void startJobs();

    /// Jobs end, plugins stop. Requests must have ended before.
    void stop() noexcept;

    /// What the demo shows in the host's own rooms; after the plugin's part of the demo.
    void fillDemo();

    [[nodiscard]] const FrameRenderer& frame() const noexcept;
    [[nodiscard]] Contributions& contributions() noexcept;  ///< The AccessDesk; also health() and commands().
    [[nodiscard]] PluginHost& plugins() noexcept;

    /// The host's own lines of the health page; those of plugins are in contributions().
    [[nodiscard]] std::vector<helpdesk::Health> health() const;

private:
    struct Rooms;
    std::unique_ptr<Rooms> _rooms;
};

}  // namespace supportcentre
