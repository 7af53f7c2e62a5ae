#include "core/request/SubmitRequest.h"
#include "core/draft/EditDraft.h"
#include "core/request/DecideRequest.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <thread>

namespace contacts::tests {

using Outcome = SubmitRequest::Outcome;


class SubmitRequestTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(SubmitRequestTest);
    CPPUNIT_TEST(raisesOneTicketAndTakesTheDraftAway);
    CPPUNIT_TEST(leavesTheRevisionOfTheLiveDataAlone);
    CPPUNIT_TEST(tellsTheRequesterAndTheAgents);
    CPPUNIT_TEST(keepsHowPeopleLookedAtTheMomentOfTheRequest);
    CPPUNIT_TEST(answersADoubleClickWithTheFirstAnswer);
    CPPUNIT_TEST(refusesAKeyThatMeantSomethingElse);
    CPPUNIT_TEST(keepsKeysOfDifferentPeopleApart);
    CPPUNIT_TEST(raisesOneTicketWhenTwoTabsSendAtOnce);
    CPPUNIT_TEST(refusesASecondRequestWhileOneWaits);
    CPPUNIT_TEST(refusesADraftThatMoved);
    CPPUNIT_TEST(refusesAnEmptyDraft);
    CPPUNIT_TEST(refusesABrokenRuleAndStoresNothing);
    CPPUNIT_TEST(refusesAReasonThatIsNoText);
    CPPUNIT_TEST(hidesTheCustomerFromStrangers);
    CPPUNIT_TEST(forbidsWhoeverMayOnlyLook);
    CPPUNIT_TEST(asksTheDatabaseAgainWhatTheRequesterMay);
    CPPUNIT_TEST(looksAgainAtTheDraftInsideTheTransaction);
    CPPUNIT_TEST(leavesNoTraceWhenTheTicketCannotBeWritten);
    CPPUNIT_TEST(repeatsTheWholeWhenTheDatabaseAsksForIt);
    CPPUNIT_TEST(findsItsRequestWhenTheAnswerOfTheCommitIsLost);
    CPPUNIT_TEST(writesASetOfDirectKindsAtOnce);
    CPPUNIT_TEST(sendsAMixedSetToTheDeskAsAWhole);
    CPPUNIT_TEST(asksTheRulesOfADirectSetToo);
    CPPUNIT_TEST(repeatsADirectSetAsAWhole);
    CPPUNIT_TEST(sendsACorrectionToTheDeskWhateverItsKind);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};

    /// A draft of Maria's: Lena gets Technical.
    std::uint32_t drafted()
    {
        const auto result =
            EditDraft(world.services)
                .add(world.actor(world.maria, world.acme), world.acme, grant(of(world.lena), "reports"));
        CPPUNIT_ASSERT(result.outcome == EditDraft::Outcome::done);
        return result.view.draft.version;
    }

    SubmitRequest::Call call(std::uint32_t version, const std::string& key = "key-1")
    {
        return {world.acme, version, "because", key};
    }

    SubmitRequest::Result submit(const SubmitRequest::Call& call)
    {
        return SubmitRequest(world.services)(world.actor(world.maria, world.acme), call);
    }

    void nothingWasStored()
    {
        CPPUNIT_ASSERT(world.storage.committed().requests.empty());
        CPPUNIT_ASSERT(world.desk.tickets().empty());
        CPPUNIT_ASSERT(world.mails().empty());
        for (const auto& act : world.audited(world.acme))
            CPPUNIT_ASSERT_EQUAL(std::string("draft.discarded"), act);  // By a test that needs another draft.
    }

public:
    void raisesOneTicketAndTakesTheDraftAway()
    {
        const auto result = submit(call(drafted()));
        CPPUNIT_ASSERT(result.outcome == Outcome::submitted);
        const auto request = world.request(result.request);
        CPPUNIT_ASSERT(request.state == RequestState::submitted);
        CPPUNIT_ASSERT_EQUAL(result.ticket, request.ticket);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.desk.tickets().size());
        CPPUNIT_ASSERT_EQUAL(std::string("Contact changes for Acme Oil"),
                             world.desk.tickets().at(result.ticket).text.subject);
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(0), world.draft(world.acme).version);
        CPPUNIT_ASSERT_EQUAL(std::string("because"), request.reason);
        CPPUNIT_ASSERT(request.requester == world.maria);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), request.changes.size());
        CPPUNIT_ASSERT(request.changes[0].author == world.maria && request.changes[0].id == 1);
        CPPUNIT_ASSERT_EQUAL(std::string("request.submitted"), world.audited(world.acme).at(0));
        CPPUNIT_ASSERT(!world.contact(world.acme, world.lena).person.roles.contains("reports"));
    }

    void leavesTheRevisionOfTheLiveDataAlone()
    {
        const auto draft = drafted();
        const auto before = world.storage.committed().customers.at(world.acme).revision;
        CPPUNIT_ASSERT(submit(call(draft)).outcome == Outcome::submitted);
        CPPUNIT_ASSERT_EQUAL(before, world.storage.committed().customers.at(world.acme).revision);
    }

    void tellsTheRequesterAndTheAgents()
    {
        const auto result = submit(call(drafted()));
        const auto mails = world.mails();
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), mails.size());
        CPPUNIT_ASSERT(mails[0].mail.kind == MailKind::requestRaised && mails[0].mail.contact == world.maria);
        CPPUNIT_ASSERT_EQUAL(std::string("maria@people.example"), mails[0].mail.address);
        CPPUNIT_ASSERT(mails[1].mail.kind == MailKind::requestRaisedForAgents);
        CPPUNIT_ASSERT_EQUAL(std::string("agents@support.example"), mails[1].mail.address);
        for (const auto& row : mails)
            CPPUNIT_ASSERT(row.mail.request == result.request && row.mail.ticket == result.ticket);
    }

    void keepsHowPeopleLookedAtTheMomentOfTheRequest()
    {
        const auto result = submit(call(drafted()));
        world.rewrite(world.acme, world.lena, [](Person& person) { person.department = "Later"; });
        const auto then = world.request(result.request).then.people.at(of(world.lena));
        CPPUNIT_ASSERT_EQUAL(std::string(), then.department);
        CPPUNIT_ASSERT(then.roles.contains("application"));
    }

    void answersADoubleClickWithTheFirstAnswer()
    {
        const auto version = drafted();
        const auto first = submit(call(version));
        const auto second = submit(call(version));
        CPPUNIT_ASSERT(second.outcome == Outcome::repeated);
        CPPUNIT_ASSERT(second.request == first.request && second.ticket == first.ticket);
        CPPUNIT_ASSERT(second.state == RequestState::submitted);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.desk.tickets().size());
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), world.mails().size());
    }

    void refusesAKeyThatMeantSomethingElse()
    {
        const auto version = drafted();
        (void)submit(call(version));
        auto other = call(version);
        other.reason = "another reason";
        CPPUNIT_ASSERT(submit(other).outcome == Outcome::keyReused);
    }

    void keepsKeysOfDifferentPeopleApart()
    {
        const auto version = drafted();
        (void)submit(call(version));
        const auto others = SubmitRequest(world.services)(world.actor(world.paul, world.acme), call(version));
        CPPUNIT_ASSERT(others.outcome == Outcome::requestWaiting);
    }

    void raisesOneTicketWhenTwoTabsSendAtOnce()
    {
        const auto version = drafted();
        std::vector<SubmitRequest::Result> results(4);
        {
            std::vector<std::jthread> tabs;
            for (std::size_t i = 0; i < results.size(); ++i)
                tabs.emplace_back(
                    [&, i] { results[i] = submit(call(version, "key-" + std::to_string(i % 2))); });
        }
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.desk.tickets().size());
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.storage.committed().requests.size());
        CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t(1),
                             std::count_if(results.begin(), results.end(), [](const auto& result) {
                                 return result.outcome == Outcome::submitted;
                             }));
        CPPUNIT_ASSERT(std::all_of(results.begin(), results.end(), [](const auto& result) {
            return result.outcome == Outcome::submitted || result.outcome == Outcome::repeated ||
                   result.outcome == Outcome::requestWaiting;
        }));
    }

    void refusesASecondRequestWhileOneWaits()
    {
        const auto version = drafted();
        (void)submit(call(version));
        CPPUNIT_ASSERT(submit(call(version, "key-2")).outcome == Outcome::requestWaiting);
        CPPUNIT_ASSERT(submit(call(version, "")).outcome == Outcome::requestWaiting);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.desk.tickets().size());
    }

    void refusesADraftThatMoved()
    {
        const auto version = drafted();
        (void)EditDraft(world.services)
            .add(world.actor(world.paul, world.acme), world.acme, grant(of(world.leo), "reports"));
        CPPUNIT_ASSERT(submit(call(version)).outcome == Outcome::changedMeanwhile);
        nothingWasStored();
    }

    void refusesAnEmptyDraft()
    {
        CPPUNIT_ASSERT(submit(call(0)).outcome == Outcome::empty);
        nothingWasStored();
    }

    void refusesABrokenRuleAndStoresNothing()
    {
        const auto draft =
            EditDraft(world.services)
                .add(world.actor(world.maria, world.acme), world.acme, revoke(of(world.tom), "technical"));
        const auto result = submit(call(draft.view.draft.version));
        CPPUNIT_ASSERT(result.outcome == Outcome::findings);
        CPPUNIT_ASSERT_EQUAL(std::string("no-role-left"), rulesOf(result.findings));
        nothingWasStored();
    }

    void refusesAReasonThatIsNoText()
    {
        const auto version = drafted();
        auto bad = call(version);
        bad.reason = "bell\a";
        CPPUNIT_ASSERT_EQUAL(std::string("text-control-characters"), rulesOf(submit(bad).findings));
        bad.reason = std::string(2001, 'x');
        CPPUNIT_ASSERT_EQUAL(std::string("text-too-long"), rulesOf(submit(bad).findings));
        nothingWasStored();
    }

    void hidesTheCustomerFromStrangers()
    {
        const auto version = drafted();
        const auto stranger = world.actor(world.omar, world.acme);
        CPPUNIT_ASSERT(SubmitRequest(world.services)(stranger, call(version)).outcome == Outcome::unknown);
        auto nowhere = call(version);
        nowhere.customer = CustomerId{999'999};
        CPPUNIT_ASSERT(submit(nowhere).outcome == Outcome::unknown);
        nothingWasStored();
    }

    void forbidsWhoeverMayOnlyLook()
    {
        const auto version = drafted();
        const auto viewer = world.actor(world.lena, world.acme);
        CPPUNIT_ASSERT(SubmitRequest(world.services)(viewer, call(version)).outcome == Outcome::forbidden);
        nothingWasStored();
    }

    void asksTheDatabaseAgainWhatTheRequesterMay()
    {
        const auto version = drafted();
        const auto maria = world.actor(world.maria, world.acme);
        world.rewrite(world.acme, world.maria, [](Person& person) { person.roles = {"reports"}; });
        CPPUNIT_ASSERT(SubmitRequest(world.services)(maria, call(version)).outcome == Outcome::unknown);
        nothingWasStored();
    }

    void looksAgainAtTheDraftInsideTheTransaction()
    {
        const auto version = drafted();
        world.storage.before([&] {
            world.storage.tamper([&](MemoryTables& tables) { ++tables.drafts.at(world.acme).version; });
        });
        CPPUNIT_ASSERT(submit(call(version)).outcome == Outcome::changedMeanwhile);
        nothingWasStored();
    }

    void leavesNoTraceWhenTheTicketCannotBeWritten()
    {
        const auto version = drafted();
        world.storage.failCommits(99);
        CPPUNIT_ASSERT_THROW((void)submit(call(version)), StorageFailure);
        world.storage.failCommits(0);
        nothingWasStored();
        CPPUNIT_ASSERT_EQUAL(version, world.draft(world.acme).version);
    }

    void repeatsTheWholeWhenTheDatabaseAsksForIt()
    {
        const auto version = drafted();
        world.storage.failCommits(2);
        CPPUNIT_ASSERT(submit(call(version)).outcome == Outcome::submitted);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.desk.tickets().size());
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), world.mails().size());
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.audited(world.acme).size());
    }

    void findsItsRequestWhenTheAnswerOfTheCommitIsLost()
    {
        const auto version = drafted();
        world.storage.loseNextAnswer();
        const auto result = submit(call(version));
        CPPUNIT_ASSERT(result.outcome == Outcome::repeated);
        CPPUNIT_ASSERT(world.request(result.request).ticket == result.ticket);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.storage.committed().requests.size());
    }

    void writesASetOfDirectKindsAtOnce()
    {
        world.policy.directKinds = {ChangeKind::grantRole};
        const auto version = drafted();
        const auto revision = world.storage.committed().customers.at(world.acme).revision;
        const auto result = submit(call(version));
        CPPUNIT_ASSERT(result.outcome == Outcome::submitted && result.state == RequestState::implemented);
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), result.ticket);
        CPPUNIT_ASSERT(world.desk.tickets().empty());
        CPPUNIT_ASSERT(world.contact(world.acme, world.lena).person.roles.contains("reports"));
        CPPUNIT_ASSERT(world.storage.committed().customers.at(world.acme).revision > revision);
        const auto request = world.request(result.request);
        CPPUNIT_ASSERT(request.state == RequestState::implemented && request.decidedBy == "Maria Keller");
        CPPUNIT_ASSERT(request.changes[0].outcome == LineOutcome::implemented);
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(0), world.draft(world.acme).version);
        const std::vector<std::string> audited{"request.submitted", "request.implemented"};
        CPPUNIT_ASSERT(audited == world.audited(world.acme));
        const auto mails = world.mails(MailKind::requestImplemented);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), mails.size());  // Maria and Paul.
        CPPUNIT_ASSERT(world.mails(MailKind::requestRaised).empty());
        const auto again = submit(call(version));
        CPPUNIT_ASSERT(again.outcome == Outcome::repeated && again.state == RequestState::implemented);
    }

    void sendsAMixedSetToTheDeskAsAWhole()
    {
        world.policy.directKinds = {ChangeKind::grantRole};
        (void)drafted();
        const auto mixed = EditDraft(world.services)
                               .add(world.actor(world.maria, world.acme), world.acme,
                                    edit(of(world.tom), Field::title, "Dr"));
        const auto result = submit(call(mixed.view.draft.version));
        CPPUNIT_ASSERT(result.state == RequestState::submitted && result.ticket != 0);
        CPPUNIT_ASSERT(!world.contact(world.acme, world.lena).person.roles.contains("reports"));
    }

    void asksTheRulesOfADirectSetToo()
    {
        world.policy.directKinds = {ChangeKind::revokeRole, ChangeKind::addContact};
        const auto maria = world.actor(world.maria, world.acme);
        const EditDraft edit(world.services);
        auto draft = edit.add(maria, world.acme, revoke(of(world.tom), "technical"));
        CPPUNIT_ASSERT_EQUAL(std::string("no-role-left"),
                             rulesOf(submit(call(draft.view.draft.version)).findings));
        (void)edit.discard(maria, world.acme);
        // What no store of ours knows: the address is a log-in of the helpdesk's own staff.
        draft =
            edit.add(maria, world.acme, add("new", "Neo", "Newman", "agent@support.example", {"technical"}));
        CPPUNIT_ASSERT_EQUAL(std::string("email-taken-elsewhere"),
                             rulesOf(submit(call(draft.view.draft.version, "key-2")).findings));
        nothingWasStored();
    }

    void repeatsADirectSetAsAWhole()
    {
        world.policy.directKinds = {ChangeKind::grantRole};
        const auto version = drafted();
        world.storage.failCommits(2);
        CPPUNIT_ASSERT(submit(call(version)).state == RequestState::implemented);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.storage.committed().requests.size());
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), world.audited(world.acme).size());
    }

    void sendsACorrectionToTheDeskWhateverItsKind()
    {
        const auto first = submit(call(drafted()));
        CPPUNIT_ASSERT(ReturnRequest(world.services)(world.agent(), first.request, "Why?").outcome ==
                       Decision::Outcome::done);
        world.policy.directKinds = {ChangeKind::grantRole};
        const auto again = submit(call(world.draft(world.acme).version, "key-2"));
        CPPUNIT_ASSERT(again.again && again.state == RequestState::submitted);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SubmitRequestTest);

}  // namespace contacts::tests
