// Requests whose tickets lie in another house: our transaction first, the other house later, and exactly
// once.
#include "ticket-adapter/ExternalDesk.h"
#include "core/contacts/Standing.h"
#include "core/desk/RunErrands.h"
#include "core/desk/WatchDesk.h"
#include "core/draft/EditDraft.h"
#include "core/request/DecideRequest.h"
#include "core/request/SubmitRequest.h"
#include "core/request/ViewRequest.h"
#include "tests/support/FakeRemote.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

#include <numeric>

namespace contacts::tests {

using Kind = RemoteFailure::Kind;

class ExternalDeskTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ExternalDeskTest);
    CPPUNIT_TEST(acceptsARequestWithoutAskingTheOtherHouse);
    CPPUNIT_TEST(raisesTheTicketLaterAndOnce);
    CPPUNIT_TEST(findsTheTicketWhoseAnswerWasLost);
    CPPUNIT_TEST(takesDecisionsThereInTheirOrder);
    CPPUNIT_TEST(takesAStepWhoseAnswerWasLostOnce);
    CPPUNIT_TEST(whatIsRejectedIsNotResolvedThere);
    CPPUNIT_TEST(aTicketThatIsRaisedLateSaysWhatWasAskedFor);
    CPPUNIT_TEST(cancelsBeforeThereIsATicket);
    CPPUNIT_TEST(asksLessAndLessOfAHouseThatIsAway);
    CPPUNIT_TEST(doesNotStormADoorThatIsClosed);
    CPPUNIT_TEST(parksWhatAPersonMustLookAt);
    CPPUNIT_TEST(triesEverythingAgainWhenToldSo);
    CPPUNIT_TEST(storesNothingWhenTheWorkFails);
    CPPUNIT_TEST(neverTakesATicketOfTheHostForItsOwn);
    CPPUNIT_TEST(seesWhatBecameOfATicketAndDecidesNothing);
    CPPUNIT_TEST(raisesAndClosesWhatAnAgentDidInTheCustomersPlace);
    CPPUNIT_TEST(looksAtOnceAtWhatSomebodyHintsAt);
    CPPUNIT_TEST(looksRoundAndRound);
    CPPUNIT_TEST(seesThatAStepWasLostThere);
    CPPUNIT_TEST(remembersHowTheHouseAnswered);
    CPPUNIT_TEST(aLookEndsNoRefusalOfAnErrand);
    CPPUNIT_TEST(aParkedErrandIsRefusedNoMore);
    CPPUNIT_TEST(watchingDoesNotStormADoorThatIsClosed);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};
    FakeRemote remote{};
    ExternalDesk desk{
        {remote, world.secrets, world.clock,
         [this](const std::function<void(DeskWork&)>& work) { world.desk.inTransaction(work); }}};
    Services services{world.storage,
                      desk,
                      world.desk,
                      world.clock,
                      world.secrets,
                      world.services.policy,
                      world.services.catalogue,
                      world.services.ticketText,
                      world.services.inDesk};
    RunErrands run{services, remote};

    SubmitRequest::Result submitted()
    {
        const auto maria = world.actor(world.maria, world.acme);
        const auto draft = EditDraft(services).add(maria, world.acme, {grant(of(world.tom), "reports")});
        CPPUNIT_ASSERT_MESSAGE(rulesOf(draft.view.findings), draft.outcome == EditDraft::Outcome::done);
        auto result =
            SubmitRequest(services)(maria, {world.acme, draft.view.draft.version, "because", "the key"});
        CPPUNIT_ASSERT_MESSAGE(rulesOf(result.findings), result.outcome == SubmitRequest::Outcome::submitted);
        return result;
    }

    void implement(RequestId id)
    {
        const auto digest = ViewRequest(services)(world.agent(), id).value().digest;
        const auto decision = ImplementRequest(services)(world.agent(), id, digest, {}, "Done.");
        CPPUNIT_ASSERT_MESSAGE(rulesOf(decision.findings), decision.outcome == Decision::Outcome::done);
    }

    /// Of as many customers, each with the errand that raises its ticket; `firstTicket` 0: they have none
    /// yet.
    void addRequests(std::size_t number, std::uint64_t firstTicket)
    {
        std::vector<CustomerId> customers;
        for (std::size_t i = 0; i < number; ++i)
            customers.push_back(world.addCustomer("Customer " + std::to_string(i)));
        world.storage.inOne([&](UnitOfWork& work) {
            for (std::size_t i = 0; i < number; ++i)
            {
                Request request;
                request.customer = customers[i];
                request.ticket = firstTicket == 0 ? 0 : firstTicket + i;
                const auto id = work.requests().add(request).value();
                work.errands().put({"key/" + id.text(), id, ErrandKind::raise, "reference/" + id.text(), {}},
                                   world.clock.now());
            }
        });
    }

    ErrandStore::Totals totals() { return world.storage.read()->errands().totals(); }

    std::string stepsOf(std::uint64_t ticket)
    {
        std::string steps;
        for (const auto& step : remote.tickets.at(ticket).steps)
            steps += std::string(wordOf(errandOf(step.how))) + " ";
        return steps;
    }

public:
    void acceptsARequestWithoutAskingTheOtherHouse()
    {
        const auto result = submitted();
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), result.ticket);
        CPPUNIT_ASSERT(world.request(result.request).state == RequestState::submitted);
        CPPUNIT_ASSERT_EQUAL(0, remote.calls);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), totals().waiting);
        CPPUNIT_ASSERT(world.desk.tickets().empty());
    }

    void raisesTheTicketLaterAndOnce()
    {
        const auto id = submitted().request;
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().done);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), run().done);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), remote.tickets.size());
        const auto& ticket = remote.tickets.at(500).raised;
        CPPUNIT_ASSERT_EQUAL(std::string("maria@people.example"), ticket.email);
        CPPUNIT_ASSERT(!ticket.text.subject.empty());
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(500), world.request(id).ticket);
        CPPUNIT_ASSERT_EQUAL(std::string("https://desk.example/agent/500"), desk.address(500, true));
    }

    void findsTheTicketWhoseAnswerWasLost()
    {
        const auto id = submitted().request;
        remote.loseNextAnswer();
        CPPUNIT_ASSERT(run().trouble.starts_with("the answer was lost"));
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), world.request(id).ticket);
        world.clock.advance(std::chrono::seconds(10));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().done);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), remote.tickets.size());
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(500), world.request(id).ticket);
    }

    void takesDecisionsThereInTheirOrder()
    {
        const auto id = submitted().request;
        CPPUNIT_ASSERT(ReturnRequest(services)(world.agent(), id, "Which one?").outcome ==
                       Decision::Outcome::done);
        const auto maria = world.actor(world.maria, world.acme);
        const auto draft = world.draft(world.acme);
        CPPUNIT_ASSERT(SubmitRequest(services)(maria, {world.acme, draft.version, "", "again"}).outcome ==
                       SubmitRequest::Outcome::submitted);
        implement(id);
        CPPUNIT_ASSERT_EQUAL(std::size_t(4), totals().waiting);
        for (int i = 0; i < 4; ++i)
            CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().done);
        CPPUNIT_ASSERT_EQUAL(std::string("return reopen close "), stepsOf(500));
        const auto& steps = remote.tickets.at(500).steps;
        CPPUNIT_ASSERT_EQUAL(std::string("Which one?"), steps[0].message);
        CPPUNIT_ASSERT(!steps[1].message.empty());
        CPPUNIT_ASSERT_EQUAL(std::string("Done."), steps[2].message);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), totals().waiting);
    }

    void takesAStepWhoseAnswerWasLostOnce()
    {
        const auto id = submitted().request;
        (void)run();
        implement(id);
        remote.loseNextAnswer();
        CPPUNIT_ASSERT(!run().trouble.empty());
        world.clock.advance(std::chrono::seconds(10));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), run().done);
        CPPUNIT_ASSERT_EQUAL(std::string("close "), stepsOf(500));
    }

    void whatIsRejectedIsNotResolvedThere()
    {
        const auto id = submitted().request;
        CPPUNIT_ASSERT(RejectRequest(services)(world.agent(), id, "Not his job.").outcome ==
                       Decision::Outcome::done);
        (void)run();
        (void)run();
        CPPUNIT_ASSERT_EQUAL(std::string("cancel "), stepsOf(500));
        CPPUNIT_ASSERT_EQUAL(std::string("Not his job."), remote.tickets.at(500).steps[0].message);
    }

    void aTicketThatIsRaisedLateSaysWhatWasAskedFor()
    {
        const auto id = submitted().request;
        implement(id);
        (void)run();
        CPPUNIT_ASSERT_EQUAL(std::string("because"), remote.tickets.at(500).raised.text.text);
    }

    void cancelsBeforeThereIsATicket()
    {
        const auto id = submitted().request;
        const auto paul = world.actor(world.paul, world.acme);
        CPPUNIT_ASSERT(CancelRequest(services)(paul, id).outcome == Decision::Outcome::done);
        CPPUNIT_ASSERT(world.request(id).state == RequestState::cancelled);
        (void)run();
        (void)run();
        CPPUNIT_ASSERT_EQUAL(std::string("cancel "), stepsOf(500));
    }

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

    void storesNothingWhenTheWorkFails()
    {
        const auto id = submitted().request;
        const auto decision = ImplementRequest(services)(world.agent(), id, "stale", {}, "");
        CPPUNIT_ASSERT(decision.outcome == Decision::Outcome::changedMeanwhile);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), totals().waiting);
    }

    void neverTakesATicketOfTheHostForItsOwn()
    {
        const auto id = submitted().request;
        (void)run();
        CPPUNIT_ASSERT(!ViewRequest(services).byTicket(500));
        CPPUNIT_ASSERT(ViewRequest(world.services).byTicket(500) == id);
    }

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

    void raisesAndClosesWhatAnAgentDidInTheCustomersPlace()
    {
        const auto agent = inTheirPlace(*world.storage.read(), world.agent(), world.acme, false);
        const auto draft = EditDraft(services).add(agent, world.acme, {grant(of(world.lena), "reports")});
        const auto done = SubmitRequest(services)(
            agent, {world.acme, draft.view.draft.version, "He called.", "key", "Mr. Bond"});
        CPPUNIT_ASSERT(done.state == RequestState::implemented);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), totals().waiting);
        (void)run();
        (void)run();
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), totals().waiting);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), remote.tickets.size());
        const auto& ticket = remote.tickets.at(500);
        CPPUNIT_ASSERT(ticket.steps.size() == 1 && ticket.steps.front().how == TicketMove::closed);
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
};

CPPUNIT_TEST_SUITE_REGISTRATION(ExternalDeskTest);

}  // namespace contacts::tests
