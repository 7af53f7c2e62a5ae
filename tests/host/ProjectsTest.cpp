// Projects: who opens them, what is published in them, and that their people stay (product features 14 and
// 28).
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <Poco/String.h>

namespace {

using namespace tests;

class ProjectsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ProjectsTest);
    CPPUNIT_TEST(theDemoHasPeopleWithNoneOneAndTwoProjects);
    CPPUNIT_TEST(projectsTieTheirPeople);
    CPPUNIT_TEST(theQuestionsNamePersonAndConsequences);
    CPPUNIT_TEST(deactivatingAsksFirstAndStandsInTheDraft);
    CPPUNIT_TEST(nobodyLetsHimselfGo);
    CPPUNIT_TEST(onlyItsPeopleOpenAProject);
    CPPUNIT_TEST(whoLeavesAProjectIsOutsideWithTheNextClick);
    CPPUNIT_TEST(agentsMakeProjectsAndFillThem);
    CPPUNIT_TEST(agentsPutSomebodyNewOnAProject);
    CPPUNIT_TEST(nobodyOfAnotherCustomerGetsOnAProject);
    CPPUNIT_TEST(whatIsPublishedStaysText);
    CPPUNIT_TEST(filesAreSavedAndNeverShown);
    CPPUNIT_TEST(uploadsAreForAgentsOnThisPageOnly);
    CPPUNIT_TEST(agentsRenameAProject);
    CPPUNIT_TEST(aClosedProjectTiesNobodyAndStaysReadable);
    CPPUNIT_TEST(whoLeftMeanwhileIsTakenOffWhenAProjectIsOpenedAgain);
    CPPUNIT_TEST(thePageTellsWhoDidWhat);
    CPPUNIT_TEST(changesDuringARequestAreSeenWhenItIsImplemented);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        _scene = std::make_unique<Scene>();
        _maria = std::make_unique<HttpClient>(_scene->maria());
        _agent = std::make_unique<HttpClient>(_scene->agent());
        _acme = customerNamed(*_maria, "Acme");
        _one = contactWith(*_maria, _acme, oneProject);
        _two = contactWith(*_maria, _acme, twoProjects);
    }

    void tearDown() override
    {
        _agent.reset();
        _maria.reset();
        _scene.reset();
    }

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
        has(_maria->get(path(_one, "reactivate")).body, "btn-go");
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
        CPPUNIT_ASSERT_EQUAL(422, putOn("Archive move", "nina.berg@initech.example").status);
        for (const auto& id : {contact, std::string("999999"), std::string("x"), std::string("%2e%2e")})
            CPPUNIT_ASSERT(act("Archive move", "/people/" + id + "/off", {}).status >= 400);
        CPPUNIT_ASSERT_EQUAL(404, nina.get("/portal/projects/" + idOf("Archive move")).status);
    }

    void whatIsPublishedStaysText()
    {
        const std::string attack = "</p><script>alert(1)</script>{{csrf}}[[page.title]]";
        CPPUNIT_ASSERT_EQUAL(303, act("Refinery upgrade", "/notes", {{"text", attack}}).status);
        CPPUNIT_ASSERT_EQUAL(303,
                             act("Refinery upgrade", "/links",
                                 {{"address", "https://x.example/'onmouseover=alert(1)"}, {"label", attack}})
                                 .status);
        CPPUNIT_ASSERT_EQUAL(303, make("Acme Oil", "<script>alert(2)</script>").status);
        for (const std::string address :
             {"javascript:alert(1)", "data:text/html,x", "//evil.example", "https:evil", "ftp://x.example/a",
              "https://x.example/ onclick=1", "https://x.example/\"onclick=1", " javascript:alert(1)", ""})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                address, 422,
                act("Refinery upgrade", "/links", {{"address", address}, {"label", "x"}}).status);
        auto member = _scene->login(oneProject);
        for (const auto& page :
             {projectPage(member, "Refinery upgrade"),
              _agent->get("/agent/projects/" + idOf("Refinery upgrade")), _agent->get("/agent/projects")})
        {
            hasNot(page.body, "<script>alert");
            hasNot(page.body, "javascript:alert");
        }
        has(projectPage(member, "Refinery upgrade").body, "&lt;script&gt;alert(1)&lt;/script&gt;{{csrf}}");
    }

    void filesAreSavedAndNeverShown()
    {
        const std::string content =
            "<script>alert(document.cookie)</script>\r\n" + std::string(1, '\0') + "\xff";
        const auto address = "/agent/projects/" + idOf("Archive move");
        const auto sent =
            _agent->upload(address + "/files", "..\\..\\../etc/\xC3\xA9vil\xE2\x80\xAE.html", content);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(sent.body, 303, sent.status);
        auto member = _scene->login(twoProjects);
        const auto page = projectPage(member, "Archive move");
        has(page.body, ">\xC3\xA9vil.html<");
        const auto file = member.get(firstFile(page.body));
        CPPUNIT_ASSERT_EQUAL(200, file.status);
        CPPUNIT_ASSERT(content == file.body);
        CPPUNIT_ASSERT_EQUAL(std::string("application/octet-stream"), file.header("content-type"));
        CPPUNIT_ASSERT_EQUAL(std::string("nosniff"), file.header("x-content-type-options"));
        CPPUNIT_ASSERT_EQUAL(
            std::string("attachment; filename=\"__vil.html\"; filename*=UTF-8''%C3%A9vil.html"),
            file.header("content-disposition"));
        has(file.header("content-security-policy"), "sandbox");

        const std::string large(3 * 1024 * 1024, 'x');
        CPPUNIT_ASSERT_EQUAL(303, _agent->upload(address + "/files", "large.bin", large).status);
        CPPUNIT_ASSERT(large == member.get(firstFile(projectPage(member, "Archive move").body)).body);
        CPPUNIT_ASSERT_EQUAL(422, _agent->upload(address + "/files", "empty.bin", "").status);
        CPPUNIT_ASSERT_EQUAL(422, _agent->upload(address + "/files", "", "").status);
    }

    void uploadsAreForAgentsOnThisPageOnly()
    {
        const auto files = "/agent/projects/" + idOf("Archive move") + "/files";
        CPPUNIT_ASSERT_EQUAL(404, _maria->upload(files, "a.txt", "x").status);
        CPPUNIT_ASSERT_EQUAL(303, _scene->stranger().upload(files, "a.txt", "x").status);
        CPPUNIT_ASSERT_EQUAL(404, _agent->upload("/agent/projects/999999/files", "a.txt", "x").status);
        CPPUNIT_ASSERT_EQUAL(403,
                             _agent->upload(files, "a.txt", "x", {{"Origin", "http://evil.example"}}).status);
        for (const std::string other : {"/agent/projects", "/portal/tickets/new"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(other, 415, _agent->upload(other, "a.txt", "x").status);
        HttpClient forged(*_agent);
        forged.cookies()["session"] = std::string(43, 'A');
        CPPUNIT_ASSERT(forged.upload(files, "a.txt", "x").status != 200);
        // What is too long is refused before it is read, and a stranger's limit is the usual one.
        const auto port = _scene->host().port();
        const auto head = [&](const std::string& length, const std::string& cookie) {
            return sendRaw(port, "POST " + files + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + cookie +
                                     "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: " +
                                     length + "\r\n\r\n");
        };
        std::string cookies;
        for (const auto& [name, value] : _agent->cookies())
            cookies += (cookies.empty() ? "Cookie: " : "; ") + name + "=" + value;
        CPPUNIT_ASSERT(head("20000000", cookies + "\r\n").starts_with("HTTP/1.1 413"));
        CPPUNIT_ASSERT(head("2000000", "").starts_with("HTTP/1.1 413"));
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
        CPPUNIT_ASSERT_EQUAL(422, act("Refinery upgrade", "/notes", {{"text", "late"}}).status);
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
    static constexpr const char* oneProject = "bjork.jonsdottir@acme.example";
    static constexpr const char* twoProjects = "somchai.jaidee@acme.example";

    static void has(const std::string& text, const std::string& part)
    {
        CPPUNIT_ASSERT_MESSAGE("no " + part + " in " + text, text.find(part) != std::string::npos);
    }

    static void hasNot(const std::string& text, const std::string& part)
    {
        CPPUNIT_ASSERT_MESSAGE(part + " in " + text, text.find(part) == std::string::npos);
    }

    static std::string line(const std::string& kind, const std::string& contact)
    {
        return R"({"kind":")" + kind + R"(","contact":)" + jsonText(contact) + "}";
    }

    static std::string firstFile(const std::string& page)
    {
        const auto at = page.find("/files/");
        CPPUNIT_ASSERT_MESSAGE(page, at != std::string::npos);
        const auto begin = page.rfind('"', at) + 1;
        return page.substr(begin, page.find('"', begin) - begin);
    }

    [[nodiscard]] std::string path(const std::string& contact, const std::string& act) const
    {
        return "/portal/customers/" + _acme + "/contacts/" + contact + "/" + act;
    }

    /// Whether the rules refuse the line because of projects.
    bool ties(const std::string& change)
    {
        const auto draft = putDraft(*_maria, _acme, "[" + change + "]");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(draft.body, 200, draft.status);
        return draft.body.find("\"tied-to-projects\"") != std::string::npos;
    }

    long long revision()
    {
        return _maria->get("/api/v1/customers/" + _acme + "/contacts").number("revision");
    }

    std::string projectsOf(const std::string& email)
    {
        const auto list =
            _maria->get("/api/v1/customers/" + _acme + "/contacts?search=" + percentEncoded(email));
        return list.text("contacts[0].projects");
    }

    std::string idOf(const std::string& project)
    {
        const auto rows = _scene->host().rows("SELECT id FROM sc_project WHERE name = '" + project + "'");
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, rows.size());
        return rows.front();
    }

    Answer make(const std::string& customer, const std::string& name)
    {
        return _agent->form("/agent/projects", {{"customer", customer}, {"name", name}});
    }

    Answer act(const std::string& project, const std::string& end, const FormFields& fields)
    {
        return _agent->form("/agent/projects/" + idOf(project) + end, fields);
    }

    Answer putOn(const std::string& project, const std::string& email)
    {
        return act(project, "/people", {{"email", email}});
    }

    Answer takeOff(const std::string& project, const std::string& contact)
    {
        return act(project, "/people/" + contact + "/off", {});
    }

    Answer projectPage(HttpClient& client, const std::string& project)
    {
        return client.get("/portal/projects/" + idOf(project));
    }

    std::unique_ptr<Scene> _scene;
    std::unique_ptr<HttpClient> _maria;
    std::unique_ptr<HttpClient> _agent;
    std::string _acme;
    std::string _one;
    std::string _two;
};

CPPUNIT_TEST_SUITE_REGISTRATION(ProjectsTest);

}  // namespace
