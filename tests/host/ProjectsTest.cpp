// Projects: who opens them, and how agents make, fill and rename them (product features 14 and 28).
#include "tests/host/ProjectStage.h"

#include <Poco/String.h>

namespace {

using namespace tests;


class ProjectsTest : public ProjectStage
{
    CPPUNIT_TEST_SUITE(ProjectsTest);
    CPPUNIT_TEST(onlyItsPeopleOpenAProject);
    CPPUNIT_TEST(whoLeavesAProjectIsOutsideWithTheNextClick);
    CPPUNIT_TEST(agentsMakeProjectsAndFillThem);
    CPPUNIT_TEST(agentsPutSomebodyNewOnAProject);
    CPPUNIT_TEST(nobodyOfAnotherCustomerGetsOnAProject);
    CPPUNIT_TEST(whoIsRegisteredElsewhereIsAskedForTheRoleOnly);
    CPPUNIT_TEST(agentsRenameAProject);
    CPPUNIT_TEST(thePageTellsWhoDidWhat);
    CPPUNIT_TEST_SUITE_END();

public:
    void onlyItsPeopleOpenAProject()
    {
        auto member = _scene->login(oneProject);
        has(member.get("/portal").body, "/portal/projects");
        has(member.get("/portal/projects").body, "Refinery upgrade");
        hasNot(member.get("/portal/projects").body, "Archive move");
        const auto page = projectPage(member, "Refinery upgrade");
        CPPUNIT_ASSERT_EQUAL(200, page.status);
        has(page.body, "Jónsdóttir");
        const auto address = "/portal/projects/" + idOf("Refinery upgrade");
        const auto file = firstFile(page.body);
        CPPUNIT_ASSERT_EQUAL(200, member.get(file).status);
        const auto other = "/portal/projects/" + idOf("Archive move");
        CPPUNIT_ASSERT_EQUAL(404, member.get(other).status);
        // A file of one project under the address of another is nowhere.
        const auto name = file.substr(file.rfind('/'));
        auto both = _scene->login(twoProjects);
        CPPUNIT_ASSERT_EQUAL(200, both.get(address + "/files" + name).status);
        CPPUNIT_ASSERT_EQUAL(404, both.get(other + "/files" + name).status);

        auto nina = _scene->nina();
        for (auto* stranger : {_maria.get(), &nina, _agent.get()})
        {
            hasNot(stranger->get("/portal").body, "/portal/projects");
            for (const auto& [foreign, random] :
                 {std::pair{address, std::string("/portal/projects/999999")},
                  std::pair{address + "/files" + name, std::string("/portal/projects/999999/files/1")}})
            {
                const auto one = stranger->get(foreign);
                CPPUNIT_ASSERT_EQUAL(404, one.status);
                CPPUNIT_ASSERT_EQUAL(Poco::replace(stranger->get(random).body, random, std::string("#")),
                                     Poco::replace(one.body, foreign, std::string("#")));
            }
        }
        for (const std::string odd : {"/portal/projects/0", "/portal/projects/01", "/portal/projects/-1",
                                      "/portal/projects/x", "/portal/projects/99999999999999999999"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(odd, 404, member.get(odd).status);
        CPPUNIT_ASSERT_EQUAL(404, member.get("/agent/projects").status);
        CPPUNIT_ASSERT_EQUAL(404, member.form("/agent/projects", {{"name", "Mine"}}).status);
    }

    void whoLeavesAProjectIsOutsideWithTheNextClick()
    {
        auto member = _scene->login(oneProject);
        const auto address = "/portal/projects/" + idOf("Refinery upgrade");
        CPPUNIT_ASSERT_EQUAL(200, member.get(address).status);
        CPPUNIT_ASSERT_EQUAL(303, takeOff("Refinery upgrade", _one).status);
        CPPUNIT_ASSERT_EQUAL(404, member.get(address).status);
        hasNot(member.get("/portal").body, "/portal/projects");
        CPPUNIT_ASSERT_EQUAL(303, putOn("Refinery upgrade", oneProject).status);
        CPPUNIT_ASSERT_EQUAL(200, member.get(address).status);
        // Deactivated people keep their place in the project and do not open it.
        const auto raised = _scene->raise(*_maria, _acme, "[" + line("deactivate", _one) + "]");
        CPPUNIT_ASSERT_EQUAL(200, implement(*_agent, raised.request).status);
        CPPUNIT_ASSERT(member.get(address).status != 200);
    }

    void agentsMakeProjectsAndFillThem()
    {
        CPPUNIT_ASSERT_EQUAL(422, make("No such customer", "New").status);
        CPPUNIT_ASSERT_EQUAL(422, make("Acme Oil", "  ").status);
        CPPUNIT_ASSERT_EQUAL(422, make("Acme Oil", "Archive move").status);
        const auto made = make("acme oil", "Pipeline");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(made.body, 303, made.status);
        CPPUNIT_ASSERT_EQUAL(303, putOn("Pipeline", "tom.reed@acme.example").status);
        CPPUNIT_ASSERT_EQUAL(422, putOn("Pipeline", "tom.reed@acme.example").status);
        auto tom = _scene->login("tom.reed@acme.example");
        has(act("Pipeline", "/notes", {{"text", " "}}).body, "Write a note first.");
        CPPUNIT_ASSERT_EQUAL(303, act("Pipeline", "/notes", {{"text", "Bring boots."}}).status);
        CPPUNIT_ASSERT_EQUAL(303, act("Pipeline", "/links",
                                      {{"address", "https://maps.example/x?a=1&b=2"}, {"label", "The map"}})
                                      .status);
        const auto page = projectPage(tom, "Pipeline");
        has(page.body, "Bring boots.");
        has(page.body, "href=\"https://maps.example/x?a=1&amp;b=2\"");
        has(page.body, "The map");
        const auto off = formWith(_agent->get("/agent/projects/" + idOf("Pipeline")).body, "/entries/");
        CPPUNIT_ASSERT_EQUAL(303, _agent->form(off.action, {}).status);
        CPPUNIT_ASSERT_EQUAL(404, _agent->form(off.action, {}).status);
    }

    void agentsPutSomebodyNewOnAProject()
    {
        const auto asked = putOn("Archive move", "ines.moreau@acme.example");
        CPPUNIT_ASSERT_EQUAL(422, asked.status);
        has(asked.body, "name=\"lastName\"");
        FormFields fields{{"email", "ines.moreau@acme.example"},
                          {"firstName", "Inès"},
                          {"lastName", "Moreau"},
                          {"locale", "fr"},
                          {"role", "reports"}};
        auto wrong = fields;
        wrong[2].second = "";
        CPPUNIT_ASSERT_EQUAL(422, act("Archive move", "/people", wrong).status);
        CPPUNIT_ASSERT_EQUAL(303, act("Archive move", "/people", fields).status);
        CPPUNIT_ASSERT_EQUAL(std::string("1"), projectsOf("ines.moreau@acme.example"));
        const auto mails = mailsTo(_scene->host().mails(), "ines.moreau@acme.example");
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, mails.size());
        // The helpdesk did it in the customer's place: its history says who, and its administrators are told.
        const auto history =
            _maria->get(path(contactWith(*_maria, _acme, "ines.moreau@acme.example"), "history"));
        has(history.body, "Alex Agent made the contact");
        hasNot(history.body, "by an import");
        CPPUNIT_ASSERT_EQUAL(std::size_t{1},
                             mailsTo(_scene->host().mails(), "maria.keller@acme.example").size());
        HttpClient ines(_scene->host().port());
        (void)activateAt(ines, activationPath(mails.front()), "correct horse battery staple 9");
        CPPUNIT_ASSERT_EQUAL(200, projectPage(ines, "Archive move").status);
    }

    void nobodyOfAnotherCustomerGetsOnAProject()
    {
        auto nina = _scene->nina();
        const auto contact =
            contactWith(nina, customerNamed(nina, "Initech Global"), "nina.berg@initech.example");
        // Registered elsewhere: nothing is asked that is known, and nothing typed of it would count.
        const auto known = putOn("Archive move", "nina.berg@initech.example");
        CPPUNIT_ASSERT_EQUAL(422, known.status);
        has(known.body, "Nina Berg is registered already");
        hasNot(known.body, "name=\"lastName\"");
        has(known.body, "name=\"role\"");
        for (const auto& id : {contact, std::string("999999"), std::string("x"), std::string("%2e%2e")})
            CPPUNIT_ASSERT(act("Archive move", "/people/" + id + "/off", {}).status >= 400);
        CPPUNIT_ASSERT_EQUAL(404, nina.get("/portal/projects/" + idOf("Archive move")).status);
    }

    void whoIsRegisteredElsewhereIsAskedForTheRoleOnly()
    {
        CPPUNIT_ASSERT_EQUAL(
            422,
            act("Archive move", "/people", {{"email", "nina.berg@initech.example"}, {"role", ""}}).status);
        CPPUNIT_ASSERT_EQUAL(
            303, act("Archive move", "/people", {{"email", "nina.berg@initech.example"}, {"role", "reports"}})
                     .status);
        CPPUNIT_ASSERT_EQUAL(std::string("1"), projectsOf("nina.berg@initech.example"));
    }

    void agentsRenameAProject()
    {
        for (const std::string bad : {"", "Archive move", "a\tb"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(bad, 422, act("Refinery upgrade", "/name", {{"name", bad}}).status);
        CPPUNIT_ASSERT_EQUAL(303, act("Refinery upgrade", "/name", {{"name", "Refinery <two>"}}).status);
        auto member = _scene->login(oneProject);
        const auto page = projectPage(member, "Refinery <two>");
        has(page.body, "Refinery &lt;two&gt;");
        has(page.body, "formerly “Refinery upgrade”");
        CPPUNIT_ASSERT_EQUAL(303, act("Refinery <two>", "/name", {{"name", "Refinery <two>"}}).status);
        CPPUNIT_ASSERT_EQUAL(404,
                             member.form("/agent/projects/" + idOf("Refinery <two>") + "/name", {}).status);
    }

    void thePageTellsWhoDidWhat()
    {
        CPPUNIT_ASSERT_EQUAL(303, putOn("Archive move", "tom.reed@acme.example").status);
        CPPUNIT_ASSERT_EQUAL(
            303, takeOff("Archive move", contactWith(*_maria, _acme, "tom.reed@acme.example")).status);
        auto member = _scene->login(twoProjects);
        for (auto* reader : {&member, _agent.get()})
        {
            const auto page = reader->get((reader == &member ? "/portal/projects/" : "/agent/projects/") +
                                          idOf("Archive move"));
            has(page.body, "put Tom Reed on the project");
            has(page.body, "took Tom Reed off the project");
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ProjectsTest);

}  // namespace
