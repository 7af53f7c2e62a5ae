// How the tickets of requests are called is the administrators' word, from the next ticket or page on.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace tests;

class TicketSettingsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(TicketSettingsTest);
    CPPUNIT_TEST(theSubjectIsWhatAdministratorsWrote);
    CPPUNIT_TEST(aSubjectThatCannotBeFilledIsRefusedAndTheOldOneStays);
    CPPUNIT_TEST(theCategoryIsCalledAsAdministratorsCallItInEachLanguage);
    CPPUNIT_TEST_SUITE_END();

    struct Stage
    {
        Scene scene{};
        HttpClient maria{scene.maria()};
        HttpClient agent{scene.agent()};
        HttpClient administrator{scene.administrator()};
        std::string acme{customerNamed(maria, "Acme")};
        std::string tom{contactWith(maria, acme, "tom.reed@acme.example")};

        Answer set(const std::string& key, const std::string& value)
        {
            return administrator.call("PUT", "/api/v1/admin/settings",
                                      R"({"contacts-manager":{)" + jsonText(key) + ":" + jsonText(value) +
                                          "}}");
        }

        /// Path of the agent's page of a new ticket.
        std::string raise()
        {
            const auto raised = scene.raise(
                maria, acme, "[" + grantRole(tom, "reports") + "," + grantRole(tom, "financial") + "]");
            return "/agent/tickets/" + raised.ticket;
        }
    };

public:
    void theSubjectIsWhatAdministratorsWrote()
    {
        Stage stage;
        CPPUNIT_ASSERT_EQUAL(200, stage.set("ticket.subject", "[{customer}] {changes}, {people} <b>").status);
        const auto page = stage.agent.get(stage.raise());
        CPPUNIT_ASSERT_MESSAGE(page.body,
                               page.body.find("[Acme Oil] 2 contact changes, 1 person &lt;b&gt;") !=
                                   std::string::npos);
    }

    void aSubjectThatCannotBeFilledIsRefusedAndTheOldOneStays()
    {
        Stage stage;
        const auto answer = stage.set("ticket.subject", "{ticket} of {customer}");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 422, answer.status);
        CPPUNIT_ASSERT_MESSAGE(answer.body, answer.body.find("{ticket}") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(422, stage.set("ticket.subject", std::string(101, 'x')).status);
        CPPUNIT_ASSERT_EQUAL(422, stage.set("ticket.subject", "two\nlines").status);
        const auto page = stage.agent.get(stage.raise());
        CPPUNIT_ASSERT_MESSAGE(page.body,
                               page.body.find("2 contact changes for Acme Oil") != std::string::npos);
    }

    void theCategoryIsCalledAsAdministratorsCallItInEachLanguage()
    {
        Stage stage;
        const auto ticket = stage.raise();
        CPPUNIT_ASSERT(stage.agent.get(ticket).body.find("Contact changes") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(422, stage.set("ticket.category.en", std::string(61, 'x')).status);
        CPPUNIT_ASSERT_EQUAL(200, stage.set("ticket.category.en", "Who is who").status);
        const auto page = stage.agent.get(ticket);
        CPPUNIT_ASSERT_MESSAGE(page.body, page.body.find("Who is who") != std::string::npos);
        CPPUNIT_ASSERT(stage.agent.get("/agent/tickets").body.find("Who is who") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(200, stage.agent.call("PATCH", "/api/v1/me", R"({"locale":"fr"})").status);
        CPPUNIT_ASSERT(stage.agent.get(ticket).body.find("Modifications de contacts") != std::string::npos);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TicketSettingsTest);

}  // namespace
