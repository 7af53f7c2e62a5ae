// Every hook is fired by every way in which a ticket can be touched: portal, agents' pages, API, and a
// plugin.
#include "tests/plugin/House.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using tests::Form;
using tests::House;
using tests::pluginFile;


bool holds(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}


class TicketHooksTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(TicketHooksTest);
    CPPUNIT_TEST(fromThePortal);
    CPPUNIT_TEST(fromTheAgentsPages);
    CPPUNIT_TEST(fromTheApi);
    CPPUNIT_TEST(fromAPlugin);
    CPPUNIT_TEST(aReplyToAClosedTicketOpensItAgain);
    CPPUNIT_TEST(aReviewRefusesWithASentenceAndALink);
    CPPUNIT_TEST(aPluginMovesOnlyWhatItOwns);
    CPPUNIT_TEST(reactComesInOrderAndWaitsForAPluginThatIsDisabled);
    CPPUNIT_TEST(twoAgentsNeverDecideOverEachOther);
    CPPUNIT_TEST(whoeverDecidesWhatNobodyHasTakesIt);
    CPPUNIT_TEST(notesNeverReachTheCustomer);
    CPPUNIT_TEST(theQueueIsSearchedAndFiltered);
    CPPUNIT_TEST(onlyTheRequesterCancels);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        const std::map<std::string, std::string> nothing;
        _house = std::make_unique<House>(std::vector{pluginFile("template-plugin")}, nothing, engine());
    }
    void tearDown() override { _house.reset(); }

    void fromThePortal()
    {
        const auto ticket = raise();
        fired("raise", ticket, "Since Monday.");
        done(_house->post(_house->customer(), "/portal/tickets/" + ticket + "/reply",
                          {{"text", "Still humming."}}));
        fired("reply", ticket, "Still humming.");
        done(_house->post(_house->customer(), "/portal/tickets/" + ticket + "/cancel"));
        fired("cancel", ticket);
        CPPUNIT_ASSERT_EQUAL(std::string("cancelled"), _house->row("SELECT status FROM sc_ticket"));
        CPPUNIT_ASSERT_EQUAL(
            409, _house->post(_house->customer(), "/portal/tickets/" + ticket + "/reply", {{"text", "Wait!"}})
                     .status);
    }

    void fromTheAgentsPages()
    {
        const auto ticket = raise();
        const auto path = "/agent/tickets/" + ticket;
        done(_house->post(_house->agent(), path + "/reply", {{"text", "We look at it."}}));
        fired("reply", ticket, "We look at it.");
        done(_house->post(_house->agent(), path + "/note", {{"text", "The old model."}}));
        fired("note", ticket, "The old model.");
        move(ticket, "waiting");
        fired("wait", ticket);
        move(ticket, "closed");
        fired("close", ticket);
        move(ticket, "open");
        fired("reopen", ticket);
    }

    void fromTheApi()
    {
        using helpdesk::Json;
        auto raised = Json::object();
        raised.set("customer", "1")
            .set("category", "general")
            .set("subject", "Paper")
            .set("text", "Is empty.");
        const auto answer = call(_house->customer(), "/api/v1/tickets", raised);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 201, answer.status);
        const auto ticket = _house->row("SELECT id FROM sc_ticket");
        fired("raise", ticket, "Is empty.");
        const auto path = "/api/v1/tickets/" + ticket;
        CPPUNIT_ASSERT_EQUAL(
            201, call(_house->agent(), path + "/messages", Json::object().set("text", "On its way.")).status);
        fired("reply", ticket, "On its way.");
        CPPUNIT_ASSERT_EQUAL(201, call(_house->agent(), path + "/messages",
                                       Json::object().set("text", "Buy more.").set("internal", true))
                                      .status);
        fired("note", ticket, "Buy more.");
        const std::vector<std::pair<std::string, std::string>> moves{
            {"waiting", "wait"}, {"closed", "close"}, {"open", "reopen"}};
        for (const auto& [status, act] : moves)
        {
            CPPUNIT_ASSERT_EQUAL(
                200, call(_house->agent(), path + "/status", Json::object().set("status", status)).status);
            fired(act, ticket);
        }
        CPPUNIT_ASSERT_EQUAL(
            200,
            call(_house->customer(), path + "/status", Json::object().set("status", "cancelled")).status);
        fired("cancel", ticket);
    }

    void fromAPlugin()
    {
        const auto answer = _house->post(_house->customer(), "/diary/raise", {{"reference", "page-1"}});
        CPPUNIT_ASSERT_EQUAL(200, answer.status);
        const auto ticket = answer.body;
        fired("raise", ticket, "Dear helpdesk");
        CPPUNIT_ASSERT_EQUAL(std::string("mine " + ticket), _house->rows("SELECT line FROM tp_diary").at(0));
        CPPUNIT_ASSERT_EQUAL(
            200, _house->post(_house->agent(), "/diary/close/" + ticket, {{"reference", "page-1"}}).status);
        fired("close", ticket, "Closed.");
    }

    void aReplyToAClosedTicketOpensItAgain()
    {
        const auto ticket = raise();
        move(ticket, "closed");
        done(
            _house->post(_house->customer(), "/portal/tickets/" + ticket + "/reply", {{"text", "Not yet."}}));
        fired("reopen", ticket, "Not yet.");
        CPPUNIT_ASSERT_EQUAL(std::string("open"), _house->row("SELECT status FROM sc_ticket"));
    }

    void aReviewRefusesWithASentenceAndALink()
    {
        auto body = helpdesk::Json::object();
        body.set("customer", "1").set("category", "diary").set("subject", "By hand").set("text", "Please.");
        const auto answer = call(_house->customer(), "/api/v1/tickets", body);
        CPPUNIT_ASSERT_EQUAL(422, answer.status);
        CPPUNIT_ASSERT(holds(answer.body, "The diary writes its own tickets."));
        CPPUNIT_ASSERT(holds(answer.body, "/diary"));
        CPPUNIT_ASSERT(!holds(_house->get(_house->customer(), "/portal/tickets/new?customer=1").body,
                              "value=\"diary\""));
        CPPUNIT_ASSERT_EQUAL(std::string("0"), _house->row("SELECT COUNT(*) FROM sc_ticket"));
    }

    void aPluginMovesOnlyWhatItOwns()
    {
        const auto ticket = raise();
        CPPUNIT_ASSERT_EQUAL(
            500, _house->post(_house->agent(), "/diary/close/" + ticket, {{"reference", "x"}}).status);
        CPPUNIT_ASSERT_EQUAL(500, _house->post(_house->agent(), "/diary/close/" + ticket).status);
        CPPUNIT_ASSERT_EQUAL(std::string("open"), _house->row("SELECT status FROM sc_ticket"));
        CPPUNIT_ASSERT(holds(_house->log(), "move a ticket that it did not create"));
    }

    void reactComesInOrderAndWaitsForAPluginThatIsDisabled()
    {
        const auto ticket = raise();
        fired("raise", ticket);
        // An event that nobody could be told yet, as after a crash between commit and delivery.
        _house->helpdesk().plugins().disable("template", {});
        _house->rows(
            "INSERT INTO sc_ticket_event (ticket_id, act, actor_id, at, listener_state, next_at) VALUES (" +
            ticket + ", 'close', 2, 1, 'template/0', 0)");
        _house->rows(
            "INSERT INTO sc_ticket_event (ticket_id, act, actor_id, at, listener_state, next_at) VALUES (" +
            ticket + ", 'reopen', 2, 2, 'template/0', 0)");
        CPPUNIT_ASSERT(House::comesTrue(
            [&] { return _house->row("SELECT COUNT(*) FROM sc_ticket_event WHERE next_at > 0") == "1"; }));
        CPPUNIT_ASSERT_EQUAL(std::string("0"), _house->row("SELECT attempts FROM sc_ticket_event"));
        _house->helpdesk().plugins().enable("template", {});
        CPPUNIT_ASSERT(House::comesTrue([&] { return holds(diary(), "react reopen " + ticket); }));
        const auto text = diary();
        CPPUNIT_ASSERT_MESSAGE(text, text.find("react close") < text.find("react reopen"));
        CPPUNIT_ASSERT(
            House::comesTrue([&] { return _house->rows("SELECT id FROM sc_ticket_event").empty(); }));
    }

    void twoAgentsNeverDecideOverEachOther()
    {
        const auto ticket = raise();
        const auto path = "/agent/tickets/" + ticket;
        const auto seen = _house->row("SELECT version FROM sc_ticket");
        done(_house->post(_house->agent(), path + "/status", {{"status", "closed"}, {"version", seen}}));
        const auto late =
            _house->post(_house->agent(), path + "/status", {{"status", "waiting"}, {"version", seen}});
        CPPUNIT_ASSERT_EQUAL(409, late.status);
        CPPUNIT_ASSERT(holds(late.body, "Somebody else has changed this ticket"));
        CPPUNIT_ASSERT_EQUAL(std::string("closed"), _house->row("SELECT status FROM sc_ticket"));
    }

    void whoeverDecidesWhatNobodyHasTakesIt()
    {
        const auto owner = [&] { return _house->row("SELECT COALESCE(owner_id, 0) FROM sc_ticket"); };
        const auto ticket = raise();
        const auto path = "/agent/tickets/" + ticket;
        done(_house->post(_house->agent(), path + "/reply", {{"text", "We look at it."}}));
        CPPUNIT_ASSERT_EQUAL_MESSAGE("an answer is no decision", std::string("0"), owner());
        move(ticket, "closed");
        const auto agent = std::to_string(_house->agent().account.value);
        CPPUNIT_ASSERT_EQUAL(agent, owner());
        CPPUNIT_ASSERT_EQUAL_MESSAGE("and can be decided again at once", 200,
                                     _house->get(_house->agent(), path).status);
        move(ticket, "waiting");
        CPPUNIT_ASSERT_EQUAL(agent, owner());
    }

    void theQueueIsSearchedAndFiltered()
    {
        const auto ticket = raise();
        const auto shows = [&](const std::string& query) {
            const auto page = _house->get(_house->agent(), "/agent/tickets" + query);
            CPPUNIT_ASSERT_EQUAL(200, page.status);
            return holds(page.body, "The printer hums");
        };
        for (const auto* found :
             {"", "?search=PRINTER", "?search=maria", "?search=acme", "?status=all", "?owner=nobody",
              "?category=general", "?status=open&category=general&search=hums"})
            CPPUNIT_ASSERT_MESSAGE(found, shows(found));
        CPPUNIT_ASSERT(shows("?search=%23" + ticket) && shows("?search=" + ticket));
        for (const auto* missed : {"?search=scanner", "?search=%25", "?search=p_inter", "?status=closed",
                                   "?owner=me", "?category=technical", "?before=1.1"})
            CPPUNIT_ASSERT_MESSAGE(missed, !shows(missed));
        done(_house->post(_house->agent(), "/agent/tickets/" + ticket + "/own"));
        CPPUNIT_ASSERT(shows("?owner=me") && !shows("?owner=nobody"));
    }

    void onlyTheRequesterCancels()
    {
        const auto ticket = raise();
        const auto other = _house->agent();  // everybody is a contact here, and sees all requests
        CPPUNIT_ASSERT_EQUAL(403, _house->post(other, "/portal/tickets/" + ticket + "/cancel").status);
        CPPUNIT_ASSERT(!holds(_house->get(other, "/portal/tickets/" + ticket).body, "/cancel\""));
        CPPUNIT_ASSERT_EQUAL(std::string("open"), _house->row("SELECT status FROM sc_ticket"));
    }

    void notesNeverReachTheCustomer()
    {
        const auto ticket = raise();
        done(_house->post(_house->agent(), "/agent/tickets/" + ticket + "/note",
                          {{"text", "She asks every year"}}));
        CPPUNIT_ASSERT(
            holds(_house->get(_house->agent(), "/agent/tickets/" + ticket).body, "She asks every year"));
        CPPUNIT_ASSERT(!holds(_house->get(_house->customer(), "/portal/tickets/" + ticket).body, "She asks"));
        CPPUNIT_ASSERT(!holds(_house->get(_house->customer(), "/api/v1/tickets/" + ticket).body, "She asks"));
    }

protected:
    [[nodiscard]] virtual db::Engine engine() const { return db::Engine::sqlite; }

private:
    static void done(const helpdesk::Response& response)
    {
        CPPUNIT_ASSERT_EQUAL_MESSAGE(response.body.substr(0, 2000), 303, response.status);
    }

    helpdesk::Response call(const helpdesk::Visitor& who, const std::string& path, const helpdesk::Json& body)
    {
        return _house->call(who, helpdesk::Method::post, path, body);
    }

    std::string diary() { return _house->get(_house->customer(), "/diary").body; }

    std::string raise()
    {
        const auto answer = _house->post(_house->customer(), "/portal/tickets/new",
                                         {{"customer", "1"},
                                          {"category", "general"},
                                          {"subject", "The printer hums"},
                                          {"text", "Since Monday."}});
        done(answer);
        return _house->row("SELECT id FROM sc_ticket");
    }

    void move(const std::string& ticket, const std::string& status)
    {
        done(_house->post(_house->agent(), "/agent/tickets/" + ticket + "/status",
                          {{"status", status}, {"version", _house->row("SELECT version FROM sc_ticket")}}));
    }

    /// All three moments of the act have come, record inside the ticket's transaction.
    void fired(const std::string& act, const std::string& ticket, const std::string& text = {})
    {
        const auto reviewed = act == "raise" ? "review raise 0" : "review " + act + " " + ticket;
        CPPUNIT_ASSERT_MESSAGE(reviewed, holds(diary(), reviewed));
        const auto recorded = act + " " + ticket + " " + text;
        CPPUNIT_ASSERT_MESSAGE(
            recorded, !_house->rows("SELECT line FROM tp_diary WHERE line LIKE '" + recorded + "%'").empty());
        CPPUNIT_ASSERT_MESSAGE("react " + act, House::comesTrue([&] {
                                   const auto lines = diary();
                                   const auto at = lines.find("react " + act + " " + ticket + " ");
                                   return at != std::string::npos && holds(lines.substr(at), text);
                               }));
    }

    std::unique_ptr<House> _house;
};

CPPUNIT_TEST_SUITE_REGISTRATION(TicketHooksTest);


/// The same on a private MariaDB: statements, retries and what plugins write through a lent transaction.
class TicketHooksOnMariaDbTest : public TicketHooksTest
{
    CPPUNIT_TEST_SUB_SUITE(TicketHooksOnMariaDbTest, TicketHooksTest);
    CPPUNIT_TEST_SUITE_END();

protected:
    [[nodiscard]] db::Engine engine() const override { return db::Engine::mysql; }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TicketHooksOnMariaDbTest);

}  // namespace
