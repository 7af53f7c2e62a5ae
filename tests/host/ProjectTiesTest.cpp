// That the people of a project stay, and what they are asked before they go (product features 14 and 28).
#include "tests/host/ProjectStage.h"

#include <map>

namespace {

using namespace tests;


class ProjectTiesTest : public ProjectStage
{
    CPPUNIT_TEST_SUITE(ProjectTiesTest);
    CPPUNIT_TEST(theDemoHasPeopleWithNoneOneAndTwoProjects);
    CPPUNIT_TEST(projectsTieTheirPeople);
    CPPUNIT_TEST(theQuestionsNamePersonAndConsequences);
    CPPUNIT_TEST(deactivatingAsksFirstAndStandsInTheDraft);
    CPPUNIT_TEST(nobodyLetsHimselfGo);
    CPPUNIT_TEST(aClosedProjectTiesNobodyAndStaysReadable);
    CPPUNIT_TEST(whoLeftMeanwhileIsTakenOffWhenAProjectIsOpenedAgain);
    CPPUNIT_TEST(changesDuringARequestAreSeenWhenItIsImplemented);
    CPPUNIT_TEST_SUITE_END();

public:
    void theDemoHasPeopleWithNoneOneAndTwoProjects()
    {
        std::map<std::string, int> people;
        const auto list = _maria->get("/api/v1/customers/" + _acme + "/contacts?pageSize=200");
        for (std::size_t i = 0; i < list.size("contacts"); ++i)
            ++people[list.text("contacts[" + std::to_string(i) + "].projects")];
        CPPUNIT_ASSERT(people["0"] >= 10);
        CPPUNIT_ASSERT_EQUAL(1, people["1"]);
        CPPUNIT_ASSERT_EQUAL(1, people["2"]);
        CPPUNIT_ASSERT_EQUAL(std::string("1"), projectsOf(oneProject));
        CPPUNIT_ASSERT_EQUAL(std::string("2"), projectsOf(twoProjects));
    }

    void projectsTieTheirPeople()
    {
        CPPUNIT_ASSERT(ties(line("remove-contact", _one)));
        CPPUNIT_ASSERT(!ties(line("deactivate", _one)));
        CPPUNIT_ASSERT(ties(line("remove-contact", _two)));
        CPPUNIT_ASSERT(ties(line("deactivate", _two)));
        const auto before = revision();
        CPPUNIT_ASSERT_EQUAL(303, takeOff("Archive move", _two).status);
        CPPUNIT_ASSERT(revision() > before);
        CPPUNIT_ASSERT(ties(line("remove-contact", _two)));
        CPPUNIT_ASSERT(!ties(line("deactivate", _two)));
        CPPUNIT_ASSERT_EQUAL(303, takeOff("Refinery upgrade", _two).status);
        CPPUNIT_ASSERT_EQUAL(404, takeOff("Refinery upgrade", _two).status);
        CPPUNIT_ASSERT(!ties(line("remove-contact", _two)));
        CPPUNIT_ASSERT_EQUAL(std::string("0"), projectsOf(twoProjects));
        CPPUNIT_ASSERT_EQUAL(303, putOn("Archive move", twoProjects).status);
        CPPUNIT_ASSERT_EQUAL(std::string("1"), projectsOf(twoProjects));
        // A person with a project stays, whatever else his membership goes through.
        const auto raised = _scene->raise(*_maria, _acme, "[" + grantRole(_two, "reports") + "]");
        CPPUNIT_ASSERT_EQUAL(200, implement(*_agent, raised.request).status);
        CPPUNIT_ASSERT_EQUAL(std::string("1"), projectsOf(twoProjects));
    }

    void theQuestionsNamePersonAndConsequences()
    {
        const auto remove = _maria->get(path(_one, "remove"));
        CPPUNIT_ASSERT_EQUAL(200, remove.status);
        has(remove.body, "Jónsdóttir");
        has(remove.body, "Refinery upgrade");
        has(remove.body, "/deactivate\"");
        hasNot(remove.body, "btn-danger-line");
        const auto deactivate = _maria->get(path(_one, "deactivate"));
        has(deactivate.body, "Refinery upgrade");
        has(deactivate.body, "btn-danger-line");
        has(deactivate.body, "The account is disabled");
        hasNot(_maria->get(path(_two, "deactivate")).body, "btn-danger-line");
        // Who was never invited has nothing that could end.
        const auto uninvited = contactWith(*_maria, _acme, "jose.garcia@acme.example");
        for (const std::string act : {"remove", "deactivate"})
        {
            const auto asked = _maria->get(path(uninvited, act));
            has(asked.body, "btn-danger-line");
            has(asked.body, "<p class=\"muted small\">jose.garcia@acme.example</p>");
            hasNot(asked.body, "Portal access to this customer ends");
            hasNot(asked.body, "The account is disabled");
        }
        hasNot(_maria->get(path(_one, "reactivate")).body, "btn-go");

        auto tom = _scene->login("tom.reed@acme.example");
        CPPUNIT_ASSERT_EQUAL(201, tom.call("POST", "/api/v1/tickets",
                                           "{\"customer\":" + jsonText(_acme) +
                                               R"(,"category":"general","subject":"S","text":"T"})")
                                      .status);
        const auto toms = _maria->get(path(contactWith(*_maria, _acme, "tom.reed@acme.example"), "remove"));
        has(toms.body, "Technical");
        has(toms.body, "1 open ticket raised by this person stays");
        has(toms.body, "btn-danger-line");
        // Dmitri is the only holder of a primary role.
        has(_maria->get(path(contactWith(*_maria, _acme, "dmitri.ivanov@acme.example"), "remove")).body,
            "Nobody holds Primary technical contact any more");
        for (const std::string act : {"remove", "deactivate", "reactivate"})
        {
            auto lena = _scene->login("lena.vogt@acme.example");
            CPPUNIT_ASSERT_EQUAL(404, lena.get(path(_one, act)).status);
            CPPUNIT_ASSERT_EQUAL(404, lena.form(path(_one, act), {}).status);
            auto nina = _scene->nina();
            CPPUNIT_ASSERT_EQUAL(404, nina.get(path(_one, act)).status);
            CPPUNIT_ASSERT_EQUAL(404, _maria->get(path("999999999", act)).status);
        }
    }

    void deactivatingAsksFirstAndStandsInTheDraft()
    {
        const auto asked = _maria->get(path(_one, "deactivate"));
        const auto form = formWith(asked.body, "/deactivate");
        CPPUNIT_ASSERT_EQUAL(303, _maria->form(form.action, form.untouched()).status);
        const auto draft = _maria->get("/api/v1/customers/" + _acme + "/draft");
        CPPUNIT_ASSERT_EQUAL(std::string("deactivate"), draft.text("changes[0].kind"));
        const auto sent = submit(*_maria, _acme, draft.number("version"));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(sent.body, 201, sent.status);
        CPPUNIT_ASSERT_EQUAL(200, implement(*_agent, sent.text("id")).status);
        // Kept as [inactive] in the list and in the project, and back again.
        has(_maria->get("/portal/customers/" + _acme + "/contacts").body, "[inactive]");
        auto member = _scene->login(twoProjects);
        has(projectPage(member, "Refinery upgrade").body, "[inactive]");
        const auto back = _maria->get(path(_one, "reactivate"));
        has(back.body, "btn-go");
        has(back.body, "Work orders takes effect again.");
        const auto raised = _scene->raise(*_maria, _acme, "[" + line("reactivate", _one) + "]");
        CPPUNIT_ASSERT_EQUAL(200, implement(*_agent, raised.request).status);
        hasNot(projectPage(member, "Refinery upgrade").body, "[inactive]");
        CPPUNIT_ASSERT_EQUAL(std::string("1"), projectsOf(oneProject));
    }

    void nobodyLetsHimselfGo()
    {
        const auto maria = contactWith(*_maria, _acme, "maria.keller@acme.example");
        for (const std::string act : {"remove", "deactivate"})
            hasNot(_maria->get(path(maria, act)).body, "btn-danger-line");
        has(putDraft(*_maria, _acme, "[" + line("remove-contact", maria) + "]").body, "removes-himself");
        has(putDraft(*_maria, _acme, "[" + line("deactivate", maria) + "]").body, "deactivates-himself");
    }

    void aClosedProjectTiesNobodyAndStaysReadable()
    {
        auto member = _scene->login(oneProject);
        const auto address = "/portal/projects/" + idOf("Refinery upgrade");
        const auto before = member.get(address);
        const auto file = firstFile(before.body);
        CPPUNIT_ASSERT_EQUAL(303, act("Refinery upgrade", "/close", {}).status);
        CPPUNIT_ASSERT_EQUAL(303, act("Refinery upgrade", "/close", {}).status);
        CPPUNIT_ASSERT_EQUAL(std::string("0"), projectsOf(oneProject));
        CPPUNIT_ASSERT_EQUAL(std::string("1"), projectsOf(twoProjects));
        CPPUNIT_ASSERT(!ties(line("remove-contact", _one)));
        CPPUNIT_ASSERT(!ties(line("deactivate", _two)));
        hasNot(_maria->get(path(_one, "remove")).body, "Refinery upgrade");

        const auto closed = member.get(address);
        CPPUNIT_ASSERT_EQUAL(200, closed.status);
        has(closed.body, "Closed ");
        CPPUNIT_ASSERT_EQUAL(200, member.get(file).status);
        has(member.get("/portal").body, "Closed projects");
        has(member.get("/portal/projects").body, ">closed<");
        auto nina = _scene->nina();
        CPPUNIT_ASSERT_EQUAL(404, nina.get(address).status);

        CPPUNIT_ASSERT_EQUAL(422, putOn("Refinery upgrade", "tom.reed@acme.example").status);
        const auto late = act("Refinery upgrade", "/notes", {{"text", "typed before"}});
        CPPUNIT_ASSERT_EQUAL(422, late.status);
        has(late.body, ">typed before</textarea>");  // Nobody types it twice.
        hasNot(_agent->get("/agent/projects/" + idOf("Refinery upgrade")).body, "/notes\"");

        CPPUNIT_ASSERT_EQUAL(303, act("Refinery upgrade", "/reopen", {}).status);
        CPPUNIT_ASSERT_EQUAL(std::string("1"), projectsOf(oneProject));
        CPPUNIT_ASSERT(ties(line("remove-contact", _one)));
        CPPUNIT_ASSERT_EQUAL(303, act("Refinery upgrade", "/notes", {{"text", "in time"}}).status);
    }

    void whoLeftMeanwhileIsTakenOffWhenAProjectIsOpenedAgain()
    {
        CPPUNIT_ASSERT_EQUAL(303, act("Refinery upgrade", "/close", {}).status);
        auto member = _scene->login(oneProject);
        const auto raised = _scene->raise(*_maria, _acme, "[" + line("remove-contact", _one) + "]");
        CPPUNIT_ASSERT_EQUAL(200, implement(*_agent, raised.request).status);
        CPPUNIT_ASSERT(member.get("/portal/projects/" + idOf("Refinery upgrade")).status != 200);
        CPPUNIT_ASSERT_EQUAL(303, act("Refinery upgrade", "/reopen", {}).status);
        const auto page = _agent->get("/agent/projects/" + idOf("Refinery upgrade"));
        has(page.body, "took a person who has left off the project");
        CPPUNIT_ASSERT_EQUAL(
            std::string("0"),
            _scene->host()
                .rows("SELECT count(*) FROM sc_project_person WHERE contact = '" + _one + "'")
                .front());
    }

    void changesDuringARequestAreSeenWhenItIsImplemented()
    {
        const auto tom = contactWith(*_maria, _acme, "tom.reed@acme.example");
        const auto raised = _scene->raise(*_maria, _acme, "[" + line("remove-contact", tom) + "]");
        CPPUNIT_ASSERT_EQUAL(303, putOn("Archive move", "tom.reed@acme.example").status);
        const auto refused = implement(*_agent, raised.request);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(refused.body, 409, refused.status);
        has(refused.body, "tied-to-projects");
        CPPUNIT_ASSERT_EQUAL(303, takeOff("Archive move", tom).status);
        CPPUNIT_ASSERT_EQUAL(200, implement(*_agent, raised.request).status);
        CPPUNIT_ASSERT_EQUAL(422, putOn("Archive move", "tom.reed@acme.example").status);
    }

private:
    long long revision()
    {
        return _maria->get("/api/v1/customers/" + _acme + "/contacts").number("revision");
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ProjectTiesTest);

}  // namespace
