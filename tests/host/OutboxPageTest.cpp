// What administrators see in the outbox and do there: search, cancel, send again, look at a mail.
#include "tests/host/MailPagesStage.h"

#include <chrono>
#include <thread>

namespace {

using namespace tests;


class OutboxPageTest : public MailPagesStage
{
    CPPUNIT_TEST_SUITE(OutboxPageTest);
    CPPUNIT_TEST(cancelsAMailThatWaitsAndSendsItAgain);
    CPPUNIT_TEST(aMailThatPausesIsTriedAtOnce);
    CPPUNIT_TEST(whatWasGivenUpIsSetAsideAndHealthIsGood);
    CPPUNIT_TEST(countsAndFiltersByState);
    CPPUNIT_TEST(isSearchedByReceiverAndSubject);
    CPPUNIT_TEST(holdsBackWhatIsBeyondTheCapAndSaysSo);
    CPPUNIT_TEST(showsARealMailWithoutItsLink);
    CPPUNIT_TEST_SUITE_END();

    static constexpr auto rest =
        "UPDATE cm_mail_service SET paused_since = 1, paused_until = 4000000000000000";
    static constexpr auto go = "UPDATE cm_mail_service SET paused_since = 0, paused_until = 0";

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
                               has(elsewhere, "The e-mail is withdrawn") && !has(elsewhere, "ticket #"));
        const auto told = administrator.get("/admin/outbox?notice=cancelled").body;
        CPPUNIT_ASSERT_MESSAGE(told, has(told, "The e-mail is withdrawn and does not go."));
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

    /// Greylisted, say: it need not be cancelled and sent again to go at once.
    void aMailThatPausesIsTriedAtOnce()
    {
        Scene scene;
        begin(scene);
        scene.host().change(rest);
        auto maria = scene.maria();
        (void)raise(scene, maria);
        auto administrator = scene.administrator();
        const auto path = "/admin/outbox/" + scene.host().rows("SELECT max(id) FROM cm_outbox").at(0);
        const auto button = "action=\"" + path + "/now\"";
        CPPUNIT_ASSERT_EQUAL(409, administrator.form(path + "/now", {}).status);
        scene.host().change("UPDATE cm_outbox SET attempts = 2, due_at = 4000000000000000, "
                            "last_answer = 'RCPT: 450 4.7.1 Greylisted'");
        // All mail rests: this one would only be due.
        CPPUNIT_ASSERT(!has(administrator.get(path).body, button));
        scene.host().change(go);
        // Without an attempt of its own waits a link whose address has had enough of them.
        for (const auto* attempts : {"0", "2"})
        {
            scene.host().change(std::string("UPDATE cm_outbox SET attempts = ") + attempts);
            for (const auto& page : {std::string("/admin/outbox"), path})
                CPPUNIT_ASSERT_MESSAGE(page, has(administrator.get(page).body, button) &&
                                                 has(administrator.get(page).body, "next attempt"));
        }
        const auto tried = administrator.form(path + "/now", {{"state", "queued"}});
        CPPUNIT_ASSERT_EQUAL(303, tried.status);
        CPPUNIT_ASSERT_EQUAL(std::string("/admin/outbox?state=queued&notice=next"), tried.header("location"));
        CPPUNIT_ASSERT(has(administrator.get(tried.header("location")).body, "goes with the next ones"));
        waitUntil("it went", [&] { return sent(scene) == "1"; });
        CPPUNIT_ASSERT_EQUAL(std::string("3"), scene.host().rows("SELECT attempts FROM cm_outbox").at(0));
        CPPUNIT_ASSERT_EQUAL(409, administrator.form(path + "/now", {}).status);
        CPPUNIT_ASSERT_EQUAL(404, administrator.form("/admin/outbox/999999/now", {}).status);
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
        CPPUNIT_ASSERT(has(page, "The mail server carries no e-mail"));
        const auto found = administrator.get("/admin/outbox?q=maria&state=queued").body;
        CPPUNIT_ASSERT_MESSAGE("a search is not counted", has(found, ">Waiting <b></b>"));
        const auto tried =
            administrator.form("/admin/outbox/try", formWith(found, "/outbox/try").untouched());
        CPPUNIT_ASSERT_EQUAL(303, tried.status);
        CPPUNIT_ASSERT_EQUAL(std::string("/admin/outbox?q=maria&state=queued&notice=trying"),
                             tried.header("location"));
        waitUntil("it went", [&] { return sent(scene) == "1"; });
        CPPUNIT_ASSERT(!has(administrator.get("/admin/outbox").body, "The mail server carries no e-mail"));
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
        CPPUNIT_ASSERT_MESSAGE(none, has(none, "No e-mail was found.") && has(none, "&gt;&lt;b&gt;nobody"));
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
                               has(page, "One customer has reached the most e-mails an hour (1): Acme Oil"));
        const auto health = unescaped(administrator.get("/admin/health").body);
        CPPUNIT_ASSERT_MESSAGE(
            health, has(health, "One customer has reached the most e-mails an hour (1): Acme Oil") &&
                        has(health, "Cancel in the outbox what was a mistake") &&
                        has(health, "none bounced"));
        CPPUNIT_ASSERT_MESSAGE(page, has(page, "waits: 1 e-mail an hour is the most that Acme Oil"));
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
};

CPPUNIT_TEST_SUITE_REGISTRATION(OutboxPageTest);

}  // namespace
