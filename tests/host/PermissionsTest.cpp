// What a permission opens, and that nothing opens without it (cases 5, 6, 14; product features 8 and 17).
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace tests;

class PermissionsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(PermissionsTest);
    CPPUNIT_TEST(whoMayOnlyViewReadsTheListWithTheNotice);
    CPPUNIT_TEST(whoMayOnlyViewReadsNothingOfTheDraft);
    CPPUNIT_TEST(withoutPermissionThereIsNoMenuEntryAndNoPage);
    CPPUNIT_TEST(customersDoNotDecideRequests);
    CPPUNIT_TEST(whatIsAssignableIsWhatTheRulesLetPass);
    CPPUNIT_TEST(agentsPagesDoNotExistForCustomers);
    CPPUNIT_TEST(administratorsPagesDoNotExistForAgents);
    CPPUNIT_TEST(withoutSessionNothingIsServed);
    CPPUNIT_TEST(aDemotedAdministratorIsStoppedWithTheNextClick);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        _scene = std::make_unique<Scene>();
        auto maria = _scene->maria();
        _acme = customerNamed(maria, "Acme");
        _tom = contactWith(maria, _acme, "tom.reed@acme.example");
    }

    void tearDown() override { _scene.reset(); }

    void whoMayOnlyViewReadsTheListWithTheNotice()
    {
        auto lena = _scene->login("lena.vogt@acme.example");
        const auto page = lena.get(contacts());
        CPPUNIT_ASSERT_EQUAL(200, page.status);
        CPPUNIT_ASSERT(page.body.find("Reed") != std::string::npos);
        CPPUNIT_ASSERT(page.body.find("Keller") != std::string::npos);  // the notice names who may edit
        for (const auto& form : formsOf(page.body))
            CPPUNIT_ASSERT_MESSAGE(form.action, form.action.find("/draft") == std::string::npos &&
                                                    form.action.find("/requests") == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(200, lena.get(api("/contacts")).status);
    }

    void whoMayOnlyViewReadsNothingOfTheDraft()
    {
        auto maria = _scene->maria();
        const auto put = putDraft(
            maria, _acme,
            "[" + addContact("new-1", "Draftina", "Secret", "draftina@acme.example", "reports") + "]");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(put.body, 200, put.status);
        CPPUNIT_ASSERT_EQUAL(1LL, maria.get(api("/contacts")).number("draft.count"));
        auto lena = _scene->login("lena.vogt@acme.example");
        CPPUNIT_ASSERT_EQUAL(403, lena.get(api("/draft")).status);
        // Not even whether a line is there, or that there is a draft.
        CPPUNIT_ASSERT_EQUAL(403, lena.call("DELETE", api("/draft/changes/1"), {}).status);
        CPPUNIT_ASSERT_EQUAL(403, lena.call("DELETE", api("/draft/changes/99"), {}).status);
        const auto list = lena.get(api("/contacts"));
        CPPUNIT_ASSERT_EQUAL(200, list.status);
        CPPUNIT_ASSERT(list.isNull("draft"));
        for (const auto& path : {api("/contacts"), contacts(), contacts() + ".csv",
                                 contacts() + ".csv?draft=yes", api("/contacts.csv")})
        {
            const auto seen = lena.get(path);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 200, seen.status);
            CPPUNIT_ASSERT_MESSAGE(path, seen.body.find("Reed") != std::string::npos);
            CPPUNIT_ASSERT_MESSAGE(path, seen.body.find("raftina") == std::string::npos);
        }
        auto agent = _scene->agent();
        CPPUNIT_ASSERT(agent.get(api("/draft")).body.find("Draftina") != std::string::npos);
    }

    void withoutPermissionThereIsNoMenuEntryAndNoPage()
    {
        auto tom = _scene->login("tom.reed@acme.example");
        const auto portal = follow(tom, "/portal");
        CPPUNIT_ASSERT_EQUAL(200, portal.status);
        CPPUNIT_ASSERT(portal.body.find("/contacts\"") == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(404, tom.get(contacts()).status);
        CPPUNIT_ASSERT_EQUAL(404, tom.get(api("/contacts")).status);
        CPPUNIT_ASSERT_EQUAL(404, tom.get(api("/draft")).status);
        auto lena = _scene->login("lena.vogt@acme.example");
        CPPUNIT_ASSERT(follow(lena, "/portal").body.find("/contacts\"") != std::string::npos);
    }

    void customersDoNotDecideRequests()
    {
        auto maria = _scene->maria();
        const auto raised = _scene->raise(maria, _acme, "[" + grantRole(_tom, "reports") + "]");
        const auto seen = maria.get("/api/v1/requests/" + raised.request);
        const auto digest = seen.isNull("digest") ? std::string(64, '0') : seen.text("digest");
        const auto request = "/api/v1/requests/" + raised.request;
        CPPUNIT_ASSERT_EQUAL(
            403,
            maria.call("POST", request + "/implement", "{\"digest\":" + jsonText(digest) + ",\"reject\":[]}")
                .status);
        const auto refused = maria.call("POST", request + "/reject", R"({"reason":"x"})");
        CPPUNIT_ASSERT_EQUAL(403, refused.status);
        CPPUNIT_ASSERT_MESSAGE(refused.body, refused.body.find("helpdesk-decides") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(refused.body,
                               refused.body.find("no contact can decide it") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(std::string("submitted"), maria.get(request).text("state"));
    }

    void whatIsAssignableIsWhatTheRulesLetPass()
    {
        auto maria = _scene->maria();
        auto paul = _scene->login("paul.dubois@acme.example");
        for (auto* client : {&maria, &paul})
        {
            const auto roles = client->get("/api/v1/roles?customer=" + _acme);
            std::size_t refused = 0;
            for (std::size_t i = 0; i < roles.size("roles"); ++i)
            {
                const auto at = "roles[" + std::to_string(i) + "].";
                const auto key = roles.text(at + "key");
                const auto draft = putDraft(*client, _acme, "[" + grantRole(_tom, key) + "]");
                CPPUNIT_ASSERT_EQUAL_MESSAGE(draft.body, 200, draft.status);
                const bool above = draft.body.find("role-above-own") != std::string::npos;
                CPPUNIT_ASSERT_EQUAL_MESSAGE(key, std::string(above ? "false" : "true"),
                                             roles.text(at + "assignable"));
                refused += above ? 1 : 0;
            }
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, refused);  // Admin access.
        }
        auto agent = _scene->agent();
        CPPUNIT_ASSERT(agent.get("/api/v1/roles?customer=" + _acme).body.find("\"assignable\":false") ==
                       std::string::npos);
    }

    void agentsPagesDoNotExistForCustomers()
    {
        auto maria = _scene->maria();
        for (const std::string path :
             {"/agent/tickets", "/api/v1/requests?state=submitted", "/api/v1/customers?search=a",
              "/admin/plugins", "/admin/outbox", "/admin/desk", "/api/v1/admin/outbox"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, maria.get(path).status);
    }

    void administratorsPagesDoNotExistForAgents()
    {
        auto agent = _scene->agent();
        auto administrator = _scene->administrator();
        for (const std::string path : {"/admin/plugins", "/admin/plugins/contacts-manager", "/admin/outbox",
                                       "/admin/desk", "/api/v1/admin/outbox"})
        {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, agent.get(path).status);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 200, administrator.get(path).status);
        }
    }

    void withoutSessionNothingIsServed()
    {
        auto stranger = _scene->stranger();
        CPPUNIT_ASSERT_EQUAL(401, stranger.get(api("/contacts")).status);
        CPPUNIT_ASSERT_EQUAL(401, stranger.get("/api/v1/me").status);
        const auto page = stranger.get(contacts());
        CPPUNIT_ASSERT_EQUAL(303, page.status);
        CPPUNIT_ASSERT(page.header("location").starts_with("/login"));
        // A ticket's number and somebody's address open nothing (case 46).
        auto maria = _scene->maria();
        const auto ticket = _scene->raise(maria, _acme, "[" + grantRole(_tom, "reports") + "]").ticket;
        const std::string who = "?email=maria.keller%40acme.example";
        for (const auto& path : {"/portal/tickets/" + ticket, "/portal/tickets/" + ticket + who,
                                 "/agent/tickets/" + ticket, "/portal/tickets" + who})
        {
            const auto asked = stranger.get(path);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 303, asked.status);
            CPPUNIT_ASSERT(asked.header("location").starts_with("/login"));
        }
        CPPUNIT_ASSERT_EQUAL(401, stranger.get("/api/v1/tickets/" + ticket).status);
        CPPUNIT_ASSERT_EQUAL(401, stranger.get("/api/v1/tickets/" + ticket + who).status);
        auto guess = _scene->stranger();
        guess.cookies()["session"] = std::string(43, 'A');
        CPPUNIT_ASSERT_EQUAL(401, guess.get(api("/contacts")).status);
    }

    void aDemotedAdministratorIsStoppedWithTheNextClick()
    {
        auto maria = _scene->maria();
        auto paul = _scene->login("paul.dubois@acme.example");
        auto agent = _scene->agent();
        CPPUNIT_ASSERT_EQUAL(200, paul.get(contacts()).status);
        const auto contact = contactWith(maria, _acme, "paul.dubois@acme.example");
        const auto roles = rolesOf(maria, _acme, "paul.dubois@acme.example");
        std::string changes = grantRole(contact, "reports");
        for (const auto& role : roles)
            if (role != "reports")
                changes += R"(,{"kind":"revoke-role","contact":)" + jsonText(contact) + R"(,"role":)" +
                           jsonText(role) + "}";
        const auto raised = _scene->raise(maria, _acme, "[" + changes + "]");
        const auto done = implement(agent, raised.request);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(done.body, 200, done.status);
        CPPUNIT_ASSERT_EQUAL(404, paul.get(contacts()).status);
        CPPUNIT_ASSERT_EQUAL(404,
                             paul.call("POST", api("/draft/changes"), grantRole(_tom, "reports")).status);
    }

private:
    [[nodiscard]] std::string contacts() const { return "/portal/customers/" + _acme + "/contacts"; }
    [[nodiscard]] std::string api(const std::string& end) const { return "/api/v1/customers/" + _acme + end; }

    std::unique_ptr<Scene> _scene;
    std::string _acme;
    std::string _tom;
};

CPPUNIT_TEST_SUITE_REGISTRATION(PermissionsTest);

}  // namespace
