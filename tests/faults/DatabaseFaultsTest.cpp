// Faults D1, D2, D5, D6 and K13: the database dies, is not there, hangs, or lets nobody write. What was
// acknowledged is there afterwards, nothing is kept in memory meanwhile, and the host comes right by itself.
#include "tests/support/ApiDocument.h"
#include "tests/support/Await.h"
#include "tests/support/Invariants.h"
#include "tests/support/PrivateMariaDb.h"
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <future>

namespace {

using namespace std::chrono_literals;
using namespace tests;

HostOptions onMariaDb()
{
    HostOptions options;
    options.storage = Storage::mariadb;
    return options;
}


/// Refused for now, in words of ours.
void assertLater(const Answer& answer)
{
    CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body.substr(0, 500), 503, answer.status);
    CPPUNIT_ASSERT(!answer.header("retry-after").empty());
    for (const std::string word : {"SELECT", "INSERT", "cm_", "sc_", "database error", "socket"})
        CPPUNIT_ASSERT_MESSAGE(answer.body, answer.body.find(word) == std::string::npos);
}


/// Again while the server fails, as a person does who is told to come back later: an incident nobody meets.
Answer insist(const std::function<Answer()>& act)
{
    Answer answer;
    for (int i = 0; i < 300; ++i, std::this_thread::sleep_for(50ms))
    {
        if (answer = act(); answer.status < 500)
            return answer;
        assertLater(answer);
    }
    throw std::runtime_error("it never answers: " + answer.body);
}


/// A database with a user whose rights can be taken away; what the tests look at behind the host's back is
/// root's.
class CarefulUser
{
public:
    CarefulUser()
    {
        run("CREATE OR REPLACE USER careful@localhost");
        run("GRANT ALL ON " + database() + ".* TO careful@localhost");
    }

    void run(const std::string& sql) { _root.borrow()->run(sql); }
    [[nodiscard]] db::Pool& root() { return _root; }

    [[nodiscard]] std::string database() const
    {
        const auto begin = _connection.find(";db=") + 4;
        return _connection.substr(begin, _connection.rfind(';') - begin);
    }

    [[nodiscard]] HostOptions options() const
    {
        auto options = onMariaDb();
        auto& theirs = options.configuration["database.connection"] = _connection;
        theirs.replace(theirs.find("user=root"), 9, "user=careful");
        return options;
    }

    /// Nothing but what he has table by table, and nothing in that one.
    void mayReadAllBut(const std::string& table)
    {
        std::vector<std::string> tables;
        {
            auto lease = _root.borrow();
            auto& row =
                lease->prepared("SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?");
            row.with(database()).execute();
            while (row.next())
                tables.emplace_back(row.text(0));
        }
        run("CREATE OR REPLACE USER careful@localhost");
        for (const auto& each : tables)
            if (each != table)
                run("GRANT ALL ON " + database() + "." + each + " TO careful@localhost");
    }

private:
    std::string _connection = PrivateMariaDb::shared().newDatabase();
    db::Pool _root{db::Engine::mysql, _connection};
};


/// The main job for one new person, through whatever happens meanwhile.
class Insisting
{
public:
    explicit Insisting(Scene& scene)
        : _maria(scene.maria()),
          _agent(scene.agent()),
          _acme(customerNamed(_maria, "Acme"))
    {
    }

    void run(int round)
    {
        const auto name = std::to_string(round);
        const auto path = "/api/v1/customers/" + _acme + "/draft";
        const auto draft = [&] { return insist([&] { return _maria.get(path); }).number("version"); };
        const auto line =
            addContact("n", "Person", "Number " + name, "person" + name + "@acme.example", "technical");
        const auto before = draft();
        const auto put = insist([&] {
            return _maria.call("PUT", path,
                               "{\"version\":" + std::to_string(before) + ",\"changes\":[" + line + "]}");
        });
        expect(200, put);
        const auto version = draft();
        const auto sent = insist([&] { return submit(_maria, _acme, version, "round-" + name); });
        expect(201, sent);
        const auto request = "/api/v1/requests/" + sent.text("id");
        const auto state = [&] { return insist([&] { return _agent.get(request); }).text("state"); };
        for (int i = 0; i < 100 && state() != "implemented"; ++i)
            (void)implement(_agent, sent.text("id"));
        if (state() != "implemented")
            throw std::runtime_error("round " + name + " is never implemented");
    }

private:
    static void expect(int status, const Answer& answer)
    {
        if (answer.status != status)
            throw std::runtime_error(std::to_string(answer.status) + " " + answer.body);
    }

    HttpClient _maria;
    HttpClient _agent;
    std::string _acme;
};


class DatabaseFaultsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(DatabaseFaultsTest);
    CPPUNIT_TEST(d1NothingIsKeptInMemoryWhileItIsAway);
    CPPUNIT_TEST(d2TheHostWaitsForADatabaseThatIsNotThereYet);
    CPPUNIT_TEST(d2WhicheverStatementFindsItAwayTheHostOpensLater);
    CPPUNIT_TEST(d5AServerThatHangsStopsNobodyWhoDoesNotNeedIt);
    CPPUNIT_TEST(d6WhereNobodyMayWriteNothingIsAccepted);
    CPPUNIT_TEST(k13TheMainJobSurvivesAKilledDatabase);
    CPPUNIT_TEST_SUITE_END();

public:
    void d1NothingIsKeptInMemoryWhileItIsAway()
    {
        Scene scene(onMariaDb());
        auto maria = scene.maria();
        auto stranger = scene.stranger();
        const auto acme = customerNamed(maria, "Acme");
        const auto tom = contactWith(maria, acme, "tom.reed@acme.example");
        const auto version = putDraft(maria, acme, "[" + grantRole(tom, "reports") + "]").number("version");
        const auto contacts = "/api/v1/customers/" + acme + "/contacts";
        {
            const AwayMariaDb away(AwayMariaDb::How::killed);
            assertLater(submit(maria, acme, version, "key-1", "please"));
            const auto later = maria.get(contacts);
            assertLater(later);
            const auto& document = ApiDocument::shared();
            CPPUNIT_ASSERT_MESSAGE(later.body,
                                   document.problems(document.at("GET", contacts), later).empty());
            CPPUNIT_ASSERT_EQUAL(503, maria.get("/portal/customers/" + acme + "/contacts").status);
            CPPUNIT_ASSERT_EQUAL(200, stranger.get("/healthz").status);
            CPPUNIT_ASSERT_EQUAL(503, stranger.get("/readyz").status);
        }
        await([&] { return maria.get(contacts).status == 200; }, "the host goes on by itself");
        await([&] { return stranger.get("/readyz").status == 200; }, "and says so");
        CPPUNIT_ASSERT_EQUAL(std::string("0"), scene.host().rows("SELECT count(*) FROM cm_request").at(0));
        const auto first = submit(maria, acme, version, "key-1", "please");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(first.body, 201, first.status);
        CPPUNIT_ASSERT_EQUAL(first.body, submit(maria, acme, version, "key-1", "please").body);
        CPPUNIT_ASSERT_EQUAL(std::string("1"), scene.host().rows("SELECT count(*) FROM cm_request").at(0));
    }

    void d2TheHostWaitsForADatabaseThatIsNotThereYet()
    {
        Scene scene(onMariaDb());
        auto maria = scene.maria();
        auto stranger = scene.stranger();
        scene.host().stop();
        {
            const AwayMariaDb away(AwayMariaDb::How::killed);
            scene.host().start();
            CPPUNIT_ASSERT_EQUAL(503, stranger.get("/readyz").status);
            assertLater(stranger.get("/login"));
            assertLater(maria.get("/api/v1/me"));
            CPPUNIT_ASSERT(scene.host().log().find("database-unavailable") != std::string::npos);
        }
        await([&] { return stranger.get("/readyz").status == 200; }, "the host opens by itself");
        CPPUNIT_ASSERT_EQUAL(200, maria.get("/api/v1/me").status);
    }

    /// The tables are up to date; what is read next, for the settings, is refused.
    void d2WhicheverStatementFindsItAwayTheHostOpensLater()
    {
        CarefulUser careful;
        Scene scene(careful.options());
        auto maria = scene.maria();
        scene.host().stop();
        for (const std::string table : {"sc_setting", "sc_plugin"})
        {
            careful.mayReadAllBut(table);
            scene.host().start();
            CPPUNIT_ASSERT_EQUAL_MESSAGE(table, 503, scene.stranger().get("/readyz").status);
            assertLater(maria.get("/api/v1/me"));
            careful.run("GRANT ALL ON " + careful.database() + "." + table + " TO careful@localhost");
            await([&] { return scene.stranger().get("/readyz").status == 200; }, "the host opens by itself");
            CPPUNIT_ASSERT_EQUAL_MESSAGE(table, 200, maria.get("/api/v1/me").status);
            CPPUNIT_ASSERT_MESSAGE(table, !customerNamed(maria, "Acme").empty());
            scene.host().stop();
            careful.run("GRANT ALL ON " + careful.database() + ".* TO careful@localhost");
        }
    }

    /// How long somebody waits who does need it is shown in PoolTest, with a shorter deadline.
    void d5AServerThatHangsStopsNobodyWhoDoesNotNeedIt()
    {
        Scene scene(onMariaDb());
        auto maria = scene.maria();
        auto stranger = scene.stranger();
        std::future<Answer> asked;
        {
            const AwayMariaDb away(AwayMariaDb::How::frozen);
            asked = std::async(std::launch::async,
                               [client = maria]() mutable { return client.get("/api/v1/me"); });
            CPPUNIT_ASSERT(asked.wait_for(500ms) == std::future_status::timeout);
            for (int i = 0; i < 20; ++i)
            {
                const auto begun = std::chrono::steady_clock::now();
                CPPUNIT_ASSERT_EQUAL(200, stranger.get("/healthz").status);
                CPPUNIT_ASSERT(std::chrono::steady_clock::now() - begun < 1s);
            }
        }
        CPPUNIT_ASSERT_EQUAL(200, asked.get().status);
        CPPUNIT_ASSERT_EQUAL(200, maria.get("/api/v1/me").status);
    }

    void d6WhereNobodyMayWriteNothingIsAccepted()
    {
        CarefulUser careful;
        const auto run = [&](const std::string& sql) { careful.run(sql); };
        const auto database = careful.database();
        Scene scene(careful.options());
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        const auto tom = contactWith(maria, acme, "tom.reed@acme.example");
        const auto version = putDraft(maria, acme, "[" + grantRole(tom, "reports") + "]").number("version");
        const auto requests = [&] {
            auto lease = careful.root().borrow();
            auto& count = lease->prepared("SELECT (SELECT count(*) FROM cm_request) + (SELECT count(*) FROM "
                                          "sc_ticket WHERE category = 'contact-changes')");
            count.execute();
            return count.next() ? count.number(0) : -1;
        };
        run("REVOKE INSERT, UPDATE, DELETE ON " + database + ".* FROM careful@localhost");
        run("KILL USER careful@localhost");
        // More often than there are connections that were killed: then it is the right that is missing.
        for (int i = 0; i < 15; ++i)
        {
            const auto refused = submit(maria, acme, version, "key-1");
            assertLater(refused);
            for (const std::string word : {"careful", "denied"})
                CPPUNIT_ASSERT_MESSAGE(refused.body, refused.body.find(word) == std::string::npos);
        }
        CPPUNIT_ASSERT_EQUAL(std::int64_t(0), requests());
        run("GRANT ALL ON " + database + ".* TO careful@localhost");
        run("KILL USER careful@localhost");
        CPPUNIT_ASSERT_EQUAL(201, insist([&] { return submit(maria, acme, version, "key-1"); }).status);
        CPPUNIT_ASSERT_EQUAL(std::int64_t(2), requests());
    }

    void k13TheMainJobSurvivesAKilledDatabase()
    {
        constexpr int rounds = 5;
        Scene scene(onMariaDb());
        Insisting job(scene);
        for (int round = 0; round < rounds; ++round)
        {
            auto working = std::async(std::launch::async, [&] { job.run(round); });
            std::this_thread::sleep_for(std::chrono::milliseconds(3 + 25 * round));
            {
                const AwayMariaDb away(AwayMariaDb::How::killed);
            }
            working.get();
        }
        // Whoever held a mail when the answer was lost keeps its lease; the test does not wait for that.
        await(
            [&] {
                scene.host().change("UPDATE cm_outbox SET due_at = 1 WHERE state IN ('leased', 'queued')");
                return scene.host()
                           .rows("SELECT count(*) FROM cm_outbox WHERE state IN ('leased', 'queued')")
                           .at(0) == "0";
            },
            "all mails went");
        std::string broken;
        for (const auto& each : brokenInvariants(scene.host()))
            broken += each + "\n";
        CPPUNIT_ASSERT_MESSAGE(broken + scene.host().log(), broken.empty());
        for (const std::string from : {"cm_request", "sc_ticket WHERE category = 'contact-changes'",
                                       "cm_contact WHERE email LIKE 'person%@acme.example'",
                                       "sc_account WHERE email LIKE 'person%@acme.example'"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(from, std::to_string(rounds),
                                         scene.host().rows("SELECT count(*) FROM " + from).at(0));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DatabaseFaultsTest);

}  // namespace
