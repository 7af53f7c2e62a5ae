// An agent who is a contact too: what he asked for, sent before or wrote a line of, a colleague decides.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace tests;

class FourEyesTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(FourEyesTest);
    CPPUNIT_TEST(aColleagueWhoSendsItAgainLendsNoEyes);
    CPPUNIT_TEST(aColleagueWhoSendsHisLineLendsNoEyes);
    CPPUNIT_TEST_SUITE_END();

    /// Paul administers Acme Oil and is an agent as well.
    struct Both
    {
        Both()
        {
            scene.host().change("UPDATE sc_account SET agent = 1 WHERE email = 'paul.dubois@acme.example'");
            paul = std::make_unique<HttpClient>(scene.login("paul.dubois@acme.example"));
            acme = customerNamed(maria, "Acme");
            CPPUNIT_ASSERT_EQUAL(200, paul->call("PATCH", "/api/v1/me", R"({"locale":"en"})").status);
        }

        [[nodiscard]] std::string grant(const std::string& email, const std::string& role)
        {
            return grantRole(contactWith(maria, acme, email), role);
        }

        /// The draft as it is.
        void send(HttpClient& client, int status)
        {
            const auto draft = client.get("/api/v1/customers/" + acme + "/draft");
            const auto sent = submit(client, acme, draft.number("version"));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(sent.body, status, sent.status);
        }

        void refusesPaul(const std::string& request, const std::string& ticket)
        {
            const auto refused = implement(*paul, request);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(refused.body, 403, refused.status);
            CPPUNIT_ASSERT_EQUAL(std::string("own-request"), refused.text("type"));
            const auto page = paul->get("/agent/tickets/" + ticket);
            CPPUNIT_ASSERT_EQUAL(200, page.status);
            CPPUNIT_ASSERT_MESSAGE(page.body,
                                   page.body.find("or wrote some of them, so a colleague decides") !=
                                       std::string::npos);
            CPPUNIT_ASSERT(page.body.find(">Implement<") == std::string::npos);
            CPPUNIT_ASSERT_EQUAL(200, implement(agent, request).status);
        }

        Scene scene{};
        HttpClient maria = scene.maria();
        HttpClient agent = scene.agent();
        std::unique_ptr<HttpClient> paul{};
        std::string acme{};
    };

public:
    void aColleagueWhoSendsItAgainLendsNoEyes()
    {
        Both all;
        const auto raised =
            all.scene.raise(*all.paul, all.acme, "[" + all.grant("tom.reed@acme.example", "reports") + "]");
        CPPUNIT_ASSERT_EQUAL(200, all.agent
                                      .call("POST", "/api/v1/requests/" + raised.request + "/return",
                                            R"({"reason":"Really?"})")
                                      .status);
        all.send(all.maria, 200);
        all.refusesPaul(raised.request, raised.ticket);
    }

    void aColleagueWhoSendsHisLineLendsNoEyes()
    {
        Both all;
        const auto draft =
            putDraft(*all.paul, all.acme, "[" + all.grant("tom.reed@acme.example", "reports") + "]");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(draft.body, 200, draft.status);
        const auto sent = submit(all.maria, all.acme, draft.number("version"));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(sent.body, 201, sent.status);
        all.refusesPaul(sent.text("id"), sent.text("ticket.id"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FourEyesTest);

}  // namespace
