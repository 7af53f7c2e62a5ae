#include "tests/sql/Databases.h"

#include <atomic>
#include <thread>

namespace db::tests {

class PoolTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(PoolTest);
    CPPUNIT_TEST(waitsForAConnectionThatComesBack);
    CPPUNIT_TEST(saysUnavailableWhenNoneComesBack);
    CPPUNIT_TEST(saysUnavailableWithoutThePasswordWhenThereIsNoServer);
    CPPUNIT_TEST(replacesAConnectionThatTheServerKilled);
    CPPUNIT_TEST(noticesAConnectionThatDiedWhileIdle);
    CPPUNIT_TEST(lendsNoConnectionWithATransactionLeftOpen);
    CPPUNIT_TEST(commitsSingleStatementsAfterATransaction);
    CPPUNIT_TEST(givesThePlaceBackWhenConnectingFails);
    CPPUNIT_TEST(survivesARestartOfTheServer);
    CPPUNIT_TEST(waitsNotForEverForAServerThatHangs);
    CPPUNIT_TEST(asksAnIdleConnectionForAWhileOnly);
    CPPUNIT_TEST(waitsForLongWorkWhenToldSo);
    CPPUNIT_TEST(closesWhatOnlyARushNeeded);
    CPPUNIT_TEST_SUITE_END();

    static constexpr auto shortly = std::chrono::milliseconds(50);
    using Away = ::tests::AwayMariaDb;

public:
    void waitsForAConnectionThatComesBack()
    {
        TestDatabase database(Engine::sqlite, {1, std::chrono::seconds(20)});
        std::atomic<bool> returned = false;
        std::thread holder;
        {
            auto lease = database.pool().borrow();
            holder = std::thread([&, held = std::make_unique<Pool::Lease>(std::move(lease))]() mutable {
                std::this_thread::sleep_for(shortly);
                returned = true;
                held.reset();
            });
        }
        const auto mine = database.pool().borrow();
        CPPUNIT_ASSERT(returned);
        holder.join();
    }

    void saysUnavailableWhenNoneComesBack()
    {
        TestDatabase database(Engine::sqlite, {1, shortly});
        const auto lease = database.pool().borrow();
        try
        {
            const auto second = database.pool().borrow();
            CPPUNIT_FAIL("a second connection was lent");
        }
        catch (const Error& failure)
        {
            CPPUNIT_ASSERT(failure.kind() == Error::Kind::unavailable);
        }
    }

    void saysUnavailableWithoutThePasswordWhenThereIsNoServer()
    {
        Pool pool(Engine::mysql, "socket=/nowhere/socket;user=root;password=canary;db=x");
        try
        {
            const auto lease = pool.borrow();
            CPPUNIT_FAIL("there is no server");
        }
        catch (const Error& failure)
        {
            CPPUNIT_ASSERT(failure.kind() == Error::Kind::unavailable);
            CPPUNIT_ASSERT(std::string_view(failure.what()).find("canary") == std::string_view::npos);
        }
    }

    void replacesAConnectionThatTheServerKilled()
    {
        TestDatabase database(Engine::mysql, {2, shortly});
        makeCounter(database.pool());
        auto victim = std::make_unique<Pool::Lease>(database.pool().borrow());
        const auto id = numberFrom(**victim, "SELECT CONNECTION_ID()");
        database.pool().borrow()->run("KILL " + std::to_string(id));
        try
        {
            (void)numberFrom(**victim, "SELECT n FROM counter WHERE id = 1");
            CPPUNIT_FAIL("the connection is dead");
        }
        catch (const Error& failure)
        {
            CPPUNIT_ASSERT(failure.kind() == Error::Kind::again);
        }
        victim.reset();
        const auto one = database.pool().borrow();
        const auto two = database.pool().borrow();
        CPPUNIT_ASSERT_EQUAL(std::int64_t(0), numberFrom(*one, "SELECT n FROM counter WHERE id = 1"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t(0), numberFrom(*two, "SELECT n FROM counter WHERE id = 1"));
        CPPUNIT_ASSERT(numberFrom(*one, "SELECT CONNECTION_ID()") != id);
        CPPUNIT_ASSERT(numberFrom(*two, "SELECT CONNECTION_ID()") != id);
    }

    void noticesAConnectionThatDiedWhileIdle()
    {
        TestDatabase database(Engine::mysql, {1, shortly});
        const auto id = numberFrom(*database.pool().borrow(), "SELECT CONNECTION_ID()");
        Pool other(Engine::mysql, database.address());
        other.borrow()->run("KILL " + std::to_string(id));
        std::this_thread::sleep_for(std::chrono::milliseconds(2100));
        CPPUNIT_ASSERT(numberFrom(*database.pool().borrow(), "SELECT CONNECTION_ID()") != id);
    }

    void lendsNoConnectionWithATransactionLeftOpen()
    {
        for (const auto engine : engines)
        {
            TestDatabase database(engine, {1, shortly});
            makeCounter(database.pool());
            {
                const auto careless = database.pool().borrow();
                careless->run(engine == Engine::mysql ? "START TRANSACTION" : "BEGIN");
                careless->run("UPDATE counter SET n = 5 WHERE id = 1");
            }
            CPPUNIT_ASSERT_EQUAL(std::int64_t(0),
                                 numberFrom(*database.pool().borrow(), "SELECT n FROM counter WHERE id = 1"));
        }
    }

    void commitsSingleStatementsAfterATransaction()
    {
        for (const auto engine : engines)
        {
            TestDatabase database(engine, {2, shortly});
            makeCounter(database.pool());
            inTransaction(database.pool(), [](Connection& connection) {
                connection.run("UPDATE counter SET n = 1 WHERE id = 1");
            });
            const auto one = database.pool().borrow();
            one->prepared("UPDATE counter SET n = n + ? WHERE id = 1").with(1).execute();
            const auto two = database.pool().borrow();
            CPPUNIT_ASSERT_EQUAL(std::int64_t(2), numberFrom(*two, "SELECT n FROM counter WHERE id = 1"));
        }
    }

    void givesThePlaceBackWhenConnectingFails()
    {
        Pool pool(Engine::sqlite, "/nowhere/at/all/test.db", {1, shortly});
        for (int i = 0; i < 3; ++i)
            try
            {
                const auto lease = pool.borrow();
                CPPUNIT_FAIL("there is no such folder");
            }
            catch (const Error& failure)
            {
                CPPUNIT_ASSERT_EQUAL(std::string("no connection to the sqlite database"),
                                     std::string(failure.what()));
            }
    }

    void survivesARestartOfTheServer()
    {
        ::tests::PrivateMariaDb server;
        Pool pool(Engine::mysql, server.newDatabase(), {1, shortly});
        makeCounter(pool);
        server.kill();
        CPPUNIT_ASSERT_THROW((void)numberFrom(*pool.borrow(), "SELECT n FROM counter WHERE id = 1"), Error);
        try
        {
            const auto lease = pool.borrow();
            CPPUNIT_FAIL("the server is down");
        }
        catch (const Error& failure)
        {
            CPPUNIT_ASSERT(failure.kind() == Error::Kind::unavailable);
        }
        server.start();
        CPPUNIT_ASSERT_EQUAL(std::int64_t(0),
                             numberFrom(*pool.borrow(), "SELECT n FROM counter WHERE id = 1"));
    }

    void waitsNotForEverForAServerThatHangs()
    {
        TestDatabase database(Engine::mysql, {2, shortly, std::chrono::seconds(1)});
        makeCounter(database.pool());
        const auto begun = std::chrono::steady_clock::now();
        {
            auto lease = std::make_unique<Pool::Lease>(database.pool().borrow());
            const Away hanging(Away::How::frozen);
            try
            {
                (void)numberFrom(**lease, "SELECT n FROM counter WHERE id = 1");
                CPPUNIT_FAIL("nobody answers");
            }
            catch (const Error& failure)
            {
                CPPUNIT_ASSERT(failure.kind() == Error::Kind::again);
            }
            lease.reset();
        }
        CPPUNIT_ASSERT(std::chrono::steady_clock::now() - begun < std::chrono::seconds(5));
        CPPUNIT_ASSERT_EQUAL(std::int64_t(0),
                             numberFrom(*database.pool().borrow(), "SELECT n FROM counter WHERE id = 1"));
    }

    void asksAnIdleConnectionForAWhileOnly()
    {
        TestDatabase database(Engine::mysql, {1, shortly, std::chrono::seconds(1)});
        makeCounter(database.pool());
        std::this_thread::sleep_for(std::chrono::milliseconds(2100));
        const auto begun = std::chrono::steady_clock::now();
        {
            const Away hanging(Away::How::frozen);
            try
            {
                const auto lease = database.pool().borrow();
                CPPUNIT_FAIL("nobody answers");
            }
            catch (const Error& failure)
            {
                CPPUNIT_ASSERT(failure.kind() == Error::Kind::unavailable);
            }
        }
        // One second for the idle one, and what a new connection may take.
        CPPUNIT_ASSERT(std::chrono::steady_clock::now() - begun < std::chrono::seconds(12));
        CPPUNIT_ASSERT_EQUAL(std::int64_t(0),
                             numberFrom(*database.pool().borrow(), "SELECT n FROM counter WHERE id = 1"));
    }

    void closesWhatOnlyARushNeeded()
    {
        PoolOptions options;
        options.rested = std::chrono::seconds(1);
        TestDatabase database(Engine::mysql, options);
        Pool watcher(Engine::mysql, database.address());
        const auto open = [&] {
            return numberFrom(*watcher.borrow(),
                              "SELECT COUNT(*) FROM information_schema.processlist WHERE db = DATABASE()") -
                   1;
        };
        {
            std::vector<std::unique_ptr<Pool::Lease>> rush;
            for (std::size_t i = 0; i < options.connections; ++i)
                rush.push_back(std::make_unique<Pool::Lease>(database.pool().borrow()));
            CPPUNIT_ASSERT_EQUAL(static_cast<std::int64_t>(options.connections), open());
        }
        const auto used = numberFrom(*database.pool().borrow(), "SELECT CONNECTION_ID()");
        CPPUNIT_ASSERT_EQUAL(static_cast<std::int64_t>(options.connections), open());
        std::this_thread::sleep_for(std::chrono::milliseconds(1100));
        for (std::size_t i = 0; i < options.connections; ++i)
            CPPUNIT_ASSERT_EQUAL(used, numberFrom(*database.pool().borrow(), "SELECT CONNECTION_ID()"));
        for (int i = 0; i < 100 && open() != 1; ++i)  // The server takes a moment to notice.
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        CPPUNIT_ASSERT_EQUAL(std::int64_t(1), open());
    }

    void waitsForLongWorkWhenToldSo()
    {
        TestDatabase database(Engine::mysql, {1, shortly, std::chrono::seconds(1)});
        std::int64_t patient = 0;
        {
            const auto lease = database.pool().borrow();
            lease->waitWithoutEnd();
            patient = numberFrom(*lease, "SELECT CONNECTION_ID()");
            lease->run("DO SLEEP(2)");
        }
        const auto next = database.pool().borrow();
        CPPUNIT_ASSERT(numberFrom(*next, "SELECT CONNECTION_ID()") != patient);
        CPPUNIT_ASSERT_THROW(next->run("DO SLEEP(2)"), Error);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PoolTest);

}  // namespace db::tests
