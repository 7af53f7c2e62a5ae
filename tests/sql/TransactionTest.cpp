#include "tests/sql/Databases.h"

#include <atomic>
#include <barrier>
#include <filesystem>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace db::tests {

class TransactionTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(TransactionTest);
    CPPUNIT_TEST(rollsBackWhenTheWorkThrows);
    CPPUNIT_TEST(repeatsWhatADeadlockStopped);
    CPPUNIT_TEST(repeatsWhatTheServerAsksToRepeat);
    CPPUNIT_TEST(repeatsNothingWhileTheServerCannotWrite);
    CPPUNIT_TEST(waitsForTheOtherWriter);
    CPPUNIT_TEST(comesBetweenTheTransactionsOfOneWhoNeverRests);
    CPPUNIT_TEST(waitsForTurnAndLockTogetherNoLongerThanForOne);
    CPPUNIT_TEST(isNotHeldUpByWhoeverLocksTheFolder);
    CPPUNIT_TEST(repeatsWhenAnotherLibraryAsksForIt);
    CPPUNIT_TEST(givesUpAfterTheTriesAreSpent);
    CPPUNIT_TEST(repeatsWhenTheConnectionDiesBeforeCommit);
    CPPUNIT_TEST(saysUnknownWhenTheConnectionDiesInCommit);
    CPPUNIT_TEST(seesWhatOthersCommittedInBetween);
    CPPUNIT_TEST(leavesNothingBehindWhenTheDiskIsFull);
    CPPUNIT_TEST(leavesNothingBehindWhenNobodyMayWrite);
    CPPUNIT_TEST_SUITE_END();

    static std::int64_t counter(Pool& pool, int id)
    {
        return numberFrom(*pool.borrow(), "SELECT n FROM counter WHERE id = " + std::to_string(id));
    }

    static void add(Connection& connection, int id)
    {
        connection.prepared("UPDATE counter SET n = n + 1 WHERE id = ?").with(id).execute();
    }

public:
    void rollsBackWhenTheWorkThrows()
    {
        for (const auto engine : engines)
        {
            TestDatabase database(engine);
            makeCounter(database.pool());
            CPPUNIT_ASSERT_THROW(inTransaction(database.pool(),
                                               [](Connection& connection) {
                                                   add(connection, 1);
                                                   throw std::domain_error("no");
                                               }),
                                 std::domain_error);
            CPPUNIT_ASSERT_EQUAL(std::int64_t(0), counter(database.pool(), 1));
        }
    }

    /// Two threads take the same two rows in opposite order; the first pair is made to cross.
    void repeatsWhatADeadlockStopped()
    {
        TestDatabase database(Engine::mysql);
        makeCounter(database.pool());
        std::barrier crossing(2);
        std::atomic<int> runs = 0;
        const auto cross = [&](int first, int second) {
            bool once = false;
            inTransaction(database.pool(), [&](Connection& connection) {
                ++runs;
                add(connection, first);
                if (!std::exchange(once, true))
                    crossing.arrive_and_wait();
                add(connection, second);
            });
        };
        {
            std::jthread one(cross, 1, 2);
            std::jthread two(cross, 2, 1);
        }
        CPPUNIT_ASSERT_EQUAL(std::int64_t(2), counter(database.pool(), 1));
        CPPUNIT_ASSERT_EQUAL(std::int64_t(2), counter(database.pool(), 2));
        CPPUNIT_ASSERT_EQUAL(3, runs.load());
    }

    /// Lock wait, deadlock (so a cluster calls a conflict of two nodes too), snapshot moved on, prepare
    /// again.
    void repeatsWhatTheServerAsksToRepeat()
    {
        TestDatabase database(Engine::mysql);
        makeCounter(database.pool());
        for (const int code : {1205, 1213, 1020, 1615})
        {
            int runs = 0;
            inTransaction(database.pool(), [&](Connection& connection) {
                add(connection, 1);
                if (++runs == 1)
                    failWith(connection, code);
            });
            CPPUNIT_ASSERT_EQUAL_MESSAGE(std::to_string(code), 2, runs);
        }
        CPPUNIT_ASSERT_EQUAL(std::int64_t(4), counter(database.pool(), 1));
    }

    /// Disk full, table full, read-only server, too many connections, killed by an administrator.
    void repeatsNothingWhileTheServerCannotWrite()
    {
        TestDatabase database(Engine::mysql);
        makeCounter(database.pool());
        for (const int code : {1021, 1114, 1290, 1836, 1040, 1203, 1317})
        {
            int runs = 0;
            assertUnavailable([&] {
                inTransaction(database.pool(), [&](Connection& connection) {
                    ++runs;
                    add(connection, 1);
                    failWith(connection, code);
                });
            });
            CPPUNIT_ASSERT_EQUAL_MESSAGE(std::to_string(code), 1, runs);
        }
        CPPUNIT_ASSERT_EQUAL(std::int64_t(0), counter(database.pool(), 1));
    }

    void waitsForTheOtherWriter()
    {
        for (const auto engine : engines)
        {
            TestDatabase database(engine);
            makeCounter(database.pool());
            {
                std::vector<std::jthread> writers;
                for (int i = 0; i < 4; ++i)
                    writers.emplace_back([&] {
                        for (int j = 0; j < 25; ++j)
                            inTransaction(database.pool(), [](Connection& connection) {
                                const auto n = numberFrom(
                                    connection, connection.engine() == Engine::mysql
                                                    ? "SELECT n FROM counter WHERE id = 1 FOR UPDATE"
                                                    : "SELECT n FROM counter WHERE id = 1");
                                connection.prepared("UPDATE counter SET n = ? WHERE id = 1")
                                    .with(n + 1)
                                    .execute();
                            });
                    });
            }
            CPPUNIT_ASSERT_EQUAL(std::int64_t(100), counter(database.pool(), 1));
        }
    }

    /// As a large import does. SQLite alone lets others wait for seconds, or for ever.
    void comesBetweenTheTransactionsOfOneWhoNeverRests()
    {
        TestDatabase database(Engine::sqlite);
        makeCounter(database.pool());
        Pool other(Engine::sqlite, database.address());  // The plugin's beside the host's, or a command's.
        std::atomic<int> begun = 0;
        const std::jthread restless([&](const std::stop_token& enough) {
            while (!enough.stop_requested())
                inTransaction(other, [&](Connection& connection) {
                    ++begun;
                    add(connection, 1);
                    std::this_thread::sleep_for(std::chrono::milliseconds(100));
                });
        });
        while (begun == 0)
            std::this_thread::yield();
        const auto assertHasHisTurn = [&](const std::function<void()>& write) {
            const int before = begun;
            write();
            const int waited = begun - before;
            CPPUNIT_ASSERT_MESSAGE(std::to_string(waited) + " transactions of another came first",
                                   waited <= 4);
        };
        for (int round = 0; round < 4; ++round)
        {
            assertHasHisTurn(
                [&] { inTransaction(database.pool(), [](Connection& connection) { add(connection, 2); }); });
            assertHasHisTurn([&] { add(*database.pool().borrow(), 2); });
        }
        CPPUNIT_ASSERT_EQUAL(std::int64_t(8), counter(database.pool(), 2));
    }

    /// The turn is with somebody who sleeps, the lock with another one.
    void waitsForTurnAndLockTogetherNoLongerThanForOne()
    {
        using std::chrono_literals::operator""s;
        TestDatabase database(Engine::sqlite);
        makeCounter(database.pool());
        const KernelLock turn(database.address() + "-turn");
        const auto writer = database.pool().borrow();
        writer->run("BEGIN");
        add(*writer, 1);  // not through the turnstile, like a program that is not ours
        const auto gaveUpAfter = [&](const std::function<void(Connection&)>& write) {
            const auto begun = std::chrono::steady_clock::now();
            try
            {
                write(*database.pool().borrow());
            }
            catch (const Error& failure)
            {
                if (failure.kind() == Error::Kind::again)
                    return std::chrono::steady_clock::now() - begun;
            }
            return std::chrono::steady_clock::duration::zero();
        };
        std::chrono::steady_clock::duration ofTransaction{}, ofStatement{};
        {
            const std::jthread one([&] {
                ofTransaction =
                    gaveUpAfter([](Connection& connection) { connection.run("BEGIN IMMEDIATE"); });
            });
            const std::jthread two(
                [&] { ofStatement = gaveUpAfter([](Connection& connection) { add(connection, 2); }); });
        }
        for (const auto waited : {ofTransaction, ofStatement})
            CPPUNIT_ASSERT_MESSAGE(
                std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(waited).count()) + " ms",
                waited >= 5s && waited < 8s);
        writer->run("ROLLBACK");
    }

    /// As in "flock /var/lib/supportcentre backup".
    void isNotHeldUpByWhoeverLocksTheFolder()
    {
        TestDatabase database(Engine::sqlite);
        makeCounter(database.pool());
        const KernelLock folder(std::filesystem::path(database.address()).parent_path().string());
        const auto begun = std::chrono::steady_clock::now();
        inTransaction(database.pool(), [](Connection& connection) { add(connection, 1); });
        CPPUNIT_ASSERT(std::chrono::steady_clock::now() - begun < std::chrono::seconds(3));
    }

    void repeatsWhenAnotherLibraryAsksForIt()
    {
        TestDatabase database(Engine::sqlite);
        makeCounter(database.pool());
        int runs = 0;
        inTransaction(
            database.pool(),
            [&](Connection& connection) {
                add(connection, 1);
                if (++runs < 3)
                    throw std::length_error("again, please");
            },
            8,
            [](const std::exception& failure) {
                return dynamic_cast<const std::length_error*>(&failure) != nullptr;
            });
        CPPUNIT_ASSERT_EQUAL(3, runs);
        CPPUNIT_ASSERT_EQUAL(std::int64_t(1), counter(database.pool(), 1));
    }

    void givesUpAfterTheTriesAreSpent()
    {
        TestDatabase database(Engine::sqlite);
        int runs = 0;
        CPPUNIT_ASSERT_THROW(inTransaction(
                                 database.pool(),
                                 [&](Connection&) {
                                     ++runs;
                                     throw Error(Error::Kind::again, "always");
                                 },
                                 3),
                             Error);
        CPPUNIT_ASSERT_EQUAL(3, runs);
    }

    void repeatsWhenTheConnectionDiesBeforeCommit()
    {
        TestDatabase database(Engine::mysql);
        makeCounter(database.pool());
        int runs = 0;
        inTransaction(database.pool(), [&](Connection& connection) {
            add(connection, 1);
            if (++runs == 1)
                database.pool().borrow()->run(
                    "KILL " + std::to_string(numberFrom(connection, "SELECT CONNECTION_ID()")));
            add(connection, 2);
        });
        CPPUNIT_ASSERT_EQUAL(2, runs);
        CPPUNIT_ASSERT_EQUAL(std::int64_t(1), counter(database.pool(), 1));
        CPPUNIT_ASSERT_EQUAL(std::int64_t(1), counter(database.pool(), 2));
    }

    void saysUnknownWhenTheConnectionDiesInCommit()
    {
        TestDatabase database(Engine::mysql);
        makeCounter(database.pool());
        int runs = 0;
        try
        {
            inTransaction(database.pool(), [&](Connection& connection) {
                ++runs;
                add(connection, 1);
                database.pool().borrow()->run(
                    "KILL " + std::to_string(numberFrom(connection, "SELECT CONNECTION_ID()")));
            });
            CPPUNIT_FAIL("nobody answered the COMMIT");
        }
        catch (const Error& failure)
        {
            CPPUNIT_ASSERT(failure.kind() == Error::Kind::unknownOutcome);
        }
        CPPUNIT_ASSERT_EQUAL(1, runs);
    }

    /// READ COMMITTED, so that a second read is not of an old snapshot.
    void seesWhatOthersCommittedInBetween()
    {
        TestDatabase database(Engine::mysql);
        makeCounter(database.pool());
        inTransaction(database.pool(), [&](Connection& connection) {
            CPPUNIT_ASSERT_EQUAL(std::int64_t(0),
                                 numberFrom(connection, "SELECT n FROM counter WHERE id = 1"));
            add(*database.pool().borrow(), 1);
            CPPUNIT_ASSERT_EQUAL(std::int64_t(1),
                                 numberFrom(connection, "SELECT n FROM counter WHERE id = 1"));
        });
    }

    void leavesNothingBehindWhenTheDiskIsFull()
    {
        TestDatabase database(Engine::sqlite, {1});
        makeCounter(database.pool());
        {
            const auto lease = database.pool().borrow();
            lease->run("PRAGMA max_page_count = " +
                       std::to_string(numberFrom(*lease, "PRAGMA page_count") + 2));
        }
        int runs = 0;
        assertUnavailable([&] {
            inTransaction(database.pool(), [&](Connection& connection) {
                ++runs;
                add(connection, 1);
                for (int id = 3; id < 50; ++id)
                    connection.prepared("INSERT INTO counter (id, n, word) VALUES (?, 1, ?)")
                        .with(id, std::string(4000, 'x'))
                        .execute();
            });
        });
        CPPUNIT_ASSERT_EQUAL(1, runs);
        CPPUNIT_ASSERT_EQUAL(std::int64_t(0), counter(database.pool(), 1));
        CPPUNIT_ASSERT_EQUAL(std::int64_t(2),
                             numberFrom(*database.pool().borrow(), "SELECT count(*) FROM counter"));
        inTransaction(database.pool(), [](Connection& connection) { add(connection, 1); });
        CPPUNIT_ASSERT_EQUAL(std::int64_t(1), counter(database.pool(), 1));
    }

    /// A replica, or a disk that was mounted read-only after an error.
    void leavesNothingBehindWhenNobodyMayWrite()
    {
        for (const auto engine : engines)
        {
            TestDatabase database(engine, {1});
            makeCounter(database.pool());
            const bool mysql = engine == Engine::mysql;
            database.pool().borrow()->run(mysql ? "SET SESSION TRANSACTION READ ONLY"
                                                : "PRAGMA query_only = 1");
            int runs = 0;
            assertUnavailable([&] {
                inTransaction(database.pool(), [&](Connection& connection) {
                    ++runs;
                    add(connection, 1);
                });
            });
            CPPUNIT_ASSERT(runs <= 1);  // SQLite refuses to begin.
            database.pool().borrow()->run(mysql ? "SET SESSION TRANSACTION READ WRITE"
                                                : "PRAGMA query_only = 0");
            CPPUNIT_ASSERT_EQUAL(std::int64_t(0), counter(database.pool(), 1));
        }
    }

private:
    /// What flock(1) holds.
    class KernelLock
    {
    public:
        explicit KernelLock(const std::string& path) : _file(::open(path.c_str(), O_RDONLY | O_CLOEXEC))
        {
            CPPUNIT_ASSERT_MESSAGE(path, _file != -1 && ::flock(_file, LOCK_EX | LOCK_NB) == 0);
        }
        ~KernelLock() { ::close(_file); }
        KernelLock(const KernelLock&) = delete;
        KernelLock& operator=(const KernelLock&) = delete;

    private:
        int _file;
    };

    static void failWith(Connection& connection, int code)
    {
        connection.run("SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = " + std::to_string(code));
    }

    static void assertUnavailable(const std::function<void()>& work)
    {
        try
        {
            work();
            CPPUNIT_FAIL("it cannot be written");
        }
        catch (const Error& failure)
        {
            CPPUNIT_ASSERT_MESSAGE(failure.what(), failure.kind() == Error::Kind::unavailable);
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TransactionTest);

}  // namespace db::tests
