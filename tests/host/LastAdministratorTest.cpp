// A customer keeps somebody who can administer it, whoever asks for what by which way (cases 21 and 22).
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace tests;

class LastAdministratorTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(LastAdministratorTest);
    CPPUNIT_TEST(nobodyTakesTheLastOneAway);
    CPPUNIT_TEST(whoBecameTheLastOneMeanwhileStays);
    CPPUNIT_TEST(noFileTakesTheLastOneAway);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        HostOptions options;
        for (const std::string kind :
             {"grant-role", "revoke-role", "deactivate", "remove-contact", "set-portal-user"})
            options.configuration["plugin.contacts-manager.direct." + kind] = "yes";
        _scene = std::make_unique<Scene>(options);
        _client = std::make_unique<HttpClient>(_scene->maria());
        _acme = customerNamed(*_client, "Acme");
        _maria = contactWith(*_client, _acme, "maria.keller@acme.example");
    }

    void tearDown() override
    {
        _client.reset();
        _scene.reset();
    }

    /// At once or through the helpdesk, by herself or by an agent in the customer's place.
    void nobodyTakesTheLastOneAway()
    {
        demote("george.lee@acme.example", "management");
        demote("paul.dubois@acme.example", "cust-admin");
        auto agent = _scene->agent();
        const auto who = R"("contact":)" + jsonText(_maria) + "}";
        const std::vector<std::string> ways{
            R"({"kind":"revoke-role","role":"management",)" + who, R"({"kind":"deactivate",)" + who,
            R"({"kind":"remove-contact",)" + who, R"({"kind":"set-portal-user","value":false,)" + who};
        const auto phone = R"({"kind":"edit-contact","field":"phone","value":"+33142685300",)" + who;
        for (auto* client : {_client.get(), &agent})
            for (const auto& way : ways)
                for (const auto& lines : {"[" + way + "]", "[" + way + "," + phone + "]"})
                {
                    const auto draft = putDraft(*client, _acme, lines);
                    CPPUNIT_ASSERT_EQUAL_MESSAGE(lines + draft.body, 200, draft.status);
                    const auto sent = submit(*client, _acme, draft.number("version"));
                    CPPUNIT_ASSERT_EQUAL_MESSAGE(lines + sent.body, 422, sent.status);
                    CPPUNIT_ASSERT_MESSAGE(sent.body,
                                           sent.body.find("\"last-administrator\"") != std::string::npos);
                    CPPUNIT_ASSERT_EQUAL(
                        204, client->call("DELETE", "/api/v1/customers/" + _acme + "/draft").status);
                }
        CPPUNIT_ASSERT(contains(rolesOf(*_client, _acme, "maria.keller@acme.example"), "management"));
        CPPUNIT_ASSERT_EQUAL(200, _client->get("/portal/customers/" + _acme + "/contacts").status);
    }

    /// When it was asked for, there was another one.
    void whoBecameTheLastOneMeanwhileStays()
    {
        demote("george.lee@acme.example", "management");
        auto paul = _scene->login("paul.dubois@acme.example");
        auto agent = _scene->agent();
        const auto who = R"("contact":)" + jsonText(_maria) + "}";
        const auto raised = _scene->raise(paul, _acme,
                                          R"([{"kind":"revoke-role","role":"management",)" + who +
                                              R"(,{"kind":"edit-contact","field":"phone","value":)"
                                              R"("+33142685300",)" +
                                              who + "]");
        _scene->host().change(
            "UPDATE cm_contact SET account_state = 1 WHERE email = 'paul.dubois@acme.example'");
        const auto decided = implement(agent, raised.request);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(decided.body, 409, decided.status);
        CPPUNIT_ASSERT_MESSAGE(decided.body,
                               decided.body.find("\"last-administrator\"") != std::string::npos);
        CPPUNIT_ASSERT(contains(rolesOf(*_client, _acme, "maria.keller@acme.example"), "management"));
        CPPUNIT_ASSERT_EQUAL(std::string("submitted"),
                             agent.get("/api/v1/requests/" + raised.request).text("state"));
    }

    void noFileTakesTheLastOneAway()
    {
        demote("george.lee@acme.example", "management");
        demote("paul.dubois@acme.example", "cust-admin");
        const auto before = _client->get("/api/v1/customers/" + _acme + "/contacts").text("revision");
        for (const auto& [portal, roles] :
             {std::pair("yes", "reports"), std::pair("no", "management"), std::pair("no", "reports")})
        {
            const auto file =
                std::string("customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,"
                            "department,language,portal_user,sees_all_requests,roles\n"
                            "Acme Oil,customer,,maria.keller@acme.example,,Maria,Keller,,,en,") +
                portal + ",no," + roles + "\n";
            std::string said;
            CPPUNIT_ASSERT_EQUAL_MESSAGE(said, 2, _scene->host().command({"import", "-"}, said, file));
            CPPUNIT_ASSERT_MESSAGE(said, said.find("last-administrator") != std::string::npos);
            CPPUNIT_ASSERT_MESSAGE(said, said.find("Nothing was written.") != std::string::npos);
        }
        CPPUNIT_ASSERT_EQUAL(before,
                             _client->get("/api/v1/customers/" + _acme + "/contacts").text("revision"));
    }

private:
    void demote(const std::string& email, const std::string& role)
    {
        const auto contact = contactWith(*_client, _acme, email);
        const auto draft =
            putDraft(*_client, _acme,
                     "[" + grantRole(contact, "reports") + R"(,{"kind":"revoke-role","role":)" +
                         jsonText(role) + R"(,"contact":)" + jsonText(contact) + "}]");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(draft.body, 200, draft.status);
        const auto done = submit(*_client, _acme, draft.number("version"));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(done.body, 201, done.status);
        CPPUNIT_ASSERT_EQUAL(std::string("implemented"), done.text("state"));
    }

    std::unique_ptr<Scene> _scene;
    std::unique_ptr<HttpClient> _client;
    std::string _acme;
    std::string _maria;
};

CPPUNIT_TEST_SUITE_REGISTRATION(LastAdministratorTest);

}  // namespace
