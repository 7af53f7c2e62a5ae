// What an implemented request does: to contacts and roles, to accounts, and whom it tells.
#include "core/catalogue/EditCatalogue.h"
#include "tests/unit/DecisionStage.h"

#include <algorithm>

namespace contacts::tests {

using Outcome = Decision::Outcome;


class ImplementationTest : public DecisionStage
{
    CPPUNIT_TEST_SUITE(ImplementationTest);
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
    CPPUNIT_TEST(asksForTheNewAddressInTheLanguageThatComesWithIt);
    CPPUNIT_TEST(movesNobodyWhoIsInvitedElsewhereToo);
    CPPUNIT_TEST(movesAPrimaryRole);
    CPPUNIT_TEST(tellsEverybodyWhomItConcernsOnce);
    CPPUNIT_TEST(tellsWhoBecomesAnAdministratorOnce);
    CPPUNIT_TEST(tellsOnlyAdministratorsWhoCanLogIn);
    CPPUNIT_TEST(tellsByTheCatalogueThatItWasDecidedWith);
    CPPUNIT_TEST(tellsBySettingsThatWereTakenOnce);
    CPPUNIT_TEST(tellsWhoIsRemovedThatHeIs);
    CPPUNIT_TEST(tellsWhoLosesHisAccessThatHeDoes);
    CPPUNIT_TEST(tellsNobodyOfAnEndWhoNeverCame);
    CPPUNIT_TEST(tellsNobodyWhomTheSettingsSpare);
    CPPUNIT_TEST_SUITE_END();

    int _looks = 0;

    Mail mailOfEnding(ContactId contact)
    {
        for (const auto& row : world.mails(MailKind::rolesChanged))
            if (row.mail.contact == contact)
                return row.mail;
        CPPUNIT_FAIL("nobody told him");
        return {};
    }

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
        const std::pair<std::string, std::string> staff{"holder", "staff"};
        for (const auto& findings :
             {ViewRequest(world.services)(world.agent(), id)->findings, decision.findings})
            CPPUNIT_ASSERT_MESSAGE("agents read whose it is", findings.at(0).facts.back() == staff);
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
        for (const auto kind : {MailKind::confirmAddress, MailKind::addressChanging})
            CPPUNIT_ASSERT(world.mails(kind).at(0).mail.ticket != 0);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), countOf(MailKind::welcome));
    }

    void asksForTheNewAddressInTheLanguageThatComesWithIt()
    {
        (void)implemented({line(ChangeKind::changeEmail, of(world.tom), "thomas@people.example"),
                           edit(of(world.tom), Field::locale, "fr"),
                           edit(of(world.tom), Field::firstName, "Thomas")});
        const auto before = world.contact(world.acme, world.tom).person;
        CPPUNIT_ASSERT_EQUAL(std::string("fr"), before.locale);
        for (const auto kind : {MailKind::confirmAddress, MailKind::addressChanging})
        {
            const auto mail = world.mails(kind).at(0).mail;
            CPPUNIT_ASSERT_EQUAL(std::string("fr"), mail.locale);
            CPPUNIT_ASSERT_EQUAL(before.name(), mail.name);
        }
        CPPUNIT_ASSERT_EQUAL(std::string("tom@people.example"),
                             world.mails(MailKind::confirmAddress).at(0).mail.values.at("oldAddress"));
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

    void tellsOnlyAdministratorsWhoCanLogIn()
    {
        for (const auto state : {AccountState::none, AccountState::invited, AccountState::bounced})
        {
            world.storage.inOne(
                [&](UnitOfWork& work) { work.contacts().setAccountState(world.paul, state, Time{}); });
            (void)implemented({state == AccountState::invited ? revoke(of(world.lena), "reports")
                                                              : grant(of(world.lena), "reports")});
        }
        for (const auto& row : world.mails(MailKind::requestImplemented))
            CPPUNIT_ASSERT(row.mail.contact == world.maria);
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), countOf(MailKind::requestImplemented));
    }

    /// Another node has stored that Reports administers, and this one does not know it yet.
    void tellsByTheCatalogueThatItWasDecidedWith()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        auto reports = *world.catalogue.find("reports");
        reports.permissions.insert(std::string(permission::manageContacts));
        world.storage.inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(work.catalogue().store(withRole(world.catalogue, reports)));
        });
        const auto decision = implement(id);
        CPPUNIT_ASSERT_MESSAGE(rulesOf(decision.findings), decision.outcome == Outcome::done);
        for (const auto& row : world.mails(MailKind::requestImplemented))
            CPPUNIT_ASSERT(row.mail.contact != world.lena);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), countOf(MailKind::rolesChanged));
    }

    void tellsBySettingsThatWereTakenOnce()
    {
        const auto id = requested({grant(of(world.lena), "reports")});
        const auto seen = digest(id);
        // Each look at the settings finds others.
        world.services.policy = [this] {
            auto policy = world.policy;
            policy.tellPersonConcerned = policy.tellOtherAdministrators = _looks++ % 2 == 0;
            return policy;
        };
        CPPUNIT_ASSERT(ImplementRequest(world.services)(world.agent(), id, seen, {}, "Done.").outcome ==
                       Outcome::done);
        CPPUNIT_ASSERT_EQUAL(countOf(MailKind::requestImplemented) - 1, countOf(MailKind::rolesChanged));
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
};

CPPUNIT_TEST_SUITE_REGISTRATION(ImplementationTest);

}  // namespace contacts::tests
