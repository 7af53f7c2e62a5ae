#include "tests/support/PrivateMariaDb.h"

#include "tests/support/Afterwards.h"

#include <unistd.h>

#include <csignal>
#include <stdexcept>
#include <thread>

namespace tests {

namespace {

/// "1234 (mariadbd) T …": T is stopped.
bool allStandStill(const std::string& tasks)
{
    for (const auto& task : std::filesystem::directory_iterator(tasks))
    {
        const auto stat = readFile(task.path() / "stat");
        const auto end = stat.rfind(") ");
        if (end == std::string::npos || stat[end + 2] != 'T')
            return false;
    }
    return true;
}

}  // namespace


PrivateMariaDb& PrivateMariaDb::shared()
{
    static PrivateMariaDb server;
    return server;
}


PrivateMariaDb::PrivateMariaDb() : _folder("mariadb")
{
    const auto log = _folder.path() / "install.log";
    const auto data = "--datadir=" + (_folder.path() / "data").string();
    const auto user = ::getuid() == 0 ? std::string("--user=root") : std::string("--skip-name-resolve");
    if (runToEnd({{"mariadb-install-db", "--no-defaults", data, user, "--skip-test-db",
                   "--auth-root-authentication-method=normal", "--innodb-log-file-size=8M"},
                  {},
                  {},
                  log}) != 0)
        throw std::runtime_error("mariadb-install-db failed: " + readFile(log));
    start();
}


PrivateMariaDb::~PrivateMariaDb()
{
    _server->signal(SIGTERM);
    (void)_server->wait(std::chrono::seconds(20));
}


void PrivateMariaDb::start()
{
    const auto log = _folder.path() / "server.log";
    _server = std::make_unique<HostChild>(HostChild::Start{
        {"mariadbd", "--no-defaults", "--datadir=" + (_folder.path() / "data").string(),
         "--socket=" + socket(), "--pid-file=" + (_folder.path() / "pid").string(), "--skip-networking",
         "--character-set-server=utf8mb4", "--collation-server=utf8mb4_nopad_bin",
         "--innodb-flush-log-at-trx-commit=1", "--innodb-buffer-pool-size=64M", "--innodb-log-file-size=8M",
         ::getuid() == 0 ? "--user=root" : "--skip-name-resolve"},
        {},
        {},
        log});
    // The client itself asks: mariadb-admin is in a package that nothing else needs.
    const auto probe = HostChild::Start{
        {"mariadb", "--no-defaults", "--socket=" + socket(), "--user=root", "--execute=SELECT 1"},
        {},
        {},
        _folder.path() / "ping.log"};
    for (int i = 0; i < 300 && _server->runs(); ++i)
    {
        if (runToEnd(probe) == 0)
            return;
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    throw std::runtime_error("mariadbd did not start: " + readFile(log));
}


void PrivateMariaDb::kill()
{
    _server->signal(SIGKILL);
    (void)_server->wait(std::chrono::seconds(10));
}


void PrivateMariaDb::freeze()
{
    _server->signal(SIGSTOP);
    // The signal is there at once, and its threads stand still a moment later.
    const auto tasks = "/proc/" + std::to_string(_server->pid()) + "/task";
    for (int i = 0; i < 1000 && !allStandStill(tasks); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
}


void PrivateMariaDb::thaw()
{
    _server->signal(SIGCONT);
}


std::string PrivateMariaDb::newDatabase()
{
    const auto name = "test_" + std::to_string(++_databases);
    const auto log = _folder.path() / "create.log";
    if (runToEnd({{"mariadb", "--no-defaults", "--socket=" + socket(), "--user=root",
                   "--execute=CREATE DATABASE " + name},
                  {},
                  {},
                  log}) != 0)
        throw std::runtime_error("no database: " + readFile(log));
    return "socket=" + socket() + ";user=root;db=" + name + ";character-set=utf8mb4";
}


AwayMariaDb::AwayMariaDb(How how) : _how(how)
{
    auto& server = PrivateMariaDb::shared();
    if (_how == How::killed)
        server.kill();
    else
        server.freeze();
}


AwayMariaDb::~AwayMariaDb()
{
    try
    {
        auto& server = PrivateMariaDb::shared();
        if (_how == How::killed)
            server.start();
        else
            server.thaw();
    }
    catch (const std::exception& failure)
    {
        failAfterwards(failure.what());
    }
}

}  // namespace tests
