// Disabled and enabled while the host runs; what a plugin may and may not do in its life.
#include "tests/plugin/House.h"

#include <cppunit/extensions/HelperMacros.h>

#include <future>

namespace {

using supportcentre::PluginFacts;
using tests::House;
using tests::pluginFile;
using State = PluginFacts::State;


bool holds(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}


class LifecycleTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(LifecycleTest);
    CPPUNIT_TEST(everythingItAddedGoesAndComesBack);
    CPPUNIT_TEST(disabledStaysDisabledAfterARestart);
    CPPUNIT_TEST(anotherNodesDecisionIsFollowed);
    CPPUNIT_TEST(stoppingWaitsForCallsInFlight);
    CPPUNIT_TEST(theRegistryIsForStartOnly);
    CPPUNIT_TEST(ticketsLiveOnWithoutThePlugin);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override { _house = std::make_unique<House>(std::vector{pluginFile("template-plugin")}); }
    void tearDown() override { _house.reset(); }

    void everythingItAddedGoesAndComesBack()
    {
        auto& house = *_house;
        for (int round = 0; round < 3; ++round)
        {
            CPPUNIT_ASSERT_EQUAL(200, house.get(house.customer(), "/diary").status);
            CPPUNIT_ASSERT(holds(house.get(house.customer(), "/portal").body, "href=\"/diary\""));
            CPPUNIT_ASSERT_EQUAL(200, house.get(house.administrator(), "/admin/plugins/template").status);

            const auto answer = house.post(house.administrator(), "/admin/plugins/template/disable");
            CPPUNIT_ASSERT_EQUAL(std::string("/admin/plugins?done=disabled"), answer.location);
            CPPUNIT_ASSERT_EQUAL(State::disabled, house.plugin("template").state);
            CPPUNIT_ASSERT_EQUAL(404, house.get(house.customer(), "/diary").status);
            CPPUNIT_ASSERT(!holds(house.get(house.customer(), "/portal").body, "href=\"/diary\""));
            CPPUNIT_ASSERT_EQUAL(404, house.get(house.administrator(), "/admin/plugins/template").status);
            CPPUNIT_ASSERT(!house.helpdesk().contributions().knowsAccess());

            house.post(house.administrator(), "/admin/plugins/template/enable");
            CPPUNIT_ASSERT_EQUAL(State::running, house.plugin("template").state);
        }
    }

    void disabledStaysDisabledAfterARestart()
    {
        auto& house = *_house;
        house.helpdesk().plugins().disable("template", {});
        house.restart();
        CPPUNIT_ASSERT_EQUAL(State::disabled, house.plugin("template").state);
        house.helpdesk().plugins().enable("template", {});
        house.restart();
        CPPUNIT_ASSERT_EQUAL(State::running, house.plugin("template").state);
    }

    void anotherNodesDecisionIsFollowed()
    {
        auto& house = *_house;
        house.rows("INSERT INTO sc_plugin (id, enabled) VALUES ('template', 0)");
        house.helpdesk().plugins().followStates();
        CPPUNIT_ASSERT_EQUAL(State::disabled, house.plugin("template").state);
        house.rows("UPDATE sc_plugin SET enabled = 1");
        house.helpdesk().plugins().followStates();
        CPPUNIT_ASSERT_EQUAL(State::running, house.plugin("template").state);
    }

    void stoppingWaitsForCallsInFlight()
    {
        auto& house = *_house;
        const auto who = house.customer();
        auto inside = std::async(std::launch::async, [&] {
            return house.post(who, "/diary/slow", {{"reference", "inside"}}).status;
        });
        CPPUNIT_ASSERT(House::comesTrue([&] { return house.row("SELECT count(*) FROM sc_ticket") == "1"; }));
        const auto began = std::chrono::steady_clock::now();
        house.helpdesk().plugins().disable("template", {});
        const auto waited = std::chrono::steady_clock::now() - began;
        CPPUNIT_ASSERT_EQUAL(State::disabled, house.plugin("template").state);
        CPPUNIT_ASSERT_EQUAL(200, inside.get());
        CPPUNIT_ASSERT(waited > std::chrono::milliseconds(150));
    }

    void theRegistryIsForStartOnly()
    {
        auto& house = *_house;
        const auto answer = house.post(house.customer(), "/diary/late");
        CPPUNIT_ASSERT_EQUAL(500, answer.status);
        CPPUNIT_ASSERT_MESSAGE(house.log(),
                               holds(house.log(), "the plugin template used its registry after start()"));
    }

    void ticketsLiveOnWithoutThePlugin()
    {
        auto& house = *_house;
        const auto raised = house.post(house.customer(), "/diary/raise", {{"reference", "mine-1"}});
        CPPUNIT_ASSERT_EQUAL(200, raised.status);
        house.helpdesk().plugins().disable("template", {});
        const auto own = house.get(house.customer(), "/portal/tickets/" + raised.body);
        CPPUNIT_ASSERT_EQUAL(200, own.status);
        CPPUNIT_ASSERT_EQUAL(303, house
                                      .post(house.agent(), "/agent/tickets/" + raised.body + "/reply",
                                            {{"text", "We are looking."}})
                                      .status);
        CPPUNIT_ASSERT_EQUAL(404, house.get(house.agent(), "/portal/tickets/" + raised.body).status);
    }

private:
    std::unique_ptr<House> _house;
};

CPPUNIT_TEST_SUITE_REGISTRATION(LifecycleTest);

}  // namespace
