// GET /api/v1/tickets and the agents' queue narrow down by what they are asked for: each parameter by what it
// finds, on both engines.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <set>

namespace {

using namespace tests;
using Subjects = std::set<std::string>;

constexpr auto crossing = "Zebra crossing";
constexpr auto loss = "ÄRGER: 50% lost";
constexpr auto pump = "Pump 7";
constexpr auto office = "Zebra at the office";


std::string raise(HttpClient& client, const std::string& customer, const std::string& category,
                  const std::string& subject)
{
    const auto answer =
        client.call("POST", "/api/v1/tickets",
                    "{\"customer\":" + jsonText(customer) + ",\"category\":" + jsonText(category) +
                        ",\"subject\":" + jsonText(subject) + R"(,"text":"Since Monday."})");
    CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 201, answer.status);
    return answer.text("id");
}


/// The people of two customers with four tickets.
struct Desk
{
    explicit Desk(Storage storage) : scene({storage})
    {
        (void)raise(maria, acme, "general", crossing);
        (void)raise(maria, acme, "agreement", loss);
        pumpNumber = raise(tom, acme, "technical", pump);
        (void)raise(nina, initech, "general", office);
    }

    Scene scene;
    HttpClient maria = scene.maria();
    HttpClient tom = scene.login("tom.reed@acme.example");
    HttpClient nina = scene.nina();
    HttpClient agent = scene.agent();
    std::string acme = customerNamed(maria, "Acme");
    std::string initech = customerNamed(nina, "Initech Global");
    std::string nord = customerNamed(nina, "Initech Nord");
    std::string pumpNumber;
};


Subjects found(HttpClient& client, const std::string& query)
{
    const auto answer = client.get("/api/v1/tickets?" + query);
    CPPUNIT_ASSERT_EQUAL_MESSAGE(query + answer.body, 200, answer.status);
    Subjects subjects;
    for (std::size_t i = 0; i < answer.size("tickets"); ++i)
        subjects.insert(answer.text("tickets[" + std::to_string(i) + "].subject"));
    return subjects;
}


void finds(HttpClient& client, const std::string& query, const Subjects& expected)
{
    std::string told = query + " →";
    const auto subjects = found(client, query);
    for (const auto& subject : subjects)
        told += " " + subject;
    CPPUNIT_ASSERT_MESSAGE(told, subjects == expected);
}


class TicketListTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(TicketListTest);
    CPPUNIT_TEST(agentsNarrowTheListDownOnSqlite);
    CPPUNIT_TEST(agentsNarrowTheListDownOnMariaDb);
    CPPUNIT_TEST(contactsNarrowTheirListDownOnSqlite);
    CPPUNIT_TEST(contactsNarrowTheirListDownOnMariaDb);
    CPPUNIT_TEST(aPageOfWhatIsFoundFollowsTheOther);
    CPPUNIT_TEST(whatNobodyOffersIsRefused);
    CPPUNIT_TEST(theQueuesPageNarrowsDownByCustomer);
    CPPUNIT_TEST(withThePluginOffTheListIsThereStill);
    CPPUNIT_TEST_SUITE_END();

public:
    void agentsNarrowTheListDownOnSqlite() { agentsNarrowDown(Storage::sqlite); }
    void agentsNarrowTheListDownOnMariaDb() { agentsNarrowDown(Storage::mariadb); }
    void contactsNarrowTheirListDownOnSqlite() { contactsNarrowDown(Storage::sqlite); }
    void contactsNarrowTheirListDownOnMariaDb() { contactsNarrowDown(Storage::mariadb); }

    void aPageOfWhatIsFoundFollowsTheOther()
    {
        Desk desk(Storage::sqlite);
        for (auto* client : {&desk.agent, &desk.maria})
        {
            const std::string query = "/api/v1/tickets?search=e&pageSize=1&customer=" + desk.acme;
            Subjects seen;
            auto page = client->get(query);
            for (int turned = 0; turned < 10 && page.size("tickets") == 1; ++turned)
            {
                seen.insert(page.text("tickets[0].subject"));
                if (page.isNull("next"))
                    break;
                page = client->get(query + "&before=" + page.text("next"));
            }
            CPPUNIT_ASSERT((seen == Subjects{crossing, loss, pump}));
        }
    }

    void whatNobodyOffersIsRefused()
    {
        Desk desk(Storage::sqlite);
        for (auto* client : {&desk.agent, &desk.maria})
            for (const auto& query :
                 {std::string("owner=1"), std::string("Search=zebra"), std::string("status=lost"),
                  std::string("pageSize=0"), std::string("before=x"), "search=" + std::string(201, 'x')})
                CPPUNIT_ASSERT_EQUAL_MESSAGE(query, 400, client->get("/api/v1/tickets?" + query).status);
    }

    void theQueuesPageNarrowsDownByCustomer()
    {
        Desk desk(Storage::sqlite);
        const auto all = desk.agent.get("/agent/tickets").body;
        CPPUNIT_ASSERT(holds(all, crossing) && holds(all, office));
        CPPUNIT_ASSERT(holds(all, "<option value=\"Acme Oil\">"));
        const auto acmes = desk.agent.get("/agent/tickets?customer=acme%20oil&search=zebra").body;
        CPPUNIT_ASSERT(holds(acmes, crossing) && !holds(acmes, office));
        CPPUNIT_ASSERT(holds(acmes, "status=closed&amp;search=zebra&amp;customer=acme%20oil"));
        const auto none = desk.agent.get("/agent/tickets?customer=Nobody%20Ltd").body;
        CPPUNIT_ASSERT(!holds(none, crossing) && !holds(none, office));
        CPPUNIT_ASSERT(holds(none, "There is no customer of this name."));
    }

    /// Then nobody knows customers, but their tickets are there.
    void withThePluginOffTheListIsThereStill()
    {
        Desk desk(Storage::sqlite);
        auto administrator = desk.scene.administrator();
        const auto question = administrator.get("/admin/plugins/contacts-manager/disable");
        const auto form = formWith(question.body, "/disable");
        CPPUNIT_ASSERT_EQUAL(303, administrator.form(form.action, form.untouched()).status);
        finds(desk.agent, "customer=" + desk.acme, {crossing, loss, pump});
        const auto page = desk.agent.get("/agent/tickets").body;
        CPPUNIT_ASSERT(holds(page, crossing) && !holds(page, "list=\"customers\""));
    }

private:
    static void agentsNarrowDown(Storage storage)
    {
        Desk desk(storage);
        auto& agent = desk.agent;
        finds(agent, "", {crossing, loss, pump, office});
        finds(agent, "customer=" + desk.acme, {crossing, loss, pump});
        finds(agent, "customer=" + desk.initech, {office});
        finds(agent, "customer=" + desk.nord, {});
        finds(agent, "category=technical", {pump});
        finds(agent, "category=no-such-category", {});
        finds(agent, "search=ZEBRA", {crossing, office});
        finds(agent, "search=%C3%A4rger", {loss});
        finds(agent, "search=50%25", {loss});
        finds(agent, "search=%23" + desk.pumpNumber, {pump});
        finds(agent, "search=tom.reed%40acme", {pump});
        finds(agent, "search=zebra&customer=" + desk.acme + "&category=general&status=open", {crossing});
        finds(agent, "search=zebra&customer=" + desk.acme + "&status=closed", {});
        for (const std::string unknown : {"999999999", "x", "0"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(unknown, 404,
                                         agent.get("/api/v1/tickets?customer=" + unknown).status);
    }

    static void contactsNarrowDown(Storage storage)
    {
        Desk desk(storage);
        auto& maria = desk.maria;  // She sees all tickets of the one customer she has.
        finds(maria, "", {crossing, loss, pump});
        finds(maria, "customer=" + desk.acme, {crossing, loss, pump});
        finds(maria, "category=technical", {pump});
        finds(maria, "category=general&customer=" + desk.acme, {crossing});
        finds(maria, "search=ZEBRA", {crossing});
        finds(maria, "search=%C3%A4rger&category=agreement", {loss});
        finds(maria, "search=%C3%A4rger&category=general", {});
        finds(maria, "search=%23" + desk.pumpNumber, {pump});
        finds(maria, "search=tom+reed", {pump});
        finds(maria, "search=tom.reed%40acme", {});  // An address that she reads in no ticket.
        finds(maria, "search=reed+tom", {});
        finds(maria, "status=closed", {});
        auto& tom = desk.tom;  // He sees his own.
        finds(tom, "search=zebra", {});
        finds(tom, "category=technical&customer=" + desk.acme, {pump});
        auto& nina = desk.nina;  // She has two.
        finds(nina, "search=zebra", {office});
        finds(nina, "category=technical", {});
        finds(nina, "customer=" + desk.initech, {office});
        finds(nina, "customer=" + desk.nord, {});
        const auto random = maria.get("/api/v1/tickets?customer=999999999");
        const auto foreign = maria.get("/api/v1/tickets?customer=" + desk.initech + "&search=zebra");
        CPPUNIT_ASSERT_EQUAL(404, random.status);
        CPPUNIT_ASSERT_EQUAL(404, foreign.status);
        CPPUNIT_ASSERT_EQUAL(random.body, foreign.body);
    }

    static bool holds(const std::string& page, const std::string& text)
    {
        return page.find(text) != std::string::npos;
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TicketListTest);

}  // namespace
