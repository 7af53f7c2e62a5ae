// What becomes of tickets in another house is seen there, round and round, and decides nothing here.
#include "core/desk/WatchDesk.h"
#include "tests/unit/ExternalDeskStage.h"

#include <numeric>
#include <set>

namespace contacts::tests {

using Kind = RemoteFailure::Kind;


class WatchDeskTest : public ExternalDeskStage
{
    CPPUNIT_TEST_SUITE(WatchDeskTest);
    CPPUNIT_TEST(seesWhatBecameOfATicketAndDecidesNothing);
    CPPUNIT_TEST(looksAtOnceAtWhatSomebodyHintsAt);
    CPPUNIT_TEST(looksRoundAndRound);
    CPPUNIT_TEST(seesThatAStepWasLostThere);
    CPPUNIT_TEST(watchingDoesNotStormADoorThatIsClosed);
    CPPUNIT_TEST(looksSoonerWhereTheHouseIsSaidToBeBack);
    CPPUNIT_TEST_SUITE_END();

public:
    void seesWhatBecameOfATicketAndDecidesNothing()
    {
        const auto id = submitted().request;
        WatchDesk job(services, remote);
        const auto watch = [&] {
            world.clock.advance(WatchDesk::longestRest);
            return job();
        };
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), watch().looked);  // There is no ticket yet.
        (void)run();
        CPPUNIT_ASSERT(watch().news.empty());
        for (const auto sight : {RemoteSight::closed, RemoteSight::reopened, RemoteSight::merged,
                                 RemoteSight::moved, RemoteSight::hidden})
        {
            remote.tickets.at(500).sight = sight;
            CPPUNIT_ASSERT_EQUAL(std::size_t(1), watch().news.size());
            CPPUNIT_ASSERT(watch().news.empty());
            CPPUNIT_ASSERT(ViewRequest(services)(world.agent(), id).value().oddity == sight);
            const auto maria = world.actor(world.maria, world.acme);
            CPPUNIT_ASSERT(ViewRequest(services)(maria, id).value().oddity == sight);
            CPPUNIT_ASSERT(world.request(id).state == RequestState::submitted);
        }
        remote.tickets.at(500).sight = RemoteSight::asLeft;
        CPPUNIT_ASSERT(watch().news.empty());
        CPPUNIT_ASSERT(!ViewRequest(services)(world.agent(), id).value().oddity);
        remote.fail(Kind::away);
        CPPUNIT_ASSERT(!watch().trouble.empty());
        world.clock.advance(WatchDesk::rest);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), job().looked);  // It rests twice as long now.
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), watch().looked);
    }

    void looksAtOnceAtWhatSomebodyHintsAt()
    {
        const auto id = submitted().request;
        (void)run();
        WatchDesk watch(services, remote);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), watch().looked);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), watch().looked);  // It rests.
        remote.tickets.at(500).sight = RemoteSight::closed;
        watch.lookSoon({500, 500, 7});
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), watch().news.size());
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), watch().looked);
        CPPUNIT_ASSERT(world.request(id).state == RequestState::submitted);
        std::vector<std::uint64_t> flood(10'000);
        std::iota(flood.begin(), flood.end(), std::uint64_t(1));
        watch.lookSoon(flood);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), watch().looked);  // 500 was not among the first hundred.
        remote.fail(Kind::away);
        watch.lookSoon({500});
        CPPUNIT_ASSERT(!watch().trouble.empty());
        watch.lookSoon({500});
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), watch().looked);  // The house was away a moment ago.
    }

    void looksRoundAndRound()
    {
        addRequests(50, 1'000);
        WatchDesk watch(services, remote);
        std::set<RequestId> seen;
        for (int round = 0; round < 3; ++round, world.clock.advance(WatchDesk::rest))
            for (const auto& [request, sight] : watch().news)
                seen.insert(request);
        CPPUNIT_ASSERT_EQUAL(std::size_t(50), seen.size());
        CPPUNIT_ASSERT_EQUAL(WatchDesk::batch, watch().looked);
    }

    void seesThatAStepWasLostThere()
    {
        const auto id = submitted().request;
        (void)run();
        WatchDesk watch(services, remote);
        const auto sight = [&] {
            world.clock.advance(WatchDesk::rest);
            (void)watch();
            return ViewRequest(services)(world.agent(), id).value().oddity;
        };
        CPPUNIT_ASSERT(!sight());
        CPPUNIT_ASSERT(ReturnRequest(services)(world.agent(), id, "Which one?").outcome ==
                       Decision::Outcome::done);
        CPPUNIT_ASSERT(!sight());  // It is still to be told.
        (void)run();
        CPPUNIT_ASSERT(!sight());
        remote.tickets.at(500).steps.clear();  // A restored backup.
        CPPUNIT_ASSERT(sight() == RemoteSight::setBack);
    }

    void watchingDoesNotStormADoorThatIsClosed()
    {
        (void)submitted();
        (void)run();
        WatchDesk watch(services, remote);
        remote.fail(Kind::refused, 1000);
        const auto before = remote.calls;
        for (int i = 0; i < 3600; ++i, world.clock.advance(std::chrono::seconds(1)))
            (void)watch();
        CPPUNIT_ASSERT_EQUAL(6, remote.calls - before);
        watch.again();
        (void)watch();
        CPPUNIT_ASSERT_EQUAL(7, remote.calls - before);
    }

    void looksSoonerWhereTheHouseIsSaidToBeBack()
    {
        (void)submitted();
        (void)run();
        WatchDesk watch(services, remote);
        remote.fail(Kind::away, 4);
        for (int i = 0; i < 3; ++i, world.clock.advance(WatchDesk::longestRest))
            CPPUNIT_ASSERT(!watch().trouble.empty());
        CPPUNIT_ASSERT(!watch().trouble.empty());  // 160 seconds of rest begin.
        watch.hint();
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), watch().looked);
        world.clock.advance(WatchDesk::rest);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), watch().looked);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(WatchDeskTest);

}  // namespace contacts::tests
