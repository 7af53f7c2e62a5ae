// An agent changes contacts in the customer's place: same draft, same rules, implemented at once
// (docs/adr/0025).
#include "core/contacts/Standing.h"
#include "core/draft/EditDraft.h"
#include "core/request/DecideRequest.h"
#include "core/request/SubmitRequest.h"
#include "core/request/UndoRequest.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>

namespace contacts::tests {

using Outcome = SubmitRequest::Outcome;


class InTheirPlaceTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(InTheirPlaceTest);
    CPPUNIT_TEST(implementsAtOnceWithATicketThatIsClosed);
    CPPUNIT_TEST(namesTheFirstAdministrators);
    CPPUNIT_TEST(tellsTheAdministratorsWhateverTheSettingsSay);
    CPPUNIT_TEST(leavesLinesOfTheCustomersOwnPeople);
    CPPUNIT_TEST(givesAnIdToWhoeverCameMeanwhile);
    CPPUNIT_TEST(doesNotBuildOnWhatItLeaves);
    CPPUNIT_TEST(discardsOnlyItsOwnLines);
    CPPUNIT_TEST(isLedToAnOpenRequest);
    CPPUNIT_TEST(keepsTheRules);
    CPPUNIT_TEST(isNotForThoseWhoAreContactsThere);
    CPPUNIT_TEST(isNotForOthers);
    CPPUNIT_TEST(isForWhoeverIsOfTheStaffAtThatMoment);
    CPPUNIT_TEST(repeatsItsAnswer);
    CPPUNIT_TEST(refusesAKeyThatMeantSomethingElse);
    CPPUNIT_TEST(forgetsTheCaller);
    CPPUNIT_TEST(implementsAnUndo);
    CPPUNIT_TEST(tellsTwoAgentsApart);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};

    Actor agent(CustomerId customer)
    {
        return inTheirPlace(*world.storage.read(), world.agent(), customer, world.policy.decideOwnRequests);
    }

    EditDraft::Result draft(const Actor& actor, CustomerId customer, const ChangeSet& lines)
    {
        return EditDraft(world.services).add(actor, customer, lines);
    }

    SubmitRequest::Result implement(CustomerId customer, const std::string& caller = "Mr. Bond",
                                    const std::string& key = "key-1")
    {
        return SubmitRequest(world.services)(
            agent(customer), {customer, world.draft(customer).version, "He called.", key, caller});
    }

public:
    void implementsAtOnceWithATicketThatIsClosed()
    {
        CPPUNIT_ASSERT(draft(agent(world.acme), world.acme, {grant(of(world.lena), "reports")}).outcome ==
                       EditDraft::Outcome::done);
        const auto result = implement(world.acme);
        CPPUNIT_ASSERT(result.outcome == Outcome::submitted && result.state == RequestState::implemented);
        CPPUNIT_ASSERT(world.contact(world.acme, world.lena).person.roles.contains("reports"));
        CPPUNIT_ASSERT(!world.desk.tickets().at(result.ticket).open);
        const auto request = world.request(result.request);
        CPPUNIT_ASSERT(request.onBehalf());
        CPPUNIT_ASSERT_EQUAL(std::string("Mr. Bond"), request.caller);
        CPPUNIT_ASSERT_EQUAL(std::string("Agnes Agent"), request.requesterName);
        CPPUNIT_ASSERT_EQUAL(std::string("Agnes Agent"), request.decidedBy);
        CPPUNIT_ASSERT(request.changes.at(0).outcome == LineOutcome::implemented);
        CPPUNIT_ASSERT_EQUAL(std::uint32_t(0), world.draft(world.acme).version);
        const auto tables = world.storage.committed();
        const auto& audit = tables.audit.at(world.acme);
        CPPUNIT_ASSERT_EQUAL(std::string("request.submitted"), audit.at(0).act);
        CPPUNIT_ASSERT_EQUAL(std::string("request.implemented"), audit.at(1).act);
        CPPUNIT_ASSERT(audit.at(1).account == world.agent().account && !audit.at(1).contact);
        CPPUNIT_ASSERT(audit.at(1).facts.find(R"("onBehalf":1)") != std::string::npos);
    }

    void namesTheFirstAdministrators()
    {
        const auto stark = world.addCustomer("Stark Industries");
        CPPUNIT_ASSERT(draft(agent(stark), stark,
                             {add("new-1", "Pepper", "Potts", "pepper@stark.example", {"management"})})
                           .outcome == EditDraft::Outcome::done);
        CPPUNIT_ASSERT(implement(stark, "").state == RequestState::implemented);
        const auto pepper = world.byEmail("pepper@stark.example");
        CPPUNIT_ASSERT(pepper && pepper->accountState == AccountState::invited);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.mails(MailKind::welcome).size());
        // The welcome says it all: no second mail about the request that brought her.
        CPPUNIT_ASSERT(world.mails(MailKind::requestImplemented).empty());
    }

    void tellsTheAdministratorsWhateverTheSettingsSay()
    {
        world.policy.tellOtherAdministrators = false;
        (void)draft(agent(world.acme), world.acme, {grant(of(world.lena), "reports")});
        CPPUNIT_ASSERT(implement(world.acme).outcome == Outcome::submitted);
        const auto told = world.mails(MailKind::requestImplemented);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), told.size());  // Maria and Paul.
        CPPUNIT_ASSERT(world.mails(MailKind::requestRaised).empty());
    }

    void leavesLinesOfTheCustomersOwnPeople()
    {
        (void)draft(world.actor(world.maria, world.acme), world.acme, {grant(of(world.tom), "reports")});
        (void)draft(agent(world.acme), world.acme, {grant(of(world.lena), "reports")});
        CPPUNIT_ASSERT_EQUAL(
            std::size_t(1),
            EditDraft(world.services).seeOwn(agent(world.acme), world.acme).view.draft.changes.size());
        const auto result = implement(world.acme);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.request(result.request).changes.size());
        CPPUNIT_ASSERT(!world.contact(world.acme, world.tom).person.roles.contains("reports"));
        const auto left = world.draft(world.acme);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), left.changes.size());
        CPPUNIT_ASSERT(left.changes[0].author == world.maria && left.changes[0].person == of(world.tom));
        CPPUNIT_ASSERT(left.version > 0);
        const auto nothing = implement(world.acme, "", "key-2");
        CPPUNIT_ASSERT(nothing.outcome == Outcome::empty);
    }

    void givesAnIdToWhoeverCameMeanwhile()
    {
        (void)draft(agent(world.acme), world.acme,
                    {add("new-1", "Ada", "Byron", "ada@acme.example", {"technical"})});
        // A promotion stays a line of its own; a role would go into the arrival's line and make it Maria's.
        (void)draft(world.actor(world.maria, world.acme), world.acme,
                    {promote({{}, "new-1"}, "primary-technical")});
        CPPUNIT_ASSERT(implement(world.acme).outcome == Outcome::submitted);
        const auto ada = world.byEmail("ada@acme.example");
        CPPUNIT_ASSERT(ada);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.draft(world.acme).changes.size());
        for (const auto& line : world.draft(world.acme).changes)
            CPPUNIT_ASSERT(line.person == of(ada->id));
    }

    void doesNotBuildOnWhatItLeaves()
    {
        (void)draft(world.actor(world.maria, world.acme), world.acme,
                    {add("new-1", "Ada", "Byron", "ada@acme.example", {"technical"})});
        (void)draft(agent(world.acme), world.acme,
                    {promote({{}, "new-1"}, "primary-technical"), grant(of(world.lena), "reports")});
        const auto result = implement(world.acme);
        CPPUNIT_ASSERT(result.outcome == Outcome::findings);
        CPPUNIT_ASSERT_EQUAL(std::string("arrival-not-included"), rulesOf(result.findings));
        CPPUNIT_ASSERT(!world.byEmail("ada@acme.example"));
    }

    void discardsOnlyItsOwnLines()
    {
        (void)draft(world.actor(world.maria, world.acme), world.acme, {grant(of(world.tom), "reports")});
        (void)draft(agent(world.acme), world.acme, {grant(of(world.lena), "reports")});
        (void)EditDraft(world.services).discard(agent(world.acme), world.acme);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.draft(world.acme).changes.size());
        CPPUNIT_ASSERT(world.draft(world.acme).changes[0].author == world.maria);
        // A second time there is nothing to discard, and nothing to tell.
        const auto told = world.audited(world.acme).size();
        (void)EditDraft(world.services).discard(agent(world.acme), world.acme);
        CPPUNIT_ASSERT_EQUAL(told, world.audited(world.acme).size());
    }

    void isLedToAnOpenRequest()
    {
        (void)draft(world.actor(world.maria, world.acme), world.acme, {grant(of(world.tom), "reports")});
        const auto open = SubmitRequest(world.services)(
            world.actor(world.maria, world.acme), {world.acme, world.draft(world.acme).version, "", "m"});
        CPPUNIT_ASSERT(draft(agent(world.acme), world.acme, {grant(of(world.lena), "reports")}).outcome ==
                       EditDraft::Outcome::requestWaiting);
        CPPUNIT_ASSERT(ReturnRequest(world.services)(world.agent(), open.request, "Why?").outcome ==
                       Decision::Outcome::done);
        CPPUNIT_ASSERT(draft(agent(world.acme), world.acme, {grant(of(world.lena), "reports")}).outcome ==
                       EditDraft::Outcome::requestWaiting);
        CPPUNIT_ASSERT(implement(world.acme).outcome == Outcome::requestWaiting);
    }

    void keepsTheRules()
    {
        (void)draft(agent(world.acme), world.acme,
                    {line(ChangeKind::removeContact, of(world.maria)),
                     line(ChangeKind::removeContact, of(world.paul))});
        const auto result = implement(world.acme);
        CPPUNIT_ASSERT(result.outcome == Outcome::findings);
        const auto rules = rulesOf(result.findings);
        CPPUNIT_ASSERT(rules.find("last-administrator") != rules.npos);
        CPPUNIT_ASSERT(world.desk.tickets().empty() && world.audited(world.acme).empty());
    }

    void isNotForThoseWhoAreContactsThere()
    {
        auto tom = world.actor(world.tom, world.acme);
        tom.agent = true;
        const auto work = world.storage.read();
        CPPUNIT_ASSERT(!inTheirPlace(*work, tom, world.acme, false).onBehalf);
        CPPUNIT_ASSERT(inTheirPlace(*work, tom, world.acme, true).onBehalf);
        CPPUNIT_ASSERT(inTheirPlace(*work, tom, world.globex, false).onBehalf);
        auto maria = world.actor(world.maria, world.acme);
        maria.agent = true;
        CPPUNIT_ASSERT(!inTheirPlace(*work, maria, world.acme, true).onBehalf);

        // Whoever becomes a contact there between the page and the transaction is one.
        (void)draft(agent(world.acme), world.acme, {grant(of(world.lena), "reports")});
        tom.onBehalf = true;
        const auto result =
            SubmitRequest(world.services)(tom, {world.acme, world.draft(world.acme).version, "", "t"});
        CPPUNIT_ASSERT(result.outcome == Outcome::forbidden);
    }

    void isNotForOthers()
    {
        (void)draft(world.actor(world.maria, world.acme), world.acme, {grant(of(world.lena), "reports")});
        const auto named =
            SubmitRequest(world.services)(world.actor(world.maria, world.acme),
                                          {world.acme, world.draft(world.acme).version, "", "m", "Somebody"});
        CPPUNIT_ASSERT_EQUAL(std::string("unknown-field"), rulesOf(named.findings));
        CPPUNIT_ASSERT(
            !inTheirPlace(*world.storage.read(), world.actor(world.lena, world.acme), world.globex, true)
                 .onBehalf);
    }

    void isForWhoeverIsOfTheStaffAtThatMoment()
    {
        (void)draft(agent(world.acme), world.acme, {grant(of(world.lena), "reports")});
        const auto set = [&](bool disabled) {
            world.desk.change(world.agent().account,
                              [&](FakeDesk::Account& account) { account.disabled = disabled; });
        };
        set(true);
        CPPUNIT_ASSERT(implement(world.acme).outcome == Outcome::unknown);
        CPPUNIT_ASSERT(!world.contact(world.acme, world.lena).person.roles.contains("reports"));
        set(false);
        CPPUNIT_ASSERT(implement(world.acme).outcome == Outcome::submitted);
    }

    void repeatsItsAnswer()
    {
        (void)draft(agent(world.acme), world.acme, {grant(of(world.lena), "reports")});
        const auto version = world.draft(world.acme).version;
        const SubmitRequest::Call call{world.acme, version, "", "twice", "Mr. Bond"};
        const auto first = SubmitRequest(world.services)(agent(world.acme), call);
        const auto second = SubmitRequest(world.services)(agent(world.acme), call);
        CPPUNIT_ASSERT(second.outcome == Outcome::repeated && second.request == first.request);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.desk.tickets().size());
    }

    void refusesAKeyThatMeantSomethingElse()
    {
        SubmitRequest::Call call{world.acme, 0, "a\nb", "twice", "", {grant(of(world.lena), "reports")}};
        const SubmitRequest submit(world.services);
        CPPUNIT_ASSERT(submit(agent(world.acme), call).outcome == Outcome::submitted);
        CPPUNIT_ASSERT(submit(agent(world.acme), call).outcome == Outcome::repeated);
        auto otherLine = call;
        otherLine.lines = {grant(of(world.tom), "reports")};
        CPPUNIT_ASSERT(submit(agent(world.acme), otherLine).outcome == Outcome::keyReused);
        auto otherCaller = call;
        otherCaller.reason = "a";
        otherCaller.caller = "b";
        CPPUNIT_ASSERT(submit(agent(world.acme), otherCaller).outcome == Outcome::keyReused);
    }

    void forgetsTheCaller()
    {
        const auto account = world.agent().account;
        world.storage.inOne(
            [&](UnitOfWork& work) { work.directory().rememberCaller(account, world.acme, "Mr. Bond"); });
        (void)draft(agent(world.acme), world.acme, {grant(of(world.lena), "reports")});
        CPPUNIT_ASSERT(implement(world.acme).outcome == Outcome::submitted);
        CPPUNIT_ASSERT_EQUAL(std::string(), world.storage.read()->directory().callerOf(account, world.acme));
    }

    void implementsAnUndo()
    {
        (void)draft(agent(world.acme), world.acme, {grant(of(world.lena), "reports")});
        const auto done = implement(world.acme);
        CPPUNIT_ASSERT(UndoRequest(world.services)(agent(world.acme), done.request).outcome ==
                       EditDraft::Outcome::done);
        CPPUNIT_ASSERT(implement(world.acme, "", "key-2").state == RequestState::implemented);
        CPPUNIT_ASSERT(!world.contact(world.acme, world.lena).person.roles.contains("reports"));
    }

    void tellsTwoAgentsApart()
    {
        auto colleague = agent(world.acme);
        colleague.name = "Otto Other";
        const Change line = contacts::tests::line(ChangeKind::setDepartment, of(world.lena), "Sales");
        (void)draft(agent(world.acme), world.acme, {line});
        auto other = line;
        other.value = "Buying";
        const std::vector<Written> written{{other, std::string()}};
        CPPUNIT_ASSERT(EditDraft(world.services).add(colleague, world.acme, written).outcome ==
                       EditDraft::Outcome::clash);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(InTheirPlaceTest);

}  // namespace contacts::tests
