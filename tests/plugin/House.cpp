#include "tests/plugin/House.h"

#include "host/src/http/Form.h"
#include "host/src/http/Incident.h"
#include "host/src/http/Problems.h"
#include "tests/support/PrivateMariaDb.h"

#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>
#include <unistd.h>

namespace tests {

using supportcentre::AccountStore;
using supportcentre::Assets;
using supportcentre::Config;
using supportcentre::Door;
using supportcentre::Helpdesk;
using supportcentre::HostDatabase;
using supportcentre::JsonLog;
using supportcentre::PluginFacts;
using supportcentre::Router;
using supportcentre::SiteFacts;

std::string pluginFile(const std::string& target)
{
    return std::string(TEST_PLUGINS) + "/" + target + ".so";
}


House::House(std::vector<std::string> libraries, std::map<std::string, std::string> configured,
             db::Engine engine)
    : _libraries(std::move(libraries)),
      _configured(std::move(configured)),
      _texts(supportcentre::hostTexts())
{
    std::filesystem::create_directories(_folder.path());
    _logFile = ::open((_folder.path() + "/log").c_str(), O_CREAT | O_APPEND | O_WRONLY | O_CLOEXEC, 0600);
    _log = std::make_unique<JsonLog>(helpdesk::Level::information, _logFile);
    const auto connectionString = engine == db::Engine::mysql ? PrivateMariaDb::shared().newDatabase()
                                                              : _folder.path() + "/test.sqlite";
    _database = std::make_unique<HostDatabase>(engine, connectionString);
    _database->migrate();
    const auto connection = _database->pool().borrow();
    AccountStore accounts(*connection);
    accounts.add({.email = "maria@acme.example", .name = "Maria Keller"});
    accounts.add({.email = "agent@support.example", .name = "Jonas Lind", .agent = true});
    accounts.add({.email = "admin@support.example", .name = "Ada Minist", .administrator = true});
    open();
}


House::~House()
{
    close();
    _database.reset();
    ::close(_logFile);
}


void House::open()
{
    const std::string key(32, 'k');
    _door = std::make_unique<Door>(_config, *_database, *_texts.words, *_log, key);
    _router = std::make_unique<Router>();
    _assets = std::make_unique<Assets>();
    SiteFacts site;
    site.baseAddress = "http://127.0.0.1:8080";
    site.dataFolder = _folder.path();
    site.secretKey = key;
    site.configured = [this] {
        return Config(Config::Values(_configured.begin(), _configured.end())).pluginSettings();
    };
    _helpdesk = std::make_unique<Helpdesk>(Helpdesk::Needs{*_database, *_log, _door->accounts, _door->logIns,
                                                           *_router, *_assets, *_texts.words, *_texts.views,
                                                           std::move(site), _libraries, _door->login});
    _door->accounts.tell(_helpdesk->contributions());
    _helpdesk->startPlugins();
    _helpdesk->startJobs();
}


void House::close()
{
    _helpdesk.reset();
    _assets.reset();
    _router.reset();
    _door.reset();
}


void House::restart()
{
    close();
    open();
}


PluginFacts House::plugin(const std::string& id)
{
    return _helpdesk->plugins().find(id).value_or(PluginFacts{});
}


helpdesk::Visitor House::visitor(const std::string& email)
{
    const auto connection = _database->pool().borrow();
    const auto account = AccountStore(*connection).findByEmail(email).value();
    helpdesk::Visitor visitor;
    visitor.account = account.id;
    visitor.email = account.email;
    visitor.name = account.name;
    visitor.agent = account.agent;
    visitor.administrator = account.administrator;
    return visitor;
}


helpdesk::Response House::send(helpdesk::Request request)
{
    auto found = _router->find(request.method, request.path);
    if (!found.entry)
        return helpdesk::Response::notFound();
    request.captured = std::move(found.captured);
    request.csrf = "token";
    auto& entry = *found.entry;
    helpdesk::Response response;
    try
    {
        request.visitor.access = _helpdesk->contributions().accessOf(request.visitor.account);
        response = entry.run ? entry.run(*entry.page, request) : entry.page->handle(request);
    }
    catch (const supportcentre::Later& later)
    {
        auto refusal = refused(request, 503, later.what());
        refusal.headers.emplace_back("Retry-After", std::to_string(later.wait().count()));
        return refusal;
    }
    catch (const supportcentre::Incident& incident)
    {
        return refused(request, 500, incident.what());
    }
    if (!response.frame.title.empty())
    {
        const auto [before, after] = _helpdesk->frame().wrap(response, request, {});
        response.body = before + response.body + after;
    }
    return response;
}


/// What the front desk makes of an incident.
helpdesk::Response House::refused(const helpdesk::Request& request, int status, const std::string& incident)
{
    if (request.path.starts_with("/api/"))
        return supportcentre::problemOf(status, {}, incident);
    helpdesk::Response response;
    response.status = status;
    response.body = _helpdesk->frame().error(status, request, {incident}, {});
    return response;
}


helpdesk::Response House::get(const helpdesk::Visitor& visitor, const std::string& address)
{
    helpdesk::Request request;
    request.visitor = visitor;
    const auto question = std::min(address.find('?'), address.size());
    request.path = address.substr(0, question);
    request.query =
        supportcentre::parseQuery(std::string_view(address).substr(std::min(question + 1, address.size())));
    return send(std::move(request));
}


helpdesk::Response House::post(const helpdesk::Visitor& visitor, const std::string& path, Form form)
{
    helpdesk::Request request;
    request.method = helpdesk::Method::post;
    request.visitor = visitor;
    request.path = path;
    request.form = helpdesk::Fields(std::move(form));
    return send(std::move(request));
}


helpdesk::Response House::call(const helpdesk::Visitor& visitor, helpdesk::Method method,
                               const std::string& path, helpdesk::Json body)
{
    helpdesk::Request request;
    request.method = method;
    request.visitor = visitor;
    request.path = path;
    request.json = std::move(body);
    return send(std::move(request));
}


namespace {

/// A column of either kind as text: MariaDB's statements tell numbers from texts, SQLite's do not.
std::string shown(const db::Statement& row)
{
    try
    {
        return std::string(row.text(0));
    }
    catch (const std::logic_error&)
    {
        return std::to_string(row.number(0));
    }
}

}  // namespace


std::vector<std::string> House::rows(const std::string& sql)
{
    const auto connection = _database->pool().borrow();
    // The connection keeps prepared statements by their text's address: one of its own each time.
    const auto joined = db::joined(connection->session());
    auto& statement = joined->prepared(sql);
    statement.execute();
    std::vector<std::string> all;
    while (statement.next())
        all.push_back(shown(statement));
    return all;
}


std::string House::row(const std::string& sql)
{
    const auto all = rows(sql);
    return all.empty() ? std::string() : all.front();
}


bool House::comesTrue(const std::function<bool()>& condition)
{
    for (int i = 0; i < 500; ++i)
    {
        if (condition())
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}


std::string House::log()
{
    std::ifstream in(_folder.path() + "/log");
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

}  // namespace tests
