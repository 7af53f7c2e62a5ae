#include "tests/bench/Asking.h"
#include "tests/bench/Rows.h"

#include <fstream>
#include <stdexcept>
#include <thread>

namespace bench {

namespace {

using tests::HttpClient;

std::string pageOf(HttpClient& client)
{
    return "/portal/customers/" + customerOf(client) + "/contacts?pageSize=200";
}


/// Customers of 200 people each, straight into the tables: how they came there is not what is measured.
void fill(const tests::HostProcess& host, tests::Storage storage, long long memberships)
{
    auto pool = poolOf(host, storage);
    auto connection = pool.borrow();
    const long long customers = memberships / 200;
    constexpr long long base = 1'000'000;
    const bool mysql = storage == tests::Storage::mariadb;
    const auto numbers = [&](long long count) {
        return "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < " +
               std::to_string(count) + ") ";
    };
    if (mysql)
        connection->run("SET SESSION max_recursive_iterations = 100000000");
    const auto text = [&](const std::string& prefix, const std::string& number) {
        return mysql ? "CONCAT('" + prefix + "', " + number + ")" : "'" + prefix + "' || " + number;
    };
    const auto insert = [&](const std::string& into, const std::string& select, long long count) {
        connection->run("INSERT INTO " + into + " " + numbers(count) + select + " FROM n");
    };
    insert("cm_customer (id, name, kind, parent_id, pays_for_id, revision, contacts, deactivated, sort_key, "
           "search_text)",
           "SELECT " + std::to_string(base) + " + i, " + text("Filler ", "i") +
               ", 'customer', NULL, NULL, 1, 200, 0, " + text("filler", "i") + ", " + text("filler ", "i"),
           customers);
    // 100,000 people, each in memberships/100,000 customers.
    constexpr long long people = 100'000;
    insert("cm_contact (id, title, first_name, last_name, email, email_skeleton, phone, locale, sort_key, "
           "search_text, "
           "account_id, account_state, invited_until, last_login)",
           "SELECT " + std::to_string(base) + " + i, '', 'Filler', " + text("Person ", "i") + ", " +
               (mysql ? "CONCAT('filler', i, '@filler.example')" : "'filler' || i || '@filler.example'") +
               ", " + text("filler", "i") + ", '', 'en', " + text("person", "i") + ", " +
               text("filler person ", "i") + ", NULL, 0, 0, 0",
           people);
    const std::string contact = std::to_string(base) + " + i % " + std::to_string(people);
    for (long long done = 0; done < memberships; done += 100'000)
        connection->run(
            "INSERT INTO cm_membership (customer_id, sort_key, contact_id, department, department_text, "
            "portal_user, sees_all, status, projects, roles) " +
            numbers(100'000) + "SELECT " + std::to_string(base) + " + (i + " + std::to_string(done) +
            ") / 200" + std::string(mysql ? " DIV 1" : "") + ", " + text("person", "i") + ", " + contact +
            ", '', '', 1, 0, 0, 0, 'application technical' FROM n");
}

}  // namespace


void pageRows(tests::HostProcess& host, tests::Storage storage, const Options& options, Report& report)
{
    const auto engine = nameOf(storage);
    HttpClient small(host.port());
    small.as("p0@bench-200.example");
    HttpClient large(host.port());
    large.as("p0@bench-2000.example");
    const auto smallPage = pageOf(small);
    const auto page = small.get(smallPage);
    if (page.status != 200)
        throw std::runtime_error("the page answers " + std::to_string(page.status));
    const auto file = host.folder() / "page.html";
    tests::writeFile(file, page.body);

    const auto barePort = tests::freePort();
    const Baseline bare({options.self, "--bare", std::to_string(barePort), file.string()}, barePort,
                        host.folder() / "bare.log");
    const auto limitPort = tests::freePort();
    const auto hash =
        host.rows("SELECT s.token_hash FROM sc_session s JOIN sc_account a ON a.id = s.account_id "
                  "WHERE a.email = 'p0@bench-200.example'");
    const auto customer = host.rows("SELECT id FROM cm_customer WHERE name = 'Bench 200'");
    const Baseline limit({options.self, "--limit", std::to_string(limitPort),
                          storage == tests::Storage::mariadb ? "mysql" : "sqlite", host.connection(),
                          hash.at(0), customer.at(0)},
                         limitPort, host.folder() / "limit.log");
    const Contender ours{"Contacts Manager, 200 of 200 contacts", host.port(), getOf(smallPage, small)};
    const std::vector<Contender> contenders{
        {"(a) bare POCO handler, same bytes", barePort, getOf("/", small)},
        {"(b) the limit: 2 statements and a builder", limitPort, getOf("/", small)},
        ours,
        {"Contacts Manager, 200 of 2,000 contacts", host.port(), getOf(pageOf(large), large)}};

    using Bound = Report::Bound;
    report.figure(engine, "host resident before load", static_cast<double>(host.residentKb()) / 1024, "MB");
    for (const std::size_t connections : {std::size_t{8}, std::size_t{64}})
    {
        const auto rounds = measured(report, engine, contenders, connections, options);
        const auto at = " at " + std::to_string(connections);
        report.target(engine, "page beside the limit, req/s" + at,
                      ratio(rounds[2], rounds[1], &LoadResult::perSecond), Bound::atLeast, 0.5);
        report.target(engine, "page beside the limit, p99" + at,
                      ratio(rounds[2], rounds[1], &LoadResult::p99), Bound::atMost, 4);
        report.target(engine, "customer of 2,000 beside 200, cost" + at,
                      ratio(rounds[2], rounds[3], &LoadResult::perSecond), Bound::atMost, 1.3);
        report.figure(engine, "page beside the bare handler, req/s" + at,
                      ratio(rounds[2], rounds[0], &LoadResult::perSecond), "");
    }
    report.figure(engine, "host resident after load", static_cast<double>(host.residentKb()) / 1024, "MB");
    // Within a minute it gives back what its largest pages needed (ADR 11).
    std::this_thread::sleep_for(std::chrono::seconds(70));
    report.target(engine, "host resident when idle again, MB", static_cast<double>(host.residentKb()) / 1024,
                  Bound::atMost, 80);
}


void crowdRows(tests::HostProcess& host, tests::Storage storage, const Options& options, Report& report)
{
    const auto engine = nameOf(storage);
    HttpClient client(host.port());
    client.as("p0@bench-200.example");
    const auto request = getOf(pageOf(client), client);
    const auto named = [&](const char* what) { return Contender{what, host.port(), request}; };
    const auto before = measured(report, engine, {named("Contacts Manager, before filling")}, 8, options);
    fill(host, storage, options.memberships);
    const auto after =
        measured(report, engine, {named("Contacts Manager, filled with memberships")}, 8, options);
    report.target(engine, std::to_string(options.memberships) + " memberships in the database, cost",
                  median(before[0]).perSecond / median(after[0]).perSecond, Report::Bound::atMost, 1.3);
}

}  // namespace bench
