// A host without its wire: database, accounts, plugins, pages; requests go straight to the router.
#pragma once

#include "host/src/pages/Helpdesk.h"
#include "host/src/pages/HostTexts.h"
#include "host/src/program/Door.h"
#include "host/src/tickets/TicketRow.h"

#include <Poco/TemporaryFile.h>

#include <functional>
#include <map>
#include <memory>

namespace tests {

using Form = std::vector<std::pair<std::string, std::string>>;

/// Plugins of this build, by the names of their targets.
[[nodiscard]] std::string pluginFile(const std::string& target);

class House
{
public:
    /// `libraries` are files; `configured` are properties "plugin.<id>.<key>".
    explicit House(std::vector<std::string> libraries, std::map<std::string, std::string> configured = {},
                   db::Engine engine = db::Engine::sqlite);
    ~House();

    /// The same house after a restart: same database, new process state.
    void restart();

    [[nodiscard]] supportcentre::Helpdesk& helpdesk() { return *_helpdesk; }
    [[nodiscard]] supportcentre::PluginFacts plugin(const std::string& id);

    /// People. Access is filled in with every request, as the front desk does.
    [[nodiscard]] helpdesk::Visitor customer() { return visitor("maria@acme.example"); }
    [[nodiscard]] helpdesk::Visitor agent() { return visitor("agent@support.example"); }
    [[nodiscard]] helpdesk::Visitor administrator() { return visitor("admin@support.example"); }

    helpdesk::Response get(const helpdesk::Visitor& visitor, const std::string& address);
    helpdesk::Response post(const helpdesk::Visitor& visitor, const std::string& path, Form form = {});
    helpdesk::Response call(const helpdesk::Visitor& visitor, helpdesk::Method method,
                            const std::string& path, helpdesk::Json body);

    /// First column of a query, one text a row.
    std::vector<std::string> rows(const std::string& sql);
    [[nodiscard]] std::string row(const std::string& sql);

    /// Another value in the configuration file, read anew when a plugin starts.
    void configure(const std::string& property, const std::string& value) { _configured[property] = value; }

    /// Waits until it is true, at most five seconds.
    static bool comesTrue(const std::function<bool()>& condition);

    [[nodiscard]] std::string log();

private:
    [[nodiscard]] helpdesk::Visitor visitor(const std::string& email);
    helpdesk::Response send(helpdesk::Request request);
    [[nodiscard]] helpdesk::Response refused(const helpdesk::Request& request, int status,
                                             const std::string& incident);
    void open();
    void close();

    Poco::TemporaryFile _folder;
    std::vector<std::string> _libraries;
    std::map<std::string, std::string> _configured;
    int _logFile = -1;
    supportcentre::Config _config{supportcentre::Config::Values{}};
    std::unique_ptr<supportcentre::HostDatabase> _database;
    std::unique_ptr<supportcentre::JsonLog> _log;
    supportcentre::HostTexts _texts;
    std::unique_ptr<supportcentre::Door> _door;
    std::unique_ptr<supportcentre::Router> _router;
    std::unique_ptr<supportcentre::Assets> _assets;
    std::unique_ptr<supportcentre::Helpdesk> _helpdesk;
};

}  // namespace tests
