#include "sql/base/SplitStatements.h"
#include "sql/src/SqlMigrations.h"
#include "tests/sql/Databases.h"

#include <algorithm>
#include <atomic>
#include <barrier>
#include <thread>

namespace db::tests {

namespace {

constexpr Migration first{"0001_first", "-- a comment; with a semicolon\n"
                                        "CREATE TABLE one (id BIGINT NOT NULL,\n  word VARCHAR(20));\n\n"
                                        "INSERT INTO one (id, word) VALUES (1, 'a;b');\n"
                                        "INSERT INTO one (id, word) VALUES (2, 'c');\n"};
constexpr Migration second{"0002_second",
                           "CREATE TABLE two (id BIGINT);\nINSERT INTO two (id) VALUES (7);\n"};

}  // namespace


class MigrateTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(MigrateTest);
    CPPUNIT_TEST(splitsAtSemicolonsThatEndALine);
    CPPUNIT_TEST(appliesEachMigrationOnce);
    CPPUNIT_TEST(refusesOneThatWasChangedByName);
    CPPUNIT_TEST(keepsOwnersApart);
    CPPUNIT_TEST(appliesOnceWhenManyStartTogether);
    CPPUNIT_TEST(waitsForWhoeverWritesMeanwhile);
    CPPUNIT_TEST(goesOnBehindTheLastStatementAfterACrash);
    CPPUNIT_TEST(toleratesAStatementThatWasDoneButNotNoted);
    CPPUNIT_TEST(leavesNothingOfAMigrationThatFailsOnSqlite);
    CPPUNIT_TEST(namesTheMigrationsOfThePlugin);
    CPPUNIT_TEST(foldsWhatWasStoredAsTheSearchFoldsIt);
    CPPUNIT_TEST_SUITE_END();

public:
    void splitsAtSemicolonsThatEndALine()
    {
        const auto statements = splitStatements(first.sql);
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), statements.size());
        CPPUNIT_ASSERT_EQUAL(std::string("CREATE TABLE one (id BIGINT NOT NULL,\n  word VARCHAR(20))"),
                             statements[0]);
        CPPUNIT_ASSERT_EQUAL(std::string("INSERT INTO one (id, word) VALUES (1, 'a;b')"), statements[1]);
        CPPUNIT_ASSERT(splitStatements("-- nothing\n\n").empty());
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), splitStatements("SELECT 1").size());
    }

    void appliesEachMigrationOnce()
    {
        for (const auto engine : engines)
        {
            TestDatabase database(engine);
            const Migration one[] = {first};
            const Migration both[] = {first, second};
            CPPUNIT_ASSERT_EQUAL(std::size_t(1), migrate(database.pool(), "a", one));
            CPPUNIT_ASSERT_EQUAL(std::size_t(0), migrate(database.pool(), "a", one));
            CPPUNIT_ASSERT_EQUAL(std::size_t(1), migrate(database.pool(), "a", both));
            const auto lease = database.pool().borrow();
            CPPUNIT_ASSERT_EQUAL(std::int64_t(2), numberFrom(*lease, "SELECT COUNT(*) FROM one"));
            CPPUNIT_ASSERT_EQUAL(std::int64_t(1), numberFrom(*lease, "SELECT COUNT(*) FROM two"));
            CPPUNIT_ASSERT(numberFrom(*lease, "SELECT MIN(applied_at) FROM db_migration") >
                           1'700'000'000'000'000);
        }
    }

    void refusesOneThatWasChangedByName()
    {
        for (const auto engine : engines)
        {
            TestDatabase database(engine);
            const Migration before[] = {first};
            const Migration after[] = {{first.name, "CREATE TABLE one (id BIGINT);\n"}, second};
            (void)migrate(database.pool(), "a", before);
            try
            {
                (void)migrate(database.pool(), "a", after);
                CPPUNIT_FAIL("a changed migration passed");
            }
            catch (const Error& failure)
            {
                CPPUNIT_ASSERT(failure.kind() == Error::Kind::broken);
                CPPUNIT_ASSERT(std::string_view(failure.what()).find("a/0001_first") !=
                               std::string_view::npos);
            }
            CPPUNIT_ASSERT_THROW((void)numberFrom(*database.pool().borrow(), "SELECT COUNT(*) FROM two"),
                                 Error);
        }
    }

    void keepsOwnersApart()
    {
        for (const auto engine : engines)
        {
            TestDatabase database(engine);
            const Migration one[] = {first};
            const Migration other[] = {{first.name, second.sql}};
            CPPUNIT_ASSERT_EQUAL(std::size_t(1), migrate(database.pool(), "host", one));
            CPPUNIT_ASSERT_EQUAL(std::size_t(1), migrate(database.pool(), "plugin", other));
        }
    }

    void appliesOnceWhenManyStartTogether()
    {
        for (const auto engine : engines)
        {
            TestDatabase database(engine);
            const Migration both[] = {first, second};
            std::atomic<std::size_t> applied = 0;
            std::barrier start(4);
            {
                std::vector<std::jthread> nodes;
                nodes.reserve(4);
                for (int i = 0; i < 4; ++i)
                    nodes.emplace_back([&] {
                        Pool node(engine, database.address());
                        start.arrive_and_wait();
                        applied += migrate(node, "a", both);
                    });
            }
            CPPUNIT_ASSERT_EQUAL(std::size_t(2), applied.load());
            CPPUNIT_ASSERT_EQUAL(std::int64_t(2),
                                 numberFrom(*database.pool().borrow(), "SELECT COUNT(*) FROM one"));
        }
    }

    /// A command beside a host that serves: nothing to apply, and somebody writes all the time.
    void waitsForWhoeverWritesMeanwhile()
    {
        TestDatabase database(Engine::sqlite);
        std::vector<std::string> names;
        for (int i = 10; i < 40; ++i)
            names.push_back("00" + std::to_string(i) + "_nothing");
        std::vector<Migration> many{first};
        for (const auto& name : names)
            many.push_back({name, "INSERT INTO one (id, word) VALUES (9, 'x');\n"});
        CPPUNIT_ASSERT_EQUAL(many.size(), migrate(database.pool(), "a", many));
        std::atomic<bool> over = false;
        std::atomic<bool> writes = false;
        std::jthread writer([&] {
            const auto lease = database.pool().borrow();
            while (!over)
            {
                Transaction transaction(*lease);
                lease->run("UPDATE one SET word = 'y'");
                writes = true;
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
                transaction.commit();
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            }
        });
        while (!writes)
            std::this_thread::yield();
        std::string trouble;
        try
        {
            for (int i = 0; i < 20; ++i)
                CPPUNIT_ASSERT_EQUAL(std::size_t(0), migrate(database.pool(), "a", many));
        }
        catch (const Error& failure)
        {
            trouble = failure.what();
        }
        over = true;
        writer.join();
        CPPUNIT_ASSERT_EQUAL(std::string(), trouble);
    }

    /// As a node leaves it that died after the first INSERT: its connection is gone, its claim still runs.
    void goesOnBehindTheLastStatementAfterACrash()
    {
        TestDatabase database(Engine::mysql);
        leaveBehind(database, 2);
        const Migration one[] = {first};
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), migrate(database.pool(), "a", one));
        CPPUNIT_ASSERT_EQUAL(std::int64_t(2),
                             numberFrom(*database.pool().borrow(), "SELECT COUNT(*) FROM one"));
    }

    void toleratesAStatementThatWasDoneButNotNoted()
    {
        TestDatabase database(Engine::mysql);
        leaveBehind(database, 0);
        database.pool().borrow()->run("DELETE FROM one");
        const Migration one[] = {first};
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), migrate(database.pool(), "a", one));
        CPPUNIT_ASSERT_EQUAL(std::int64_t(2),
                             numberFrom(*database.pool().borrow(), "SELECT COUNT(*) FROM one"));
    }

    void leavesNothingOfAMigrationThatFailsOnSqlite()
    {
        TestDatabase database(Engine::sqlite);
        const Migration bad[] = {
            {"0001_bad", "CREATE TABLE half (id BIGINT);\nCREATE TABLE half (id BIGINT);\n"}};
        CPPUNIT_ASSERT_THROW((void)migrate(database.pool(), "a", bad), Error);
        CPPUNIT_ASSERT_EQUAL(std::int64_t(0),
                             numberFrom(*database.pool().borrow(), "SELECT COUNT(*) FROM db_migration"));
        CPPUNIT_ASSERT_THROW((void)numberFrom(*database.pool().borrow(), "SELECT COUNT(*) FROM half"), Error);
    }

    /// Both engines have the same migrations under the same names.
    void namesTheMigrationsOfThePlugin()
    {
        const auto mysql = contacts::sqlMigrations(Engine::mysql);
        const auto sqlite = contacts::sqlMigrations(Engine::sqlite);
        CPPUNIT_ASSERT(!mysql.empty());
        CPPUNIT_ASSERT_EQUAL(mysql.size(), sqlite.size());
        for (std::size_t i = 0; i < mysql.size(); ++i)
            CPPUNIT_ASSERT_EQUAL(std::string(mysql[i].name), std::string(sqlite[i].name));
    }

    /// The columns that migration 0027 rewrites, with a word that stands there in both ways already.
    void foldsWhatWasStoredAsTheSearchFoldsIt()
    {
        constexpr Migration before{
            "0001_before",
            "CREATE TABLE cm_contact (search_text VARCHAR(200) NOT NULL);\n"
            "CREATE TABLE cm_customer (search_text VARCHAR(200) NOT NULL);\n"
            "CREATE TABLE cm_membership (department_text VARCHAR(200) NOT NULL);\n"
            "CREATE TABLE cm_customer_word (word VARCHAR(100) NOT NULL, customer_id BIGINT NOT NULL,\n"
            "PRIMARY KEY (word, customer_id));\n"
            "CREATE TABLE cm_membership_word (customer_id BIGINT NOT NULL, word VARCHAR(100) NOT NULL,\n"
            "sort_key VARCHAR(100) NOT NULL, contact_id BIGINT NOT NULL,\n"
            "PRIMARY KEY (customer_id, word, sort_key, contact_id));\n"
            "INSERT INTO cm_contact (search_text) VALUES (' øverland łukasz þor'), (' reed');\n"
            "INSERT INTO cm_customer (search_text) VALUES (' œuvre');\n"
            "INSERT INTO cm_membership (department_text) VALUES (' sæther');\n"
            "INSERT INTO cm_customer_word (word, customer_id) VALUES ('œuvre', 1), ('acme', 1);\n"
            "INSERT INTO cm_membership_word (customer_id, word, sort_key, contact_id)\n"
            "VALUES (1, 'øverland', 'k', 7), (1, 'overland', 'k', 7), (1, 'reed', 'k', 7);\n"};
        for (const auto engine : engines)
        {
            TestDatabase database(engine);
            const auto all = contacts::sqlMigrations(engine);
            const auto found = std::find_if(all.begin(), all.end(), [](const Migration& each) {
                return each.name == "0027_letters_without_strokes";
            });
            CPPUNIT_ASSERT(found != all.end());
            const Migration both[] = {before, *found};
            CPPUNIT_ASSERT_EQUAL(std::size_t(2), migrate(database.pool(), "a", both));
            const auto lease = database.pool().borrow();
            for (const auto* one : {"FROM cm_contact WHERE search_text = ' overland lukasz thor'",
                                    "FROM cm_customer WHERE search_text = ' oeuvre'",
                                    "FROM cm_membership WHERE department_text = ' saether'",
                                    "FROM cm_customer_word WHERE word = 'oeuvre'",
                                    "FROM cm_membership_word WHERE word = 'overland' AND contact_id = 7"})
                CPPUNIT_ASSERT_EQUAL_MESSAGE(one, std::int64_t(1),
                                             numberFrom(*lease, "SELECT COUNT(*) " + std::string(one)));
            CPPUNIT_ASSERT_EQUAL(std::int64_t(2),
                                 numberFrom(*lease, "SELECT COUNT(*) FROM cm_customer_word"));
            CPPUNIT_ASSERT_EQUAL(std::int64_t(2),
                                 numberFrom(*lease, "SELECT COUNT(*) FROM cm_membership_word"));
        }
    }

private:
    /// Applies the first migration and makes its row look as if `step` statements were noted when the node
    /// died.
    static void leaveBehind(TestDatabase& database, int step)
    {
        const Migration one[] = {first};
        Pool node(Engine::mysql, database.address());
        (void)migrate(node, "a", one);
        const auto lease = database.pool().borrow();
        lease->run("DELETE FROM one WHERE id = 2");
        lease->run("UPDATE db_migration SET applied_at = 0, step = " + std::to_string(step) +
                   ", claimed_until = (UNIX_TIMESTAMP() + 60) * 1000000,"
                   " claim = CONCAT(@@hostname, ':', @@port, '#', 999999999)");
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MigrateTest);

}  // namespace db::tests
