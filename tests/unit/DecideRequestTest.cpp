#include "core/DecideRequest.h"
#include "core/EditDraft.h"
#include "core/EditOwnDetails.h"
#include "core/SubmitRequest.h"
#include "core/Text.h"
#include "core/VerifyAudit.h"
#include "core/ViewRequest.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <thread>

namespace contacts::tests {

using Outcome = Decision::Outcome;


/// A request of Maria's in Acme, decided.
class DecideRequestTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(DecideRequestTest);
    CPPUNIT_TEST(appliesEveryChangeAndClosesTheTicket);
    CPPUNIT_TEST(invitesANewPerson);
    CPPUNIT_TEST(tellsWhoComesBackSo);
    CPPUNIT_TEST(givesNoAccountToAContactWithoutPortalAccess);
    CPPUNIT_TEST(welcomesNobodyWhoHasAPasswordAlready);
    CPPUNIT_TEST(linksSomebodyOfAnotherCustomer);
    CPPUNIT_TEST(disablesTheAccountOfWhoeverHasNoPlaceLeft);
    CPPUNIT_TEST(keepsTheAccountOfWhoeverHasAPlaceElsewhere);
    CPPUNIT_TEST(neverTouchesAccountsOfStaff);
    CPPUNIT_TEST(refusesToGiveSomebodyElsesLogIn);
    CPPUNIT_TEST(takesThePortalAway);
    CPPUNIT_TEST(renamesTheAccountWithThePerson);
    CPPUNIT_TEST(invitesAgainAtTheNewAddressOfSomebodyWhoNeverCame);
    CPPUNIT_TEST(keepsTheAddressOfSomebodyWithAPasswordUntilHeConfirms);
    CPPUNIT_TEST(movesNobodyWhoIsInvitedElsewhereToo);
    CPPUNIT_TEST(movesAPrimaryRole);
    CPPUNIT_TEST(tellsEverybodyWhomItConcernsOnce);
    CPPUNIT_TEST(tellsWhoBecomesAnAdministratorOnce);
    CPPUNIT_TEST(tellsWhoIsRemovedThatHeIs);
    CPPUNIT_TEST(tellsWhoLosesHisAccessThatHeDoes);
    CPPUNIT_TEST(tellsNobodyOfAnEndWhoNeverCame);
    CPPUNIT_TEST(tellsNobodyWhomTheSettingsSpare);
    CPPUNIT_TEST(implementsSomeLinesAndRejectsOthers);
    CPPUNIT_TEST(rejectsARequestOfWhichEveryLineIsRejected);
    CPPUNIT_TEST(wantsAReasonForEveryRejectedLine);
    CPPUNIT_TEST(explainsALineAboutSomebodyWhoseArrivalIsRejected);
    CPPUNIT_TEST(refusesAStaleDigest);
    CPPUNIT_TEST(refusesAStaleDigestOfACellThatMovedBetweenLookAndCommit);
    CPPUNIT_TEST(implementsKnowinglyAfterALookAtTheDrift);
    CPPUNIT_TEST(tellsAgentsWhoMovedALine);
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

    FakeWorld world{};

    RequestId requested(const ChangeSet& lines)
    {
        const auto maria = world.actor(world.maria, world.acme);
        const auto draft = EditDraft(world.services).add(maria, world.acme, lines);
        CPPUNIT_ASSERT_MESSAGE(rulesOf(draft.view.findings), draft.outcome == EditDraft::Outcome::done);
        const auto result = SubmitRequest(world.services)(
            maria, {world.acme, draft.view.draft.version, "because", "key" + std::to_string(++_keys)});
        CPPUNIT_ASSERT_MESSAGE(rulesOf(result.findings), result.outcome == SubmitRequest::Outcome::submitted);
        return result.request;
    }

    std::string digest(RequestId id) { return ViewRequest(world.services)(world.agent(), id).value().digest; }

    Decision implement(RequestId id, const std::vector<LineRejection>& reject = {})
    {
        return ImplementRequest(world.services)(world.agent(), id, digest(id), reject, "Done.");
    }

    Decision implemented(const ChangeSet& lines)
    {
        auto decision = implement(requested(lines));
        CPPUNIT_ASSERT_MESSAGE(rulesOf(decision.findings), decision.outcome == Outcome::done);
        return decision;
    }

    Mail mailOfEnding(ContactId contact)
    {
        for (const auto& row : world.mails(MailKind::rolesChanged))
            if (row.mail.contact == contact)
                return row.mail;
        CPPUNIT_FAIL("nobody told him");
        return {};
    }

    std::size_t countOf(MailKind kind) { return world.mails(kind).size(); }

    int _keys = 0;

public:
    void appliesEveryChangeAndClosesTheTicket()
    {
        const auto id = requested({grant(of(world.lena), "reports"), revoke(of(world.lena), "application"),
                                   edit(of(world.tom), Field::phone, "+33 1 42 68 53 00"),
                                   line(ChangeKind::setDepartment, of(world.tom), "Ops"),
                                   line(ChangeKind::deactivate, of(world.fay))});
        const auto decision = implement(id);
        CPPUNIT_ASSERT(decision.outcome == Outcome::done && decision.state == RequestState::implemented);
        CPPUNIT_ASSERT((world.contact(world.acme, world.lena).person.roles ==
                        std::set<RoleKey, std::less<>>{"reports"}));
        CPPUNIT_ASSERT_EQUAL(std::string("+33142685300"), world.contact(world.acme, world.tom).person.phone);
        CPPUNIT_ASSERT_EQUAL(std::string("Ops"), world.contact(world.acme, world.tom).person.department);
        CPPUNIT_ASSERT(world.contact(world.acme, world.fay).person.status == MembershipStatus::deactivated);
        const auto request = world.request(id);
        CPPUNIT_ASSERT(request.state == RequestState::implemented);
        for (const auto& change : request.changes)
            CPPUNIT_ASSERT(change.outcome == LineOutcome::implemented);
        CPPUNIT_ASSERT(!world.desk.tickets().at(request.ticket).open);
        CPPUNIT_ASSERT_EQUAL(std::string("Done."), world.desk.tickets().at(request.ticket).message);
    }

    void invitesANewPerson()
    {
        (void)implemented({add("new", "Neo", "Newman", "neo@people.example", {"technical"})});
        const auto neo = world.byEmail("neo@people.example").value();
        CPPUNIT_ASSERT(world.contact(world.acme, neo.id).person.roles.contains("technical"));
        CPPUNIT_ASSERT(neo.account && neo.accountState == AccountState::invited);
        CPPUNIT_ASSERT(neo.invitedUntil == world.clock.now() + world.policy.activationLife);
        CPPUNIT_ASSERT(world.desk.account(neo.account).password.empty());
        const auto welcome = world.mails(MailKind::welcome);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), welcome.size());
        CPPUNIT_ASSERT(welcome[0].mail.contact == neo.id && welcome[0].mail.token != 0);
        CPPUNIT_ASSERT_EQUAL(std::string("Maria Keller"), welcome[0].mail.values.at("invitedBy"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), countOf(MailKind::rolesChanged));
    }

    void tellsWhoComesBackSo()
    {
        (void)implemented({add("new", "Neo", "Newman", "neo@people.example", {"technical"})});
        CPPUNIT_ASSERT(!world.mails(MailKind::welcome).at(0).mail.values.contains("comesBack"));
        const auto neo = world.byEmail("neo@people.example")->id;
        (void)implemented({line(ChangeKind::deactivate, of(neo))});
        (void)implemented({line(ChangeKind::reactivate, of(neo))});
        const auto welcome = world.mails(MailKind::welcome);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), welcome.size());
        CPPUNIT_ASSERT_EQUAL(std::string("yes"), welcome[1].mail.values.at("comesBack"));
    }

    void givesNoAccountToAContactWithoutPortalAccess()
    {
        auto offline = add("new", "Neo", "Newman", "neo@people.example", {"technical"});
        offline.details.portalUser = false;
        (void)implemented({offline});
        const auto neo = world.byEmail("neo@people.example").value();
        CPPUNIT_ASSERT(!neo.account && neo.accountState == AccountState::none);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), countOf(MailKind::welcome));
    }

    void welcomesNobodyWhoHasAPasswordAlready()
    {
        (void)world.desk.addAccount({"neo@people.example", "Neo", "en", "old-password", false, true, 0});
        (void)implemented({add("new", "Neo", "Newman", "neo@people.example", {"technical"})});
        const auto neo = world.byEmail("neo@people.example").value();
        CPPUNIT_ASSERT(neo.accountState == AccountState::active);
        CPPUNIT_ASSERT(!world.desk.account(neo.account).disabled);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), countOf(MailKind::welcome));
    }

    void linksSomebodyOfAnotherCustomer()
    {
        auto joins = line(ChangeKind::linkContact, {{}, "join"}, "omar@people.example");
        joins.roles = {"reports"};
        const auto id = requested({joins});
        const auto view = ViewRequest(world.services)(world.agent(), id).value();
        CPPUNIT_ASSERT_EQUAL(std::string("Omar Haddad"), view.requested.people.at({{}, "join"}).name());
        CPPUNIT_ASSERT(implement(id).outcome == Outcome::done);
        const auto omar = world.contact(world.acme, world.omar);
        CPPUNIT_ASSERT_EQUAL(std::string("Omar"), omar.person.firstName);
        CPPUNIT_ASSERT((omar.person.roles == std::set<RoleKey, std::less<>>{"reports"}));
        CPPUNIT_ASSERT(world.contact(world.globex, world.omar).person.roles.contains("management"));
        CPPUNIT_ASSERT(omar.accountState == AccountState::active);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), countOf(MailKind::welcome));
    }

    void disablesTheAccountOfWhoeverHasNoPlaceLeft()
    {
        const auto account = world.contact(world.acme, world.tom).account;
        (void)implemented({line(ChangeKind::removeContact, of(world.tom))});
        CPPUNIT_ASSERT(!world.storage.committed().member(world.acme, world.tom));
        CPPUNIT_ASSERT(world.desk.account(account).disabled);
        CPPUNIT_ASSERT(world.byEmail("tom@people.example")->accountState == AccountState::none);
    }

    void keepsTheAccountOfWhoeverHasAPlaceElsewhere()
    {
        Person elsewhere = world.contact(world.acme, world.tom).person;
        elsewhere.roles = {"financial"};
        world.storage.inOne(
            [&](UnitOfWork& work) { work.contacts().writeMembership(world.globex, world.tom, elsewhere); });
        const auto account = world.contact(world.acme, world.tom).account;
        (void)implemented({line(ChangeKind::removeContact, of(world.tom))});
        CPPUNIT_ASSERT(!world.desk.account(account).disabled);
        CPPUNIT_ASSERT(world.byEmail("tom@people.example")->accountState == AccountState::active);
    }

    void neverTouchesAccountsOfStaff()
    {
        const auto staff =
            world.desk.addAccount({"stella@people.example", "Stella Staff", "en", "x", true, false, 0});
        const auto stella = world.addPerson(world.acme, "Stella", "Staff", {"reports"}, AccountState::none);
        world.storage.inOne([&](UnitOfWork& work) { work.contacts().linkAccount(stella, staff); });
        (void)implemented({line(ChangeKind::removeContact, of(stella))});
        CPPUNIT_ASSERT(!world.desk.account(staff).disabled);
    }

    void refusesToGiveSomebodyElsesLogIn()
    {
        const auto id = requested({add("new", "Neo", "Newman", "neo@support.example", {"technical"})});
        CPPUNIT_ASSERT(ViewRequest(world.services)(world.agent(), id)->findings.empty());
        (void)world.desk.addAccount({"neo@support.example", "Neo Newman", "en", "x", true, false, 0});
        CPPUNIT_ASSERT_EQUAL(std::string("email-taken-elsewhere"),
                             rulesOf(ViewRequest(world.services)(world.agent(), id)->findings));
        const auto decision = implement(id);
        CPPUNIT_ASSERT(decision.outcome == Outcome::findings);
        CPPUNIT_ASSERT_EQUAL(std::string("email-taken-elsewhere"), rulesOf(decision.findings));
        CPPUNIT_ASSERT(!world.byEmail("neo@support.example"));
    }

    void takesThePortalAway()
    {
        const auto account = world.contact(world.acme, world.tom).account;
        (void)implemented({line(ChangeKind::setPortalUser, of(world.tom), "no")});
        CPPUNIT_ASSERT(world.desk.account(account).disabled);
        (void)implemented({line(ChangeKind::setPortalUser, of(world.tom), "yes")});
        CPPUNIT_ASSERT(!world.desk.account(account).disabled);
        CPPUNIT_ASSERT(world.contact(world.acme, world.tom).accountState == AccountState::active);
    }

    void renamesTheAccountWithThePerson()
    {
        const auto account = world.contact(world.acme, world.tom).account;
        (void)implemented(
            {edit(of(world.tom), Field::lastName, "Rede"), edit(of(world.tom), Field::locale, "fr")});
        CPPUNIT_ASSERT_EQUAL(std::string("Tom Rede"), world.desk.account(account).name);
        CPPUNIT_ASSERT_EQUAL(std::string("fr"), world.desk.account(account).locale);
    }

    void invitesAgainAtTheNewAddressOfSomebodyWhoNeverCame()
    {
        (void)implemented({add("new", "Neo", "Newman", "neo@people.example", {"technical"})});
        const auto before = world.byEmail("neo@people.example").value();
        (void)implemented({line(ChangeKind::changeEmail, of(before.id), "anderson@people.example")});
        const auto after = world.byEmail("anderson@people.example").value();
        CPPUNIT_ASSERT(after.id == before.id && after.account != before.account);
        CPPUNIT_ASSERT(world.desk.account(before.account).disabled);
        std::size_t alive = 0;
        for (const auto tables = world.storage.committed(); const auto& [id, token] : tables.tokens)
            if (!token.revoked)
            {
                ++alive;
                CPPUNIT_ASSERT_EQUAL(std::string("anderson@people.example"), token.email);
            }
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), alive);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), countOf(MailKind::welcome));
    }

    void keepsTheAddressOfSomebodyWithAPasswordUntilHeConfirms()
    {
        const auto account = world.contact(world.acme, world.tom).account;
        (void)implemented({line(ChangeKind::changeEmail, of(world.tom), "thomas@people.example")});
        CPPUNIT_ASSERT_EQUAL(std::string("tom@people.example"),
                             world.contact(world.acme, world.tom).person.email);
        CPPUNIT_ASSERT_EQUAL(std::string("tom@people.example"), world.desk.account(account).email);
        CPPUNIT_ASSERT(!world.desk.account(account).disabled);
        CPPUNIT_ASSERT_EQUAL(std::string("thomas@people.example"),
                             world.mails(MailKind::confirmAddress).at(0).mail.address);
        CPPUNIT_ASSERT_EQUAL(std::string("tom@people.example"),
                             world.mails(MailKind::addressChanging).at(0).mail.address);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), countOf(MailKind::welcome));
    }

    void movesNobodyWhoIsInvitedElsewhereToo()
    {
        (void)implemented({add("new", "Neo", "Newman", "neo@people.example", {"technical"})});
        const auto neo = world.byEmail("neo@people.example").value();
        world.storage.inOne([&](UnitOfWork& work) {
            auto person = neo.person;
            person.roles = {"financial"};
            work.contacts().writeMembership(world.globex, neo.id, person);
        });
        const auto refused =
            implement(requested({line(ChangeKind::changeEmail, of(neo.id), "thief@people.example")}));
        CPPUNIT_ASSERT(refused.outcome == Outcome::findings);
        CPPUNIT_ASSERT_EQUAL(std::string("email-not-yours"), rulesOf(refused.findings));
        CPPUNIT_ASSERT(!world.byEmail("thief@people.example"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), countOf(MailKind::welcome));
    }

    void movesAPrimaryRole()
    {
        (void)implemented({promote(of(world.tom), "primary-technical")});
        (void)implemented({promote(of(world.tina), "primary-technical")});
        CPPUNIT_ASSERT(!world.contact(world.acme, world.tom).person.roles.contains("primary-technical"));
        CPPUNIT_ASSERT(world.contact(world.acme, world.tina).person.roles.contains("primary-technical"));
    }

    void tellsEverybodyWhomItConcernsOnce()
    {
        (void)implemented({grant(of(world.lena), "reports"), grant(of(world.lena), "agreement"),
                           grant(of(world.maria), "reports"), grant(of(world.paul), "management")});
        const auto results = world.mails(MailKind::requestImplemented);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), results.size());
        CPPUNIT_ASSERT(results[0].mail.contact == world.maria && results[1].mail.contact == world.paul);
        const auto changed = world.mails(MailKind::rolesChanged);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), changed.size());
        for (const auto& row : changed)
            CPPUNIT_ASSERT(row.mail.contact == world.paul || row.mail.contact == world.lena);
        const auto lenas = std::find_if(changed.begin(), changed.end(),
                                        [&](const auto& row) { return row.mail.contact == world.lena; });
        CPPUNIT_ASSERT_EQUAL(std::string("agreement reports"), lenas->mail.values.at("granted"));
    }

    void tellsWhoBecomesAnAdministratorOnce()
    {
        (void)implemented({grant(of(world.tom), "management"), grant(of(world.lena), "reports")});
        std::size_t toTom = 0;
        for (const auto& row : world.mails())
            toTom += row.mail.contact == world.tom ? 1 : 0;
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), toTom);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), countOf(MailKind::rolesChanged));
    }

    void tellsWhoIsRemovedThatHeIs()
    {
        Person elsewhere = world.contact(world.acme, world.lena).person;
        world.storage.inOne(
            [&](UnitOfWork& work) { work.contacts().writeMembership(world.globex, world.lena, elsewhere); });
        (void)implemented({line(ChangeKind::removeContact, of(world.tom)),
                           line(ChangeKind::removeContact, of(world.lena))});
        const auto told = mailOfEnding(world.tom);
        CPPUNIT_ASSERT_EQUAL(std::string("tom@people.example"), told.address);
        CPPUNIT_ASSERT_EQUAL(std::string("removed"), told.values.at("ended"));
        CPPUNIT_ASSERT_EQUAL(std::string("technical"), told.values.at("revoked"));
        CPPUNIT_ASSERT(told.values.contains("shut"));
        // She still gets in, for another customer.
        CPPUNIT_ASSERT(!mailOfEnding(world.lena).values.contains("shut"));
    }

    void tellsWhoLosesHisAccessThatHeDoes()
    {
        world.rewrite(world.acme, world.leo, [](Person& person) { person.roles.insert("reports"); });
        (void)implemented({line(ChangeKind::setPortalUser, of(world.tom), "no"),
                           line(ChangeKind::deactivate, of(world.lena)),
                           line(ChangeKind::setPortalUser, of(world.leo), "no"),
                           revoke(of(world.leo), "reports")});
        for (const auto contact : {world.tom, world.lena, world.leo})
        {
            const auto told = mailOfEnding(contact);
            CPPUNIT_ASSERT_EQUAL(std::string("access"), told.values.at("ended"));
            CPPUNIT_ASSERT(told.values.contains("shut"));
        }
        CPPUNIT_ASSERT_EQUAL(std::string("reports"), mailOfEnding(world.leo).values.at("revoked"));
    }

    void tellsNobodyOfAnEndWhoNeverCame()
    {
        (void)implemented({add("new", "Neo", "Newman", "neo@people.example", {"technical"})});
        const auto neo = world.byEmail("neo@people.example")->id;
        (void)implemented({line(ChangeKind::removeContact, of(neo))});
        world.policy.tellPersonConcerned = false;
        (void)implemented({line(ChangeKind::removeContact, of(world.tom))});
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), countOf(MailKind::rolesChanged));
    }

    void tellsNobodyWhomTheSettingsSpare()
    {
        world.policy.tellOtherAdministrators = false;
        world.policy.tellPersonConcerned = false;
        world.policy.agentsAddress.clear();
        (void)implemented({grant(of(world.lena), "reports")});
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), world.mails().size());
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), countOf(MailKind::requestRaised));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), countOf(MailKind::requestImplemented));
    }

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

    void tellsAgentsWhoMovedALine()
    {
        const auto id = requested({edit(of(world.maria), Field::phone, "+33142685300"),
                                   edit(of(world.maria), Field::firstName, "Marie")});
        const auto maria = world.actor(world.maria, world.acme);
        auto details = EditOwnDetails(world.services).see(maria.account).value();
        details.phone = "+33142685344";
        world.clock.advance(std::chrono::minutes(5));
        CPPUNIT_ASSERT(EditOwnDetails(world.services)(maria, details).outcome ==
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
