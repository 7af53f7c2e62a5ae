#include "tests/bench/Rows.h"
#include "tests/support/HttpClient.h"

#include <stdexcept>

namespace bench {

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::time_point since)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - since).count();
}


void expect(const tests::Answer& answer, int status, const char* what)
{
    if (answer.status != status)
        throw std::runtime_error(std::string(what) + " answered " + std::to_string(answer.status) + ": " +
                                 answer.body);
}

}  // namespace


std::string csvOf(const std::string& customer, const std::string& domain, int count)
{
    std::string csv;
    for (int i = 0; i < count; ++i)
    {
        const auto number = std::to_string(i);
        csv += customer + ",customer,,p" + number + "@" + domain + ",,Given" + number + ",Family" +
               std::to_string(count - i) + ",+1 202-224-" + std::to_string(1000 + i % 9000) +
               ",Head office,en,yes,no," +
               (i == 0       ? "management;application;technical"
                : i % 3 == 0 ? "technical;reports"
                             : "application;financial") +
               "\n";
    }
    return csv;
}


std::string csvHead()
{
    return "customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,department,"
           "language,portal_user,sees_all_requests,roles\n";
}


void importRows(tests::HostProcess& host, tests::Storage storage, Report& report)
{
    const auto file = host.folder() / "bench.csv";
    tests::writeFile(file, csvHead() + csvOf("Bench 200", "bench-200.example", 200) +
                               csvOf("Bench 2000", "bench-2000.example", 2000));
    std::string output;
    const auto begin = Clock::now();
    if (host.command({"import", file.string()}, output) != 0)
        throw std::runtime_error("import failed: " + output);
    report.figure(nameOf(storage), "import, 2,200 rows with accounts", 2200.0 / milliseconds(begin) * 1000,
                  "rows/s");
    for (const auto* email : {"p0@bench-200.example", "p0@bench-2000.example"})
        if (host.command({"user", "password", email}, output, "demo-password-1\n") != 0)
            throw std::runtime_error("no password: " + output);
}


void decisionRows(tests::HostProcess& host, tests::Storage storage, Report& report)
{
    std::string output;
    if (host.command({"user", "add", "bench-agent@support.example", "--name", "Bench Agent", "--agent"},
                     output) != 0 ||
        host.command({"user", "password", "bench-agent@support.example"}, output, "demo-password-1\n") != 0)
        throw std::runtime_error("no agent: " + output);
    tests::HttpClient customer(host.port());
    customer.as("p0@bench-200.example");
    tests::HttpClient agent(host.port());
    agent.as("bench-agent@support.example");
    const auto id = customer.get("/api/v1/me").text("customers[0].id");
    const auto path = "/api/v1/customers/" + id;
    const auto list = customer.get(path + "/contacts?pageSize=200");
    expect(list, 200, "the list");

    constexpr int rounds = 20;
    double draft = 0;
    double submit = 0;
    double implement = 0;
    for (int round = 0; round < rounds; ++round)
    {
        std::string changes;
        for (int i = 0; i < 20; ++i)
            changes += std::string(i ? "," : "") + R"({"kind":")" +
                       (round % 2 ? "revoke-role" : "grant-role") + R"(","contact":")" +
                       list.text("contacts[" + std::to_string(20 + i) + "].id") + R"(","role":"agreement"})";
        auto begin = Clock::now();
        const auto put =
            customer.call("PUT", path + "/draft", R"({"version":0,"changes":[)" + changes + "]}");
        draft += milliseconds(begin);
        expect(put, 200, "the draft");

        begin = Clock::now();
        const auto sent =
            customer.call("POST", path + "/requests", R"({"draftVersion":)" + put.text("version") + "}",
                          {{"Idempotency-Key", "bench-" + std::to_string(round)}});
        submit += milliseconds(begin);
        expect(sent, 201, "the request");

        const auto request = "/api/v1/requests/" + sent.text("id");
        const auto seen = agent.get(request);
        expect(seen, 200, "the request's page");
        begin = Clock::now();
        const auto done =
            agent.call("POST", request + "/implement", R"({"digest":")" + seen.text("digest") + "\"}");
        implement += milliseconds(begin);
        expect(done, 200, "implement");
    }
    const auto engine = nameOf(storage);
    report.figure(engine, "draft of 20 changes, whole set", draft / rounds, "ms");
    report.figure(engine, "submit of 20 changes", submit / rounds, "ms");
    report.figure(engine, "implement of 20 changes", implement / rounds, "ms");
}

}  // namespace bench
