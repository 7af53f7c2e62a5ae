#include "tests/bench/Asking.h"

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/StreamCopier.h>

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <thread>

namespace bench {

namespace {

using Clock = std::chrono::steady_clock;
using tests::HttpClient;


double seconds(Clock::time_point since)
{
    return std::chrono::duration<double>(Clock::now() - since).count();
}


/// One connection that stays open, as a browser keeps it.
class Keeping
{
public:
    explicit Keeping(unsigned short port) : _session("127.0.0.1", port) { _session.setKeepAlive(true); }

    void ask(const std::string& method, const std::string& path, const HttpClient& client,
             const std::string& json)
    {
        Poco::Net::HTTPRequest request(method, path, Poco::Net::HTTPMessage::HTTP_1_1);
        request.setHost("127.0.0.1", _session.getPort());
        for (const auto& [name, value] : client.cookies())
            request.set("Cookie", name + "=" + value);
        if (!json.empty())
        {
            request.set("Origin", client.origin());
            request.set("X-CSRF-Token", client.csrf());
            request.setContentType("application/json");
            request.setContentLength64(static_cast<Poco::Int64>(json.size()));
        }
        _session.sendRequest(request) << json;
        Poco::Net::HTTPResponse response;
        std::string body;
        Poco::StreamCopier::copyToString(_session.receiveResponse(response), body);
        if (response.getStatus() / 100 != 2)
            throw std::runtime_error(path + " answered " + std::to_string(response.getStatus()) + ": " +
                                     body);
    }

private:
    Poco::Net::HTTPClientSession _session;
};


/// The largest the host becomes while `work` runs, above what it was, in MB.
template <class Work>
double grownBy(const tests::HostProcess& host, const Work& work)
{
    const auto before = host.residentKb();
    std::atomic<bool> done = false;
    long most = before;
    std::thread watch([&] {
        while (!done)
        {
            most = std::max(most, host.residentKb());
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    });
    work();
    done = true;
    watch.join();
    return static_cast<double>(most - before) / 1024;
}


void addPeople(tests::HostProcess& host, int people)
{
    auto csv = csvOf("Bench Large", "bench-large.example", people);
    // Nobody but the first needs an account.
    for (auto at = csv.find(",yes,no,", csv.find('\n')); at != csv.npos; at = csv.find(",yes,no,", at))
        csv.replace(at, 8, ",no,no,");
    const auto file = host.folder() / "large.csv";
    tests::writeFile(
        file, "customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,department,"
              "language,portal_user,sees_all_requests,roles\n" +
                  csv);
    std::string output;
    if (host.command({"import", file.string()}, output) != 0 ||
        host.command({"user", "password", "p0@bench-large.example"}, output, "demo-password-1\n") != 0)
        throw std::runtime_error("the largest customer: " + output);
}


void fileRows(tests::HostProcess& host, const std::string& engine, HttpClient& client,
              const std::string& path, int people, Report& report)
{
    const auto columns =
        std::string("title,firstName,lastName,email,phone,department,locale,status,lastLogin,role:technical");
    constexpr double columnCount = 10;
    for (const std::string kind : {"csv", "xlsx", "pdf"})
    {
        double took = 0;
        const auto grown = grownBy(host, [&] {
            const auto begin = Clock::now();
            const auto file = client.get("/api/v1" + path + "." + kind + "?columns=" + columns);
            took = seconds(begin);
            if (file.status != 200 || file.header("x-rows") != std::to_string(people))
                throw std::runtime_error("the " + kind + " answers " + std::to_string(file.status));
        });
        const auto what = std::to_string(people) + " rows as " + kind;
        report.figure(engine, what, took, "s");
        report.target(engine, what + ", extra memory in MB", grown, Report::Bound::atMost, 100);
        if (kind == "xlsx")
            report.target(engine, "cells a second in Excel", columnCount * people / took,
                          Report::Bound::atLeast, 100'000);
    }
}

}  // namespace


void listRows(tests::HostProcess& host, tests::Storage storage, const Options& options, Report& report)
{
    const auto engine = nameOf(storage);
    HttpClient small(host.port());
    small.as("p0@bench-200.example");
    HttpClient middle(host.port());
    middle.as("p0@bench-2000.example");
    const auto listOf = [](HttpClient& client) {
        return "/portal/customers/" + customerOf(client) + "/contacts";
    };
    std::vector<Contender> contenders{
        {"50 rows of 200 contacts", host.port(), getOf(listOf(small), small)},
        {"50 rows of 2,000 contacts", host.port(), getOf(listOf(middle), middle)},
        {"the same by e-mail", host.port(), getOf(listOf(middle) + "?sort=email", middle)},
        {"the same, searched", host.port(), getOf(listOf(middle) + "?q=family12", middle)}};
    using Bound = Report::Bound;
    constexpr auto perSecond = &LoadResult::perSecond;
    auto rounds = measured(report, engine, contenders, 8, options);
    report.target(engine, "list of 2,000 beside 200, cost", ratio(rounds[0], rounds[1], perSecond),
                  Bound::atMost, 1.5);
    report.target(engine, "list of 2,000 by e-mail, cost", ratio(rounds[0], rounds[2], perSecond),
                  Bound::atMost, 2);
    report.target(engine, "search in 2,000, cost", ratio(rounds[0], rounds[3], perSecond), Bound::atMost, 10);
    if (options.people == 0)
        return;

    addPeople(host, options.people);
    HttpClient large(host.port());
    large.as("p0@bench-large.example");
    const auto list = listOf(large);
    contenders = {
        contenders.front(),
        {"50 rows of the largest customer", host.port(), getOf(list, large)},
        {"the same, page 500", host.port(), getOf(list + "?page=500", large)},
        {"the same by last log-in", host.port(), getOf(list + "?sort=-lastLogin", large)},
        {"the same by title", host.port(), getOf(list + "?sort=title", large)},
        {"the same, holders of a role first", host.port(), getOf(list + "?sort=-role:reports", large)},
        {"the same, searched", host.port(), getOf(list + "?q=family12", large)}};
    rounds = measured(report, engine, contenders, 8, options);
    const auto size = std::to_string(options.people);
    report.target(engine, size + " by name beside 200, cost", ratio(rounds[0], rounds[1], perSecond),
                  Bound::atMost, 2);
    report.target(engine, size + ", page 500, cost", ratio(rounds[0], rounds[2], perSecond), Bound::atMost,
                  3);
    report.target(engine, size + " by last log-in, cost", ratio(rounds[0], rounds[3], perSecond),
                  Bound::atMost, 2);
    report.target(engine, size + " by title, cost", ratio(rounds[0], rounds[4], perSecond), Bound::atMost, 2);
    report.target(engine, size + ", holders of a role first, cost", ratio(rounds[0], rounds[5], perSecond),
                  Bound::atMost, 2);
    report.target(engine, "search in " + size + ", cost", ratio(rounds[0], rounds[6], perSecond),
                  Bound::atMost, 10);
    fileRows(host, engine, large, "/customers/" + customerOf(large) + "/contacts", options.people, report);
}


void toggleRows(tests::HostProcess& host, tests::Storage storage, const Options& options, Report& report)
{
    const auto engine = nameOf(storage);
    const auto port = tests::freePort();
    const Baseline bare({options.self, "--write", std::to_string(port),
                         storage == tests::Storage::mariadb ? "mysql" : "sqlite", host.connection()},
                        port, host.folder() / "write.log");
    HttpClient client(host.port());
    client.as("p0@bench-200.example");
    const auto path = "/api/v1/customers/" + customerOf(client);
    const auto person = client.get(path + "/contacts?page=3").text("contacts[0].id");
    Keeping theirs(port);
    Keeping ours(host.port());
    constexpr int toggles = 200;
    std::vector<double> ratios;
    for (int round = 0; round < std::max(options.rounds, 1); ++round)
    {
        auto begin = Clock::now();
        for (int i = 0; i < toggles; ++i)
            theirs.ask("GET", "/", client, {});
        const auto limit = seconds(begin);
        begin = Clock::now();
        for (int i = 0; i < toggles; ++i)
            ours.ask("POST", path + "/draft/changes", client,
                     R"({"kind":")" + std::string(i % 2 == 0 ? "grant-role" : "revoke-role") +
                         R"(","contact":")" + person + R"(","role":"agreement"})");
        ratios.push_back(limit / seconds(begin));
        report.figure(engine, "toggling a box", toggles / (limit / ratios.back()), "/s");
    }
    std::nth_element(ratios.begin(), ratios.begin() + static_cast<std::ptrdiff_t>(ratios.size() / 2),
                     ratios.end());
    report.target(engine, "toggling a box beside a bare update and insert", ratios[ratios.size() / 2],
                  Report::Bound::atLeast, 0.5);
    (void)client.call("DELETE", path + "/draft");
}

}  // namespace bench
