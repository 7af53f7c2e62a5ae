#include "tests/bench/Asking.h"

#include <Poco/Data/MySQL/Connector.h>
#include <Poco/Data/SQLite/Connector.h>

#include <stdexcept>

namespace bench {

using tests::HostChild;
using tests::HttpClient;

Baseline::Baseline(std::vector<std::string> command, unsigned short port, const std::filesystem::path& log)
    : _child(HostChild::Start{std::move(command), {}, {}, log})
{
    for (int i = 0; i < 200; ++i)
    {
        try
        {
            (void)HttpClient(port).get("/");
            return;
        }
        catch (const std::exception&)
        {
            (void)_child.wait(std::chrono::milliseconds(25));
        }
    }
    throw std::runtime_error("a baseline did not start: " + tests::readFile(log));
}


std::string getOf(const std::string& path, const HttpClient& client)
{
    std::string cookie;
    for (const auto& [name, value] : client.cookies())
        cookie += (cookie.empty() ? "" : "; ") + name + "=" + value;
    return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(client.port()) +
           "\r\nCookie: " + cookie + "\r\nAccept: text/html\r\n\r\n";
}


std::string customerOf(HttpClient& client)
{
    const auto me = client.get("/api/v1/me");
    const auto customer = me.text("customers[0].id");
    if (customer.empty())
        throw std::runtime_error("no customer for the benchmark's person: " + me.body);
    return customer;
}


std::vector<Rounds> measured(Report& report, const std::string& engine,
                             const std::vector<Contender>& contenders, std::size_t connections,
                             const Options& options)
{
    auto results = inTurns(contenders, options.rounds, connections, options.duration);
    for (std::size_t i = 0; i < contenders.size(); ++i)
        report.load(engine, contenders[i].what, connections, median(results[i]));
    return results;
}


db::Pool poolOf(const tests::HostProcess& host, tests::Storage storage)
{
    Poco::Data::SQLite::Connector::registerConnector();
    Poco::Data::MySQL::Connector::registerConnector();
    return {storage == tests::Storage::mariadb ? db::Engine::mysql : db::Engine::sqlite, host.connection()};
}

}  // namespace bench
