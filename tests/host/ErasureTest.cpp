// supportcentre person erase: afterwards the name stands in no table.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace tests;

class ErasureTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ErasureTest);
    CPPUNIT_TEST(anErasedNameStandsInNoTable);
    CPPUNIT_TEST(whoIsStillThereIsNotErased);
    CPPUNIT_TEST_SUITE_END();

public:
    void anErasedNameStandsInNoTable()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        decide(scene, agent,
               scene.raise(maria, acme,
                           "[" +
                               addContact("n", "Kasimir", "Canaryson", "kasimir.canaryson@acme.example",
                                          "application") +
                               "]"));
        (void)scene.host().mails();
        std::string said;
        CPPUNIT_ASSERT_EQUAL_MESSAGE(
            said, 0,
            scene.host().command({"user", "password", "kasimir.canaryson@acme.example"}, said,
                                 "canary-password-1\n"));
        auto kasimir = scene.login("kasimir.canaryson@acme.example", "canary-password-1");
        const auto raised =
            kasimir.call("POST", "/api/v1/tickets",
                         R"({"customer":")" + acme +
                             R"(","category":"general","subject":"Canaryson here: Kasimir Canaryson",)"
                             R"("text":"Write to kasimir.canaryson@acme.example"})");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(raised.body, 201, raised.status);
        const auto suggested =
            kasimir.call("PUT", "/api/v1/customers/" + acme + "/suggestion",
                         R"({"changes":[{"kind":"grant-role","contact":")" +
                             contactWith(maria, acme, "kasimir.canaryson@acme.example") +
                             R"(","role":"reports"}],"note":"Kasimir Canaryson asks for it"})");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(suggested.body, 200, suggested.status);
        const auto changed = kasimir.call("PATCH", "/api/v1/me", R"({"phone":"+33142685377"})");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(changed.body, 200, changed.status);
        const auto contact = contactWith(maria, acme, "kasimir.canaryson@acme.example");
        administers(scene, maria, agent, kasimir, contact);
        decide(scene, agent,
               scene.raise(maria, acme, R"([{"kind":"remove-contact","contact":")" + contact + "\"}]"));
        (void)scene.host().mails();
        CPPUNIT_ASSERT(dump(scene).find("Canaryson") != std::string::npos);

        CPPUNIT_ASSERT_EQUAL_MESSAGE(
            said, 0, scene.host().command({"person", "erase", "kasimir.canaryson@acme.example"}, said));
        // It does not look whether the chain holds.
        CPPUNIT_ASSERT_MESSAGE(said, said.find("the audit chain is not touched") != std::string::npos);
        const auto history = maria.get("/portal/customers/" + acme + "/history").body;
        CPPUNIT_ASSERT_MESSAGE(history,
                               history.find(">[" + contact + "] suggested a change") != std::string::npos);
        const auto after = dump(scene);
        // A single family name in a text that somebody typed cannot be told from a word.
        for (const std::string trace : {"Kasimir Canaryson", "kasimir.canaryson@acme.example", "33142685377"})
        {
            const auto at = after.find(trace);
            CPPUNIT_ASSERT_MESSAGE(at == after.npos ? "" : after.substr(at > 300 ? at - 300 : 0, 400),
                                   at == after.npos);
        }
        CPPUNIT_ASSERT_EQUAL_MESSAGE(said, 0, scene.host().command({"verify-audit"}, said));
        CPPUNIT_ASSERT_EQUAL(
            401, scene.stranger()
                     .call("POST", "/api/v1/session",
                           R"({"email":"kasimir.canaryson@acme.example","password":"canary-password-1"})")
                     .status);
        CPPUNIT_ASSERT(kasimir.get("/api/v1/me").status != 200);
    }

    void whoIsStillThereIsNotErased()
    {
        Scene scene;
        std::string said;
        CPPUNIT_ASSERT_EQUAL(2, scene.host().command({"person", "erase", "tom.reed@acme.example"}, said));
        CPPUNIT_ASSERT_MESSAGE(said, said.find("Acme Oil") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(2, scene.host().command({"person", "erase", "nobody@acme.example"}, said));
        CPPUNIT_ASSERT_EQUAL(2, scene.host().command({"person", "forget", "tom.reed@acme.example"}, said));
        (void)scene.login("tom.reed@acme.example");
    }

private:
    /// He ends a request in which he does not stand, and invites somebody else.
    static void administers(Scene& scene, HttpClient& maria, HttpClient& agent, HttpClient& kasimir,
                            const std::string& contact)
    {
        const auto acme = customerNamed(maria, "Acme");
        decide(scene, agent, scene.raise(maria, acme, "[" + grantRole(contact, "cust-admin") + "]"));
        const auto tom = contactWith(maria, acme, "tom.reed@acme.example");
        const auto raised = scene.raise(maria, acme, "[" + grantRole(tom, "reports") + "]");
        const auto cancelled = kasimir.call("POST", "/api/v1/requests/" + raised.request + "/cancel", "{}");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(cancelled.body, 200, cancelled.status);
        const auto hans = contactWith(maria, acme, "hans.mueller@acme.example");
        const auto invited = kasimir.call(
            "POST", "/api/v1/customers/" + acme + "/contacts/" + hans + "/invitation", R"({"how":"link"})");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(invited.body, 202, invited.status);
    }

    static void decide(Scene&, HttpClient& agent, const Scene::Raised& raised)
    {
        const auto answer = implement(agent, raised.request);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 200, answer.status);
    }

    /// Every column of every table, those of tomorrow included.
    static std::string dump(Scene& scene)
    {
        std::string all;
        for (const auto& table : scene.host().rows(
                 "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
            for (const auto& row : scene.host().rows("SELECT * FROM " + table))
                all += table + ": " + row + "\n";
        return all;
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ErasureTest);

}  // namespace
