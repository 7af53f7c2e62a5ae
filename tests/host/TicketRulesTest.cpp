// Tickets about contact changes come from the Contacts Manager and end with their request; all others are the
// helpdesk's own.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace tests;

class TicketRulesTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(TicketRulesTest);
    CPPUNIT_TEST(aContactChangesTicketByHandIsRefusedWithALink);
    CPPUNIT_TEST(nobodyChoosesTheCategoryInAForm);
    CPPUNIT_TEST(aTicketWhoseRequestWaitsCannotBeClosedByHand);
    CPPUNIT_TEST(aDecidedTicketMayBeAnswered);
    CPPUNIT_TEST(ordinaryTicketsGoTheirOwnWay);
    CPPUNIT_TEST(categoriesFollowTheRoles);
    CPPUNIT_TEST(withoutTheFlagOneSeesHisOwnTicketsOnly);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        _scene = std::make_unique<Scene>();
        _maria = std::make_unique<HttpClient>(_scene->maria());
        _acme = customerNamed(*_maria, "Acme");
    }

    void tearDown() override
    {
        _maria.reset();
        _scene.reset();
    }

    void aContactChangesTicketByHandIsRefusedWithALink()
    {
        const auto answer = raiseTicket(*_maria, "contact-changes");
        CPPUNIT_ASSERT_MESSAGE(std::to_string(answer.status) + answer.body,
                               answer.status == 422 || answer.status == 409 || answer.status == 403);
        CPPUNIT_ASSERT_MESSAGE(answer.body, answer.body.find("/contacts") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(
            std::string("0"),
            _scene->host().rows("SELECT count(*) FROM sc_ticket WHERE category = 'contact-changes'").at(0));
    }

    void nobodyChoosesTheCategoryInAForm()
    {
        const auto page = _maria->get("/portal/tickets/new?customer=" + _acme);
        CPPUNIT_ASSERT_EQUAL(200, page.status);
        CPPUNIT_ASSERT(page.body.find("contact-changes") == std::string::npos);
        CPPUNIT_ASSERT(page.body.find("value=\"general\"") != std::string::npos);
    }

    void aTicketWhoseRequestWaitsCannotBeClosedByHand()
    {
        auto agent = _scene->agent();
        const auto raised = _scene->raise(*_maria, _acme, line());
        const auto status = "/api/v1/tickets/" + raised.ticket + "/status";
        const auto closed = agent.call("POST", status, R"({"status":"closed"})");
        CPPUNIT_ASSERT_MESSAGE(std::to_string(closed.status) + closed.body,
                               closed.status == 409 || closed.status == 422);
        CPPUNIT_ASSERT_EQUAL(std::string("open"),
                             agent.get("/api/v1/tickets/" + raised.ticket).text("status"));
        CPPUNIT_ASSERT_EQUAL(std::string("submitted"),
                             agent.get("/api/v1/requests/" + raised.request).text("state"));
    }

    void aDecidedTicketMayBeAnswered()
    {
        auto agent = _scene->agent();
        const auto raised = _scene->raise(*_maria, _acme, line());
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        const auto answer = agent.call("POST", "/api/v1/tickets/" + raised.ticket + "/messages",
                                       R"({"text":"Done, as you asked.","internal":false})");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 201, answer.status);
        CPPUNIT_ASSERT_EQUAL(std::string("implemented"),
                             agent.get("/api/v1/requests/" + raised.request).text("state"));
    }

    void ordinaryTicketsGoTheirOwnWay()
    {
        auto agent = _scene->agent();
        const auto raised = raiseTicket(*_maria, "general");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(raised.body, 201, raised.status);
        const auto path = "/api/v1/tickets/" + raised.text("id");
        CPPUNIT_ASSERT_EQUAL(200, agent.call("POST", path + "/status", R"({"status":"closed"})").status);
        CPPUNIT_ASSERT_EQUAL(std::string("closed"), _maria->get(path).text("status"));
        // The plugin mails on its own tickets only.
        CPPUNIT_ASSERT(mailsTo(_scene->host().mails(), "maria.keller@acme.example").empty());
    }

    void categoriesFollowTheRoles()
    {
        auto tom = _scene->login("tom.reed@acme.example");
        CPPUNIT_ASSERT_EQUAL(201, raiseTicket(tom, "technical").status);
        const auto refused = raiseTicket(tom, "financial");
        CPPUNIT_ASSERT_MESSAGE(refused.body, refused.status == 403 || refused.status == 422);
    }

    void withoutTheFlagOneSeesHisOwnTicketsOnly()
    {
        const auto raised = raiseTicket(*_maria, "general");
        auto tom = _scene->login("tom.reed@acme.example");
        CPPUNIT_ASSERT_EQUAL(404, tom.get("/portal/tickets/" + raised.text("id")).status);
        CPPUNIT_ASSERT_EQUAL(404, tom.get("/api/v1/tickets/" + raised.text("id")).status);
        CPPUNIT_ASSERT(tom.get("/portal/tickets").body.find("The printer hums") == std::string::npos);
    }

private:
    [[nodiscard]] std::string line()
    {
        return "[" + grantRole(contactWith(*_maria, _acme, "tom.reed@acme.example"), "reports") + "]";
    }

    Answer raiseTicket(HttpClient& client, const std::string& category)
    {
        return client.call("POST", "/api/v1/tickets",
                           "{\"customer\":" + jsonText(_acme) + ",\"category\":" + jsonText(category) +
                               R"(,"subject":"The printer hums","text":"Since Monday."})");
    }

    std::unique_ptr<Scene> _scene;
    std::unique_ptr<HttpClient> _maria;
    std::string _acme;
};

CPPUNIT_TEST_SUITE_REGISTRATION(TicketRulesTest);

}  // namespace
