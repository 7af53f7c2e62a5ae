// Users of a house that is away, closed, or loses answers: asked less and less, and in the end all is done
// once.
#include "tests/unit/SettleUsersStage.h"

namespace contacts::tests {

using Kind = RemoteFailure::Kind;


class UsersHouseTroubleTest : public SettleUsersStage
{
    CPPUNIT_TEST_SUITE(UsersHouseTroubleTest);
    CPPUNIT_TEST(findsTheUserWhoseAnswerWasLost);
    CPPUNIT_TEST(asksLessAndLessOfAHouseThatIsAway);
    CPPUNIT_TEST(doesNotStormADoorThatIsClosed);
    CPPUNIT_TEST(parksWhomAPersonMustLookAt);
    CPPUNIT_TEST_SUITE_END();

public:
    void findsTheUserWhoseAnswerWasLost()
    {
        settleAll();
        implement({add("new", "Nina", "Novak", "nina@people.example", {"technical"})});
        remote.loseNextAnswer();
        CPPUNIT_ASSERT(run().trouble.starts_with("the answer was lost"));
        world.clock.advance(std::chrono::seconds(10));
        settleAll();
        CPPUNIT_ASSERT_EQUAL(std::size_t(9), remote.users.size());
    }

    void asksLessAndLessOfAHouseThatIsAway()
    {
        remote.fail(Kind::away, 1000);
        for (int second = 0; second < 3600; ++second)
        {
            (void)run();
            world.clock.advance(std::chrono::seconds(1));
        }
        CPPUNIT_ASSERT_MESSAGE(std::to_string(remote.calls), remote.calls >= 9 && remote.calls <= 13);
        CPPUNIT_ASSERT_EQUAL(std::size_t(5), totals().waiting);  // No more than a batch of those from before.
        remote.fail(Kind::away, 0);
        run.again();
        settleAll();
        CPPUNIT_ASSERT_EQUAL(std::size_t(8), remote.users.size());
    }

    void doesNotStormADoorThatIsClosed()
    {
        remote.fail(Kind::refused, 1000);
        for (int second = 0; second < 1199; ++second)
        {
            (void)run();
            world.clock.advance(std::chrono::seconds(1));
        }
        CPPUNIT_ASSERT_EQUAL(2, remote.calls);
    }

    void parksWhomAPersonMustLookAt()
    {
        settleAll();
        implement({edit(of(world.tom), Field::lastName, "Taylor")});
        remote.fail(Kind::misfit);
        const auto report = run();
        CPPUNIT_ASSERT(report.odd.at(0).starts_with("told to fail"));
        CPPUNIT_ASSERT_EQUAL(std::string(), report.trouble);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), totals().parked);
        implement({edit(of(world.lena), Field::lastName, "Lang")});
        settleAll();
        CPPUNIT_ASSERT_EQUAL(std::string("Lena Lang"), userOf("lena@people.example")->realName);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), totals().parked);
        run.again();
        settleAll();
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), totals().parked);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(UsersHouseTroubleTest);

}  // namespace contacts::tests
