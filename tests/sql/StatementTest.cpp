#include "tests/sql/Databases.h"

namespace db::tests {

class StatementTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(StatementTest);
    CPPUNIT_TEST(carriesTextsAndNumbersUnchanged);
    CPPUNIT_TEST(readsTextsLongerThanItsBuffer);
    CPPUNIT_TEST(tellsAffectedRowsAndTheNewId);
    CPPUNIT_TEST(isFreeAfterAHalfReadResult);
    CPPUNIT_TEST(readsTwoResultsInTurns);
    CPPUNIT_TEST(refusesMoreValuesThanQuestionMarks);
    CPPUNIT_TEST(namesKeysButNeverValuesInErrors);
    CPPUNIT_TEST(worksInsideATransactionThatSomebodyElseBegan);
    CPPUNIT_TEST(knowsEmojiEvenWhenTheAddressForgetsTheCharacterSet);
    CPPUNIT_TEST(cutsNoTextEvenWhereTheServerWould);
    CPPUNIT_TEST_SUITE_END();

public:
    void carriesTextsAndNumbersUnchanged()
    {
        for (const auto engine : engines)
        {
            TestDatabase database(engine);
            makeCounter(database.pool());
            const auto lease = database.pool().borrow();
            int id = 10;
            for (const std::string text : {"", " ", "a ", "👩🏽‍🔬", "e\xcc\x81", "'\"\\%_"})
            {
                ++id;
                lease->prepared("INSERT INTO counter (id, n, word) VALUES (?, ?, ?)")
                    .with(id, INT64_MIN + id, text)
                    .execute();
                auto& row = lease->prepared("SELECT n, word FROM counter WHERE word = ? AND id > 10");
                row.with(text).execute();
                CPPUNIT_ASSERT_MESSAGE(text, row.next());
                CPPUNIT_ASSERT_EQUAL(INT64_MIN + id, row.number(0));
                CPPUNIT_ASSERT_EQUAL(text, std::string(row.text(1)));
                CPPUNIT_ASSERT(!row.isNull(1));
                CPPUNIT_ASSERT(!row.next());
                CPPUNIT_ASSERT(!row.next());
            }
            lease->prepared("INSERT INTO counter (id, n, word) VALUES (1000, 0, ?)")
                .with(std::optional<std::string>())
                .execute();
            auto& row = lease->prepared("SELECT word FROM counter WHERE id = 1000");
            row.execute();
            CPPUNIT_ASSERT(row.next() && row.isNull(0) && row.text(0).empty());
        }
    }

    void readsTextsLongerThanItsBuffer()
    {
        for (const auto engine : engines)
        {
            TestDatabase database(engine);
            makeCounter(database.pool());
            const auto lease = database.pool().borrow();
            for (const std::size_t size : {1023u, 1024u, 1025u, 4000u, 5u, 5000u})
            {
                const std::string text(size, 'x');
                lease->prepared("UPDATE counter SET n = n + 1, word = ? WHERE id = 1").with(text).execute();
                auto& row = lease->prepared("SELECT word, id, word FROM counter ORDER BY id");
                row.execute();
                CPPUNIT_ASSERT(row.next());
                CPPUNIT_ASSERT(text == row.text(0) && row.number(1) == 1 && text == row.text(2));
                CPPUNIT_ASSERT(row.next());
                CPPUNIT_ASSERT(row.text(0).empty() && row.number(1) == 2);
            }
        }
    }

    void tellsAffectedRowsAndTheNewId()
    {
        for (const auto engine : engines)
        {
            TestDatabase database(engine);
            const auto lease = database.pool().borrow();
            lease->run(engine == Engine::mysql
                           ? "CREATE TABLE t (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, n BIGINT)"
                           : "CREATE TABLE t (id INTEGER PRIMARY KEY, n BIGINT)");
            for (std::uint64_t expected = 1; expected <= 3; ++expected)
            {
                CPPUNIT_ASSERT_EQUAL(std::size_t(1),
                                     lease->prepared("INSERT INTO t (n) VALUES (?)").with(7).execute());
                CPPUNIT_ASSERT_EQUAL(expected, lease->lastId());
            }
            CPPUNIT_ASSERT_EQUAL(std::size_t(3), lease->prepared("UPDATE t SET n = n + 1").execute());
            CPPUNIT_ASSERT_EQUAL(std::size_t(0),
                                 lease->prepared("UPDATE t SET n = 0 WHERE id = 99").execute());
        }
    }

    void isFreeAfterAHalfReadResult()
    {
        for (const auto engine : engines)
        {
            TestDatabase database(engine, {1, std::chrono::milliseconds(100)});
            makeCounter(database.pool());
            {
                const auto lease = database.pool().borrow();
                auto& rows = lease->prepared("SELECT id FROM counter");
                rows.execute();
                CPPUNIT_ASSERT(rows.next());
                lease->prepared("UPDATE counter SET n = n + 1 WHERE id = ?").with(1).execute();
            }
            const auto lease = database.pool().borrow();
            lease->run("DROP TABLE counter");  // SQLite refuses this while a result is open.
        }
    }

    void readsTwoResultsInTurns()
    {
        for (const auto engine : engines)
        {
            TestDatabase database(engine);
            makeCounter(database.pool());
            const auto lease = database.pool().borrow();
            auto& outer = lease->prepared("SELECT id FROM counter ORDER BY id");
            outer.execute();
            std::int64_t sum = 0;
            while (outer.next())
            {
                auto& inner = lease->prepared("SELECT id * 10 FROM counter WHERE id = ?");
                inner.with(outer.number(0)).execute();
                while (inner.next())
                    sum += inner.number(0);
            }
            CPPUNIT_ASSERT_EQUAL(std::int64_t(30), sum);
        }
    }

    void refusesMoreValuesThanQuestionMarks()
    {
        for (const auto engine : engines)
        {
            TestDatabase database(engine);
            const auto lease = database.pool().borrow();
            CPPUNIT_ASSERT_THROW(lease->prepared("SELECT ?").with(1, 2), std::logic_error);
        }
    }

    void namesKeysButNeverValuesInErrors()
    {
        for (const auto engine : engines)
        {
            TestDatabase database(engine);
            const auto lease = database.pool().borrow();
            lease->run("CREATE TABLE t (word VARCHAR(10) NOT NULL, CONSTRAINT t_word UNIQUE (word))");
            auto& insert = lease->prepared("INSERT INTO t (word) VALUES (?)");
            insert.with("canary-1").execute();
            try
            {
                lease->prepared("INSERT INTO t (word) VALUES (?)").with("canary-1").execute();
                CPPUNIT_FAIL("a second row was stored");
            }
            catch (const Error& failure)
            {
                const std::string text = failure.what();
                CPPUNIT_ASSERT(failure.kind() == Error::Kind::unique);
                CPPUNIT_ASSERT_MESSAGE(text, text.find("canary") == std::string::npos);
                CPPUNIT_ASSERT_MESSAGE(text, text.find("word") != std::string::npos);
            }
            if (engine == Engine::sqlite)
                continue;  // It does not mind lengths; the tables check them.
            try
            {
                lease->prepared("INSERT INTO t (word) VALUES (?)").with("canary-that-is-too-long").execute();
                CPPUNIT_FAIL("a cut text was stored");
            }
            catch (const Error& failure)
            {
                CPPUNIT_ASSERT(failure.kind() == Error::Kind::broken);
                CPPUNIT_ASSERT(std::string_view(failure.what()).find("canary") == std::string_view::npos);
            }
        }
    }

    void worksInsideATransactionThatSomebodyElseBegan()
    {
        for (const auto engine : engines)
        {
            TestDatabase database(engine);
            makeCounter(database.pool());
            const auto lease = database.pool().borrow();
            const auto add = [&](bool keep) {
                Transaction transaction(*lease);
                {
                    const auto guest = joined(lease->session());
                    CPPUNIT_ASSERT(guest->engine() == engine);
                    guest->prepared("UPDATE counter SET n = n + 1 WHERE id = ?").with(1).execute();
                    CPPUNIT_ASSERT(numberFrom(*guest, "SELECT n FROM counter WHERE id = 1") > 0);
                }
                if (keep)
                    transaction.commit();
            };
            add(false);
            CPPUNIT_ASSERT_EQUAL(std::int64_t(0), numberFrom(*lease, "SELECT n FROM counter WHERE id = 1"));
            add(true);
            CPPUNIT_ASSERT_EQUAL(std::int64_t(1), numberFrom(*lease, "SELECT n FROM counter WHERE id = 1"));
        }
    }

    void knowsEmojiEvenWhenTheAddressForgetsTheCharacterSet()
    {
        auto address = ::tests::PrivateMariaDb::shared().newDatabase();
        const auto at = address.find(";character-set");
        address.erase(at);
        Pool pool(Engine::mysql, address);
        const auto lease = pool.borrow();
        lease->run("CREATE TABLE t (word VARCHAR(10)) DEFAULT CHARACTER SET utf8mb4");
        lease->prepared("INSERT INTO t (word) VALUES (?)").with("🍣").execute();
        CPPUNIT_ASSERT_EQUAL(std::int64_t(4), numberFrom(*lease, "SELECT LENGTH(word) FROM t"));
    }

    /// "admin@x" and a lot of blanks would become the "admin@x" that is there. (Blanks alone
    /// it cuts even so; the core lets none through.)
    void cutsNoTextEvenWhereTheServerWould()
    {
        TestDatabase database(Engine::mysql);
        database.pool().borrow()->run("SET GLOBAL sql_mode = ''");
        Pool pool(Engine::mysql, database.address(), {1});
        const auto lease = pool.borrow();
        lease->run("SET GLOBAL sql_mode = DEFAULT");
        lease->run("CREATE TABLE t (word VARCHAR(10)) COLLATE utf8mb4_nopad_bin");
        const std::string fits(10, 'x');
        lease->prepared("INSERT INTO t (word) VALUES (?)").with(fits).execute();
        for (const auto& tooLong : {fits + "x", "x" + std::string(200, ' ') + "z"})
            CPPUNIT_ASSERT_THROW(lease->prepared("INSERT INTO t (word) VALUES (?)").with(tooLong).execute(),
                                 Error);
        CPPUNIT_ASSERT_EQUAL(std::int64_t(1), numberFrom(*lease, "SELECT count(*) FROM t"));
        CPPUNIT_ASSERT_EQUAL(std::int64_t(1),
                             numberFrom(*lease, "SELECT count(*) FROM t WHERE word = 'xxxxxxxxxx'"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(StatementTest);

}  // namespace db::tests
