#include "mail/SmtpTransport.h"
#include "tests/bench/Asking.h"
#include "tests/bench/Rows.h"
#include "tests/support/SmtpServer.h"

#include <algorithm>
#include <stdexcept>
#include <thread>

namespace bench {

namespace {

using Clock = std::chrono::steady_clock;
using tests::HttpClient;
using tests::SmtpServer;

constexpr int mails = 10'000;


double seconds(Clock::time_point since)
{
    return std::chrono::duration<double>(Clock::now() - since).count();
}


/// Mails to people of the large customer, straight into the tables. They rest until they are let go.
void fill(const tests::HostProcess& host, tests::Storage storage)
{
    auto pool = poolOf(host, storage);
    auto connection = pool.borrow();
    const bool mysql = storage == tests::Storage::mariadb;
    const auto text = [&](const std::string& prefix, const std::string& number, const std::string& suffix) {
        return mysql ? "CONCAT('" + prefix + "', " + number + ", '" + suffix + "')"
                     : "'" + prefix + "' || " + number + " || '" + suffix + "'";
    };
    connection->run(
        "UPDATE cm_mail_service SET paused_since = 1, paused_until = 4000000000000000, free_at = 0");
    connection->run("DELETE FROM cm_outbox");
    if (mysql)
        connection->run("SET SESSION max_recursive_iterations = 100000");
    connection->run(
        "INSERT INTO cm_outbox (mail_key, kind, customer_id, request_id, ticket, contact_id, address, name, "
        "locale, "
        "token, facts, state, attempts, created_at, due_at, queued_at, sent_at, last_answer, lease_token, "
        "perhaps_twice) SELECT " +
        text("bench/", "i", "") +
        ", 'password-changed', m.customer_id, 0, 0, c.id, c.email, c.first_name, 'en', 0, '', 'queued', 0, "
        "1000 + i, "
        "1000 + i, 4000000000000000, 0, '', '', 0 "
        "FROM (WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < " +
        std::to_string(mails) + ") SELECT i FROM n) numbers JOIN cm_contact c ON c.email = " +
        text("p", "(i % 2000)", "@bench-2000.example") + " JOIN cm_membership m ON m.contact_id = c.id");
}


void letGo(const tests::HostProcess& host)
{
    host.change("UPDATE cm_mail_service SET paused_since = 0, paused_until = 0, free_at = 0");
}


/// Asks for one key over one connection: whoever counts ten thousand rows fifty times a second is measured
/// too.
void waitUntilSent(const tests::HostProcess& host, tests::Storage storage)
{
    auto pool = poolOf(host, storage);
    for (int i = 0; i < 6000; ++i, std::this_thread::sleep_for(std::chrono::milliseconds(20)))
    {
        auto connection = pool.borrow();
        auto& waiting =
            connection->prepared("SELECT 1 FROM cm_outbox WHERE state IN ('queued', 'leased') LIMIT 1");
        waiting.execute();
        if (!waiting.next())
        {
            const auto sent = host.rows("SELECT count(*) FROM cm_outbox WHERE state = 'sent'").at(0);
            if (sent != std::to_string(mails))
                throw std::runtime_error(sent + " mails were sent: " + host.log());
            return;
        }
        while (waiting.next())
            continue;
    }
    throw std::runtime_error("the outbox does not empty: " + host.log());
}


/// The same bytes as often over one connection, as fast as the server takes them.
double bareLoop(const SmtpServer& server, const std::string& content)
{
    contacts::SmtpConnection connection("127.0.0.1", server.port(), {});
    (void)connection.reply();
    (void)connection.ask("EHLO [127.0.0.1]");
    const auto begin = Clock::now();
    for (int i = 0; i < mails; ++i)
    {
        connection.restart();
        (void)connection.ask("MAIL FROM:<noreply@support.example>");
        (void)connection.ask("RCPT TO:<p1@bench-2000.example>");
        (void)connection.ask("DATA");
        connection.send(content);
        if (!connection.handOver().good())
            throw std::runtime_error("the bare loop was refused");
    }
    return mails / seconds(begin);
}


/// Mails a second, from the first that arrives to the last that is noted.
double drain(const tests::HostProcess& host, tests::Storage storage, const SmtpServer& server)
{
    fill(host, storage);
    const auto before = server.taken();
    letGo(host);
    while (server.taken() == before)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    const auto begin = Clock::now();
    waitUntilSent(host, storage);
    return mails / seconds(begin);
}


/// What administrators set on the plugin's page.
void sendTo(tests::HostProcess& host, const std::string& transport, std::uint16_t port)
{
    const std::string email = "bench-admin@support.example";
    std::string said;
    // The second time he is there already.
    (void)host.command({"user", "add", email, "--name", "Bench", "--administrator"}, said);
    (void)host.command({"user", "password", email}, said, "demo-password-1\n");
    HttpClient administrator(host.port());
    administrator.as(email);
    const auto answer =
        administrator.call("PUT", "/api/v1/admin/settings",
                           R"({"contacts-manager":{"mail.transport":")" + transport +
                               R"(","mail.smtp.host":"127.0.0.1","mail.smtp.port":")" + std::to_string(port) +
                               R"(","mail.per-minute":"1000000","mail.cap-per-customer-hour":"1000000"}})");
    if (answer.status != 200)
        throw std::runtime_error("the settings answer " + answer.body);
}


double middle(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.at(values.size() / 2);
}

}  // namespace


void outboxRows(tests::HostProcess& host, tests::Storage storage, const Options& options, Report& report)
{
    const auto engine = nameOf(storage);
    // As Postfix and Exchange do.
    const SmtpServer server({{"EHLO", {"250-mail.example\r\n250-8BITMIME\r\n250 PIPELINING\r\n"}}}, 0,
                            SmtpServer::Memory::lastMail);
    sendTo(host, "smtp", server.port());
    HttpClient reader(host.port());
    reader.as("p0@bench-200.example");
    const auto request = getOf("/portal/customers/" + customerOf(reader) + "/contacts?pageSize=200", reader);

    std::vector<double> ours;
    std::vector<double> bare;
    std::vector<double> beside;
    std::vector<double> slower;
    for (int round = 0; round < options.rounds; ++round)
    {
        ours.push_back(drain(host, storage, server));
        bare.push_back(bareLoop(server, server.contents().at(0)));
        beside.push_back(ours.back() / bare.back());

        const auto idle = load(host.port(), request, 8, std::chrono::milliseconds(200), options.duration);
        fill(host, storage);
        letGo(host);
        const auto busy =
            load(host.port(), request, 8, std::chrono::milliseconds(200), options.duration, idle.bytes);
        waitUntilSent(host, storage);
        slower.push_back(busy.p99 / idle.p99);
    }
    report.figure(engine, "outbox, 10,000 mails", middle(ours), "mails/s");
    report.figure(engine, "bare loop, same bytes, one connection", middle(bare), "mails/s");
    report.target(engine, "outbox beside the bare loop, mails/s", middle(beside), Report::Bound::atLeast,
                  0.4);
    report.target(engine, "page while the outbox drains, p99 at 8", middle(slower), Report::Bound::atMost,
                  1.3);
    sendTo(host, "spool", server.port());
}

}  // namespace bench
