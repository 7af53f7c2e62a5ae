// One change set makes one request and one ticket, whatever a nervous finger or a bad line does (cases 65 to
// 70).
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <atomic>
#include <barrier>
#include <mutex>
#include <set>
#include <thread>

namespace {

using namespace tests;

class ExactlyOneTicketTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ExactlyOneTicketTest);
    CPPUNIT_TEST(theSameKeyAndBodyGetTheSameAnswer);
    CPPUNIT_TEST(theSameKeyWithAnotherBodyIsRefused);
    CPPUNIT_TEST(aSecondSubmitWithAnotherKeyIsRefused);
    CPPUNIT_TEST(withoutKeyNothingIsRaised);
    CPPUNIT_TEST(aKeyOfSomebodyElseIsNotMine);
    CPPUNIT_TEST(twoTabsWithAnOldDraftMakeOneRequest);
    CPPUNIT_TEST(twentyAtOnceWithOneKeyMakeOneTicketOnSqlite);
    CPPUNIT_TEST(twentyAtOnceWithOneKeyMakeOneTicketOnMariaDb);
    CPPUNIT_TEST(twentyAtOnceWithKeysOfTheirOwnMakeOneTicketOnMariaDb);
    CPPUNIT_TEST(implementingManyTimesAtOnceImplementsOnceOnSqlite);
    CPPUNIT_TEST(implementingManyTimesAtOnceImplementsOnceOnMariaDb);
    CPPUNIT_TEST(implementCancelAndRejectAtOnceEndInOneState);
    CPPUNIT_TEST(aDigestOfYesterdayImplementsNothing);
    CPPUNIT_TEST(aDecidedRequestStaysDecided);
    CPPUNIT_TEST(aTabOfAnEarlierDraftSendsNoLaterOne);
    CPPUNIT_TEST(anEmptyDraftRaisesNothing);
    CPPUNIT_TEST_SUITE_END();

public:
    void theSameKeyAndBodyGetTheSameAnswer()
    {
        Prepared p;
        const auto first = submit(p.maria, p.acme, p.version, "key-1", "please");
        const auto second = submit(p.maria, p.acme, p.version, "key-1", "please");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(first.body, 201, first.status);
        CPPUNIT_ASSERT_EQUAL(first.status, second.status);
        CPPUNIT_ASSERT_EQUAL(first.body, second.body);
        p.assertOneTicket();
    }

    void theSameKeyWithAnotherBodyIsRefused()
    {
        Prepared p;
        CPPUNIT_ASSERT_EQUAL(201, submit(p.maria, p.acme, p.version, "key-1", "please").status);
        CPPUNIT_ASSERT_EQUAL(422, submit(p.maria, p.acme, p.version, "key-1", "now").status);
        p.assertOneTicket();
    }

    void aSecondSubmitWithAnotherKeyIsRefused()
    {
        Prepared p;
        CPPUNIT_ASSERT_EQUAL(201, submit(p.maria, p.acme, p.version).status);
        CPPUNIT_ASSERT_EQUAL(409, submit(p.maria, p.acme, p.version).status);
        p.assertOneTicket();
    }

    void withoutKeyNothingIsRaised()
    {
        Prepared p;
        const auto answer =
            p.maria.call("POST", "/api/v1/customers/" + p.acme + "/requests",
                         "{\"draftVersion\":" + std::to_string(p.version) + ",\"reason\":\"\"}");
        CPPUNIT_ASSERT_EQUAL(400, answer.status);
        CPPUNIT_ASSERT_MESSAGE(answer.body, answer.body.find("Idempotency-Key") != std::string::npos);
        CPPUNIT_ASSERT(p.maria.get("/api/v1/customers/" + p.acme + "/contacts").isNull("pendingRequest"));
    }

    void aKeyOfSomebodyElseIsNotMine()
    {
        Prepared p;
        CPPUNIT_ASSERT_EQUAL(201, submit(p.maria, p.acme, p.version, "key-1", "please").status);
        auto paul = p.scene.login("paul.dubois@acme.example");
        CPPUNIT_ASSERT_EQUAL(409, submit(paul, p.acme, p.version, "key-1", "please").status);
        p.assertOneTicket();
    }

    void twoTabsWithAnOldDraftMakeOneRequest()
    {
        Prepared p;
        const auto other = putDraft(
            p.maria, p.acme, "[" + grantRole(p.tom, "reports") + "," + grantRole(p.tom, "financial") + "]");
        CPPUNIT_ASSERT_EQUAL(200, other.status);
        CPPUNIT_ASSERT_EQUAL(409, submit(p.maria, p.acme, p.version).status);
        CPPUNIT_ASSERT_EQUAL(201, submit(p.maria, p.acme, other.number("version")).status);
        p.assertOneTicket();
    }

    void twentyAtOnceWithOneKeyMakeOneTicketOnSqlite() { twentyAtOnce(Storage::sqlite, "key-1"); }
    void twentyAtOnceWithOneKeyMakeOneTicketOnMariaDb() { twentyAtOnce(Storage::mariadb, "key-1"); }
    void twentyAtOnceWithKeysOfTheirOwnMakeOneTicketOnMariaDb() { twentyAtOnce(Storage::mariadb, ""); }
    void implementingManyTimesAtOnceImplementsOnceOnSqlite() { implementAtOnce(Storage::sqlite); }
    void implementingManyTimesAtOnceImplementsOnceOnMariaDb() { implementAtOnce(Storage::mariadb); }

    void implementCancelAndRejectAtOnceEndInOneState()
    {
        Prepared p;
        auto agent = p.scene.agent();
        auto second = p.scene.login("agent2@support.example");
        const int rounds = std::getenv("CHECK_LONG") != nullptr ? 200 : 4;
        for (int round = 0; round < rounds; ++round)
        {
            const auto raised = p.scene.raise(
                p.maria, p.acme, "[" + grantRole(p.tom, round % 2 != 0 ? "reports" : "work-orders") + "]");
            const auto request = "/api/v1/requests/" + raised.request;
            const auto digest = agent.get(request).text("digest");
            std::atomic<int> won{0};
            std::barrier together(3);
            const auto run = [&](HttpClient& client, const std::string& act, const std::string& json) {
                return std::thread([&won, &together, &client, path = request + act, json] {
                    together.arrive_and_wait();
                    won += client.call("POST", path, json).status == 200 ? 1 : 0;
                });
            };
            auto a = run(agent, "/implement", "{\"digest\":" + jsonText(digest) + ",\"reject\":[]}");
            auto b = run(second, "/reject", R"({"reason":"no"})");
            auto c = run(p.maria, "/cancel", "{}");
            a.join();
            b.join();
            c.join();
            CPPUNIT_ASSERT_EQUAL(1, won.load());
            if (p.maria.get(request).text("state") == "implemented")
                break;  // the role is held now, so it cannot be asked for again
        }
        std::string said;
        const auto code = p.scene.host().command({"verify-audit"}, said);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(said, 0, code);
    }

    void aDigestOfYesterdayImplementsNothing()
    {
        Prepared p;
        auto agent = p.scene.agent();
        const auto raised = p.scene.raise(p.maria, p.acme, "[" + grantRole(p.tom, "reports") + "]");
        const auto answer = agent.call("POST", "/api/v1/requests/" + raised.request + "/implement",
                                       R"({"digest":")" + std::string(64, 'a') + R"(","reject":[]})");
        CPPUNIT_ASSERT_EQUAL(409, answer.status);
        CPPUNIT_ASSERT_EQUAL(std::string("submitted"),
                             agent.get("/api/v1/requests/" + raised.request).text("state"));
    }

    void aDecidedRequestStaysDecided()
    {
        Prepared p;
        auto agent = p.scene.agent();
        const auto raised = p.scene.raise(p.maria, p.acme, "[" + grantRole(p.tom, "reports") + "]");
        const auto request = "/api/v1/requests/" + raised.request;
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        CPPUNIT_ASSERT_EQUAL(409, implement(agent, raised.request).status);
        CPPUNIT_ASSERT_EQUAL(409, agent.call("POST", request + "/reject", R"({"reason":"no"})").status);
        CPPUNIT_ASSERT_EQUAL(409, p.maria.call("POST", request + "/cancel", "{}").status);
        CPPUNIT_ASSERT_EQUAL(std::string("implemented"), agent.get(request).text("state"));
    }

    void aTabOfAnEarlierDraftSendsNoLaterOne()
    {
        Prepared p;
        const auto draft = "/api/v1/customers/" + p.acme + "/draft";
        CPPUNIT_ASSERT_EQUAL(204, p.maria.call("DELETE", draft).status);
        CPPUNIT_ASSERT_EQUAL(0LL, p.maria.get(draft).number("version"));
        const auto other = putDraft(p.maria, p.acme, "[" + grantRole(p.tom, "agreement") + "]");
        CPPUNIT_ASSERT_EQUAL(200, other.status);
        CPPUNIT_ASSERT_EQUAL(409, submit(p.maria, p.acme, p.version).status);
        CPPUNIT_ASSERT_EQUAL(201, submit(p.maria, p.acme, other.number("version")).status);
    }

    void anEmptyDraftRaisesNothing()
    {
        Scene scene;
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        const auto answer = submit(maria, acme, 0);
        CPPUNIT_ASSERT_MESSAGE(answer.body, answer.status == 422 || answer.status == 409);
        CPPUNIT_ASSERT(maria.get("/api/v1/customers/" + acme + "/contacts").isNull("pendingRequest"));
    }

private:
    /// A draft of one line, ready to be submitted.
    struct Prepared
    {
        explicit Prepared(Storage storage = Storage::sqlite)
            : scene({storage}),
              maria(scene.maria()),
              acme(customerNamed(maria, "Acme")),
              tom(contactWith(maria, acme, "tom.reed@acme.example")),
              version(putDraft(maria, acme, "[" + grantRole(tom, "reports") + "]").number("version"))
        {
        }

        void assertOneTicket()
        {
            auto agent = scene.agent();
            CPPUNIT_ASSERT_EQUAL(std::size_t{1},
                                 agent.get("/api/v1/requests?state=submitted").size("requests"));
            const auto count = scene.host().rows(
                "SELECT count(*) FROM sc_ticket WHERE category = 'contact-changes' AND status = 'open' "
                "AND customer = '" +
                acme + "'");
            CPPUNIT_ASSERT_EQUAL(std::string("1"), count.at(0));
        }

        Scene scene;
        HttpClient maria;
        std::string acme;
        std::string tom;
        long long version;
    };


    static void twentyAtOnce(Storage storage, const std::string& key)
    {
        Prepared p(storage);
        std::mutex mutex;
        std::multiset<int> statuses;
        std::set<std::string> tickets;
        std::barrier together(20);
        std::vector<std::thread> threads;
        for (int i = 0; i < 20; ++i)
            threads.emplace_back([&, client = p.maria]() mutable {
                together.arrive_and_wait();
                const auto answer = submit(client, p.acme, p.version, key);
                const std::lock_guard lock(mutex);
                statuses.insert(answer.status);
                if (answer.status == 201)
                    tickets.insert(answer.text("ticket.id"));
            });
        for (auto& thread : threads)
            thread.join();
        std::string all;
        for (const auto status : statuses)
            all += std::to_string(status) + " ";
        CPPUNIT_ASSERT_EQUAL_MESSAGE(all, std::size_t{1}, tickets.size());
        CPPUNIT_ASSERT_EQUAL_MESSAGE(all + p.scene.host().log(), std::size_t{20},
                                     statuses.count(201) + statuses.count(409) + statuses.count(503));
        if (key.empty())
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, statuses.count(201));
        p.assertOneTicket();
    }


    static void implementAtOnce(Storage storage)
    {
        Prepared p(storage);
        const auto raised = p.scene.raise(
            p.maria, p.acme,
            "[" + grantRole(p.tom, "reports") + "," +
                addContact("n", "Ines", "Moreau", "ines.moreau@acme.example", "technical") + "]");
        std::vector<HttpClient> agents;
        for (int i = 0; i < 16; ++i)
            agents.push_back(p.scene.login(i % 2 != 0 ? "agent@support.example" : "agent2@support.example"));
        const auto digest = agents[0].get("/api/v1/requests/" + raised.request).text("digest");
        std::atomic<int> done{0};
        std::barrier together(16);
        std::vector<std::thread> threads;
        for (auto& agent : agents)
            threads.emplace_back([&] {
                together.arrive_and_wait();
                const auto answer = agent.call("POST", "/api/v1/requests/" + raised.request + "/implement",
                                               "{\"digest\":" + jsonText(digest) + ",\"reject\":[]}");
                done += answer.status == 200 ? 1 : 0;
            });
        for (auto& thread : threads)
            thread.join();
        CPPUNIT_ASSERT_EQUAL(1, done.load());
        CPPUNIT_ASSERT_EQUAL(
            std::string("1"),
            p.scene.host()
                .rows("SELECT count(*) FROM cm_contact WHERE email = 'ines.moreau@acme.example'")
                .at(0));
        CPPUNIT_ASSERT_EQUAL(
            std::string("1"),
            p.scene.host()
                .rows("SELECT count(*) FROM sc_account WHERE email = 'ines.moreau@acme.example'")
                .at(0));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ExactlyOneTicketTest);

}  // namespace
