// The helpdesk of another house is away, slow, refuses us or answers nonsense: faults R1, R3 and R6, cases 74
// and 98. The real one is killed and frozen in tests/rt.
#include "tests/support/Await.h"
#include "tests/support/PlayedRt.h"
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace tests;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds promptly{2};


bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

}  // namespace

class DeskAwayTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(DeskAwayTest);
    CPPUNIT_TEST(withItStoppedEverythingIsAcceptedAtOnce);
    CPPUNIT_TEST(withAnswersAfterThirtySecondsEverythingIsAcceptedAtOnce);
    CPPUNIT_TEST(theAlarmComesAfterTheConfiguredHours);
    CPPUNIT_TEST(aTokenThatIsRefusedIsSaidAtOnceAndStormsNothing);
    CPPUNIT_TEST(whateverItAnswersTheRequestWaitsAndNothingIsRenderedUnescaped);
    CPPUNIT_TEST(customersReadWhatBecameOfTheirTicket);
    CPPUNIT_TEST(whatIsReturnedIsAnsweredInTheirTicket);
    CPPUNIT_TEST(anAgentFindsWhatWaitsAmongMergedTickets);
    CPPUNIT_TEST(aTicketThatIsMovedBeforeItsAnswerComesIsRaisedOnce);
    CPPUNIT_TEST(aCheckThatFindsAllWellWakesWhatWaits);
    CPPUNIT_TEST(whatWillNeverBeDoneIsLeftByAPerson);
    CPPUNIT_TEST(whoChoosesAPasswordIsShownTheHelpdeskThatItOpens);
    CPPUNIT_TEST(whoChoosesAPasswordThatOpensNothingElsewhereLogsInHere);
    CPPUNIT_TEST_SUITE_END();

    PlayedRt rt{};

    static std::string requested(Scene& scene, HttpClient& maria, const std::string& role = "reports")
    {
        const auto acme = customerNamed(maria, "Acme Oil");
        const auto tom = contactWith(maria, acme, "tom.reed@acme.example");
        return scene.raise(maria, acme, "[" + grantRole(tom, role) + "]").request;
    }

    /// Of a new contact: the demo data was here before any other house.
    static std::string activation(Scene& scene)
    {
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto raised = scene.raise(
            maria, customerNamed(maria, "Acme Oil"),
            "[" + addContact("n", "Ines", "Moreau", "ines.moreau@acme.example", "technical") + "]");
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        for (const auto& mail : mailsTo(scene.host().mails(), "ines.moreau@acme.example"))
            if (const auto path = activationPath(mail); !path.empty())
                return path;
        throw std::runtime_error("no welcome mail came");
    }

    static void tryAgain(Scene& scene)
    {
        auto administrator = scene.administrator();
        CPPUNIT_ASSERT_EQUAL(303, administrator.form("/admin/desk/again", {}).status);
    }

    static std::string health(Scene& scene)
    {
        std::string words;
        const auto code = scene.host().command({"health"}, words);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(words, 0, code);
        return words;
    }

    /// Request, look, implement: nobody waits for the other house.
    static void mainJobIsPrompt(Scene& scene)
    {
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme Oil");
        const auto prompt = [](const std::string& what, const auto& act) {
            const auto begun = Clock::now();
            act();
            CPPUNIT_ASSERT_MESSAGE(what, Clock::now() - begun < promptly);
        };
        std::string request;
        prompt("submit", [&] { request = requested(scene, maria); });
        std::this_thread::sleep_for(std::chrono::milliseconds(1500));  // By now the job hangs in its call.
        prompt("the waiting page", [&] {
            const auto page = maria.get("/portal/customers/" + acme + "/contacts");
            CPPUNIT_ASSERT_EQUAL(200, page.status);
            CPPUNIT_ASSERT_MESSAGE(page.body, has(page.body, "raises the ticket in a moment") ||
                                                  has(page.body, "the ticket follows by itself"));
            CPPUNIT_ASSERT(!page.header("refresh").empty());
        });
        CPPUNIT_ASSERT(has(agent.get("/agent/customers/" + acme).body,
                           "href=\"/agent/requests/" + request + "\">open the request"));
        prompt("the agent's page",
               [&] { CPPUNIT_ASSERT_EQUAL(200, agent.get("/agent/requests/" + request).status); });
        prompt("implement", [&] { CPPUNIT_ASSERT_EQUAL(200, implement(agent, request).status); });
        CPPUNIT_ASSERT(contains(rolesOf(maria, acme, "tom.reed@acme.example"), "reports"));
        CPPUNIT_ASSERT_EQUAL(std::string("2"), scene.host().rows("SELECT COUNT(*) FROM cm_errand").at(0));
    }

public:
    void withItStoppedEverythingIsAcceptedAtOnce()
    {
        auto options = rt.options();
        // The discard port: nobody is there.
        options.configuration["plugin.contacts-manager.request-tracker.address"] = "http://127.0.0.1:9";
        Scene scene(options);
        mainJobIsPrompt(scene);
        auto administrator = scene.administrator();
        await([&] { return has(administrator.get("/admin/desk").body, "has not answered since"); },
              "the administrator is told");
        CPPUNIT_ASSERT(has(health(scene), "none is stuck. It has stopped answering within the last hour."));
        const auto page = administrator.get("/admin/health").body;
        CPPUNIT_ASSERT(has(page, "It has stopped answering within the last hour."));
        CPPUNIT_ASSERT_MESSAGE(page, !has(page, "All is well."));
        // What a check has just said is not said once more.
        const auto checked = administrator.form("/admin/desk/check", {}).body;
        CPPUNIT_ASSERT_MESSAGE(checked,
                               has(checked, "role=\"alert\"") && !has(checked, "has not answered since"));
    }

    void withAnswersAfterThirtySecondsEverythingIsAcceptedAtOnce()
    {
        auto turn = WebServer::answer(200, "{}");
        turn.before = std::chrono::seconds(30);
        rt.answerAlways(turn);
        Scene scene(rt.options());
        mainJobIsPrompt(scene);
        rt.hangUp();  // Else the host would wait for its answer before it stops.
    }

    void theAlarmComesAfterTheConfiguredHours()
    {
        auto options = rt.options();
        options.configuration["plugin.contacts-manager.desk.alarm-hours"] = "2";
        rt.answerAlways(WebServer::answer(503, ""));
        Scene scene(options);
        auto maria = scene.maria();
        (void)requested(scene, maria);
        auto administrator = scene.administrator();
        await([&] { return has(administrator.get("/admin/desk").body, "503"); }, "it is asked for once");
        const auto waitsSince = [&](int minutes) {
            const auto back = std::to_string(minutes * 60'000'000LL);
            scene.host().change("UPDATE cm_errand SET created_at = created_at - " + back);
            scene.host().change("UPDATE cm_house SET since = since - " + back);
        };
        const auto said = [&] { return administrator.get("/admin/health").body + health(scene); };
        waitsSince(110);
        const auto before = said();
        CPPUNIT_ASSERT_MESSAGE(before, !has(before, "waited too long for the other helpdesk"));
        CPPUNIT_ASSERT_MESSAGE(before, has(before, "good      contacts-manager desk: 1 message waits"));
        waitsSince(20);
        const auto after = said();
        CPPUNIT_ASSERT_MESSAGE(after, has(after, "degraded  contacts-manager desk: 1 message waits"));
        CPPUNIT_ASSERT_MESSAGE(after, after.find("waited too long") != after.rfind("waited too long"));
    }

    void aTokenThatIsRefusedIsSaidAtOnceAndStormsNothing()
    {
        Scene scene(rt.options());
        auto maria = scene.maria();
        const auto request = requested(scene, maria);
        await([&] { return !rt.tickets().empty() && rt.asked("/ticket/") > 1; },
              "the ticket is raised and seen");
        rt.withdrawToken();
        const auto before = rt.asked("/REST/1.0/");
        auto agent = scene.agent();
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, request).status);
        (void)requested(scene, maria, "financial");
        await([&] { return has(health(scene), "does not let the Contacts Manager in"); },
              "the alarm is there");
        CPPUNIT_ASSERT(has(health(scene), "does not know the token"));
        std::this_thread::sleep_for(std::chrono::seconds(15));
        // One for the errands, one for the watch: until a person acts, or ten minutes later.
        CPPUNIT_ASSERT(rt.asked("/REST/1.0/") - before <= 2);
        rt.answerAlways(std::nullopt);
        tryAgain(scene);
        await([&] { return rt.tickets().size() == 2 && rt.tickets().at(100).status == "resolved"; },
              "it came right by itself");
        CPPUNIT_ASSERT(!has(health(scene), "does not let"));
    }

    void whateverItAnswersTheRequestWaitsAndNothingIsRenderedUnescaped()
    {
        const PlayedRt elsewhere;
        const std::string hostile = R"({"message":"<script>alert(1)</script>"})";
        const auto whole = WebServer::answer(200, R"({"items":[]})").reply;
        std::vector<WebServer::Turn> turns{
            WebServer::answer(200, "<html><script>alert(1)</script></html>"),
            WebServer::answer(302, "", "Location: " + elsewhere.address() + "/REST/2.0/tickets\r\n"),
            WebServer::answer(200, std::string(5'000'000, ' ')),
            WebServer::Turn{whole.substr(0, whole.size() - 4)},
            WebServer::Turn{"HTTP/1.1 200 OK\r\n\r\n{\"items\":["}};
        for (const int status : {401, 403, 404, 412, 429, 500})
            turns.push_back(WebServer::answer(status, hostile));
        rt.answerAlways(WebServer::answer(503, ""));
        Scene scene(rt.options());
        auto maria = scene.maria();
        const auto request = requested(scene, maria);
        auto administrator = scene.administrator();
        const auto attempts = [&] {
            return std::stoi(scene.host().rows("SELECT attempts FROM cm_errand").at(0));
        };
        await([&] { return attempts() == 1; }, "it is tried");
        for (std::size_t i = 0; i < turns.size(); ++i)
        {
            rt.answerAlways(turns[i]);
            const auto before = attempts();
            tryAgain(scene);
            await(
                [&] {
                    const auto rows =
                        scene.host().rows("SELECT attempts FROM cm_errand WHERE state <> 'leased'");
                    return rows.size() == 1 && std::stoi(rows[0]) > before;
                },
                "answer " + std::to_string(i) + " is taken");
            const auto page = administrator.get("/admin/desk");
            CPPUNIT_ASSERT_EQUAL(200, page.status);
            CPPUNIT_ASSERT_MESSAGE(page.body, !has(page.body, "<script>alert"));
            CPPUNIT_ASSERT_EQUAL_MESSAGE("answer " + std::to_string(i), std::string("submitted"),
                                         maria.get("/api/v1/requests/" + request).text("state"));
        }
        CPPUNIT_ASSERT_EQUAL(std::size_t{0}, elsewhere.asked("/"));
        CPPUNIT_ASSERT(has(administrator.get("/admin/desk").body, "&lt;script&gt;"));
        rt.answerAlways(std::nullopt);
        tryAgain(scene);
        await([&] { return !maria.get("/api/v1/requests/" + request).isNull("ticket"); },
              "the ticket is raised");
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, rt.tickets().size());
    }

    void customersReadWhatBecameOfTheirTicket()
    {
        Scene scene(rt.options());
        auto maria = scene.maria();
        const auto request = requested(scene, maria);
        await([&] { return !maria.get("/api/v1/requests/" + request).isNull("ticket"); },
              "the ticket is raised");
        const auto acme = customerNamed(maria, "Acme Oil");
        const auto link = rt.address() + "/SelfService/Display.html?id=100";
        const auto page = [&] { return maria.get("/portal/customers/" + acme + "/contacts").body; };
        CPPUNIT_ASSERT(has(page(), link));
        auto paul = scene.login(
            "paul.dubois@acme.example");  // Theirs opens to who asked for it, and to no colleague.
        for (const auto& address : {"/portal/customers/" + acme + "/contacts", "/portal/requests/" + request})
            CPPUNIT_ASSERT_MESSAGE(address, !has(paul.get(address).body, "/SelfService/Display.html"));
        CPPUNIT_ASSERT(maria.get("/portal/customers/" + acme + "/contacts").header("refresh").empty());
        const auto cancel = [&] { return maria.get("/portal/requests/" + request + "/cancel").body; };
        CPPUNIT_ASSERT(has(cancel(), "ticket #100 is closed"));
        const auto becomes = [&](const std::function<void(PlayedRt::Ticket&)>& change,
                                 const std::string& words) {
            rt.change(100, change);
            tryAgain(scene);  // Nobody rests.
            await([&] { return has(unescaped(page()), words); }, words);
        };
        becomes([](auto& it) { it.status = "resolved"; }, "The ticket was closed at the helpdesk");
        CPPUNIT_ASSERT(has(page(), link));
        becomes([](auto& it) { it.reference = "another's"; }, "The ticket cannot be found at the helpdesk");
        CPPUNIT_ASSERT(!has(page(), link));
        CPPUNIT_ASSERT(has(page(), "Your request for 1 change was sent<"));
        CPPUNIT_ASSERT(!has(cancel(), "ticket #100 is closed"));
        CPPUNIT_ASSERT_EQUAL(std::string("submitted"),
                             maria.get("/api/v1/requests/" + request).text("state"));
        auto agent = scene.agent();
        CPPUNIT_ASSERT(has(agent.get("/agent/requests/" + request).body, "belongs to another ticket now"));
        CPPUNIT_ASSERT(has(agent.get("/agent/requests").body, "Look at its ticket"));
    }

    void whatIsReturnedIsAnsweredInTheirTicket()
    {
        Scene scene(rt.options());
        auto maria = scene.maria();
        const auto request = requested(scene, maria);
        await([&] { return !maria.get("/api/v1/requests/" + request).isNull("ticket"); },
              "the ticket is raised");
        auto agent = scene.agent();
        const auto path = "/api/v1/requests/" + request + "/return";
        CPPUNIT_ASSERT_EQUAL(200, agent.call("POST", path, R"({"reason":"Why?"})").status);
        const auto acme = customerNamed(maria, "Acme Oil");
        CPPUNIT_ASSERT(has(maria.get("/portal/customers/" + acme + "/contacts").body,
                           rt.address() + "/SelfService/Display.html?id=100\">ticket #100"));
        const auto none = agent.get("/agent/requests/of-ticket/999999");
        CPPUNIT_ASSERT_EQUAL(404, none.status);
        CPPUNIT_ASSERT(has(none.body, "No request belongs to this ticket."));
        CPPUNIT_ASSERT(!has(maria.get("/agent/requests/of-ticket/999999").body, "No request belongs"));
    }

    void anAgentFindsWhatWaitsAmongMergedTickets()
    {
        Scene scene(rt.options());
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto decided = requested(scene, maria);
        await([&] { return !maria.get("/api/v1/requests/" + decided).isNull("ticket"); }, "one is raised");
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, decided).status);
        const auto waits = requested(scene, maria, "financial");
        await([&] { return !maria.get("/api/v1/requests/" + waits).isNull("ticket"); }, "two are raised");
        const auto shown = [&](const std::string& tickets) {
            return agent.get("/agent/requests/of-ticket/" + tickets).header("location");
        };
        CPPUNIT_ASSERT_EQUAL("/agent/requests/" + decided, shown("100"));
        CPPUNIT_ASSERT_EQUAL("/agent/requests/" + waits, shown("100?merged=101"));
        CPPUNIT_ASSERT_EQUAL("/agent/requests/" + waits, shown("101?merged=100"));
        CPPUNIT_ASSERT_EQUAL("/agent/requests/" + waits, shown("999999?merged=x,,-1,100,101,"));
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, waits).status);
        CPPUNIT_ASSERT_EQUAL("/agent/requests/" + decided, shown("100?merged=101"));
        CPPUNIT_ASSERT_EQUAL(404, agent.get("/agent/requests/of-ticket/999999?merged=x").status);
        // On its own page it says of which ticket it is, and leads on.
        const auto page = agent.get("/agent/requests/" + waits).body;
        CPPUNIT_ASSERT_MESSAGE(page, has(page, rt.address() + "/Ticket/Display.html?id=101\">#101</a>"));
        CPPUNIT_ASSERT_MESSAGE(page, has(page, "href=\"/agent/requests\" aria-current=\"page\""));
    }

    void aTicketThatIsMovedBeforeItsAnswerComesIsRaisedOnce()
    {
        rt.loseNextTicket([](auto& it) { it.queue = "4"; });  // A scrip that sorts what comes in.
        Scene scene(rt.options());
        auto maria = scene.maria();
        const auto request = requested(scene, maria);
        await([&] { return !maria.get("/api/v1/requests/" + request).isNull("ticket"); },
              "the ticket is found");
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, rt.tickets().size());
    }

    void aCheckThatFindsAllWellWakesWhatWaits()
    {
        rt.answerAlways(WebServer::answer(503, ""));
        Scene scene(rt.options());
        auto maria = scene.maria();
        const auto request = requested(scene, maria);
        await([&] { return has(scene.administrator().get("/admin/desk").body, "503"); },
              "it is asked for once");
        // As after a long outage: its turn would come in an hour.
        scene.host().change("UPDATE cm_errand SET due_at = due_at + 3600000000");
        rt.answerAlways(std::nullopt);
        auto administrator = scene.administrator();
        const auto checked = administrator.form("/admin/desk/check", {});
        CPPUNIT_ASSERT_MESSAGE(checked.body, has(checked.body, "The connection works"));
        await([&] { return !maria.get("/api/v1/requests/" + request).isNull("ticket"); },
              "the ticket is raised");
    }

    void whatWillNeverBeDoneIsLeftByAPerson()
    {
        Scene scene(rt.options());
        auto maria = scene.maria();
        const auto request = requested(scene, maria);
        await([&] { return !maria.get("/api/v1/requests/" + request).isNull("ticket"); },
              "the ticket is raised");
        rt.change(100, [](auto& it) { it.reference = "another's"; });
        auto agent = scene.agent();
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, request).status);
        const auto parked = [&] {
            return scene.host().rows("SELECT id FROM cm_errand WHERE state = 'parked'");
        };
        await([&] { return parked().size() == 1; }, "its errand is parked");
        CPPUNIT_ASSERT_EQUAL(std::string("new"), rt.tickets().at(100).status);
        CPPUNIT_ASSERT(
            has(health(scene),
                "degraded  contacts-manager desk: Nothing waits for the other helpdesk, 1 is stuck"));
        const auto leave = "/admin/desk/" + parked().at(0) + "/leave";
        CPPUNIT_ASSERT_EQUAL(404, agent.form(leave, {}).status);
        auto administrator = scene.administrator();
        CPPUNIT_ASSERT(has(administrator.get("/admin/desk").body, "action=\"" + leave + "\""));
        CPPUNIT_ASSERT_EQUAL(400, administrator.form(leave, {{"more", "1"}}).status);
        CPPUNIT_ASSERT_EQUAL(404, administrator.form("/admin/desk/x/leave", {}).status);
        CPPUNIT_ASSERT_EQUAL(303, administrator.form(leave, {}).status);
        CPPUNIT_ASSERT(parked().empty());
        CPPUNIT_ASSERT(has(health(scene), "good      contacts-manager desk"));
        CPPUNIT_ASSERT(has(scene.host().log(), "desk.left"));
    }

    void whoChoosesAPasswordIsShownTheHelpdeskThatItOpens()
    {
        auto options = rt.options();
        options.configuration["plugin.contacts-manager.desk.users"] = "yes";
        Scene scene(options);
        auto ines = scene.stranger();
        const auto done = activateAt(ines, activation(scene), "three quiet otters");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(done.body, 200, done.status);
        CPPUNIT_ASSERT_MESSAGE(done.body, has(done.body, "href=\"" + rt.address() + "/SelfService/\""));
        CPPUNIT_ASSERT_MESSAGE(done.body, has(done.body, "Your account is active"));
        CPPUNIT_ASSERT(has(done.body, "as ines.moreau@acme.example or with the user name"));
        CPPUNIT_ASSERT(!has(done.body, "btn-go\" href=\"/login\""));
        CPPUNIT_ASSERT_NO_THROW((void)scene.login("ines.moreau@acme.example", "three quiet otters"));
    }

    void whoChoosesAPasswordThatOpensNothingElsewhereLogsInHere()
    {
        Scene scene(rt.options());  // Users of people are made by somebody else.
        auto ines = scene.stranger();
        const auto done = activateAt(ines, activation(scene), "three quiet otters");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(done.body, 303, done.status);
        CPPUNIT_ASSERT_EQUAL(std::string("/portal?done=activated"), done.header("location"));
        CPPUNIT_ASSERT(has(ines.get("/portal?done=activated").body, "Your account is active"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DeskAwayTest);
