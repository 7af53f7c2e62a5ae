// What administrators see of mails and do with them: outbox, cancel, send again, examples, test mail.
#include "tests/support/Scene.h"
#include "tests/support/SmtpServer.h"

#include <cppunit/extensions/HelperMacros.h>

#include <chrono>
#include <functional>
#include <thread>

namespace {

using namespace tests;

void waitUntil(const std::string& what, const std::function<bool()>& come)
{
    for (int i = 0; i < 200; ++i, std::this_thread::sleep_for(std::chrono::milliseconds(50)))
        if (come())
            return;
    CPPUNIT_FAIL("never: " + what);
}


class MailPagesTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(MailPagesTest);
    CPPUNIT_TEST(cancelsAMailThatWaitsAndSendsItAgain);
    CPPUNIT_TEST(whatWasGivenUpIsSetAsideAndHealthIsGood);
    CPPUNIT_TEST(countsAndFiltersByState);
    CPPUNIT_TEST(isSearchedByReceiverAndSubject);
    CPPUNIT_TEST(holdsBackWhatIsBeyondTheCapAndSaysSo);
    CPPUNIT_TEST(showsARealMailWithoutItsLink);
    CPPUNIT_TEST(showsAnExampleOfEveryMailInEveryLanguage);
    CPPUNIT_TEST(tellsWhatTheMailServerSaidToATestMail);
    CPPUNIT_TEST(aTestMailThatGoesEndsTheRest);
    CPPUNIT_TEST(takesAddressesBeyondAsciiOnlyWhenItIsToldTo);
    CPPUNIT_TEST(remindsTheAgentsOnceOfARequestThatWaits);
    CPPUNIT_TEST(areForAdministratorsOnly);
    CPPUNIT_TEST_SUITE_END();

    static constexpr auto rest =
        "UPDATE cm_mail_service SET paused_since = 1, paused_until = 4000000000000000";
    static constexpr auto go = "UPDATE cm_mail_service SET paused_since = 0, paused_until = 0";

    static std::string raise(Scene& scene, HttpClient& maria)
    {
        const auto acme = customerNamed(maria, "Acme");
        return scene
            .raise(maria, acme,
                   "[" + grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "reports") + "]")
            .request;
    }

    /// What the demo had to send has gone, and no longer counts.
    static void begin(Scene& scene)
    {
        (void)scene.host().mails();
        scene.host().change("DELETE FROM cm_outbox");
    }

    static std::string sent(Scene& scene)
    {
        return scene.host().rows("SELECT count(*) FROM cm_outbox WHERE state = 'sent'").at(0);
    }

    static bool has(const std::string& text, const std::string& part)
    {
        return text.find(part) != std::string::npos;
    }

public:
    void cancelsAMailThatWaitsAndSendsItAgain()
    {
        Scene scene;
        begin(scene);
        scene.host().change(rest);
        auto maria = scene.maria();
        (void)raise(scene, maria);
        auto administrator = scene.administrator();
        const auto id = scene.host().rows("SELECT id FROM cm_outbox WHERE state = 'queued'").at(0);
        const auto path = "/admin/outbox/" + id;
        CPPUNIT_ASSERT(has(administrator.get("/admin/outbox").body, "action=\"" + path + "/cancel\""));
        CPPUNIT_ASSERT_EQUAL(400, administrator.form(path + "/cancel", {{"more", "x"}}).status);
        const auto waiting = administrator.get(path).body;
        CPPUNIT_ASSERT_MESSAGE(waiting, has(waiting, "<h1>Request raised, to Maria Keller</h1>") &&
                                            has(waiting, "Acme Oil") && has(waiting, "ticket #") &&
                                            has(waiting, ">Waiting<") &&
                                            has(waiting, "action=\"" + path + "/cancel\""));
        CPPUNIT_ASSERT_EQUAL(400, administrator.form(path + "/cancel", {{"state", "nowhere"}}).status);
        const auto filtered = administrator.get("/admin/outbox?q=keller&state=queued").body;
        CPPUNIT_ASSERT_MESSAGE(
            filtered, has(filtered, "name=\"q\" value=\"keller\"><input type=\"hidden\" name=\"state\" "
                                    "value=\"queued\"><button"));
        const auto cancelled = administrator.form(path + "/cancel", {{"q", "keller"}, {"state", "queued"}});
        CPPUNIT_ASSERT_EQUAL(303, cancelled.status);
        CPPUNIT_ASSERT_EQUAL(std::string("/admin/outbox?q=keller&state=queued&notice=cancelled"),
                             cancelled.header("location"));
        const auto elsewhere = administrator.get(cancelled.header("location")).body;
        CPPUNIT_ASSERT_MESSAGE(elsewhere,
                               has(elsewhere, "The mail is withdrawn") && !has(elsewhere, "ticket #"));
        const auto told = administrator.get("/admin/outbox?notice=cancelled").body;
        CPPUNIT_ASSERT_MESSAGE(told, has(told, "The mail is withdrawn and does not go."));
        CPPUNIT_ASSERT_MESSAGE(told, has(told, "Acme Oil") && has(told, "ticket #"));
        CPPUNIT_ASSERT(has(administrator.get(path).body, "action=\"" + path + "/again\""));
        const auto twice = administrator.form(path + "/cancel", {});
        CPPUNIT_ASSERT_EQUAL(409, twice.status);
        CPPUNIT_ASSERT(has(twice.body, "Nothing was changed."));
        const auto list = administrator.get("/api/v1/admin/outbox");
        CPPUNIT_ASSERT_EQUAL(std::string("withdrawn"), list.text("mails[0].state"));
        CPPUNIT_ASSERT_EQUAL(std::string("cancelled by Ada Root"), list.text("mails[0].lastAnswer"));
        scene.host().change(go);
        std::this_thread::sleep_for(std::chrono::seconds(2));
        CPPUNIT_ASSERT_EQUAL(std::string("0"), sent(scene));

        CPPUNIT_ASSERT_EQUAL(303, administrator.form(path + "/again", {}).status);
        waitUntil("it went", [&] { return sent(scene) == "1"; });
        CPPUNIT_ASSERT_EQUAL(409, administrator.form(path + "/again", {}).status);
        CPPUNIT_ASSERT_EQUAL(404, administrator.form("/admin/outbox/999999/cancel", {}).status);

        // Both acts stand in the customer's history, and the chain holds.
        CPPUNIT_ASSERT_EQUAL(std::string("mail.cancelled|mail.sent-again"),
                             scene.host()
                                 .rows("SELECT (SELECT act FROM cm_audit WHERE act = 'mail.cancelled'), "
                                       "(SELECT act FROM cm_audit WHERE act = 'mail.sent-again')")
                                 .at(0));
        std::string said;
        CPPUNIT_ASSERT_EQUAL(0, scene.host().command({"verify-audit"}, said));
    }

    /// Sent again it would only go to the same wrong address.
    void whatWasGivenUpIsSetAsideAndHealthIsGood()
    {
        Scene scene;
        begin(scene);
        scene.host().change(rest);
        auto maria = scene.maria();
        (void)raise(scene, maria);
        scene.host().change("UPDATE cm_outbox SET state = 'dead', due_at = NULL, "
                            "last_answer = 'the receiver''s address is none'");
        auto administrator = scene.administrator();
        const auto outboxIs = [&](const std::string& look) {
            return has(administrator.get("/admin/health").body,
                       "<span class=\"state " + look + " fw-semibold\">Outbox</span>");
        };
        CPPUNIT_ASSERT(outboxIs("wait"));
        CPPUNIT_ASSERT(has(unescaped(administrator.get("/admin/health").body), "cancel those whose address"));
        const auto path = "/admin/outbox/" + scene.host().rows("SELECT max(id) FROM cm_outbox").at(0);
        for (const auto& page : {std::string("/admin/outbox"), path})
            for (const auto* act : {"/cancel", "/again"})
            {
                const auto form = std::string("action=\"").append(path).append(act).append("\"");
                CPPUNIT_ASSERT_MESSAGE(form, has(administrator.get(page).body, form));
            }
        CPPUNIT_ASSERT_EQUAL(303, administrator.form(path + "/cancel", {}).status);
        CPPUNIT_ASSERT(outboxIs("on"));
        CPPUNIT_ASSERT_EQUAL(
            std::string("cancelled by Ada Root; the receiver's address is none"),
            administrator.get("/api/v1/admin/outbox?state=withdrawn").text("mails[0].lastAnswer"));
        CPPUNIT_ASSERT_EQUAL(std::string("mail.cancelled"),
                             scene.host().rows("SELECT act FROM cm_audit WHERE act LIKE 'mail.%'").at(0));
        CPPUNIT_ASSERT_EQUAL(409, administrator.form(path + "/cancel", {}).status);
    }

    void countsAndFiltersByState()
    {
        Scene scene;
        begin(scene);
        scene.host().change(rest);
        auto maria = scene.maria();
        (void)raise(scene, maria);
        auto administrator = scene.administrator();
        const auto page = administrator.get("/admin/outbox").body;
        CPPUNIT_ASSERT(has(page, "Waiting <b>1</b>") && has(page, "Sent <b>0</b>") &&
                       has(page, "Bounced <b>0</b>"));
        CPPUNIT_ASSERT(
            has(administrator.get("/admin/outbox?state=queued").body, "maria.keller@acme.example"));
        CPPUNIT_ASSERT(
            !has(administrator.get("/admin/outbox?state=bounced").body, "maria.keller@acme.example"));
        CPPUNIT_ASSERT_EQUAL(400, administrator.get("/admin/outbox?state=none").status);
        CPPUNIT_ASSERT(has(page, "The mail server carries no mail"));
        const auto found = administrator.get("/admin/outbox?q=maria&state=queued").body;
        CPPUNIT_ASSERT_MESSAGE("a search is not counted", has(found, ">Waiting <b></b>"));
        const auto tried =
            administrator.form("/admin/outbox/try", formWith(found, "/outbox/try").untouched());
        CPPUNIT_ASSERT_EQUAL(303, tried.status);
        CPPUNIT_ASSERT_EQUAL(std::string("/admin/outbox?q=maria&state=queued&notice=trying"),
                             tried.header("location"));
        waitUntil("it went", [&] { return sent(scene) == "1"; });
        CPPUNIT_ASSERT(!has(administrator.get("/admin/outbox").body, "The mail server carries no mail"));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(
            "it goes already", std::string("/admin/outbox?before=7"),
            administrator.form("/admin/outbox/try", {{"before", "7"}}).header("location"));
        CPPUNIT_ASSERT_EQUAL(400, administrator.form("/admin/outbox/try", {{"state", "none"}}).status);
    }

    void isSearchedByReceiverAndSubject()
    {
        HostOptions options;
        options.configuration["plugin.contacts-manager.mail.agents-address"] = "desk@support.example";
        Scene scene(options);
        begin(scene);
        scene.host().change(rest);
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        const auto raised = scene.raise(
            maria, acme, "[" + grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "reports") + "]");
        auto administrator = scene.administrator();
        const auto whoAre = [&](const std::string& query) {
            const auto page = administrator.get("/admin/outbox?" + query).body;
            const auto json = administrator.get("/api/v1/admin/outbox?search=" + query.substr(2));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(json.body, 200, json.status);
            std::string who;
            for (const auto& [name, address] :
                 {std::pair("maria ", "maria.keller@acme.example"), {"desk ", "desk@support.example"}})
            {
                CPPUNIT_ASSERT_EQUAL_MESSAGE(query, has(page, ">" + std::string(address) + "<"),
                                             has(json.body, address));
                if (has(json.body, address))
                    who += name;
            }
            return who;
        };
        CPPUNIT_ASSERT_EQUAL(std::string("maria desk "), whoAre("q="));
        CPPUNIT_ASSERT_EQUAL(std::string("maria "), whoAre("q=kell"));
        CPPUNIT_ASSERT_EQUAL(std::string("desk "), whoAre("q=desk%40support.example"));
        CPPUNIT_ASSERT_EQUAL(std::string("desk "), whoAre("q=to+agents"));
        CPPUNIT_ASSERT_EQUAL(std::string("maria desk "),
                             whoAre("q=%23" + raised.ticket + "+acme&state=queued"));
        CPPUNIT_ASSERT_EQUAL(std::string(), whoAre("q=keller&state=sent"));
        const auto none = administrator.get("/admin/outbox?q=%22%3E%3Cb%3Enobody").body;
        CPPUNIT_ASSERT_MESSAGE(none, has(none, "No mail was found.") && has(none, "&gt;&lt;b&gt;nobody"));
        const auto filtered = administrator.get("/admin/outbox?q=kell&state=queued").body;
        CPPUNIT_ASSERT_MESSAGE(filtered, has(filtered, "/admin/outbox?q=kell&amp;state=dead") &&
                                             has(filtered, "name=\"state\" value=\"queued\"") &&
                                             has(filtered, "name=\"q\" type=\"search\" maxlength=\"100\" "
                                                           "value=\"kell\""));
        for (const auto& bad : {"q=" + std::string(201, 'x'), std::string("q=a%0Ab")})
        {
            CPPUNIT_ASSERT_EQUAL(400, administrator.get("/admin/outbox?" + bad).status);
            CPPUNIT_ASSERT_EQUAL(400,
                                 administrator.get("/api/v1/admin/outbox?search=" + bad.substr(2)).status);
        }
    }

    void holdsBackWhatIsBeyondTheCapAndSaysSo()
    {
        Scene scene;
        begin(scene);
        auto administrator = scene.administrator();
        const auto cap = [&](const std::string& number) {
            return administrator
                .call("PUT", "/api/v1/admin/settings",
                      R"({"contacts-manager":{"mail.cap-per-customer-hour":")" + number + "\"}}")
                .status;
        };
        CPPUNIT_ASSERT_EQUAL(422, cap("0"));
        CPPUNIT_ASSERT_EQUAL(200, cap("1"));
        auto maria = scene.maria();
        const auto request = raise(scene, maria);
        waitUntil("one went", [&] { return sent(scene) == "1"; });
        auto agent = scene.agent();
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, request).status);
        const auto page = administrator.get("/admin/outbox").body;
        CPPUNIT_ASSERT_MESSAGE(page,
                               has(page, "One customer has reached the most mails an hour (1): Acme Oil"));
        const auto health = unescaped(administrator.get("/admin/health").body);
        CPPUNIT_ASSERT_MESSAGE(health,
                               has(health, "One customer has reached the most mails an hour (1): Acme Oil") &&
                                   has(health, "Cancel in the outbox what was a mistake") &&
                                   has(health, "none bounced"));
        CPPUNIT_ASSERT_MESSAGE(page, has(page, "waits: 1 mail an hour is the most that Acme Oil"));
        std::this_thread::sleep_for(std::chrono::seconds(2));
        CPPUNIT_ASSERT_EQUAL(std::string("1"), sent(scene));

        CPPUNIT_ASSERT_EQUAL(200, cap("500"));
        waitUntil("the others went", [&] { return sent(scene) != "1"; });
    }

    void showsARealMailWithoutItsLink()
    {
        Scene scene;
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        const auto hans = contactWith(maria, acme, "hans.mueller@acme.example");
        CPPUNIT_ASSERT_EQUAL(202, maria
                                      .call("POST",
                                            "/api/v1/customers/" + acme + "/contacts/" + hans + "/invitation",
                                            R"({"how":"link"})")
                                      .status);
        const auto link = activationPath(mailsTo(scene.host().mails(), "hans.mueller@acme.example").back());
        CPPUNIT_ASSERT(!link.empty());
        const auto path = "/admin/outbox/" + scene.host().rows("SELECT max(id) FROM cm_outbox").at(0);
        auto administrator = scene.administrator();
        const auto page = administrator.get(path);
        CPPUNIT_ASSERT(has(page.body, "src=\"" + path + "/html\""));
        CPPUNIT_ASSERT(has(page.header("content-security-policy"), "frame-src 'self'"));
        const auto html = administrator.get(path + "/html");
        CPPUNIT_ASSERT(html.body.starts_with("<!doctype html>"));
        CPPUNIT_ASSERT(has(html.header("content-security-policy"), "sandbox") &&
                       has(html.header("content-security-policy"), "frame-ancestors 'self'"));
        CPPUNIT_ASSERT(!has(page.body + html.body, link.substr(link.rfind('/'))));
        CPPUNIT_ASSERT_EQUAL(404, administrator.get("/admin/outbox/999999/html").status);
    }

    void showsAnExampleOfEveryMailInEveryLanguage()
    {
        Scene scene;
        auto administrator = scene.administrator();
        const auto index = administrator.get("/admin/mails").body;
        std::size_t count = 0;
        for (auto at = index.find("href=\"/admin/mails/"); at != std::string::npos;
             at = index.find("href=\"/admin/mails/", at + 1), ++count)
        {
            const auto path = index.substr(at + 6, index.find('"', at + 6) - at - 6);
            const auto page = administrator.get(path);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 200, page.status);
            const auto html = administrator.get(path + "/html");
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 200, html.status);
            CPPUNIT_ASSERT_MESSAGE(path,
                                   has(html.body, "<html lang=\"" + path.substr(path.size() - 2) + "\">"));
        }
        CPPUNIT_ASSERT_EQUAL(std::size_t(63), count);
        for (const std::string path :
             {"/admin/mails/none/en", "/admin/mails/welcome/xx", "/admin/mails/welcome/en/txt"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, administrator.get(path).status);
    }

    void tellsWhatTheMailServerSaidToATestMail()
    {
        const SmtpServer server(
            SmtpServer::Script{{"EHLO", {"250-mail.example\r\n250-SMTPUTF8\r\n250 AUTH PLAIN LOGIN\r\n"}},
                               {"RCPT", {"550 5.7.1 not <b>you</b>\r\n"}}});
        HostOptions options;
        options.configuration["plugin.contacts-manager.mail.transport"] = "smtp";
        options.configuration["plugin.contacts-manager.mail.smtp.host"] = "127.0.0.1";
        options.configuration["plugin.contacts-manager.mail.smtp.port"] = std::to_string(server.port());
        options.configuration["plugin.contacts-manager.mail.smtp.user"] = "mailer-canary";
        options.configuration["plugin.contacts-manager.mail.smtp.password"] = "password-canary";
        Scene scene(options);
        auto administrator = scene.administrator();
        CPPUNIT_ASSERT(!has(administrator.get("/admin/mails").body, "Last answer"));
        CPPUNIT_ASSERT_EQUAL(303, administrator.form("/admin/mails/test", {}).status);
        std::string page;
        waitUntil("the result", [&] {
            const auto answer = administrator.get("/admin/mails");
            page = answer.body;
            const bool waits = has(page, "has not said its last word yet");
            CPPUNIT_ASSERT_EQUAL(std::string(waits ? "3" : ""), answer.header("refresh"));
            return !waits;
        });
        CPPUNIT_ASSERT_MESSAGE(page, has(page, "The mail server refused the test mail."));
        CPPUNIT_ASSERT_MESSAGE(page, has(page, "RCPT: 550 5.7.1 not &lt;b&gt;you&lt;/b&gt;"));
        CPPUNIT_ASSERT_MESSAGE(page, has(page, "yes: PLAIN LOGIN"));
        CPPUNIT_ASSERT_MESSAGE(page, has(page, "&gt; RCPT TO:&lt;admin@support.example&gt;"));
        CPPUNIT_ASSERT_MESSAGE(page, has(page, "AUTH PLAIN ********"));
        const auto encryption = [&] {
            const auto at = page.find("Encryption (STARTTLS)</dt><dd>");
            CPPUNIT_ASSERT_MESSAGE(page, at != std::string::npos);
            return page.substr(at + 30, page.find("</dd>", at) - at - 30);
        };
        CPPUNIT_ASSERT_EQUAL(std::string("no"), encryption());
        std::string stored;
        for (const auto& row : scene.host().rows("SELECT transcript, offers, answer FROM cm_mail_test"))
            stored += row;
        CPPUNIT_ASSERT(!has(page + stored + scene.host().log(), "canary"));
        CPPUNIT_ASSERT(!has(page + stored, "bWFpbGVyLWNhbmFyeQ"));
        scene.host().change("UPDATE cm_mail_test SET transcript = '(from here on in TLS)'");
        page = administrator.get("/admin/mails").body;
        CPPUNIT_ASSERT_EQUAL(std::string("in use from the first byte (TLS), without STARTTLS"), encryption());
        // Another administrator has a test of his own; the outbox knows nothing of either.
        CPPUNIT_ASSERT_EQUAL(0LL, administrator.get("/api/v1/admin/outbox").number("totals.queued"));
    }

    /// The settings are corrected and no mail is there to try them with.
    void aTestMailThatGoesEndsTheRest()
    {
        Scene scene;
        auto administrator = scene.administrator();
        (void)scene.host().mails();
        scene.host().change(
            "UPDATE cm_mail_service SET paused_since = 1000, paused_until = 4000000000000000, "
            "reason = 'nobody was there'");
        CPPUNIT_ASSERT(has(administrator.get("/admin/outbox").body, "The mail server carries no mail"));
        CPPUNIT_ASSERT_EQUAL(303, administrator.form("/admin/mails/test", {}).status);
        waitUntil("the result", [&] {
            return has(administrator.get("/admin/mails").body, "The test mail lies in the spool folder");
        });
        CPPUNIT_ASSERT(!has(administrator.get("/admin/outbox").body, "The mail server carries no mail"));
        CPPUNIT_ASSERT_EQUAL(std::string("false"),
                             administrator.get("/api/v1/admin/outbox").text("service.paused"));
    }

    void takesAddressesBeyondAsciiOnlyWhenItIsToldTo()
    {
        Scene scene;
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        const auto line = addContact("n", "Jürgen", "Gauß", "Jürgen@Bücher.example", "technical");
        const auto refused = putDraft(maria, acme, "[" + line + "]");
        CPPUNIT_ASSERT_EQUAL(std::string("email-invalid"), refused.text("findings[0].rule"));
        CPPUNIT_ASSERT(has(refused.text("findings[0].message"), "may only hold Latin letters"));
        auto administrator = scene.administrator();
        CPPUNIT_ASSERT_EQUAL(
            200, administrator
                     .call("PUT", "/api/v1/admin/settings", R"({"contacts-manager":{"mail.smtputf8":"yes"}})")
                     .status);
        const auto accepted = maria.get("/api/v1/customers/" + acme + "/draft");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(accepted.body, std::size_t(0), accepted.size("findings"));
        CPPUNIT_ASSERT_MESSAGE(accepted.body, has(accepted.body, "j\u00fcrgen@xn--bcher-kva.example") ||
                                                  has(accepted.body, "jürgen@xn--bcher-kva.example"));
    }

    void remindsTheAgentsOnceOfARequestThatWaits()
    {
        HostOptions options;
        options.configuration["plugin.contacts-manager.mail.agents-address"] = "desk@support.example";
        Scene scene(options);
        auto maria = scene.maria();
        (void)raise(scene, maria);
        scene.host().change("UPDATE cm_request SET submitted_at = submitted_at - 4 * 86400000000");
        CPPUNIT_ASSERT_EQUAL(0, scene.host().stop());
        scene.host().start();
        const auto reminders = [&] {
            return scene.host().rows("SELECT count(*) FROM cm_outbox WHERE kind = 'request-waiting'").at(0);
        };
        waitUntil("a reminder", [&] { return reminders() == "1"; });
        std::this_thread::sleep_for(std::chrono::seconds(2));
        CPPUNIT_ASSERT_EQUAL(std::string("1"), reminders());
    }

    void areForAdministratorsOnly()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        for (auto* client : {&maria, &agent})
        {
            for (const std::string path :
                 {"/admin/mails", "/admin/mails/welcome/en", "/admin/mails/welcome/en/html",
                  "/admin/outbox/1", "/admin/outbox/1/html"})
                CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, client->get(path).status);
            for (const std::string path : {"/admin/mails/test", "/admin/outbox/try", "/admin/outbox/1/cancel",
                                           "/admin/outbox/1/again"})
                CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, client->form(path, {}).status);
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MailPagesTest);

}  // namespace
