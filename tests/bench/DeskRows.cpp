#include "tests/bench/Asking.h"
#include "tests/bench/Rows.h"
#include "tests/support/WebServer.h"

#include <stdexcept>

namespace bench {

namespace {

using tests::HttpClient;
using tests::WebServer;

constexpr auto administrator = "p0@bench-200.example";


tests::HostOptions optionsFor(tests::Storage storage, const std::string& desk)
{
    tests::HostOptions options;
    options.storage = storage;
    options.data = tests::Data::none;
    if (desk.empty())
        return options;
    options.configuration["plugin.contacts-manager.desk"] = "request-tracker";
    options.configuration["plugin.contacts-manager.request-tracker.address"] = desk;
    options.configuration["plugin.contacts-manager.request-tracker.token"] = "1-2-bench";
    return options;
}


/// A host with a customer of 200, whose tickets lie in the house at that address; empty: in its own.
class Beside
{
public:
    Beside(tests::Storage storage, const std::string& desk)
        : _host(optionsFor(storage, desk)),
          _client(_host.port())
    {
        const auto file = _host.folder() / "bench.csv";
        tests::writeFile(file, csvHead() + csvOf("Bench 200", "bench-200.example", 200));
        std::string output;
        if (_host.command({"import", file.string()}, output) != 0 ||
            _host.command({"user", "password", administrator}, output, "demo-password-1\n") != 0)
            throw std::runtime_error("no customer: " + output);
        _client.as(administrator);
    }

    [[nodiscard]] Contender named(const std::string& what)
    {
        return {what, _host.port(),
                getOf("/portal/customers/" + customerOf(_client) + "/contacts?pageSize=200", _client)};
    }

    /// From now on its page shows a request that waits, and another house must be told of it.
    void request()
    {
        const auto path = "/api/v1/customers/" + customerOf(_client);
        const auto contact = _client.get(path + "/contacts?pageSize=200").text("contacts[7].id");
        const auto line = R"({"kind":"grant-role","contact":")" + contact + R"(","role":"reports"})";
        const auto draft = _client.call("POST", path + "/draft/changes", line);
        const auto sent = _client.call(
            "POST", path + "/requests",
            "{\"draftVersion\":" + std::to_string(_client.get(path + "/draft").number("version")) + "}",
            {{"Idempotency-Key", "bench"}});
        if (sent.status != 201)
            throw std::runtime_error("no request: " + draft.body + sent.body);
    }

private:
    tests::HostProcess _host;
    HttpClient _client;
};

}  // namespace


void deskRows(tests::Storage storage, const Options& options, Report& report)
{
    const auto engine = nameOf(storage);
    const WebServer slow([](const auto&) {
        auto turn = WebServer::answer(200, "{}");
        turn.before = std::chrono::seconds(30);
        return turn;
    });
    Beside calm(storage, {});
    Beside stopped(storage, "http://127.0.0.1:9");  // The discard port: nobody is there.
    Beside waiting(storage, slow.address());
    const std::vector<Contender> contenders{calm.named("page, tickets in this house"),
                                            stopped.named("page, helpdesk stopped"),
                                            waiting.named("page, helpdesk answers after 30 s")};
    for (auto* each : {&calm, &stopped, &waiting})
        each->request();
    const auto rounds = measured(report, engine, contenders, 8, options);
    report.target(engine, "page with the helpdesk stopped, p99 at 8",
                  ratio(rounds[1], rounds[0], &LoadResult::p99), Report::Bound::atMost, 1.3);
    report.target(engine, "page with the helpdesk after 30 s, p99 at 8",
                  ratio(rounds[2], rounds[0], &LoadResult::p99), Report::Bound::atMost, 1.3);
}

}  // namespace bench
