// What a role opens in the portal: menu, billing, reports, work orders, tickets. At the next click, on every
// node (product features 8, 23 and 30).
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <Poco/String.h>

#include <chrono>

namespace {

using namespace tests;

class RoomsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RoomsTest);
    CPPUNIT_TEST(aRoomOpensWithItsPermissionOnly);
    CPPUNIT_TEST(aRoleOpensARoomAtTheNextClickOnEveryNode);
    CPPUNIT_TEST(invoicesOfOneCustomerOnly);
    CPPUNIT_TEST(anInvoiceIsOverdueFromTheDayAfterItWasDue);
    CPPUNIT_TEST(reportsCountTheTicketsOfTheMonth);
    CPPUNIT_TEST(aTicketEndsInTheMonthInWhichItWasClosed);
    CPPUNIT_TEST(aWorkOrderIsATicketOfItsOwnKind);
    CPPUNIT_TEST(workOrdersTakeNothingOdd);
    CPPUNIT_TEST(whoSeesAllRequestsSeesThemAtOnce);
    CPPUNIT_TEST(whoMayOnlyEditChangesDetailsAndNoRoles);
    CPPUNIT_TEST(theStartPageLeadsSomewhereOnly);
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

    void aRoomOpensWithItsPermissionOnly()
    {
        struct Expected
        {
            std::string email;
            std::vector<std::string> open;
        };
        const std::vector<std::string> all{"/portal/billing", "/portal/reports", "/portal/workorders"};
        const std::vector<Expected> people{
            {"tom.reed@acme.example", {}},
            {"lena.vogt@acme.example", {}},
            {"maria.keller@acme.example", {"/portal/reports"}},
            {"ingrid.solberg@acme.example", {"/portal/billing"}},
            {"bjork.jonsdottir@acme.example", {"/portal/workorders"}},
            {"aoife.obrien@acme.example", {"/portal/reports"}},
        };
        for (const auto& person : people)
        {
            auto client = _scene->login(person.email);
            const auto start = client.get("/portal");
            for (const auto& room : all)
            {
                const bool open =
                    std::find(person.open.begin(), person.open.end(), room) != person.open.end();
                const auto what = person.email + " " + room;
                const auto page = client.get(room);
                CPPUNIT_ASSERT_EQUAL_MESSAGE(what, open ? 200 : 404, page.status);
                CPPUNIT_ASSERT_EQUAL_MESSAGE(what, open, start.body.find(room) != std::string::npos);
                if (open)
                    continue;
                // As if there were no such address.
                const auto nowhere = client.get("/portal/nowhere");
                CPPUNIT_ASSERT_EQUAL_MESSAGE(
                    what, Poco::replace(nowhere.body, std::string("/portal/nowhere"), room), page.body);
                CPPUNIT_ASSERT_EQUAL(404, client.get(room + "?customer=" + _acme).status);
            }
        }
    }

    void aRoleOpensARoomAtTheNextClickOnEveryNode()
    {
        HostOptions second;
        second.data = Data::none;
        second.configuration["database.connection"] = _scene->host().connection();
        HostProcess node(second);
        HttpClient here(_scene->host().port());
        HttpClient there(node.port());
        for (auto* tom : {&here.as("tom.reed@acme.example"), &there.as("tom.reed@acme.example")})
            CPPUNIT_ASSERT_EQUAL(404, tom->get("/portal/billing").status);
        auto agent = _scene->agent();
        const auto tom = contactWith(*_maria, _acme, "tom.reed@acme.example");
        auto raised = _scene->raise(*_maria, _acme, "[" + grantRole(tom, "financial") + "]");
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        for (auto* client : {&here, &there})
        {
            CPPUNIT_ASSERT_EQUAL(200, client->get("/portal/billing").status);
            CPPUNIT_ASSERT(client->get("/portal").body.find("/portal/billing") != std::string::npos);
            CPPUNIT_ASSERT(client->get("/portal/tickets/new").body.find("value=\"financial\"") !=
                           std::string::npos);
        }
        raised = _scene->raise(*_maria, _acme,
                               R"([{"kind":"revoke-role","contact":)" + jsonText(tom) +
                                   R"(,"role":"financial"}])");
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        for (auto* client : {&there, &here})
        {
            CPPUNIT_ASSERT_EQUAL(404, client->get("/portal/billing").status);
            CPPUNIT_ASSERT(client->get("/portal/tickets/new").body.find("value=\"financial\"") ==
                           std::string::npos);
        }
    }

    void invoicesOfOneCustomerOnly()
    {
        auto ingrid = _scene->login("ingrid.solberg@acme.example");
        const auto page = ingrid.get("/portal/billing");
        const auto rows = [&](const std::string& where) {
            return _scene->host().rows("SELECT number FROM sc_invoice WHERE " + where);
        };
        for (const auto& number : rows("customer = '" + _acme + "'"))
            CPPUNIT_ASSERT_MESSAGE(number, page.body.find(number) != std::string::npos);
        const auto foreign = rows("customer <> '" + _acme + "'");
        CPPUNIT_ASSERT(!foreign.empty());
        for (const auto& number : foreign)
            CPPUNIT_ASSERT_MESSAGE(number, page.body.find(number) == std::string::npos);
        CPPUNIT_ASSERT(page.body.find("scope=\"col\"") != std::string::npos);
        auto omar = _scene->login("omar.haddad@globex.example");
        const auto globex = customerNamed(omar, "Globex");
        CPPUNIT_ASSERT_EQUAL(404, ingrid.get("/portal/billing?customer=" + globex).status);
        CPPUNIT_ASSERT_EQUAL(404, ingrid.get("/portal/billing?customer=999999").status);
        CPPUNIT_ASSERT_EQUAL(200, omar.get("/portal/billing").status);
    }

    void anInvoiceIsOverdueFromTheDayAfterItWasDue()
    {
        auto ingrid = _scene->login("ingrid.solberg@acme.example");
        const auto dueAt = [&](std::chrono::sys_time<std::chrono::microseconds> time) {
            _scene->host().change("UPDATE sc_invoice SET state = 'open', due_at = " +
                                  std::to_string(time.time_since_epoch().count()));
            return ingrid.get("/portal/billing").body;
        };
        const std::chrono::sys_time<std::chrono::microseconds> today =
            std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
        const auto inTime = dueAt(today);
        CPPUNIT_ASSERT_MESSAGE(inTime, inTime.find(">open</span>") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(inTime, inTime.find(">overdue</span>") == std::string::npos);
        const auto late = dueAt(today - std::chrono::microseconds(1));
        CPPUNIT_ASSERT_MESSAGE(late, late.find(">overdue</span>") != std::string::npos);
    }

    void reportsCountTheTicketsOfTheMonth()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("0 0 0 "), cells());
        const auto one = raise(*_maria, "general");
        (void)raise(*_maria, "general");
        CPPUNIT_ASSERT_EQUAL(std::string("2 0 2 "), cells());
        auto agent = _scene->agent();
        CPPUNIT_ASSERT_EQUAL(
            200, agent.call("POST", "/api/v1/tickets/" + one.text("id") + "/status", R"({"status":"closed"})")
                     .status);
        CPPUNIT_ASSERT_EQUAL(std::string("2 1 1 "), cells());
    }

    /// What agents note on it afterwards ends it in no other month; opened and closed again it ends anew.
    void aTicketEndsInTheMonthInWhichItWasClosed()
    {
        auto agent = _scene->agent();
        const auto ticket = "/api/v1/tickets/" + raise(*_maria, "general").text("id");
        const auto move = [&](const std::string& status) {
            const auto answer = agent.call("POST", ticket + "/status", "{\"status\":\"" + status + "\"}");
            CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 200, answer.status);
        };
        move("closed");
        constexpr auto shift = " - 40 * 86400 * 1000000";
        _scene->host().change(std::string("UPDATE sc_ticket SET changed_at = changed_at") + shift +
                              ", ended_at = ended_at" + shift);
        CPPUNIT_ASSERT_EQUAL(std::string("1 0 0 "), cells());
        const auto noted =
            agent.call("POST", ticket + "/messages", R"({"text":"He called again.","internal":true})");
        CPPUNIT_ASSERT_MESSAGE(noted.body, noted.status == 200 || noted.status == 201);
        CPPUNIT_ASSERT_EQUAL(std::string("1 0 0 "), cells());
        move("open");
        CPPUNIT_ASSERT_EQUAL(std::string("1 0 1 "), cells());
        move("closed");
        CPPUNIT_ASSERT_EQUAL(std::string("1 1 0 "), cells());
    }

    void aWorkOrderIsATicketOfItsOwnKind()
    {
        auto bjork = _scene->login("bjork.jonsdottir@acme.example");
        const auto made = bjork.form("/portal/workorders", {{"customer", _acme},
                                                            {"subject", "Replace valve 7"},
                                                            {"place", "Hall <b>2</b>"},
                                                            {"text", "It drips."}});
        CPPUNIT_ASSERT_EQUAL_MESSAGE(made.body, 303, made.status);
        CPPUNIT_ASSERT_EQUAL(std::string("work-order|Replace valve 7"),
                             _scene->host().rows("SELECT category, subject FROM sc_ticket").at(0));
        CPPUNIT_ASSERT(bjork.get("/portal/workorders").body.find("Replace valve 7") != std::string::npos);
        CPPUNIT_ASSERT(bjork.get(made.header("location")).body.find("Hall &lt;b&gt;2&lt;/b&gt;") !=
                       std::string::npos);
        auto agent = _scene->agent();
        CPPUNIT_ASSERT(agent.get("/agent/tickets?category=work-order").body.find("Replace valve 7") !=
                       std::string::npos);
        // Nobody else's order is seen without the right to see all requests.
        auto raised = _scene->raise(
            *_maria, _acme,
            "[" + grantRole(contactWith(*_maria, _acme, "tom.reed@acme.example"), "work-orders") + "]");
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        auto tom = _scene->login("tom.reed@acme.example");
        CPPUNIT_ASSERT_EQUAL(200, tom.get("/portal/workorders").status);
        CPPUNIT_ASSERT(tom.get("/portal/workorders").body.find("Replace valve 7") == std::string::npos);
    }

    void workOrdersTakeNothingOdd()
    {
        auto bjork = _scene->login("bjork.jonsdottir@acme.example");
        auto tom = _scene->login("tom.reed@acme.example");
        auto nina = _scene->nina();
        const auto initech = customerNamed(nina, "Initech Global");
        const FormFields good{{"subject", "S"}, {"text", "T"}};
        const auto with = [&](const std::string& customer) {
            auto fields = good;
            fields.emplace_back("customer", customer);
            return fields;
        };
        CPPUNIT_ASSERT_EQUAL(404, tom.form("/portal/workorders", with(_acme)).status);
        CPPUNIT_ASSERT_EQUAL(404, bjork.form("/portal/workorders", with(initech)).status);
        CPPUNIT_ASSERT_EQUAL(404, bjork.form("/portal/workorders", good).status);
        CPPUNIT_ASSERT_EQUAL(422, bjork.form("/portal/workorders", {{"customer", _acme}}).status);
        CPPUNIT_ASSERT_EQUAL(
            422, bjork
                     .form("/portal/workorders",
                           {{"customer", _acme}, {"subject", std::string(301, 's')}, {"text", "T"}})
                     .status);
        CPPUNIT_ASSERT_EQUAL(422, raise(tom, "work-order").status);
        CPPUNIT_ASSERT_EQUAL(201, raise(bjork, "work-order").status);
        CPPUNIT_ASSERT_EQUAL(std::string("1"), _scene->host().rows("SELECT count(*) FROM sc_ticket").at(0));
    }

    void whoSeesAllRequestsSeesThemAtOnce()
    {
        const auto ticket = raise(*_maria, "general").text("id");
        auto tom = _scene->login("tom.reed@acme.example");
        CPPUNIT_ASSERT_EQUAL(404, tom.get("/portal/tickets/" + ticket).status);
        auto agent = _scene->agent();
        const auto contact = contactWith(*_maria, _acme, "tom.reed@acme.example");
        const auto set = [&](const char* value) {
            const auto raised = _scene->raise(*_maria, _acme,
                                              R"([{"kind":"set-sees-all-requests","contact":)" +
                                                  jsonText(contact) + R"(,"value":)" + value + "}]");
            CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        };
        set("true");
        CPPUNIT_ASSERT_EQUAL(200, tom.get("/portal/tickets/" + ticket).status);
        CPPUNIT_ASSERT(tom.get("/portal/tickets").body.find("The printer hums") != std::string::npos);
        set("false");
        CPPUNIT_ASSERT_EQUAL(404, tom.get("/portal/tickets/" + ticket).status);
    }

    void whoMayOnlyEditChangesDetailsAndNoRoles()
    {
        std::string output;
        CPPUNIT_ASSERT(_scene->host().command({"user", "password", "tamar.beridze@acme.example"}, output,
                                              "demo-password-1\n") == 0);
        auto tamar = _scene->login("tamar.beridze@acme.example");
        const auto list = "/portal/customers/" + _acme + "/contacts";
        CPPUNIT_ASSERT_EQUAL(200, tamar.get(list).status);
        CPPUNIT_ASSERT(tamar.get("/portal").body.find(list) != std::string::npos);
        const auto tom = contactWith(*_maria, _acme, "tom.reed@acme.example");
        const auto changes = "/api/v1/customers/" + _acme + "/draft/changes";
        const auto phone = R"({"kind":"edit-contact","contact":)" + jsonText(tom) +
                           R"(,"field":"phone","value":"+44 20 7946 0077"})";
        const auto edited = tamar.call("POST", changes, phone);
        CPPUNIT_ASSERT_MESSAGE(edited.body, edited.status == 200 || edited.status == 201);
        for (const auto& wish :
             {grantRole(tom, "reports"), R"({"kind":"remove-contact","contact":)" + jsonText(tom) + "}",
              R"({"kind":"deactivate","contact":)" + jsonText(tom) + "}"})
        {
            const auto refused = tamar.call("POST", changes, wish);
            CPPUNIT_ASSERT_MESSAGE(wish + refused.body,
                                   refused.status == 403 ||
                                       refused.body.find("requester-not-permitted") != std::string::npos);
        }
        for (const std::string act : {"remove", "deactivate", "reactivate"})
            CPPUNIT_ASSERT_EQUAL(404, tamar.get(list + "/" + tom + "/" + act).status);
        CPPUNIT_ASSERT_EQUAL(404, tamar.get(list + "/add").status);
        const auto panel = tamar.get(list + "?open=" + tom).body;
        CPPUNIT_ASSERT(panel.find("/deactivate\"") == std::string::npos);
        CPPUNIT_ASSERT(panel.find("/remove\"") == std::string::npos);
    }

    void theStartPageLeadsSomewhereOnly()
    {
        for (const std::string email :
             {"maria.keller@acme.example", "tom.reed@acme.example", "bjork.jonsdottir@acme.example",
              "nina.berg@initech.example", "omar.haddad@globex.example"})
        {
            auto client = _scene->login(email);
            const auto start = client.get("/portal");
            std::size_t links = 0;
            for (auto at = start.body.find("href=\"/portal"); at != std::string::npos;
                 at = start.body.find("href=\"/portal", at + 1))
            {
                const auto from = at + 6;
                const auto href = unescaped(start.body.substr(from, start.body.find('"', from) - from));
                CPPUNIT_ASSERT_MESSAGE(email + " " + href, follow(client, href).status == 200);
                ++links;
            }
            CPPUNIT_ASSERT(links >= 4);
        }
    }

private:
    /// This month in the report: raised, ended, and of the raised ones still open.
    std::string cells()
    {
        const auto page = _maria->get("/portal/reports");
        std::string found;
        auto at = page.body.find("<tbody");
        for (int i = 0; i < 3; ++i)
        {
            at = page.body.find("<td", at + 1);
            const auto from = page.body.find('>', at) + 1;
            found += page.body.substr(from, page.body.find('<', from) - from) + " ";
        }
        return found;
    }

    Answer raise(HttpClient& client, const std::string& category)
    {
        return client.call("POST", "/api/v1/tickets",
                           "{\"customer\":" + jsonText(_acme) + ",\"category\":" + jsonText(category) +
                               R"(,"subject":"The printer hums","text":"Since Monday."})");
    }

    std::unique_ptr<Scene> _scene;
    std::unique_ptr<HttpClient> _maria;
    std::string _acme;
};

CPPUNIT_TEST_SUITE_REGISTRATION(RoomsTest);

}  // namespace
