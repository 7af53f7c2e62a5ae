#include "tests/sql/Databases.h"

namespace db::tests {

class ComplaintsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ComplaintsTest);
    CPPUNIT_TEST(hasNoneAboutTheSettingsWeWant);
    CPPUNIT_TEST(noticesAClockThatIsWrong);
    CPPUNIT_TEST(noticesAServerThatMayLoseTransactions);
    CPPUNIT_TEST_SUITE_END();

    static auto now()
    {
        return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
    }

public:
    void hasNoneAboutTheSettingsWeWant()
    {
        for (const auto engine : engines)
        {
            TestDatabase database(engine);
            const auto found = complaints(database.pool(), now());
            CPPUNIT_ASSERT_MESSAGE(found.empty() ? "" : found.front(), found.empty());
        }
    }

    void noticesAClockThatIsWrong()
    {
        for (const auto engine : engines)
        {
            TestDatabase database(engine);
            for (const auto apart : {std::chrono::seconds(-600), std::chrono::seconds(10)})
            {
                const auto found = complaints(database.pool(), now() + apart);
                CPPUNIT_ASSERT_EQUAL(std::size_t(1), found.size());
                CPPUNIT_ASSERT(found[0].find("clock") != std::string::npos);
            }
        }
    }

    void noticesAServerThatMayLoseTransactions()
    {
        TestDatabase database(Engine::mysql);
        const auto lease = database.pool().borrow();
        lease->run("SET GLOBAL innodb_flush_log_at_trx_commit = 2");
        const auto found = complaints(database.pool(), now());
        lease->run("SET GLOBAL innodb_flush_log_at_trx_commit = 1");
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), found.size());
        CPPUNIT_ASSERT(found[0].find("innodb_flush_log_at_trx_commit") != std::string::npos);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ComplaintsTest);

}  // namespace db::tests
