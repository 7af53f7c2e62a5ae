// Errands to a house that is away, closed, or wants a person to look: asked less and less, parked, tried
// again.
#include "core/desk/WatchDesk.h"
#include "tests/unit/ExternalDeskStage.h"

namespace contacts::tests {

using Kind = RemoteFailure::Kind;


class ErrandTroubleTest : public ExternalDeskStage
{
    CPPUNIT_TEST_SUITE(ErrandTroubleTest);
    CPPUNIT_TEST(asksLessAndLessOfAHouseThatIsAway);
    CPPUNIT_TEST(doesNotStormADoorThatIsClosed);
    CPPUNIT_TEST(parksWhatAPersonMustLookAt);
    CPPUNIT_TEST(triesEverythingAgainWhenToldSo);
    CPPUNIT_TEST(remembersHowTheHouseAnswered);
    CPPUNIT_TEST(aLookEndsNoRefusalOfAnErrand);
    CPPUNIT_TEST(aParkedErrandIsRefusedNoMore);
    CPPUNIT_TEST(onlyWhatWasAskedForCountsAsTried);
    CPPUNIT_TEST(whoeverSaysThatTheHouseIsBackIsBelievedOnce);
    CPPUNIT_TEST(aFloodOfSuchWordsIsNoneOfQuestions);
    CPPUNIT_TEST(noWordOpensADoorThatIsClosed);
    CPPUNIT_TEST_SUITE_END();

public:
    void asksLessAndLessOfAHouseThatIsAway()
    {
        (void)submitted();
        remote.fail(Kind::away, 1000);
        int seconds = 0;
        for (; seconds < 3600; ++seconds)
        {
            (void)run();
            world.clock.advance(std::chrono::seconds(1));
        }
        CPPUNIT_ASSERT_MESSAGE(std::to_string(remote.calls), remote.calls > 8 && remote.calls < 14);
        remote.fail(Kind::away, 0);
        world.clock.advance(std::chrono::seconds(600));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().done);
    }

    void doesNotStormADoorThatIsClosed()
    {
        addRequests(40, 0);
        remote.fail(Kind::refused, 1000);
        for (int i = 0; i < 3600; ++i)
        {
            (void)run();
            world.clock.advance(std::chrono::seconds(1));
        }
        CPPUNIT_ASSERT_EQUAL(6, remote.calls);
    }

    void parksWhatAPersonMustLookAt()
    {
        const auto id = submitted().request;
        (void)run();
        remote.tickets.at(500).raised.reference = "another request's";  // A restored backup.
        implement(id);
        const auto report = run();
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), report.parked);
        CPPUNIT_ASSERT(report.odd.at(0).starts_with("another reference (incident "));
        CPPUNIT_ASSERT_EQUAL(report.odd.at(0),
                             world.storage.read()->errands().unfinished(1).at(0).lastAnswer);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), totals().parked);
        CPPUNIT_ASSERT(world.request(id).state == RequestState::implemented);
    }

    void triesEverythingAgainWhenToldSo()
    {
        (void)submitted();
        remote.fail(Kind::misfit);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().parked);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), run().done);
        run.again();
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().done);
    }

    void remembersHowTheHouseAnswered()
    {
        const auto house = [&] { return world.storage.read()->errands().house(); };
        (void)submitted();
        remote.fail(Kind::away);
        const auto trouble = run().trouble;
        CPPUNIT_ASSERT(house().mood == HouseMood::away && house().since == world.clock.now());
        CPPUNIT_ASSERT_MESSAGE(trouble, trouble.starts_with("told to fail (incident "));
        CPPUNIT_ASSERT_EQUAL(trouble, house().answer);
        world.clock.advance(std::chrono::seconds(600));
        (void)run();
        CPPUNIT_ASSERT(house().mood == HouseMood::answers && house().answer.empty());
        WatchDesk watch(services, remote);
        remote.fail(Kind::refused);
        CPPUNIT_ASSERT(watch().refused);
        CPPUNIT_ASSERT(house().mood == HouseMood::refuses);
        world.clock.advance(WatchDesk::longestRest);
        (void)watch();
        CPPUNIT_ASSERT(house().mood == HouseMood::answers);
        remote.fail(Kind::misfit);
        world.clock.advance(WatchDesk::longestRest);
        (void)watch();
        CPPUNIT_ASSERT(house().mood == HouseMood::answers);
    }

    void aLookEndsNoRefusalOfAnErrand()
    {
        const auto mood = [&] { return world.storage.read()->errands().house().mood; };
        const auto id = submitted().request;
        (void)run();
        addRequests(1, 1'000);
        implement(id);
        remote.fail(Kind::refused);
        (void)run();
        WatchDesk watch(services, remote);
        for (int round = 0; round < 3; ++round, world.clock.advance(WatchDesk::rest))
        {
            CPPUNIT_ASSERT_EQUAL(std::size_t(1), watch().looked);
            CPPUNIT_ASSERT(mood() == HouseMood::refuses);
        }
        world.clock.advance(std::chrono::seconds(600));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().done);
        CPPUNIT_ASSERT(mood() == HouseMood::answers);
    }

    void aParkedErrandIsRefusedNoMore()
    {
        const auto mood = [&] { return world.storage.read()->errands().house().mood; };
        (void)submitted();
        remote.fail(Kind::refused);
        (void)run();
        CPPUNIT_ASSERT(mood() == HouseMood::refuses);
        remote.fail(Kind::misfit);
        world.clock.advance(std::chrono::seconds(600));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().parked);
        CPPUNIT_ASSERT(mood() == HouseMood::answers);
    }

    void onlyWhatWasAskedForCountsAsTried()
    {
        addRequests(4, 0);
        remote.fail(Kind::away);
        (void)run();
        std::uint32_t attempts = 0;
        for (const auto& row : world.storage.read()->errands().unfinished(4))
            attempts += row.attempts;
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(1), attempts);
    }

    void whoeverSaysThatTheHouseIsBackIsBelievedOnce()
    {
        (void)submitted();
        run.hint();  // Nothing rests yet: it is forgotten.
        remote.fail(Kind::away, 5);
        askFiveTimes();  // 160 seconds of rest begin.
        world.clock.advance(std::chrono::seconds(30));
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), run().done);
        run.hint();
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().done);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), remote.tickets.size());
    }

    void aFloodOfSuchWordsIsNoneOfQuestions()
    {
        (void)submitted();
        remote.fail(Kind::away, 1000);
        askFiveTimes();
        const auto before = remote.calls;
        for (int second = 0; second < 100; ++second)
        {
            run.hint();
            (void)run();
            world.clock.advance(std::chrono::seconds(1));
        }
        CPPUNIT_ASSERT_MESSAGE(std::to_string(remote.calls - before), remote.calls - before <= 10);
        // It rests no longer afterwards than it would have without them.
        remote.fail(Kind::away, 0);
        world.clock.advance(std::chrono::seconds(160));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().done);
    }

    void noWordOpensADoorThatIsClosed()
    {
        (void)submitted();
        remote.fail(Kind::refused, 1000);
        for (int second = 0; second < 590; ++second)
        {
            run.hint();
            (void)run();
            world.clock.advance(std::chrono::seconds(1));
        }
        CPPUNIT_ASSERT_EQUAL(1, remote.calls);
    }

private:
    /// As often as it takes: a rest is twice as long as the one before.
    void askFiveTimes()
    {
        const auto before = remote.calls;
        while (remote.calls < before + 5)
        {
            (void)run();
            if (remote.calls < before + 5)
                world.clock.advance(std::chrono::seconds(1));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ErrandTroubleTest);

}  // namespace contacts::tests
