// The origin of the project, over HTTP: a customer's administrator asks, an agent implements, a new person
// activates.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>

namespace {

using namespace tests;

class MainJobTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(MainJobTest);
    CPPUNIT_TEST(threePeopleDoTheMainJobOnSqlite);
    CPPUNIT_TEST(threePeopleDoTheMainJobOnMariaDb);
    CPPUNIT_TEST(nothingLiveChangesBeforeTheAgentImplements);
    CPPUNIT_TEST(rejectingTellsTheRequesterWhyAndChangesNothing);
    CPPUNIT_TEST(cancellingEndsRequestAndTicketTogether);
    CPPUNIT_TEST(aReplyOfTheAgentReachesTheRequesterByMail);
    CPPUNIT_TEST(removingAContactEndsHisAccessAtOnce);
    CPPUNIT_TEST(theDraftSurvivesARestart);
    CPPUNIT_TEST(directKindsTakeEffectWithoutATicket);
    CPPUNIT_TEST_SUITE_END();

public:
    void threePeopleDoTheMainJobOnSqlite() { mainJob(Storage::sqlite); }
    void threePeopleDoTheMainJobOnMariaDb() { mainJob(Storage::mariadb); }

    void nothingLiveChangesBeforeTheAgentImplements()
    {
        Scene scene;
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        const auto tom = contactWith(maria, acme, "tom.reed@acme.example");
        const auto before = rolesOf(maria, acme, "tom.reed@acme.example");
        const auto raised = scene.raise(maria, acme, "[" + grantRole(tom, "reports") + "]");

        const auto list = maria.get("/api/v1/customers/" + acme + "/contacts");
        CPPUNIT_ASSERT(before == rolesOf(maria, acme, "tom.reed@acme.example"));
        CPPUNIT_ASSERT_EQUAL(raised.request, list.text("pendingRequest.id"));
        CPPUNIT_ASSERT(list.isNull("draft"));
        const auto again = putDraft(maria, acme, "[]");
        CPPUNIT_ASSERT_EQUAL(409, again.status);
        CPPUNIT_ASSERT_EQUAL(std::string("request-waiting"), again.text("type"));
    }

    void rejectingTellsTheRequesterWhyAndChangesNothing()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        const auto raised = scene.raise(
            maria, acme, "[" + grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "reports") + "]");

        const auto answer = agent.call("POST", "/api/v1/requests/" + raised.request + "/reject",
                                       R"({"reason":"Nobody here knows what for"})");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 200, answer.status);
        const auto after = maria.get("/api/v1/requests/" + raised.request);
        CPPUNIT_ASSERT_EQUAL(std::string("rejected"), after.text("state"));
        CPPUNIT_ASSERT_EQUAL(std::string("closed"),
                             maria.get("/api/v1/tickets/" + raised.ticket).text("status"));
        CPPUNIT_ASSERT(!contains(rolesOf(maria, acme, "tom.reed@acme.example"), "reports"));
        const auto mails = mailsTo(scene.host().mails(), "maria.keller@acme.example");
        CPPUNIT_ASSERT(mails.back().find("Nobody here knows what for") != std::string::npos);
    }

    void cancellingEndsRequestAndTicketTogether()
    {
        Scene scene;
        auto maria = scene.maria();
        auto paul = scene.login("paul.dubois@acme.example");
        const auto acme = customerNamed(maria, "Acme");
        const auto raised = scene.raise(
            maria, acme, "[" + grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "reports") + "]");

        const auto cancelled = paul.call("POST", "/api/v1/requests/" + raised.request + "/cancel", "{}");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(cancelled.body, 200, cancelled.status);
        CPPUNIT_ASSERT_EQUAL(std::string("cancelled"),
                             maria.get("/api/v1/requests/" + raised.request).text("state"));
        CPPUNIT_ASSERT_EQUAL(std::string("cancelled"),
                             maria.get("/api/v1/tickets/" + raised.ticket).text("status"));
        CPPUNIT_ASSERT_EQUAL(
            409, paul.call("POST", "/api/v1/requests/" + raised.request + "/cancel", "{}").status);
        auto agent = scene.agent();
        CPPUNIT_ASSERT_EQUAL(409, implement(agent, raised.request).status);
    }

    void aReplyOfTheAgentReachesTheRequesterByMail()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        const auto raised = scene.raise(
            maria, acme, "[" + grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "reports") + "]");

        const auto messages = "/api/v1/tickets/" + raised.ticket + "/messages";
        CPPUNIT_ASSERT_EQUAL(
            201, agent.call("POST", messages, R"({"text":"Until when, Maria?","internal":false})").status);
        CPPUNIT_ASSERT_EQUAL(
            201, agent.call("POST", messages, R"({"text":"She asks every year","internal":true})").status);
        const auto mails = mailsTo(scene.host().mails(), "maria.keller@acme.example");
        CPPUNIT_ASSERT(mails.back().find("Until when, Maria?") != std::string::npos);
        for (const auto& mail : scene.host().mails())
            CPPUNIT_ASSERT(mail.find("She asks every year") == std::string::npos);
        CPPUNIT_ASSERT(maria.get("/api/v1/tickets/" + raised.ticket).body.find("She asks every year") ==
                       std::string::npos);
        CPPUNIT_ASSERT(maria.get("/portal/tickets/" + raised.ticket).body.find("She asks every year") ==
                       std::string::npos);
    }

    void removingAContactEndsHisAccessAtOnce()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        auto lena = scene.login("lena.vogt@acme.example");
        const auto acme = customerNamed(maria, "Acme");
        const auto page = "/portal/customers/" + acme + "/contacts";
        CPPUNIT_ASSERT_EQUAL(200, lena.get(page).status);
        const auto raised =
            scene.raise(maria, acme,
                        R"([{"kind":"remove-contact","contact":)" +
                            jsonText(contactWith(maria, acme, "lena.vogt@acme.example")) + "}]");
        CPPUNIT_ASSERT_EQUAL(200, lena.get(page).status);

        const auto done = implement(agent, raised.request);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(done.body, 200, done.status);
        CPPUNIT_ASSERT(lena.get(page).status != 200);
        CPPUNIT_ASSERT(lena.get("/api/v1/customers/" + acme + "/contacts").status >= 401);
    }

    void theDraftSurvivesARestart()
    {
        Scene scene;
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        const auto put = putDraft(
            maria, acme, "[" + grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "reports") + "]");
        CPPUNIT_ASSERT_EQUAL(200, put.status);
        CPPUNIT_ASSERT_EQUAL(0, scene.host().stop());
        scene.host().start();
        const auto draft =
            maria.get("/api/v1/customers/" + acme + "/draft");  // the session is still good as well
        CPPUNIT_ASSERT_EQUAL(200, draft.status);
        CPPUNIT_ASSERT_EQUAL(put.text("version"), draft.text("version"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, draft.size("changes"));
    }

    void directKindsTakeEffectWithoutATicket()
    {
        HostOptions options;
        options.configuration["plugin.contacts-manager.direct.grant-role"] = "yes";
        Scene scene(options);
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        auto draft = putDraft(
            maria, acme, "[" + grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "reports") + "]");
        const auto list = "/portal/customers/" + acme + "/contacts";
        for (const auto& page : {maria.get(list).body, maria.get(list + "/request").body})
        {
            CPPUNIT_ASSERT_MESSAGE(page, page.find("Change now") != std::string::npos);
            CPPUNIT_ASSERT_MESSAGE(page, page.find("Request changes") == std::string::npos);
        }
        CPPUNIT_ASSERT(maria.get(list + "/request").body.find("take effect at once") != std::string::npos);
        // One line of another kind takes the whole to the helpdesk: the question says which.
        const auto lena = contactWith(maria, acme, "lena.vogt@acme.example");
        const auto own = grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "reports");
        (void)putDraft(maria, acme,
                       "[" + own + R"(,{"kind":"set-department","contact":)" + jsonText(lena) +
                           R"(,"value":"Labs"}])");
        const auto mixed = maria.get(list + "/request").body;
        CPPUNIT_ASSERT_MESSAGE(mixed,
                               mixed.find("1 change is decided by your helpdesk") != std::string::npos);
        const auto tag = mixed.find("decided by the helpdesk");
        CPPUNIT_ASSERT_MESSAGE("one line is marked",
                               tag != std::string::npos && tag == mixed.rfind("decided by the helpdesk"));
        draft = putDraft(maria, acme, "[" + own + "]");
        const auto answer = submit(maria, acme, draft.number("version"), "direct");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 201, answer.status);
        CPPUNIT_ASSERT_EQUAL(std::string("implemented"), answer.text("state"));
        CPPUNIT_ASSERT(answer.isNull("ticket"));
        CPPUNIT_ASSERT(contains(rolesOf(maria, acme, "tom.reed@acme.example"), "reports"));
        const auto mails = mailsTo(scene.host().mails(), "maria.keller@acme.example");
        CPPUNIT_ASSERT(mails.back().find("without a ticket") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(200, maria.get("/portal/requests/" + answer.text("id")).status);
        auto agent = scene.agent();
        CPPUNIT_ASSERT(agent.get("/agent/requests").body.find("Without a ticket") != std::string::npos);
    }

private:
    static void mainJob(Storage storage)
    {
        Scene scene({storage});
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        const auto tom = contactWith(maria, acme, "tom.reed@acme.example");
        const auto lena = contactWith(maria, acme, "lena.vogt@acme.example");
        const auto raised = scene.raise(
            maria, acme,
            "[" + grantRole(tom, "cust-admin") + "," +
                addContact("new-1", "Amandine", "Duval", "amandine.duval@acme.example", "technical") +
                R"(,{"kind":"set-department","contact":)" + jsonText(lena) + R"(,"value":"Operations"}])");
        CPPUNIT_ASSERT(!raised.ticket.empty());
        const auto confirmation = mailsTo(scene.host().mails(), "maria.keller@acme.example");
        CPPUNIT_ASSERT(!confirmation.empty());

        auto agent = scene.agent();
        const auto queue = agent.get("/agent/tickets");
        CPPUNIT_ASSERT(queue.body.find("/agent/tickets/" + raised.ticket) != std::string::npos);
        const auto page = agent.get("/agent/tickets/" + raised.ticket);
        CPPUNIT_ASSERT_EQUAL(200, page.status);
        CPPUNIT_ASSERT(page.body.find("Duval") != std::string::npos);
        CPPUNIT_ASSERT(page.body.find("Implement") != std::string::npos);
        const auto done = implement(agent, raised.request);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(done.body, 200, done.status);
        CPPUNIT_ASSERT_EQUAL(std::string("implemented"),
                             maria.get("/api/v1/requests/" + raised.request).text("state"));
        CPPUNIT_ASSERT_EQUAL(std::string("closed"),
                             maria.get("/api/v1/tickets/" + raised.ticket).text("status"));

        // Tom's new role has effect in the session he has had all along.
        auto tomsClient = scene.login("tom.reed@acme.example");
        CPPUNIT_ASSERT_EQUAL(200, tomsClient.get("/portal/customers/" + acme + "/contacts").status);
        CPPUNIT_ASSERT(contains(rolesOf(tomsClient, acme, "tom.reed@acme.example"), "cust-admin"));

        activate(scene, acme);
        std::string said;
        CPPUNIT_ASSERT_EQUAL_MESSAGE(said, 0, scene.host().command({"verify-audit"}, said));
    }


    static void activate(Scene& scene, const std::string& acme)
    {
        std::string path;
        for (const auto& mail : mailsTo(scene.host().mails(), "amandine.duval@acme.example"))
            path = path.empty() ? activationPath(mail) : path;
        CPPUNIT_ASSERT_MESSAGE("no welcome mail with a link", !path.empty());
        auto amandine = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(200, amandine.get(path).status);
        const auto set = activateAt(amandine, path, "seven-grey-herons-wait");
        CPPUNIT_ASSERT_MESSAGE(set.body, set.status == 303 || set.status == 200);
        auto again = scene.login("amandine.duval@acme.example", "seven-grey-herons-wait");
        CPPUNIT_ASSERT_EQUAL(acme, customerNamed(again, "Acme"));
        CPPUNIT_ASSERT(again.get("/api/v1/me").body.find("tickets.raise.technical") != std::string::npos);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MainJobTest);

}  // namespace
