// A plugin that throws, wherever it is called, never takes the host down.
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


std::size_t timesIn(const std::string& text, const std::string& part)
{
    std::size_t times = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++times;
    return times;
}


class TroubleTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(TroubleTest);
    CPPUNIT_TEST(inStartItIsShownAndTheHostRuns);
    CPPUNIT_TEST(inStartItIsTriedAgainByItself);
    CPPUNIT_TEST(whoeverDisablesItIsNotTried);
    CPPUNIT_TEST(inAPageItIsAnIncident);
    CPPUNIT_TEST(whereItAsksForPatienceThatIsNoIncident);
    CPPUNIT_TEST(aFullQueueOfTheHostIsToldApart);
    CPPUNIT_TEST(inTheMenuTheOthersStay);
    CPPUNIT_TEST(inAPanelTheTicketIsStillThere);
    CPPUNIT_TEST(inTheAccessSourceNothingIsAllowed);
    CPPUNIT_TEST(inReviewItCountsAsConsent);
    CPPUNIT_TEST(inRecordNothingIsStored);
    CPPUNIT_TEST(aRefusalInRecordIsReadByThePerson);
    CPPUNIT_TEST(askingForAnotherTryGetsOne);
    CPPUNIT_TEST(inReactItIsTriedAgainParkedAndShown);
    CPPUNIT_TEST(inAJobTheNextRunComes);
    CPPUNIT_TEST(inItsHealthReportItIsUnwell);
    CPPUNIT_TEST(typedSettingsAreCheckedKeptAndSealed);
    CPPUNIT_TEST(inTheRecordOfSettingsNothingIsStored);
    CPPUNIT_TEST(inTheRecordOfASwitchItIsSwitchedAllTheSame);
    CPPUNIT_TEST(whatAdministratorsChangeIsRecorded);
    CPPUNIT_TEST_SUITE_END();

public:
    void tearDown() override { _house.reset(); }

    void inStartItIsShownAndTheHostRuns()
    {
        auto& house = throwingIn("start");
        CPPUNIT_ASSERT_EQUAL(State::failed, house.plugin("trouble").state);
        CPPUNIT_ASSERT_EQUAL(200, house.get(house.customer(), "/portal").status);
        CPPUNIT_ASSERT_EQUAL(404, house.get(house.customer(), "/trouble").status);
        CPPUNIT_ASSERT(!house.helpdesk().contributions().knowsAccess());
        CPPUNIT_ASSERT(holds(house.get(house.administrator(), "/admin/plugins").body, "Could not start"));
        const auto health = house.get(house.administrator(), "/admin/health").body;
        for (const auto* part : {"Could not start", "trouble in start", "tried again by itself"})
            CPPUNIT_ASSERT_MESSAGE(health, holds(health, part));
        house.configure("plugin.trouble.where", "nowhere");
        house.post(house.administrator(), "/admin/plugins/trouble/enable");
        CPPUNIT_ASSERT_EQUAL(State::running, house.plugin("trouble").state);
    }

    void inStartItIsTriedAgainByItself()
    {
        auto& house = throwingIn("start");
        constexpr std::size_t rounds = 10;
        for (std::size_t round = 0; round < rounds; ++round)
            house.helpdesk().plugins().followStates();
        CPPUNIT_ASSERT_EQUAL(State::failed, house.plugin("trouble").state);
        // At rounds 1, 3, 7 and 15.
        const auto tries = timesIn(house.log(), "plugin trouble: start");
        CPPUNIT_ASSERT_MESSAGE(std::to_string(tries), tries >= 3 && tries < rounds / 2 + 1);
        house.configure("plugin.trouble.where", "nowhere");
        for (std::size_t round = 0; round < rounds; ++round)
            house.helpdesk().plugins().followStates();
        CPPUNIT_ASSERT_EQUAL(State::running, house.plugin("trouble").state);
        CPPUNIT_ASSERT_EQUAL(200, house.get(house.customer(), "/trouble").status);
    }

    void whoeverDisablesItIsNotTried()
    {
        auto& house = throwingIn("start");
        house.rows("INSERT INTO sc_plugin (id, enabled) VALUES ('trouble', 0)");  // On another node.
        house.configure("plugin.trouble.where", "nowhere");
        house.helpdesk().plugins().followStates();
        CPPUNIT_ASSERT_EQUAL(State::disabled, house.plugin("trouble").state);
    }

    void inAPageItIsAnIncident()
    {
        auto& house = throwingIn("page");
        for (int i = 0; i < 3; ++i)  // a Poco exception, a standard one, and something that is none
        {
            const auto page = house.get(house.customer(), "/trouble");
            CPPUNIT_ASSERT_EQUAL(500, page.status);
            CPPUNIT_ASSERT(holds(page.body, "Tell your helpdesk this number"));
            CPPUNIT_ASSERT(!holds(page.body, "trouble in"));
        }
        const auto call = house.get(house.customer(), "/api/v1/trouble");
        CPPUNIT_ASSERT_EQUAL(500, call.status);
        CPPUNIT_ASSERT_EQUAL(std::string("application/problem+json; charset=utf-8"), call.contentType);
        CPPUNIT_ASSERT_EQUAL(200, house.get(house.customer(), "/portal").status);
    }

    void whereItAsksForPatienceThatIsNoIncident()
    {
        for (const std::string where : {"page", "access"})
        {
            auto& house = throwingIn("later in " + where);
            for (const std::string path : {"/trouble", "/api/v1/trouble"})
            {
                const auto answer = house.get(house.customer(), path);
                CPPUNIT_ASSERT_EQUAL_MESSAGE(where + path, 503, answer.status);
                CPPUNIT_ASSERT_MESSAGE(where + path, isToldWhen(answer, "5"));
                CPPUNIT_ASSERT(!holds(answer.body, "trouble in"));
            }
            CPPUNIT_ASSERT(holds(house.log(), "trouble in " + where));
            CPPUNIT_ASSERT_EQUAL(where == "page" ? 200 : 503, house.get(house.customer(), "/portal").status);
        }
    }

    void aFullQueueOfTheHostIsToldApart()
    {
        auto& house = throwingIn("password");
        const auto who = house.customer();
        std::vector<std::future<helpdesk::Response>> answers;
        for (int i = 0; i < 60; ++i)
            answers.push_back(std::async(std::launch::async, [&] { return house.get(who, "/trouble"); }));
        int full = 0;
        for (auto& answer : answers)
        {
            const auto said = answer.get();
            const bool refused = said.status == 503 && isToldWhen(said, "2");
            CPPUNIT_ASSERT_MESSAGE(said.body, refused || said.status == 200);
            full += refused;
        }
        CPPUNIT_ASSERT(full > 0 && full < 60);
        CPPUNIT_ASSERT_MESSAGE(house.log(), !holds(house.log(), "too many are waiting"));
    }

    void inTheMenuTheOthersStay()
    {
        auto& house = throwingIn("menu");
        const auto page = house.get(house.customer(), "/portal");
        CPPUNIT_ASSERT_EQUAL(200, page.status);
        CPPUNIT_ASSERT(holds(page.body, "href=\"/portal/profile\""));
        CPPUNIT_ASSERT(!holds(page.body, "href=\"/trouble\""));
    }

    void inAPanelTheTicketIsStillThere()
    {
        auto& house = throwingIn("panel");
        const auto ticket = raise();
        const auto page = house.get(house.agent(), "/agent/tickets/" + ticket);
        CPPUNIT_ASSERT_EQUAL(200, page.status);
        CPPUNIT_ASSERT(holds(page.body, "The printer hums"));
        CPPUNIT_ASSERT(holds(page.body, "A part of this page could not be shown"));
    }

    void inTheAccessSourceNothingIsAllowed()
    {
        auto& house = throwingIn("access");
        CPPUNIT_ASSERT(house.helpdesk().contributions().accessOf({1}).customers.empty());
        CPPUNIT_ASSERT_EQUAL(404, create(house.customer()).status);
        CPPUNIT_ASSERT_EQUAL(std::string("0"), house.row("SELECT COUNT(*) FROM sc_ticket"));
    }

    void inReviewItCountsAsConsent()
    {
        auto& house = throwingIn("review");
        CPPUNIT_ASSERT_EQUAL(201, create(house.customer()).status);
        CPPUNIT_ASSERT(holds(house.log(), "plugin trouble: review"));
    }

    void inRecordNothingIsStored()
    {
        auto& house = throwingIn("record");
        house.rows("INSERT INTO sc_plugin (id, enabled) VALUES ('trouble', 7)");
        for (int i = 0; i < 3; ++i)
            CPPUNIT_ASSERT(creatingThrows());
        CPPUNIT_ASSERT_EQUAL(std::string("0"), house.row("SELECT COUNT(*) FROM sc_ticket"));
        CPPUNIT_ASSERT_EQUAL(std::string("0"), house.row("SELECT COUNT(*) FROM sc_ticket_message"));
        CPPUNIT_ASSERT_EQUAL(std::string("0"), house.row("SELECT COUNT(*) FROM sc_ticket_event"));
        CPPUNIT_ASSERT_EQUAL(std::string("7"), house.row("SELECT enabled FROM sc_plugin"));
        CPPUNIT_ASSERT_EQUAL(200, house.get(house.customer(), "/portal").status);
    }

    void aRefusalInRecordIsReadByThePerson()
    {
        auto& house = throwingIn("refuse");
        const auto answer = create(house.customer());
        CPPUNIT_ASSERT_EQUAL(422, answer.status);
        CPPUNIT_ASSERT(holds(answer.body, "Not like this."));
        const auto page = house.post(
            house.customer(), "/portal/tickets/new",
            {{"customer", "1"}, {"category", "general"}, {"subject", "Paper"}, {"text", "Is empty."}});
        CPPUNIT_ASSERT_EQUAL(422, page.status);
        CPPUNIT_ASSERT(holds(page.body, "Not like this."));
        CPPUNIT_ASSERT(holds(page.body, "href=\"/elsewhere\""));
        CPPUNIT_ASSERT(holds(page.body, "value=\"Paper\""));
        CPPUNIT_ASSERT_EQUAL(std::string("0"), house.row("SELECT COUNT(*) FROM sc_ticket"));
    }

    void askingForAnotherTryGetsOne()
    {
        auto& house = throwingIn("again");
        CPPUNIT_ASSERT_EQUAL(201, create(house.customer()).status);
        CPPUNIT_ASSERT_EQUAL(std::string("1"), house.row("SELECT COUNT(*) FROM sc_ticket"));
        CPPUNIT_ASSERT_EQUAL(std::string("1"), house.row("SELECT COUNT(*) FROM sc_ticket_message"));
    }

    void inReactItIsTriedAgainParkedAndShown()
    {
        auto& house = throwingIn("react");
        const auto ticket = raise();
        CPPUNIT_ASSERT(
            House::comesTrue([&] { return house.row("SELECT attempts FROM sc_ticket_event") == "1"; }));
        for (int i = 2; i <= 8; ++i)
        {
            house.rows("UPDATE sc_ticket_event SET next_at = 0 WHERE lease_until = 0");
            CPPUNIT_ASSERT(House::comesTrue(
                [&] { return house.row("SELECT attempts FROM sc_ticket_event") == std::to_string(i); }));
        }
        CPPUNIT_ASSERT_EQUAL(std::string("1"), house.row("SELECT parked FROM sc_ticket_event"));
        const auto page = house.get(house.administrator(), "/admin/events");
        CPPUNIT_ASSERT(holds(page.body, "#" + ticket));
        CPPUNIT_ASSERT(holds(page.body, "8 attempts"));
        const auto event = house.row("SELECT id FROM sc_ticket_event");
        CPPUNIT_ASSERT_EQUAL(303,
                             house.post(house.administrator(), "/admin/events/" + event + "/drop").status);
        CPPUNIT_ASSERT(house.rows("SELECT id FROM sc_ticket_event").empty());
    }

    void inAJobTheNextRunComes()
    {
        auto& house = throwingIn("job");
        CPPUNIT_ASSERT(House::comesTrue([&] { return timesIn(house.log(), "job fret") >= 3; }));
    }

    void inItsHealthReportItIsUnwell()
    {
        auto& house = throwingIn("health");
        const auto health = house.helpdesk().contributions().health();
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, health.size());
        CPPUNIT_ASSERT(health.front().health.state == helpdesk::Health::State::degraded);
    }

    void typedSettingsAreCheckedKeptAndSealed()
    {
        auto& house = throwingIn("nowhere");
        const auto who = house.administrator();
        const std::string path = "/admin/plugins/trouble";
        const auto wrong = house.post(who, path, {{"where", "here"}, {"hours", "3 days"}, {"password", ""}});
        CPPUNIT_ASSERT_EQUAL(422, wrong.status);
        CPPUNIT_ASSERT(holds(wrong.body, "Enter a whole number between 1 and 336."));
        CPPUNIT_ASSERT(holds(wrong.body, "value=\"3 days\""));
        CPPUNIT_ASSERT(holds(wrong.body, "value=\"here\""));
        CPPUNIT_ASSERT(house.rows("SELECT value FROM sc_setting").empty());

        CPPUNIT_ASSERT_EQUAL(303,
                             house.post(who, path, {{"hours", "24"}, {"password", "open sesame"}}).status);
        CPPUNIT_ASSERT_EQUAL(std::string("24"),
                             house.row("SELECT value FROM sc_setting WHERE name = 'hours'"));
        const auto sealed = house.row("SELECT value FROM sc_setting WHERE name = 'password'");
        CPPUNIT_ASSERT(!sealed.empty() && !holds(sealed, "sesame"));
        const auto page = house.get(who, path);
        CPPUNIT_ASSERT(holds(page.body, "A value is stored."));
        CPPUNIT_ASSERT(!holds(page.body, "sesame") && !holds(page.body, sealed));
        const auto call = house.get(who, "/api/v1/admin/settings");
        CPPUNIT_ASSERT(holds(call.body, "\"hours\":24") && holds(call.body, "\"isSet\":true"));
        CPPUNIT_ASSERT(!holds(call.body, "sesame"));
        CPPUNIT_ASSERT_EQUAL(303, house.post(who, path, {{"password", ""}}).status);
        CPPUNIT_ASSERT_EQUAL(sealed, house.row("SELECT value FROM sc_setting WHERE name = 'password'"));
    }

    void inTheRecordOfSettingsNothingIsStored()
    {
        auto& house = throwingIn("settings");
        for (int i = 0; i < 3; ++i)
            try
            {
                (void)house.post(house.administrator(), "/admin/plugins/trouble", {{"hours", "24"}});
                CPPUNIT_FAIL("stored without a record");
            }
            catch (const std::exception& failure)
            {
                CPPUNIT_ASSERT(!holds(failure.what(), "without a record"));
            }
        CPPUNIT_ASSERT(house.rows("SELECT name FROM sc_setting").empty());
        CPPUNIT_ASSERT(
            holds(house.get(house.administrator(), "/api/v1/admin/settings").body, "\"hours\":72"));
    }

    void inTheRecordOfASwitchItIsSwitchedAllTheSame()
    {
        auto& house = throwingIn("switch");
        for (int i = 0; i < 3; ++i)
        {
            house.post(house.administrator(), "/admin/plugins/trouble/disable");
            CPPUNIT_ASSERT_EQUAL(State::disabled, house.plugin("trouble").state);
            CPPUNIT_ASSERT_EQUAL(std::string("0"), house.row("SELECT enabled FROM sc_plugin"));
            house.post(house.administrator(), "/admin/plugins/trouble/enable");
            CPPUNIT_ASSERT_EQUAL(State::running, house.plugin("trouble").state);
            CPPUNIT_ASSERT_EQUAL(std::string("1"), house.row("SELECT enabled FROM sc_plugin"));
        }
        CPPUNIT_ASSERT(house.rows("SELECT name FROM sc_setting").empty());
        CPPUNIT_ASSERT(holds(house.log(), "switched without a record"));
    }

    void whatAdministratorsChangeIsRecorded()
    {
        auto& house = throwingIn("nowhere");
        const auto who = house.administrator();
        const auto by = std::to_string(who.account.value) + " trouble ";
        const auto records = [&] {
            return house.rows("SELECT name FROM sc_setting WHERE plugin = 'record'");
        };
        house.post(who, "/admin/plugins/trouble", {{"hours", "24"}, {"password", "open sesame"}});
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, records().size());
        CPPUNIT_ASSERT_EQUAL(by + "hours 72 24;password secret  ;", records().front());
        // What is as it was is no change.
        house.post(who, "/admin/plugins/trouble", {{"hours", "24"}, {"password", ""}});
        house.post(who, "/admin/plugins/trouble/enable");
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, records().size());
        house.post(who, "/admin/plugins/trouble/disable");
        CPPUNIT_ASSERT_EQUAL(
            std::size_t{1},
            house.rows("SELECT name FROM sc_setting WHERE name = '" + by + "disabled'").size());
        house.post(who, "/admin/plugins/trouble/enable");
        CPPUNIT_ASSERT_EQUAL(
            std::size_t{1},
            house.rows("SELECT name FROM sc_setting WHERE name = '" + by + "enabled'").size());
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, records().size());
    }

private:
    static bool isToldWhen(const helpdesk::Response& answer, const std::string& seconds)
    {
        return answer.headers == std::vector<std::pair<std::string, std::string>>{{"Retry-After", seconds}};
    }

    House& throwingIn(const std::string& where)
    {
        const std::map<std::string, std::string> configured{{"plugin.trouble.where", where}};
        _house = std::make_unique<House>(std::vector{pluginFile("trouble-plugin")}, configured);
        return *_house;
    }

    helpdesk::Response create(const helpdesk::Visitor& who)
    {
        auto body = helpdesk::Json::object();
        body.set("customer", "1")
            .set("category", "general")
            .set("subject", "The printer hums")
            .set("text", "Since Monday.");
        return _house->call(who, helpdesk::Method::post, "/api/v1/tickets", std::move(body));
    }

    /// The front desk turns it into a 500; here there is none.
    bool creatingThrows()
    {
        try
        {
            (void)create(_house->customer());
            return false;
        }
        catch (const std::exception&)
        {
            return true;
        }
    }

    std::string raise()
    {
        CPPUNIT_ASSERT_EQUAL(201, create(_house->customer()).status);
        return _house->row("SELECT id FROM sc_ticket");
    }

    std::unique_ptr<House> _house;
};

CPPUNIT_TEST_SUITE_REGISTRATION(TroubleTest);

}  // namespace
