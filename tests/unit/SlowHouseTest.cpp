// A helpdesk of another house that answers, but takes nine seconds for it: no run of a job is long, and
// nothing is left out.
#include "core/desk/RunErrands.h"
#include "core/desk/WatchDesk.h"
#include "tests/support/FakeRemote.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

class SlowHouseTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(SlowHouseTest);
    CPPUNIT_TEST(aRunCarriesOneErrandAndTheNextOneGoesOn);
    CPPUNIT_TEST(aRunLooksAtOneTicketAndComesRoundAllTheSame);
    CPPUNIT_TEST(hintsWaitForTheNextRun);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};
    FakeRemote remote{};

    /// Of as many customers, each with the errand that raises its ticket; `firstTicket` 0: they have none
    /// yet.
    void addRequests(std::size_t number, std::uint64_t firstTicket,
                     RequestState state = RequestState::submitted)
    {
        for (std::size_t i = 0; i < number; ++i)
        {
            const auto ticket = firstTicket == 0 ? 0 : firstTicket + i;
            Request request;
            request.customer =
                world.addCustomer("Customer " + std::to_string(ticket) + "/" + std::to_string(i));
            request.ticket = ticket;
            request.state = state;
            world.storage.inOne([&](UnitOfWork& work) {
                const auto id = work.requests().add(request).value();
                work.errands().put({"key/" + id.text(), id, ErrandKind::raise, "reference/" + id.text(), {}},
                                   world.clock.now());
            });
        }
    }

public:
    void setUp() override
    {
        remote.takesTime = [this] { world.clock.advance(std::chrono::seconds(9)); };
    }

    void aRunCarriesOneErrandAndTheNextOneGoesOn()
    {
        constexpr std::size_t number = 4;
        addRequests(number, 0);
        RunErrands run(world.services, remote);
        for (std::size_t i = 0; i < number; ++i)
        {
            const auto report = run();
            CPPUNIT_ASSERT_EQUAL(std::size_t(1), report.done);
            CPPUNIT_ASSERT(report.trouble.empty() && report.odd.empty());
            // Nobody came to the others: they were not tried, and wait since they are due.
            for (const auto& row : world.storage.read()->errands().unfinished(number))
            {
                CPPUNIT_ASSERT_EQUAL(std::uint32_t(0), row.attempts);
                CPPUNIT_ASSERT(row.nextAttemptAt == row.createdAt && row.lastAnswer.empty());
            }
        }
        CPPUNIT_ASSERT_EQUAL(number, remote.tickets.size());
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), world.storage.read()->errands().totals().waiting);
    }

    /// Those of the other state have their turn as well.
    void aRunLooksAtOneTicketAndComesRoundAllTheSame()
    {
        addRequests(6, 1'000);
        addRequests(2, 2'000, RequestState::returned);
        WatchDesk watch(world.services, remote);
        std::set<RequestId> seen;
        for (int i = 0; i < 12; ++i, world.clock.advance(WatchDesk::rest))
        {
            const auto report = watch();
            CPPUNIT_ASSERT_EQUAL(std::size_t(1), report.looked);
            for (const auto& [request, sight] : report.news)
                seen.insert(request);
        }
        CPPUNIT_ASSERT_EQUAL(std::size_t(8), seen.size());
    }

    void hintsWaitForTheNextRun()
    {
        addRequests(3, 1'000);
        WatchDesk watch(world.services, remote);
        watch.lookSoon({1'000, 1'001, 1'002});
        std::set<RequestId> seen;
        for (int i = 0; i < 3; ++i)
            for (const auto& [request, sight] : watch().news)
                seen.insert(request);
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), seen.size());
        CPPUNIT_ASSERT_EQUAL(3, remote.calls);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SlowHouseTest);

}  // namespace contacts::tests
