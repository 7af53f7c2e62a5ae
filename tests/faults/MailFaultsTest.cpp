// Faults M1 to M8: the running host and a mail server that misbehaves. No mail is lost, none goes where it
// must not, and an administrator sees why.
#include "tests/support/Scene.h"
#include "tests/support/SmtpServer.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <functional>
#include <regex>
#include <set>
#include <thread>

namespace {

using namespace std::chrono_literals;
using namespace tests;

/// From now on through that server; what the demo had to send has gone into the spool before.
void sendTo(Scene& scene, HttpClient& administrator, std::uint16_t port, const std::string& more = {})
{
    (void)scene.host().mails();
    scene.host().change("DELETE FROM cm_outbox");
    const auto answer = administrator.call(
        "PUT", "/api/v1/admin/settings",
        R"({"contacts-manager":{"mail.transport":"smtp","mail.smtp.host":"127.0.0.1","mail.smtp.port":")" +
            std::to_string(port) + R"(","mail.agents-address":"desk@support.example")" + more + "}}");
    CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 200, answer.status);
}


void waitUntil(const std::string& what, const std::function<bool()>& come)
{
    for (int i = 0; i < 400; ++i, std::this_thread::sleep_for(50ms))
        if (come())
            return;
    CPPUNIT_FAIL("never: " + what);
}


/// Mails of customer `customer` about changed passwords, behind the host's back.
void putMails(HostProcess& host, const std::string& name, int count, const std::string& customer)
{
    host.change(
        "INSERT INTO cm_outbox (mail_key, kind, customer_id, request_id, ticket, contact_id, address, name, "
        "locale, token, facts, state, attempts, created_at, due_at, queued_at, sent_at, last_answer, "
        "lease_token, perhaps_twice) "
        "SELECT " +
        std::string(host.connection().find("sqlite") != std::string::npos ? "'" + name + "/' || i"
                                                                          : "concat('" + name + "/', i)") +
        ", 'password-changed', " + customer + ", 0, 0, 0, '" + name +
        "@flood.example', '', 'en', 0, '', 'queued', 0, 1000 + i, 1000 + i, 4000000000000000, 0, '', '', 0 "
        "FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " +
        std::to_string(count) + ") SELECT i FROM n) numbers");
}


std::string headerOf(const std::string& mail, const std::string& name)
{
    std::smatch found;
    return std::regex_search(mail, found, std::regex("(?:^|\n)" + name + ": ([^\r\n]*)")) ? found[1].str()
                                                                                          : std::string();
}


class MailFaultsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(MailFaultsTest);
    CPPUNIT_TEST(m1WaitsForAServerThatIsAwayAndGoesOnWhenItIsBack);
    CPPUNIT_TEST(m1GivesUpAfterFiveDaysAndTellsTheAgents);
    CPPUNIT_TEST(m2TriesLaterAtEveryStep);
    CPPUNIT_TEST(m3MarksTheContactWhoseMailboxDoesNotExist);
    CPPUNIT_TEST(m4RestsWhenTheServiceRefusesAndLosesNothing);
    CPPUNIT_TEST(m5ASlowServerStopsNoPage);
    CPPUNIT_TEST(m6SendsNothingWithoutTheEncryptionAskedFor);
    CPPUNIT_TEST(m7DrainsAtItsPaceAndFairly);
    CPPUNIT_TEST(m8NeverSendsADeadLink);
    CPPUNIT_TEST(twoNodesSendEveryMailOnce);
    CPPUNIT_TEST_SUITE_END();

    /// Without what the demo had to send.
    static std::vector<std::string> floods(const SmtpServer& server)
    {
        auto mails = server.contents();
        std::erase_if(
            mails, [](const std::string& mail) { return !headerOf(mail, "To").ends_with("@flood.example"); });
        return mails;
    }

    static std::string only(HostProcess& host, const std::string& select) { return host.rows(select).at(0); }

    static Answer invite(HttpClient& client, const std::string& email)
    {
        const auto acme = customerNamed(client, "Acme");
        return client.call("POST",
                           "/api/v1/customers/" + acme + "/contacts/" + contactWith(client, acme, email) +
                               "/invitation",
                           R"({"how":"link"})");
    }

    static Answer outbox(HttpClient& administrator) { return administrator.get("/api/v1/admin/outbox"); }

    static void tryNow(HttpClient& administrator)
    {
        CPPUNIT_ASSERT_EQUAL(303, administrator.form("/admin/outbox/try", {}).status);
    }

public:
    void m1WaitsForAServerThatIsAwayAndGoesOnWhenItIsBack()
    {
        const auto port = freePort();
        Scene scene;
        auto administrator = scene.administrator();
        sendTo(scene, administrator, port);
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        const auto tom = contactWith(maria, acme, "tom.reed@acme.example");
        (void)scene.raise(maria, acme, "[" + grantRole(tom, "reports") + "]");
        waitUntil("the service rests",
                  [&] { return outbox(administrator).text("service.paused") == "true"; });
        const auto page = administrator.get("/admin/outbox").body;
        CPPUNIT_ASSERT(page.find("The mail server carries no e-mail") != std::string::npos);
        CPPUNIT_ASSERT(page.find("no connection to the mail server") != std::string::npos);
        CPPUNIT_ASSERT(
            administrator.get("/admin/outbox?state=queued").body.find("maria.keller@acme.example") !=
            std::string::npos);

        const SmtpServer server({}, port);
        tryNow(administrator);
        // The one that met the trouble goes with the other.
        waitUntil("both mails went", [&] { return server.contents().size() == 2; });
        waitUntil("both are noted", [&] { return outbox(administrator).number("totals.sent") == 2; });
        CPPUNIT_ASSERT_EQUAL(std::string("false"), outbox(administrator).text("service.paused"));
    }

    void m1GivesUpAfterFiveDaysAndTellsTheAgents()
    {
        Scene scene;
        auto administrator = scene.administrator();
        sendTo(scene, administrator, freePort());
        auto maria = scene.maria();
        CPPUNIT_ASSERT_EQUAL(202, invite(maria, "hans.mueller@acme.example").status);
        waitUntil("the service rests",
                  [&] { return outbox(administrator).text("service.paused") == "true"; });
        scene.host().change("UPDATE cm_outbox SET queued_at = queued_at - 5 * 86400000000, due_at = 1");
        tryNow(administrator);
        waitUntil("it is given up", [&] { return outbox(administrator).number("totals.dead") == 1; });
        const auto list = outbox(administrator);
        CPPUNIT_ASSERT_EQUAL(std::string("mail-undeliverable"), list.text("mails[0].kind"));
        CPPUNIT_ASSERT_EQUAL(std::string("desk@support.example"), list.text("mails[0].to.email"));
        CPPUNIT_ASSERT(list.text("mails[1].lastAnswer").starts_with("given up: no connection"));
    }

    void m2TriesLaterAtEveryStep()
    {
        for (const std::string step : {"greeting", "EHLO", "MAIL", "RCPT", "DATA", "content"})
        {
            const SmtpServer server(SmtpServer::Script{{step, {"450 not now\r\n"}}});
            Scene scene;
            auto administrator = scene.administrator();
            sendTo(scene, administrator, server.port());
            putMails(scene.host(), "later", 1, "1");
            waitUntil(step + ": it was tried", [&] {
                return only(scene.host(), "SELECT last_answer FROM cm_outbox").ends_with("450 not now");
            });
            CPPUNIT_ASSERT_EQUAL_MESSAGE(step, std::string("queued|1"),
                                         only(scene.host(), "SELECT state, attempts FROM cm_outbox"));
        }
    }

    void m3MarksTheContactWhoseMailboxDoesNotExist()
    {
        const SmtpServer server(SmtpServer::Script{
            {"RCPT", {"550 5.1.1 nobody of that name\r\n", 0ms, 0ms, false, 0, {}, "hans.mueller@"}}});
        Scene scene;
        auto administrator = scene.administrator();
        sendTo(scene, administrator, server.port());
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        CPPUNIT_ASSERT_EQUAL(202, invite(maria, "hans.mueller@acme.example").status);
        const auto account = [&] {
            return maria.get("/api/v1/customers/" + acme + "/contacts?search=hans.mueller")
                .text("contacts[0].account");
        };
        waitUntil("the contact is marked", [&] { return account() == "bounced"; });
        const auto list = outbox(administrator);
        CPPUNIT_ASSERT_EQUAL(1LL, list.number("totals.bounced"));
        CPPUNIT_ASSERT_EQUAL(std::string("false"), list.text("service.paused"));
        CPPUNIT_ASSERT(
            administrator.get("/admin/outbox?state=bounced").body.find("550 5.1.1 nobody of that name") !=
            std::string::npos);
        waitUntil("the agents are told", [&] { return server.contents().size() == 1; });

        // Sent again it arrives, and the list says so.
        const auto id = only(scene.host(), "SELECT id FROM cm_outbox WHERE state = 'bounced'");
        const SmtpServer better;
        CPPUNIT_ASSERT_EQUAL(200, administrator
                                      .call("PUT", "/api/v1/admin/settings",
                                            R"({"contacts-manager":{"mail.smtp.port":")" +
                                                std::to_string(better.port()) + "\"}}")
                                      .status);
        CPPUNIT_ASSERT_EQUAL(303, administrator.form("/admin/outbox/" + id + "/again", {}).status);
        waitUntil("the contact is invited", [&] { return account() == "invited"; });
    }

    void m4RestsWhenTheServiceRefusesAndLosesNothing()
    {
        const SmtpServer server(SmtpServer::Script{{"EHLO", {"250-x\r\n250 AUTH PLAIN\r\n"}},
                                                   {"AUTH", {"535 5.7.8 who are you?\r\n"}}});
        Scene scene;
        auto administrator = scene.administrator();
        sendTo(scene, administrator, server.port(),
               R"(,"mail.smtp.user":"mailer","mail.smtp.password":"canary-password")");
        putMails(scene.host(), "patient", 30, "1");
        waitUntil("the service rests",
                  [&] { return outbox(administrator).text("service.paused") == "true"; });
        const auto list = outbox(administrator);
        CPPUNIT_ASSERT_EQUAL(std::string("log-in: 535 5.7.8 who are you?"), list.text("service.reason"));
        CPPUNIT_ASSERT_EQUAL(30LL, list.number("totals.queued"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), server.count("AUTH"));
        CPPUNIT_ASSERT_EQUAL(std::string("1"), only(scene.host(), "SELECT sum(attempts) FROM cm_outbox"));
        std::string health;
        (void)scene.host().command({"health"}, health);
        CPPUNIT_ASSERT_MESSAGE(health, health.find("The mail server carries no e-mail: log-in: 535") !=
                                           std::string::npos);
        const auto page = administrator.get("/admin/outbox").body;
        CPPUNIT_ASSERT(page.find("log-in: 535 5.7.8 who are you?") != std::string::npos);
        CPPUNIT_ASSERT((page + health + scene.host().log()).find("canary") == std::string::npos);
    }

    void m5ASlowServerStopsNoPage()
    {
        const SmtpServer server(
            SmtpServer::Script{{"greeting", {"220 " + std::string(5000, 'x') + "\r\n", 0ms, 500ms}}});
        Scene scene;
        auto administrator = scene.administrator();
        sendTo(scene, administrator, server.port());
        putMails(scene.host(), "slow", 3, "1");
        waitUntil("it is being sent", [&] {
            return only(scene.host(), "SELECT count(*) FROM cm_outbox WHERE state = 'leased'") != "0";
        });
        auto maria = scene.maria();
        const auto path = "/portal/customers/" + customerNamed(maria, "Acme") + "/contacts";
        const auto begin = std::chrono::steady_clock::now();
        for (int i = 0; i < 20; ++i)
            CPPUNIT_ASSERT_EQUAL(200, maria.get(path).status);
        CPPUNIT_ASSERT(std::chrono::steady_clock::now() - begin < 4s);
        // The step's deadline ends it, whatever drips.
        for (int i = 0; i < 30 && outbox(administrator).text("service.paused") != "true"; ++i)
            std::this_thread::sleep_for(1s);
        CPPUNIT_ASSERT_EQUAL(std::string("the mail server took too long"),
                             outbox(administrator).text("service.reason"));
        CPPUNIT_ASSERT_EQUAL(3LL, outbox(administrator).number("totals.queued"));
    }

    void m6SendsNothingWithoutTheEncryptionAskedFor()
    {
        const SmtpServer server;
        Scene scene;
        auto administrator = scene.administrator();
        sendTo(
            scene, administrator, server.port(),
            R"(,"mail.smtp.security":"starttls","mail.smtp.user":"mailer","mail.smtp.password":"canary-password")");
        putMails(scene.host(), "secret", 1, "1");
        waitUntil("the service rests",
                  [&] { return outbox(administrator).text("service.paused") == "true"; });
        CPPUNIT_ASSERT_EQUAL(std::string("the mail server offers no STARTTLS, so nothing was sent"),
                             outbox(administrator).text("service.reason"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), server.count("AUTH") + server.count("MAIL"));
        CPPUNIT_ASSERT(server.contents().empty());
    }

    void m7DrainsAtItsPaceAndFairly()
    {
        const SmtpServer server;
        Scene scene;
        auto administrator = scene.administrator();
        sendTo(scene, administrator, server.port(), R"(,"mail.per-minute":"3000")");
        scene.host().change("UPDATE cm_mail_service SET paused_since = 1, paused_until = 4000000000000000");
        putMails(scene.host(), "flood", 300, "1");
        putMails(scene.host(), "single", 1, "2");
        scene.host().change("UPDATE cm_outbox SET created_at = 5000, due_at = 5000 WHERE customer_id = 2");
        const auto begin = std::chrono::steady_clock::now();
        scene.host().change("UPDATE cm_mail_service SET paused_since = 0, paused_until = 0, free_at = 0");
        waitUntil("all went", [&] { return server.contents().size() == 301; });
        // 50 a second, and what two seconds had left over at the beginning.
        CPPUNIT_ASSERT(std::chrono::steady_clock::now() - begin > 3s);
        const auto mails = server.contents();
        const auto single = std::find_if(mails.begin(), mails.end(), [](const std::string& mail) {
            return headerOf(mail, "To") == "single@flood.example";
        });
        CPPUNIT_ASSERT(single - mails.begin() < 20);
        std::set<std::string> ids;
        for (const auto& mail : mails)
            ids.insert(headerOf(mail, "Message-ID"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(301), ids.size());
    }

    void m8NeverSendsADeadLink()
    {
        const auto port = freePort();
        Scene scene;
        auto administrator = scene.administrator();
        sendTo(scene, administrator, port);
        auto maria = scene.maria();
        CPPUNIT_ASSERT_EQUAL(202, invite(maria, "hans.mueller@acme.example").status);
        waitUntil("the service rests",
                  [&] { return outbox(administrator).text("service.paused") == "true"; });
        scene.host().change("UPDATE cm_token SET expires_at = 1000");
        scene.host().change("UPDATE cm_outbox SET due_at = 1");
        const SmtpServer server({}, port);
        tryNow(administrator);
        waitUntil("it went", [&] { return server.contents().size() == 1; });
        const auto link = activationPath(server.contents().at(0));
        CPPUNIT_ASSERT(!link.empty());
        auto stranger = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(303, activateAt(stranger, link, "seven-grey-herons-wait").status);
    }

    void twoNodesSendEveryMailOnce()
    {
        const SmtpServer left;
        const SmtpServer right;
        HostOptions options;
        options.storage = Storage::mariadb;
        options.data = Data::demo;
        options.configuration["plugin.contacts-manager.mail.transport"] = "smtp";
        options.configuration["plugin.contacts-manager.mail.smtp.host"] = "127.0.0.1";
        options.configuration["plugin.contacts-manager.mail.smtp.port"] = std::to_string(left.port());
        options.configuration["plugin.contacts-manager.mail.per-minute"] = "1000000";
        options.configuration["plugin.contacts-manager.mail.cap-per-customer-hour"] = "1000000";
        HostProcess first(options);
        first.change("UPDATE cm_mail_service SET paused_since = 1, paused_until = 4000000000000000");
        auto others = options;
        others.data = Data::none;
        others.configuration["plugin.contacts-manager.mail.smtp.port"] = std::to_string(right.port());
        others.configuration["database.connection"] = first.connection();
        HostProcess second(others);
        for (int round = 0; round < 8; ++round)
            putMails(first, "round" + std::to_string(round), 100, std::to_string(1 + round % 3));
        first.change("UPDATE cm_mail_service SET paused_since = 0, paused_until = 0");
        waitUntil("all are noted", [&] {
            return only(
                       first,
                       "SELECT count(*) FROM cm_outbox WHERE state = 'sent' AND kind = 'password-changed'") ==
                   "800";
        });
        auto mails = floods(left);
        const auto here = mails.size();
        const auto there = floods(right);
        mails.insert(mails.end(), there.begin(), there.end());
        std::set<std::string> ids;
        for (const auto& mail : mails)
            ids.insert(headerOf(mail, "Message-ID"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(800), mails.size());
        CPPUNIT_ASSERT_EQUAL(std::size_t(800), ids.size());
        CPPUNIT_ASSERT_MESSAGE("one node did all the work", here > 0 && here < 800);
        CPPUNIT_ASSERT_EQUAL(std::string("0"),
                             only(first, "SELECT count(*) FROM cm_outbox WHERE perhaps_twice = 1"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MailFaultsTest);

}  // namespace
