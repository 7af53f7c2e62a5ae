// A request that the helpdesk sends back with a question, over HTTP: one request, one ticket, two rounds.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace tests;

class ReturnTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ReturnTest);
    CPPUNIT_TEST(goesBackAndForthOnSqlite);
    CPPUNIT_TEST(goesBackAndForthOnMariaDb);
    CPPUNIT_TEST(asksWhoMayReturnAndWantsAQuestion);
    CPPUNIT_TEST(showsTheQuestionOnEveryPage);
    CPPUNIT_TEST(decidesLineByLineOnThePage);
    CPPUNIT_TEST(aLineThatMovedIsChosenAgain);
    CPPUNIT_TEST(nobodyEndsWhatWasCorrectedUnderHisEyes);
    CPPUNIT_TEST_SUITE_END();

public:
    void goesBackAndForthOnSqlite() { backAndForth(Storage::sqlite); }
    void goesBackAndForthOnMariaDb() { backAndForth(Storage::mariadb); }

    void asksWhoMayReturnAndWantsAQuestion()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        auto nina = scene.nina();
        const auto raised = raise(scene, maria);
        const auto path = "/api/v1/requests/" + raised.request + "/return";
        CPPUNIT_ASSERT_EQUAL(403, maria.call("POST", path, R"({"reason":"?"})").status);
        CPPUNIT_ASSERT_EQUAL(404, nina.call("POST", path, R"({"reason":"?"})").status);
        CPPUNIT_ASSERT_EQUAL(
            404, agent.call("POST", "/api/v1/requests/999999/return", R"({"reason":"?"})").status);
        CPPUNIT_ASSERT_EQUAL(422, agent.call("POST", path, R"({"reason":" "})").status);
        CPPUNIT_ASSERT_EQUAL(400, agent.call("POST", path, R"({"reason":"?","more":1})").status);
        CPPUNIT_ASSERT_EQUAL(400, agent.call("POST", path, "{}").status);
        CPPUNIT_ASSERT_EQUAL(200, agent.call("POST", path, R"({"reason":"Why?"})").status);
        const auto twice = agent.call("POST", path, R"({"reason":"Why?"})");
        CPPUNIT_ASSERT_EQUAL(409, twice.status);
        CPPUNIT_ASSERT_EQUAL(std::string("returned"), twice.text("state"));
    }

    void showsTheQuestionOnEveryPage()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        const auto raised = raise(scene, maria);
        const auto panel = agent.get("/agent/tickets/" + raised.ticket);
        CPPUNIT_ASSERT(panel.body.find("/agent/requests/" + raised.request + "/return") != std::string::npos);
        const auto empty = sent(agent, panel, raised.request, "return", "");
        CPPUNIT_ASSERT_EQUAL(422, empty.status);
        CPPUNIT_ASSERT(empty.body.find("write your question into the message first") != std::string::npos);
        for (int click = 0; click < 2; ++click)  // A double click is one return.
            CPPUNIT_ASSERT_EQUAL(303,
                                 sent(agent, panel, raised.request, "return", "Which <b>Tom</b>?").status);
        auto colleague = scene.login("agent2@support.example");
        const auto late = sent(colleague, colleague.get("/agent/tickets/" + raised.ticket), raised.request,
                               "return", "Me too?");
        CPPUNIT_ASSERT_EQUAL(409, late.status);
        CPPUNIT_ASSERT(late.body.find("returned to the customer already") != std::string::npos);

        const std::string question = "Which &lt;b&gt;Tom&lt;/b&gt;?";
        for (const auto& page :
             {"/portal/customers/" + acme + "/contacts", "/portal/requests/" + raised.request,
              "/portal/customers/" + acme + "/contacts/request", "/portal/tickets/" + raised.ticket})
            CPPUNIT_ASSERT_MESSAGE(page, maria.get(page).body.find(question) != std::string::npos);
        const auto after = agent.get("/agent/tickets/" + raised.ticket);
        CPPUNIT_ASSERT(after.body.find(question) != std::string::npos);
        CPPUNIT_ASSERT(after.body.find("/implement\"") == std::string::npos ||
                       after.body.find(">Implement<") == std::string::npos);
        auto lena = scene.login("lena.vogt@acme.example");
        CPPUNIT_ASSERT(lena.get("/portal/customers/" + acme + "/contacts").body.find(question) ==
                       std::string::npos);
    }

    void decidesLineByLineOnThePage()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        const auto tom = contactWith(maria, acme, "tom.reed@acme.example");
        const auto raised = scene.raise(
            maria, acme, "[" + grantRole(tom, "reports") + "," + grantRole(tom, "agreement") + "]");
        const auto request = agent.get("/api/v1/requests/" + raised.request);
        const auto line = request.text("changes[1].id");
        const auto panel = agent.get("/agent/tickets/" + raised.ticket);
        const auto none = sent(agent, panel, raised.request, "implement", "", line, "");
        CPPUNIT_ASSERT_EQUAL(422, none.status);
        CPPUNIT_ASSERT_EQUAL(400, sent(agent, panel, raised.request, "implement", "", "0", "x").status);
        // The refusal stands at the address of the decision: opened anew it leads back.
        for (const std::string act : {"implement", "recount", "reject", "return"})
        {
            const auto again = agent.get("/agent/requests/" + raised.request + "/" + act);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(act, 303, again.status);
            CPPUNIT_ASSERT_EQUAL("/agent/tickets/" + raised.ticket, again.header("location"));
            CPPUNIT_ASSERT_EQUAL(404, agent.get("/agent/requests/999999/" + act).status);
        }
        const auto bad = sent(agent, panel, raised.request, "implement", "", "999999", "kept <reason>");
        CPPUNIT_ASSERT_EQUAL(409, bad.status);
        CPPUNIT_ASSERT_EQUAL(303,
                             sent(agent, panel, raised.request, "implement", "", line, "Not Tom.").status);

        const auto decided = maria.get("/api/v1/requests/" + raised.request);
        CPPUNIT_ASSERT_EQUAL(std::string("partly-implemented"), decided.text("state"));
        const auto roles = rolesOf(maria, acme, "tom.reed@acme.example");
        CPPUNIT_ASSERT(contains(roles, "reports") && !contains(roles, "agreement"));
        const auto mails = mailsTo(scene.host().mails(), "maria.keller@acme.example");
        CPPUNIT_ASSERT(mails.back().find("Not Tom.") != std::string::npos);
        const auto page = maria.get("/portal/requests/" + raised.request);
        CPPUNIT_ASSERT(page.body.find("Not Tom.") != std::string::npos);
        const auto back = maria.form("/portal/requests/" + raised.request + "/bring-back", {});
        CPPUNIT_ASSERT_EQUAL(303, back.status);
        CPPUNIT_ASSERT_EQUAL(std::string("agreement"),
                             maria.get("/api/v1/customers/" + acme + "/draft").text("changes[0].role"));
    }

    /// Lena corrects her own number between the agent's look and his click.
    void aLineThatMovedIsChosenAgain()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        auto lena = scene.login("lena.vogt@acme.example");
        const auto acme = customerNamed(maria, "Acme");
        const auto number = R"({"kind":"edit-contact","contact":)" +
                            jsonText(contactWith(maria, acme, "lena.vogt@acme.example")) +
                            R"(,"field":"phone","value":"+33142685311"})";
        const auto raised =
            scene.raise(maria, acme,
                        "[" + number + "," +
                            grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "reports") + "]");
        const auto panel = agent.get("/agent/tickets/" + raised.ticket);
        CPPUNIT_ASSERT_EQUAL(200, lena.call("PATCH", "/api/v1/me", R"({"phone":"+4930901899"})").status);
        const auto again = sent(agent, panel, raised.request, "implement", "Thank you.");
        CPPUNIT_ASSERT_EQUAL(409, again.status);
        const auto request = agent.get("/api/v1/requests/" + raised.request);
        std::vector<std::string> chosen;
        for (const auto& [name, value] : formWith(again.body, "digest").untouched())
            if (name.starts_with("line."))
                chosen.push_back(name);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), chosen.size());
        CPPUNIT_ASSERT_EQUAL("line." + request.text("changes[1].id"), chosen.at(0));
        CPPUNIT_ASSERT(again.body.find("Thank you.") != std::string::npos);
    }

    /// A colleague returned it, and Maria has answered, since the agent opened the ticket.
    void nobodyEndsWhatWasCorrectedUnderHisEyes()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        auto colleague = scene.login("agent2@support.example");
        const auto acme = customerNamed(maria, "Acme");
        const auto raised = raise(scene, maria);
        const auto ticket = "/agent/tickets/" + raised.ticket;
        const auto panel = agent.get(ticket);
        CPPUNIT_ASSERT_EQUAL(
            303, sent(colleague, colleague.get(ticket), raised.request, "return", "Lena?").status);
        const auto lena = contactWith(maria, acme, "lena.vogt@acme.example");
        const auto draft = putDraft(maria, acme, "[" + grantRole(lena, "reports") + "]");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(draft.body, 200, draft.status);
        CPPUNIT_ASSERT_EQUAL(200, submit(maria, acme, draft.number("version"), "corrected").status);
        Answer shown;
        for (const std::string act : {"reject", "return"})
        {
            shown = sent(agent, panel, raised.request, act, "What <b>I</b> typed");
            CPPUNIT_ASSERT_EQUAL_MESSAGE(act, 409, shown.status);
            CPPUNIT_ASSERT_MESSAGE(shown.body, shown.body.find("Nothing was decided") != std::string::npos);
            CPPUNIT_ASSERT_MESSAGE(shown.body,
                                   shown.body.find("What &lt;b&gt;I&lt;/b&gt; typed</textarea>") !=
                                       std::string::npos);
            CPPUNIT_ASSERT_EQUAL(std::string("submitted"),
                                 agent.get("/api/v1/requests/" + raised.request).text("state"));
        }
        CPPUNIT_ASSERT_EQUAL(303, sent(agent, shown, raised.request, "reject", "Not Lena.").status);
    }

private:
    static Scene::Raised raise(Scene& scene, HttpClient& maria)
    {
        const auto acme = customerNamed(maria, "Acme");
        return scene.raise(
            maria, acme, "[" + grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "reports") + "]");
    }

    void backAndForth(Storage storage)
    {
        Scene scene({storage});
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        const auto raised = raise(scene, maria);
        const auto returned =
            agent.call("POST", "/api/v1/requests/" + raised.request + "/return", R"({"reason":"And Lena?"})");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(returned.body, 200, returned.status);
        CPPUNIT_ASSERT_EQUAL(std::string("returned"), returned.text("state"));
        CPPUNIT_ASSERT_EQUAL(std::string("And Lena?"), returned.text("question"));
        CPPUNIT_ASSERT_EQUAL(std::string("waiting"),
                             agent.get("/api/v1/tickets/" + raised.ticket).text("status"));
        CPPUNIT_ASSERT(mailsTo(scene.host().mails(), "maria.keller@acme.example").back().find("And Lena?") !=
                       std::string::npos);
        CPPUNIT_ASSERT_EQUAL(
            std::string("returned"),
            maria.get("/api/v1/customers/" + acme + "/contacts").text("pendingRequest.state"));

        const auto tom = contactWith(maria, acme, "tom.reed@acme.example");
        const auto lena = contactWith(maria, acme, "lena.vogt@acme.example");
        const auto draft =
            putDraft(maria, acme, "[" + grantRole(tom, "reports") + "," + grantRole(lena, "reports") + "]");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(draft.body, 200, draft.status);
        const auto version = draft.number("version");
        const auto again = submit(maria, acme, version, "second-round", "Lena as well");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(again.body, 200, again.status);
        CPPUNIT_ASSERT_EQUAL(raised.request, again.text("id"));
        CPPUNIT_ASSERT_EQUAL(raised.ticket, again.text("ticket.id"));
        const auto repeated = submit(maria, acme, version, "second-round", "Lena as well");
        CPPUNIT_ASSERT_EQUAL(200, repeated.status);
        CPPUNIT_ASSERT_EQUAL(again.body, repeated.body);

        const auto waiting = agent.get("/api/v1/requests/" + raised.request);
        CPPUNIT_ASSERT_EQUAL(std::string("submitted"), waiting.text("state"));
        CPPUNIT_ASSERT_EQUAL(waiting.text("changes[1].id"), waiting.text("corrections.added[0]"));
        CPPUNIT_ASSERT(waiting.isNull("decidedBy"));
        const auto ticket = agent.get("/api/v1/tickets/" + raised.ticket);
        CPPUNIT_ASSERT_EQUAL(std::string("open"), ticket.text("status"));
        CPPUNIT_ASSERT(ticket.body.find("Lena as well") != std::string::npos);
        CPPUNIT_ASSERT(
            agent.get("/agent/tickets/" + raised.ticket).body.find("Corrected since it was returned") !=
            std::string::npos);
        CPPUNIT_ASSERT(maria.get("/portal/requests/" + raised.request).body.find("Your answer") !=
                       std::string::npos);
        const auto history = maria.get("/portal/customers/" + acme + "/history").body;
        for (const std::string said :
             {"Maria Keller asked again for 2 changes, after the helpdesk’s question",
              "Answer to the helpdesk’s question</p><p class=\"prewrap\">Lena as well",
              "The helpdesk’s question</p><p class=\"prewrap\">And Lena?", "Maria Keller asked for 1 change"})
            CPPUNIT_ASSERT_MESSAGE(said + " in\n" + history, history.find(said) != std::string::npos);
        const auto done = implement(agent, raised.request);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(done.body, 200, done.status);
        CPPUNIT_ASSERT(contains(rolesOf(maria, acme, "lena.vogt@acme.example"), "reports"));
    }

    /// The panel's form with one of its buttons, and a choice for one line.
    static Answer sent(HttpClient& agent, const Answer& page, const std::string& request,
                       const std::string& act, const std::string& message, const std::string& line = {},
                       const std::string& reason = {})
    {
        FormFields fields;
        for (auto& [name, value] : formWith(page.body, "digest").untouched())
            if (name != "message" && name != "line." + line && name != "reason." + line)
                fields.emplace_back(name, value);
        fields.emplace_back("message", message);
        if (!line.empty())
        {
            fields.emplace_back("line." + line, "reject");
            fields.emplace_back("reason." + line, reason);
        }
        return agent.form("/agent/requests/" + request + "/" + act, fields);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ReturnTest);

}  // namespace
