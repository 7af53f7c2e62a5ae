#include "core/contacts/EditOwnDetails.h"
#include "core/history/Audit.h"
#include "core/history/ReadHistory.h"
#include "core/history/VerifyAudit.h"
#include "core/text/Text.h"
#include "tests/unit/DecisionStage.h"

#include <algorithm>
#include <thread>

namespace contacts::tests {

using Outcome = Decision::Outcome;


/// Who decides what, when, and on what he saw.
class DecideRequestTest : public DecisionStage
{
    CPPUNIT_TEST_SUITE(DecideRequestTest);
    CPPUNIT_TEST(implementsSomeLinesAndRejectsOthers);
    CPPUNIT_TEST(rejectsARequestOfWhichEveryLineIsRejected);
    CPPUNIT_TEST(wantsAReasonForEveryRejectedLine);
    CPPUNIT_TEST(explainsALineAboutSomebodyWhoseArrivalIsRejected);
    CPPUNIT_TEST(refusesAStaleDigest);
    CPPUNIT_TEST(refusesAStaleDigestOfACellThatMovedBetweenLookAndCommit);
    CPPUNIT_TEST(implementsKnowinglyAfterALookAtTheDrift);
    CPPUNIT_TEST(recordsWhatItWroteOver);
    CPPUNIT_TEST(keepsByNameWhoLeftBeforeTheDecision);
    CPPUNIT_TEST(tellsAgentsWhoMovedALine);
    CPPUNIT_TEST(tellsThatTheHelpdeskMovedALine);
    CPPUNIT_TEST(asksTheRulesAgainForADemotedRequester);
    CPPUNIT_TEST(appliesNoneWhenOneLineHasBecomeImpossible);
    CPPUNIT_TEST(refusesThatSomebodyDecidesHisOwnRequest);
    CPPUNIT_TEST(letsSomebodyDecideHisOwnRequestWhereTheSettingsSaySo);
    CPPUNIT_TEST(decidesOnce);
    CPPUNIT_TEST(letsOneOfManyDecisionsAtOnceWin);
    CPPUNIT_TEST(saysWhoDecidedAndWhen);
    CPPUNIT_TEST(rejectsWithAReason);
    CPPUNIT_TEST(keepsWhatIsSaidAboutSingleLinesOfARejection);
    CPPUNIT_TEST(wantsAReasonToReject);
    CPPUNIT_TEST(cancelsForAnotherAdministrator);
    CPPUNIT_TEST(forbidsEditorsToCancelAndViewersToKnow);
    CPPUNIT_TEST(forbidsCustomersToDecide);
    CPPUNIT_TEST(asksAgainWhetherTheAgentIsOne);
    CPPUNIT_TEST(keepsARequestThatIsDecidedAsItWas);
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

    void refusesAStaleDigest()
    {
        const auto id = requested({edit(of(world.tom), Field::phone, "+33142685300")});
        const auto seen = digest(id);
        world.rewrite(world.acme, world.tom, [](Person& person) { person.phone = "+12022244843"; });
        const auto decision = ImplementRequest(world.services)(world.agent(), id, seen, {}, "");
        CPPUNIT_ASSERT(decision.outcome == Outcome::changedMeanwhile);
        CPPUNIT_ASSERT_EQUAL(std::string("+12022244843"), world.contact(world.acme, world.tom).person.phone);
        CPPUNIT_ASSERT(world.desk.tickets().at(world.request(id).ticket).open);
        CPPUNIT_ASSERT(ImplementRequest(world.services)(world.agent(), id, "", {}, "").outcome ==
                       Outcome::changedMeanwhile);
    }

    void refusesAStaleDigestOfACellThatMovedBetweenLookAndCommit()
    {
        const auto id = requested({edit(of(world.tom), Field::phone, "+33142685300")});
        const auto seen = digest(id);
        world.storage.before([&] {
            world.storage.tamper(
                [&](MemoryTables& tables) { tables.contacts.at(world.tom).person.phone = "+12022244843"; });
        });
        CPPUNIT_ASSERT(ImplementRequest(world.services)(world.agent(), id, seen, {}, "").outcome ==
                       Outcome::changedMeanwhile);
    }

    void implementsKnowinglyAfterALookAtTheDrift()
    {
        const auto id =
            requested({edit(of(world.tom), Field::phone, "+33142685300"), grant(of(world.lena), "reports")});
        world.rewrite(world.acme, world.tom, [](Person& person) { person.phone = "+12022244843"; });
        world.rewrite(world.acme, world.lena, [](Person& person) { person.roles.insert("reports"); });
        const auto view = ViewRequest(world.services)(world.agent(), id).value();
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), view.drift.size());
        CPPUNIT_ASSERT_EQUAL(std::string(), rulesOf(view.findings));
        CPPUNIT_ASSERT(implement(id).outcome == Outcome::done);
        CPPUNIT_ASSERT_EQUAL(std::string("+33142685300"), world.contact(world.acme, world.tom).person.phone);
    }

    void recordsWhatItWroteOver()
    {
        const auto asked = world.contact(world.acme, world.tom).person.phone;
        const auto id = requested({edit(of(world.tom), Field::phone, "+33142685300")});
        world.rewrite(world.acme, world.tom, [](Person& person) { person.phone = "+12022244843"; });
        std::string told;
        world.services.ticketText = [&](const Request& request, const Customer&, const Snapshot& after) {
            told =
                request.before().people.at(of(world.tom)).phone + " " + after.people.at(of(world.tom)).phone;
            return TicketText{};
        };
        CPPUNIT_ASSERT(implement(id).outcome == Outcome::done);
        CPPUNIT_ASSERT_EQUAL(std::string("+12022244843 +33142685300"), told);
        const auto view = ViewRequest(world.services)(world.agent(), id).value();
        CPPUNIT_ASSERT_EQUAL(std::string("+12022244843"), view.existing.people.at(of(world.tom)).phone);
        CPPUNIT_ASSERT_EQUAL(std::string("+33142685300"), view.requested.people.at(of(world.tom)).phone);
        CPPUNIT_ASSERT_EQUAL(asked, view.request.then.people.at(of(world.tom)).phone);

        const auto maria = world.actor(world.maria, world.acme);
        const auto history = ReadHistory(world.services)(maria, {world.acme}).value();
        CPPUNIT_ASSERT_EQUAL(std::string("request.implemented"), history.at(0).audit.act);
        CPPUNIT_ASSERT_EQUAL(std::string("+12022244843"),
                             history[0].request->before().people.at(of(world.tom)).phone);
        CPPUNIT_ASSERT_EQUAL(std::string("request.submitted"), history.at(1).audit.act);
        CPPUNIT_ASSERT_EQUAL(asked, history[1].request->before().people.at(of(world.tom)).phone);
    }

    void keepsByNameWhoLeftBeforeTheDecision()
    {
        const auto id =
            requested({edit(of(world.tom), Field::phone, "+33142685300"), grant(of(world.lena), "reports")});
        world.storage.tamper([&](MemoryTables& tables) {
            tables.memberships.erase({world.acme, world.tom});
        });
        CPPUNIT_ASSERT(implement(id, {{1, "He has left."}}).state == RequestState::partlyImplemented);
        const auto& before = world.request(id).before().people;
        CPPUNIT_ASSERT_EQUAL(std::string("Tom Reed"), before.at(of(world.tom)).name());
        CPPUNIT_ASSERT(before.at(of(world.tom)).roles.empty());
    }

    void tellsAgentsWhoMovedALine()
    {
        const auto id = requested({edit(of(world.maria), Field::phone, "+33142685300"),
                                   edit(of(world.maria), Field::firstName, "Marie")});
        const auto maria = world.actor(world.maria, world.acme);
        const auto seen = EditOwnDetails(world.services).see(maria.account).value();
        auto details = seen;
        details.phone = "+33142685344";
        world.clock.advance(std::chrono::minutes(5));
        CPPUNIT_ASSERT(EditOwnDetails(world.services)(maria, seen, details).outcome ==
                       EditOwnDetails::Outcome::done);
        world.rewrite(world.acme, world.maria, [](Person& person) { person.firstName = "Mary"; });
        const auto view = ViewRequest(world.services)(world.agent(), id).value();
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), view.drift.size());
        for (const auto& cell : view.drift)
            CPPUNIT_ASSERT_EQUAL_MESSAGE(cell.field, cell.field == "phone", cell.mover.has_value());
        const auto found = std::find_if(view.drift.begin(), view.drift.end(),
                                        [](const Moved& cell) { return cell.mover.has_value(); });
        CPPUNIT_ASSERT_EQUAL(std::string("Mary Keller"), found->mover->by);
        CPPUNIT_ASSERT(found->mover->at == world.clock.now() && !found->mover->helpdesk);
        const auto asCustomer = ViewRequest(world.services)(maria, id).value();
        for (const auto& cell : asCustomer.drift)
            CPPUNIT_ASSERT_MESSAGE(cell.field, !cell.mover);
    }

    /// The agent is a contact of another customer, and none here.
    void tellsThatTheHelpdeskMovedALine()
    {
        const auto id = requested({edit(of(world.tom), Field::phone, "+33142685300")});
        auto agent = world.agent();
        agent.contact = world.omar;
        world.clock.advance(std::chrono::minutes(5));
        world.rewrite(world.acme, world.tom, [](Person& person) { person.phone = "+12022244843"; });
        world.storage.inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(work.customers().touch(world.acme));
            audit(work, world.acme, agent, "contact.own-details", "contact/" + world.tom.text(), "",
                  world.clock.now());
        });
        world.services.staffName = [&](AccountId account) {
            return account == agent.account ? "Agnes Agent" : "";
        };
        const auto view = ViewRequest(world.services)(world.agent(), id).value();
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), view.drift.size());
        CPPUNIT_ASSERT(view.drift[0].mover && view.drift[0].mover->helpdesk);
        CPPUNIT_ASSERT_EQUAL(std::string("Agnes Agent"), view.drift[0].mover->by);
    }

    void asksTheRulesAgainForADemotedRequester()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        world.rewrite(world.acme, world.maria, [](Person& person) { person.roles = {"application"}; });
        const auto decision = implement(id);
        CPPUNIT_ASSERT(decision.outcome == Outcome::findings);
        CPPUNIT_ASSERT_EQUAL(std::string("requester-not-permitted"), rulesOf(decision.findings));
        CPPUNIT_ASSERT(!world.contact(world.acme, world.lena).person.roles.contains("reports"));
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

    void refusesThatSomebodyDecidesHisOwnRequest()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        auto both = world.actor(world.maria, world.acme);
        both.agent = true;
        const auto refused = ImplementRequest(world.services)(both, id, digest(id), {}, "");
        CPPUNIT_ASSERT(refused.outcome == Outcome::forbidden && refused.own);
        const auto customers =
            ImplementRequest(world.services)(world.actor(world.paul, world.acme), id, digest(id), {}, "");
        CPPUNIT_ASSERT(!customers.own);
    }

    void letsSomebodyDecideHisOwnRequestWhereTheSettingsSaySo()
    {
        world.policy.decideOwnRequests = true;
        const auto id = requested({grant(of(world.lena), "reports")});
        auto both = world.actor(world.maria, world.acme);
        both.agent = true;
        world.desk.change(both.account, [](FakeDesk::Account& account) { account.staff = true; });
        CPPUNIT_ASSERT(ImplementRequest(world.services)(both, id, digest(id), {}, "").outcome ==
                       Outcome::done);
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

    void cancelsForAnotherAdministrator()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        CPPUNIT_ASSERT(CancelRequest(world.services)(world.actor(world.paul, world.acme), id).outcome ==
                       Outcome::done);
        CPPUNIT_ASSERT(world.request(id).state == RequestState::cancelled);
        CPPUNIT_ASSERT(world.desk.tickets().at(world.request(id).ticket).last == TicketMove::cancelled);
        const auto mails = world.mails(MailKind::requestCancelled);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), mails.size());
        CPPUNIT_ASSERT(mails[0].mail.contact == world.maria);
        CPPUNIT_ASSERT_EQUAL(std::string("agents@support.example"), mails[1].mail.address);
    }

    void forbidsEditorsToCancelAndViewersToKnow()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        const auto editor = world.addPerson(world.acme, "Edith", "Finch", {"contact-editor"});
        const CancelRequest cancel(world.services);
        CPPUNIT_ASSERT(cancel(world.actor(editor, world.acme), id).outcome == Outcome::forbidden);
        CPPUNIT_ASSERT(cancel(world.actor(world.lena, world.acme), id).outcome == Outcome::unknown);
        CPPUNIT_ASSERT(cancel(world.actor(world.tom, world.acme), id).outcome == Outcome::unknown);
        // Omar manages Globex: whoever asks with the permissions of the wrong customer is found out inside.
        CPPUNIT_ASSERT(cancel(world.actor(world.omar, world.globex), id).outcome == Outcome::unknown);
        CPPUNIT_ASSERT(world.request(id).state == RequestState::submitted);
    }

    void forbidsCustomersToDecide()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        const auto seen = digest(id);
        CPPUNIT_ASSERT(
            ImplementRequest(world.services)(world.actor(world.paul, world.acme), id, seen, {}, "").outcome ==
            Outcome::forbidden);
        CPPUNIT_ASSERT(RejectRequest(world.services)(world.actor(world.tom, world.acme), id, "no").outcome ==
                       Outcome::unknown);
        CPPUNIT_ASSERT(RejectRequest(world.services)(world.agent(), RequestId{424242}, "no").outcome ==
                       Outcome::unknown);
    }

    /// What his session believes of him is older than the transaction.
    void asksAgainWhetherTheAgentIsOne()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        const auto seen = digest(id);
        const auto agent = world.agent();
        const auto assertDecidesNothing = [&](const std::function<void(FakeDesk::Account&)>& goes) {
            const auto before = world.desk.account(agent.account);
            world.desk.change(agent.account, goes);
            CPPUNIT_ASSERT(ImplementRequest(world.services)(agent, id, seen, {}, "").outcome ==
                           Outcome::unknown);
            CPPUNIT_ASSERT(RejectRequest(world.services)(agent, id, "no").outcome == Outcome::unknown);
            CPPUNIT_ASSERT(ReturnRequest(world.services)(agent, id, "why").outcome == Outcome::unknown);
            CPPUNIT_ASSERT(world.request(id).state == RequestState::submitted);
            CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.audited(world.acme).size());
            world.desk.change(agent.account, [&](FakeDesk::Account& account) { account = before; });
        };
        assertDecidesNothing([](FakeDesk::Account& account) { account.disabled = true; });
        assertDecidesNothing([](FakeDesk::Account& account) { account.staff = false; });
        CPPUNIT_ASSERT(implement(id).outcome == Outcome::done);
    }

    void keepsARequestThatIsDecidedAsItWas()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        (void)implement(id);
        world.rewrite(world.acme, world.lena, [](Person& person) { person.roles = {"financial"}; });
        const auto view = ViewRequest(world.services)(world.actor(world.maria, world.acme), id).value();
        CPPUNIT_ASSERT(
            (view.existing.people.at(of(world.lena)).roles == std::set<RoleKey, std::less<>>{"application"}));
        CPPUNIT_ASSERT((view.requested.people.at(of(world.lena)).roles ==
                        std::set<RoleKey, std::less<>>{"application", "reports"}));
        CPPUNIT_ASSERT(view.drift.empty());
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
