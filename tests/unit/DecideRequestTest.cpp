// What a decision does to a request and its lines: once, as a whole, and with a reason where something is
// rejected.
#include "core/history/VerifyAudit.h"
#include "core/text/Text.h"
#include "tests/unit/DecisionStage.h"

#include <algorithm>
#include <thread>

namespace contacts::tests {

using Outcome = Decision::Outcome;


class DecideRequestTest : public DecisionStage
{
    CPPUNIT_TEST_SUITE(DecideRequestTest);
    CPPUNIT_TEST(implementsSomeLinesAndRejectsOthers);
    CPPUNIT_TEST(rejectsARequestOfWhichEveryLineIsRejected);
    CPPUNIT_TEST(wantsAReasonForEveryRejectedLine);
    CPPUNIT_TEST(explainsALineAboutSomebodyWhoseArrivalIsRejected);
    CPPUNIT_TEST(appliesNoneWhenOneLineHasBecomeImpossible);
    CPPUNIT_TEST(decidesOnce);
    CPPUNIT_TEST(letsOneOfManyDecisionsAtOnceWin);
    CPPUNIT_TEST(saysWhoDecidedAndWhen);
    CPPUNIT_TEST(rejectsWithAReason);
    CPPUNIT_TEST(keepsWhatIsSaidAboutSingleLinesOfARejection);
    CPPUNIT_TEST(wantsAReasonToReject);
    CPPUNIT_TEST(writesOneAuditRowATransition);
    CPPUNIT_TEST(repeatsTheWholeWhenTheDatabaseAsksForIt);
    CPPUNIT_TEST_SUITE_END();

public:
    void implementsSomeLinesAndRejectsOthers()
    {
        const auto id = requested({grant(of(world.lena), "reports"), grant(of(world.leo), "reports")});
        const auto decision = implement(id, {{2, "Not Leo."}});
        CPPUNIT_ASSERT(decision.outcome == Outcome::done &&
                       decision.state == RequestState::partlyImplemented);
        CPPUNIT_ASSERT(world.contact(world.acme, world.lena).person.roles.contains("reports"));
        CPPUNIT_ASSERT(!world.contact(world.acme, world.leo).person.roles.contains("reports"));
        const auto request = world.request(id);
        CPPUNIT_ASSERT(request.changes[1].outcome == LineOutcome::rejected);
        CPPUNIT_ASSERT_EQUAL(std::string("Not Leo."), request.changes[1].outcomeReason);
    }

    void rejectsARequestOfWhichEveryLineIsRejected()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        CPPUNIT_ASSERT(implement(id, {{1, "No."}}).state == RequestState::rejected);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), countOf(MailKind::requestRejected));
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), countOf(MailKind::requestImplemented));
    }

    void wantsAReasonForEveryRejectedLine()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        CPPUNIT_ASSERT(implement(id, {{1, " \n"}}).outcome == Outcome::reasonMissing);
        CPPUNIT_ASSERT(implement(id, {{77, "No."}}).outcome == Outcome::changedMeanwhile);
        CPPUNIT_ASSERT(world.request(id).state == RequestState::submitted);
    }

    void appliesNoneWhenOneLineHasBecomeImpossible()
    {
        const auto id = requested({grant(of(world.lena), "reports"),
                                   add("new", "Neo", "Newman", "neo@people.example", {"technical"}),
                                   grant(of(world.leo), "reports")});
        (void)world.addPerson(world.globex, "Neo", "Other", {"financial"}, AccountState::none);
        const auto decision = implement(id);
        CPPUNIT_ASSERT(decision.outcome == Outcome::findings);
        CPPUNIT_ASSERT_EQUAL(std::string("email-taken-elsewhere"), rulesOf(decision.findings));
        CPPUNIT_ASSERT(!world.contact(world.acme, world.lena).person.roles.contains("reports"));
        CPPUNIT_ASSERT(!world.contact(world.acme, world.leo).person.roles.contains("reports"));
    }

    void explainsALineAboutSomebodyWhoseArrivalIsRejected()
    {
        const auto id =
            requested({add("new", "Neo", "Newman", "neo@people.example", {"technical"}),
                       promote({{}, "new"}, "primary-technical"), grant(of(world.lena), "reports")});
        const auto refused = implement(id, {{1, "Who is that?"}});
        CPPUNIT_ASSERT(refused.outcome == Outcome::findings);
        CPPUNIT_ASSERT_EQUAL(std::string("depends-on-rejected"), rulesOf(refused.findings));
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(2), refused.findings[0].change);
        CPPUNIT_ASSERT(!world.contact(world.acme, world.lena).person.roles.contains("reports"));
        const auto done = implement(id, {{1, "Who is that?"}, {2, "So not he."}});
        CPPUNIT_ASSERT(done.outcome == Outcome::done && done.state == RequestState::partlyImplemented);
        CPPUNIT_ASSERT(!world.byEmail("neo@people.example"));
        CPPUNIT_ASSERT(world.contact(world.acme, world.lena).person.roles.contains("reports"));
    }

    void decidesOnce()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        const auto seen = digest(id);
        CPPUNIT_ASSERT(implement(id).outcome == Outcome::done);
        const auto mails = world.mails().size();
        CPPUNIT_ASSERT(ImplementRequest(world.services)(world.agent(), id, seen, {}, "").outcome ==
                       Outcome::decided);
        CPPUNIT_ASSERT(RejectRequest(world.services)(world.agent(), id, "no").outcome == Outcome::decided);
        CPPUNIT_ASSERT(CancelRequest(world.services)(world.actor(world.maria, world.acme), id).outcome ==
                       Outcome::decided);
        CPPUNIT_ASSERT_EQUAL(mails, world.mails().size());
    }

    void letsOneOfManyDecisionsAtOnceWin()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        const auto seen = digest(id);
        std::vector<Decision> decisions(6);
        {
            std::vector<std::jthread> deciders;
            for (std::size_t i = 0; i < decisions.size(); ++i)
                deciders.emplace_back([&, i] {
                    decisions[i] =
                        i % 3 == 0 ? ImplementRequest(world.services)(world.agent(), id, seen, {}, "")
                        : i % 3 == 1
                            ? RejectRequest(world.services)(world.agent(), id, "no")
                            : CancelRequest(world.services)(world.actor(world.maria, world.acme), id);
                });
        }
        CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t(1),
                             std::count_if(decisions.begin(), decisions.end(),
                                           [](const auto& one) { return one.outcome == Outcome::done; }));
        for (const auto& decision : decisions)
            CPPUNIT_ASSERT(decision.outcome == Outcome::done || decision.outcome == Outcome::decided);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), world.audited(world.acme).size());
        const bool applied = world.contact(world.acme, world.lena).person.roles.contains("reports");
        CPPUNIT_ASSERT_EQUAL(world.request(id).state == RequestState::implemented, applied);
    }

    void saysWhoDecidedAndWhen()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        (void)implement(id);
        const auto late = RejectRequest(world.services)(world.agent(), id, "no");
        CPPUNIT_ASSERT_EQUAL(std::string("Agnes Agent"), late.by);
        CPPUNIT_ASSERT(late.at == world.clock.now() && late.state == RequestState::implemented);
    }

    void rejectsWithAReason()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        CPPUNIT_ASSERT(RejectRequest(world.services)(world.agent(), id, "Not now.\r\n").outcome ==
                       Outcome::done);
        const auto request = world.request(id);
        CPPUNIT_ASSERT(request.state == RequestState::rejected);
        CPPUNIT_ASSERT_EQUAL(std::string("Not now."), request.decisionReason);
        CPPUNIT_ASSERT(request.changes[0].outcome == LineOutcome::rejected);
        CPPUNIT_ASSERT(world.mails(MailKind::requestRejected).at(0).mail.contact == world.maria);
        CPPUNIT_ASSERT(!world.contact(world.acme, world.lena).person.roles.contains("reports"));
    }

    void keepsWhatIsSaidAboutSingleLinesOfARejection()
    {
        const auto id = requested({grant(of(world.lena), "reports"), grant(of(world.leo), "reports")});
        const auto tooLong = std::string(longestReason + 1, 'x');
        CPPUNIT_ASSERT(RejectRequest(world.services)(world.agent(), id, "No.", {{1, tooLong}}).outcome ==
                       Outcome::findings);
        CPPUNIT_ASSERT(world.request(id).state == RequestState::submitted);
        CPPUNIT_ASSERT(
            RejectRequest(world.services)(world.agent(), id, "No.", {{1, " \n"}, {2, "He left."}}).outcome ==
            Outcome::done);
        const auto request = world.request(id);
        CPPUNIT_ASSERT_EQUAL(std::string("No."), request.decisionReason);
        CPPUNIT_ASSERT_EQUAL(std::string(), request.changes.at(0).outcomeReason);
        CPPUNIT_ASSERT_EQUAL(std::string("He left."), request.changes.at(1).outcomeReason);
    }

    void wantsAReasonToReject()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        for (const auto* reason : {"", "  ", "\n", "\xE2\x80\x8B"})
            CPPUNIT_ASSERT(RejectRequest(world.services)(world.agent(), id, reason).outcome ==
                           Outcome::reasonMissing);
        CPPUNIT_ASSERT(world.request(id).state == RequestState::submitted);
    }

    void writesOneAuditRowATransition()
    {
        (void)implemented({grant(of(world.lena), "reports")});
        const auto id = requested({grant(of(world.leo), "reports")});
        (void)RejectRequest(world.services)(world.agent(), id, "no");
        const std::vector<std::string> expected{"request.submitted", "request.implemented",
                                                "request.submitted", "request.rejected"};
        CPPUNIT_ASSERT(expected == world.audited(world.acme));
        const auto work = world.storage.read();
        const auto verdict = verifyAudit(*work, world.secrets, world.acme);
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(4), verdict.rows);
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), verdict.firstBad);
    }

    void repeatsTheWholeWhenTheDatabaseAsksForIt()
    {
        const auto id = requested({add("new", "Neo", "Newman", "neo@people.example", {"technical"})});
        world.storage.failCommits(2);
        CPPUNIT_ASSERT(implement(id).outcome == Outcome::done);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), countOf(MailKind::welcome));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.storage.committed().tokens.size());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DecideRequestTest);

}  // namespace contacts::tests
