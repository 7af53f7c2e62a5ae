// Whoever sends a request reads the number of its ticket a moment later: the job that raises it is called at
// once, and lets go what else it does.
#include "core/Doorbell.h"
#include "core/desk/WatchDesk.h"
#include "tests/unit/ExternalDeskStage.h"

#include <set>
#include <stdexcept>
#include <thread>

namespace contacts::tests {

using namespace std::chrono_literals;


class DeskHurryTest : public ExternalDeskStage
{
    CPPUNIT_TEST_SUITE(DeskHurryTest);
    CPPUNIT_TEST(theBellCallsAtOnceAndAPauseFollowsWork);
    CPPUNIT_TEST(itRingsOnceTheErrandIsStored);
    CPPUNIT_TEST(anErrandWaitsForOneLookAtMost);
    CPPUNIT_TEST(noOtherRowIsBegunWhileSomebodyWaits);
    CPPUNIT_TEST_SUITE_END();

    std::vector<std::size_t> waitingWhenRung;
    ExternalDesk ringing{
        {remote, world.secrets, world.clock,
         [this](const std::function<void(DeskWork&)>& work) { world.desk.inTransaction(work); },
         [this] { waitingWhenRung.push_back(totals().waiting); }}};
    Services withBell = with(ringing);

public:
    void theBellCallsAtOnceAndAPauseFollowsWork()
    {
        Doorbell bell(1h);
        int worked = 0;
        const auto work = [&] { ++worked; };
        bell.answer(work);
        bell.answer(work);
        CPPUNIT_ASSERT_EQUAL(1, worked);
        bell.ring();
        bell.ring();
        CPPUNIT_ASSERT(bell.rings());
        bell.answer([&] { CPPUNIT_ASSERT(!bell.rings()); });
        bell.answer(work);
        CPPUNIT_ASSERT_EQUAL(1, worked);

        Doorbell restless(20ms);
        CPPUNIT_ASSERT_THROW(restless.answer([] { throw std::runtime_error("told to fail"); }),
                             std::runtime_error);
        restless.answer(work);
        CPPUNIT_ASSERT_EQUAL(1, worked);
        std::this_thread::sleep_for(30ms);
        restless.answer(work);
        CPPUNIT_ASSERT_EQUAL(2, worked);
    }

    void itRingsOnceTheErrandIsStored()
    {
        const auto maria = world.actor(world.maria, world.acme);
        const auto draft = EditDraft(withBell).add(maria, world.acme, {grant(of(world.tom), "reports")});
        CPPUNIT_ASSERT(waitingWhenRung.empty());
        const auto sent =
            SubmitRequest(withBell)(maria, {world.acme, draft.view.draft.version, "because", "the key"});
        CPPUNIT_ASSERT(sent.outcome == SubmitRequest::Outcome::submitted);
        CPPUNIT_ASSERT(waitingWhenRung == std::vector<std::size_t>{1});
        CPPUNIT_ASSERT(ReturnRequest(withBell)(world.agent(), sent.request, "Which one?").outcome ==
                       Decision::Outcome::done);
        CPPUNIT_ASSERT((waitingWhenRung == std::vector<std::size_t>{1, 2}));
    }

    /// Nothing is left out: the next runs go on where it stopped.
    void anErrandWaitsForOneLookAtMost()
    {
        addRequests(5, 1'000);
        WatchDesk watch(services, remote, [] { return true; });
        watch.lookSoon({1'000, 1'001});
        std::set<RequestId> seen;
        for (int i = 0; i < 9; ++i, world.clock.advance(WatchDesk::rest))
        {
            const auto report = watch();
            CPPUNIT_ASSERT_EQUAL(std::size_t(1), report.looked);
            for (const auto& [request, sight] : report.news)
                seen.insert(request);
        }
        CPPUNIT_ASSERT_EQUAL(std::size_t(5), seen.size());
    }

    void noOtherRowIsBegunWhileSomebodyWaits()
    {
        addRequests(3, 0);
        bool somebodyWaits = true;
        RunErrands::Limits limits;
        limits.hurry = [&] { return somebodyWaits; };
        RunErrands hurried(services, remote, limits);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), hurried().done);
        somebodyWaits = false;
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), hurried().done);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DeskHurryTest);

}  // namespace contacts::tests
