// What else administrators see of mails: examples, the test mail, the mail server that rests, reminders.
#include "tests/host/MailPagesStage.h"
#include "tests/support/SmtpServer.h"

#include <chrono>
#include <thread>

namespace {

using namespace tests;


class MailPagesTest : public MailPagesStage
{
    CPPUNIT_TEST_SUITE(MailPagesTest);
    CPPUNIT_TEST(showsAnExampleOfEveryMailInEveryLanguage);
    CPPUNIT_TEST(tellsWhatTheMailServerSaidToATestMail);
    CPPUNIT_TEST(aTestMailThatGoesEndsTheRest);
    CPPUNIT_TEST(takesAddressesBeyondAsciiOnlyWhenItIsToldTo);
    CPPUNIT_TEST(remindsTheAgentsOnceOfARequestThatWaits);
    CPPUNIT_TEST(areForAdministratorsOnly);
    CPPUNIT_TEST_SUITE_END();

public:
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
        CPPUNIT_ASSERT_MESSAGE(page, has(page, "The mail server refused the test e-mail."));
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
        // What a server can is told in TLS, and the page claims nothing that it was not told.
        scene.host().change("UPDATE cm_mail_test SET outcome = 'insecure', offers = 'STARTTLS', transcript = "
                            "'< 220 x\n> EHLO y\n< 250 STARTTLS\n> STARTTLS\n< 220 go'");
        page = administrator.get("/admin/mails").body;
        CPPUNIT_ASSERT_MESSAGE(page, has(page, "no secure connection to the mail server came about"));
        CPPUNIT_ASSERT_EQUAL(std::string("yes"), encryption());
        CPPUNIT_ASSERT_MESSAGE(page, has(page, "(AUTH)</dt><dd>not known<"));
        CPPUNIT_ASSERT_MESSAGE(page, has(page, "(SMTPUTF8)</dt><dd>not known<"));
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
        CPPUNIT_ASSERT(has(administrator.get("/admin/outbox").body, "The mail server carries no e-mail"));
        CPPUNIT_ASSERT_EQUAL(303, administrator.form("/admin/mails/test", {}).status);
        waitUntil("the result", [&] {
            return has(administrator.get("/admin/mails").body, "The test e-mail lies in the spool folder");
        });
        CPPUNIT_ASSERT(!has(administrator.get("/admin/outbox").body, "The mail server carries no e-mail"));
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
        CPPUNIT_ASSERT(has(refused.text("findings[0].message"), "may only hold letters without accents"));
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
                                           "/admin/outbox/1/again", "/admin/outbox/1/now"})
                CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, client->form(path, {}).status);
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MailPagesTest);

}  // namespace
