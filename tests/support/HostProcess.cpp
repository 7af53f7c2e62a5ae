#include "tests/support/HostProcess.h"

#include "tests/support/Afterwards.h"
#include "tests/support/HttpClient.h"
#include "tests/support/PrivateMariaDb.h"

#include <Poco/Data/RecordSet.h>
#include <Poco/Exception.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <thread>

namespace tests {

namespace {

/// The demo data as a folder, loaded once a program and copied for every host on SQLite.
const std::filesystem::path& sqlitePrototype(const std::function<void(const std::filesystem::path&)>& fill)
{
    static const TemporaryFolder folder("prototype");
    static const bool filled = (fill(folder.path()), true);
    (void)filled;
    return folder.path();
}

struct Login
{
    std::string email;
    std::string right;
    std::string name;
};


/// docs/demo-logins.txt, which ./run reads as well.
std::vector<Login> demoLogins()
{
    std::vector<Login> logins;
    std::ifstream in(std::string(SOURCE_DIR) + "/docs/demo-logins.txt");
    for (std::string line; std::getline(in, line);)
    {
        if (line.starts_with('#'))
            continue;
        Login login;
        std::istringstream words(line);
        std::string bar;
        words >> login.email >> bar >> login.right;
        if (login.right == "|")
            login.right.clear();
        for (std::string word; !login.right.empty() && words >> word && word != "|";)
            login.name += (login.name.empty() ? "" : " ") + word;
        logins.push_back(login);
    }
    return logins;
}

}  // namespace


HostProcess::HostProcess(HostOptions options)
    : _options(std::move(options)),
      _folder("supportcentre"),
      _port(freePort())
{
    std::filesystem::create_directories(spool());
    if (_options.storage == Storage::mariadb)
        _database = PrivateMariaDb::shared().newDatabase();
    writeConfiguration(folder());
    if (_options.storage == Storage::sqlite && _options.data == Data::demo)
    {
        const auto& prototype = sqlitePrototype([&](const std::filesystem::path& empty) {
            writeConfiguration(empty);
            fill(empty);
        });
        std::filesystem::copy(prototype, folder(),
                              std::filesystem::copy_options::recursive |
                                  std::filesystem::copy_options::skip_existing);
    }
    else
        fill(folder());
    start(_options.environment);
}


HostProcess::~HostProcess()
{
    if (!_child)
        return;
    try
    {
        stop();
    }
    catch (const std::exception& failure)
    {
        // A destructor must not throw, and the suite must not pass over it either.
        failAfterwards(failure.what());
    }
}


std::filesystem::path HostProcess::program()
{
    return PROGRAM;
}


void HostProcess::writeConfiguration(const std::filesystem::path& where)
{
    const bool mariadb = _options.storage == Storage::mariadb;
    std::map<std::string, std::string> values{
        {"http.address", "127.0.0.1"},
        {"http.port", std::to_string(_port)},
        {"site.base-address", address()},
        {"data.folder", where.string()},
        {"database.engine", mariadb ? "mysql" : "sqlite"},
        {"database.connection", mariadb ? _database : (where / "supportcentre.sqlite").string()},
        {"plugins", PLUGIN},
        {"security.hash.mebibytes", "8"},  // libsodium's least: people log in by the thousand here
        {"plugin.contacts-manager.mail.transport", "spool"},
        {"plugin.contacts-manager.mail.spool-folder", (where / "mail").string()},
    };
    for (const auto& [name, value] : _options.configuration)
        values[name] = value;
    std::string text;
    for (const auto& [name, value] : values)
        text.append(name).append(" = ").append(value).append("\n");
    writeFile(where / "supportcentre.properties", text);
}


void HostProcess::fill(const std::filesystem::path& where)
{
    const auto step = [&](const std::vector<std::string>& arguments, const std::string& input = {}) {
        const auto log = where / "fill.log";
        HostChild::Start start{
            {PROGRAM, "--config", (where / "supportcentre.properties").string()}, {}, input, log};
        start.command.insert(start.command.end(), arguments.begin(), arguments.end());
        if (runToEnd(start) != 0)
            throw std::runtime_error("supportcentre " + arguments.front() + " failed: " + readFile(log));
    };
    step({"migrate"});
    if (_options.data == Data::none)
        return;
    step({"demo"});
    for (const auto& login : demoLogins())
    {
        if (login.right.empty())
            continue;  // contacts come with the demo data
        step({"user", "add", login.email, "--name", login.name, login.right});
        step({"user", "password", login.email}, "demo-password-1\n");
    }
}


void HostProcess::start(const std::map<std::string, std::string>& environment)
{
    auto variables = environment;
    variables.emplace("REFUSE_NESTED_CONNECTIONS", "1");
    _child = std::make_unique<HostChild>(
        HostChild::Start{{PROGRAM, "--config", (folder() / "supportcentre.properties").string(), "serve"},
                         variables,
                         {},
                         folder() / "host.log"});
    for (int i = 0; i < 2000; ++i)
    {
        if (!_child->runs())
            throw std::runtime_error("the host did not start: " + log());
        try
        {
            if (HttpClient(_port).get("/healthz").status == 200)
                return;
        }
        catch (const Poco::Exception&)
        {
            // not listening yet
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    throw std::runtime_error("the host does not answer: " + log());
}


std::string HostProcess::connection() const
{
    return _options.storage == Storage::mariadb ? _database : (folder() / "supportcentre.sqlite").string();
}


long HostProcess::residentKb() const
{
    std::ifstream status("/proc/" + std::to_string(_child->pid()) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:"))
            return std::stol(line.substr(6));
    return 0;
}


ExitCode HostProcess::stop()
{
    // Far longer than it needs, and shorter than any of its own deadlines: a stop that waits one out is a
    // bug.
    constexpr std::chrono::seconds patience(8);
    _child->signal(SIGTERM);
    const auto code = _child->wait(patience);
    _child.reset();
    if (!code)
        throw std::runtime_error("the host did not stop within 8 s: " + log());
    return *code;
}


ExitCode HostProcess::command(const std::vector<std::string>& arguments, std::string& output,
                              const std::string& input, const std::map<std::string, std::string>& environment)
{
    HostChild::Start start{{PROGRAM, "--config", (folder() / "supportcentre.properties").string()},
                           environment,
                           input,
                           folder() / "command.log"};
    start.command.insert(start.command.end(), arguments.begin(), arguments.end());
    std::filesystem::remove(start.output);
    const auto code = runToEnd(start);
    output = readFile(start.output);
    return code;
}


std::vector<std::string> HostProcess::rows(const std::string& select) const
{
    std::vector<std::string> result;
    const auto connection = database().borrow();
    Poco::Data::Statement statement(connection->session());
    statement << select;
    statement.execute();
    Poco::Data::RecordSet set(statement);
    for (bool more = set.moveFirst(); more; more = set.moveNext())
    {
        std::string row;
        for (std::size_t column = 0; column < set.columnCount(); ++column)
            row += (column ? "|" : "") +
                   (set[column].isEmpty() ? std::string("NULL") : set[column].convert<std::string>());
        result.push_back(row);
    }
    return result;
}


void HostProcess::change(const std::string& statement) const
{
    database().borrow()->run(statement);
}


db::Pool& HostProcess::database() const
{
    if (!_pool)
        _pool = _options.storage == Storage::mariadb
                    ? std::make_unique<db::Pool>(db::Engine::mysql, _database)
                    : std::make_unique<db::Pool>(db::Engine::sqlite,
                                                 (folder() / "supportcentre.sqlite").string());
    return *_pool;
}


std::vector<std::string> HostProcess::mails() const
{
    for (int i = 0; i < 600; ++i)
    {
        if (rows("SELECT count(*) FROM cm_outbox WHERE state IN ('queued', 'leased')").at(0) == "0")
            return spooled();
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    throw std::runtime_error("mails stay in the outbox: " + log());
}


std::vector<std::string> HostProcess::spooled() const
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(spool()))
        if (entry.path().extension() == ".eml")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) {
        return std::filesystem::last_write_time(a) < std::filesystem::last_write_time(b);
    });
    std::vector<std::string> texts;
    texts.reserve(files.size());
    for (const auto& file : files)
        texts.push_back(readFile(file));
    return texts;
}

}  // namespace tests
