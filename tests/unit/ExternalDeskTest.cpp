// Requests whose tickets lie in another house: our transaction first, the other house later, and exactly
// once.
#include "core/contacts/Standing.h"
#include "tests/unit/ExternalDeskStage.h"

namespace contacts::tests {

class ExternalDeskTest : public ExternalDeskStage
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
    CPPUNIT_TEST(storesNothingWhenTheWorkFails);
    CPPUNIT_TEST(neverTakesATicketOfTheHostForItsOwn);
    CPPUNIT_TEST(raisesAndClosesWhatAnAgentDidInTheCustomersPlace);
    CPPUNIT_TEST_SUITE_END();

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
};

CPPUNIT_TEST_SUITE_REGISTRATION(ExternalDeskTest);

}  // namespace contacts::tests
