// Whom a change lets into the portal and out of it, whichever way it came: a request, a file, an invitation.
#include "core/account/Activation.h"
#include "core/account/InviteContact.h"
#include "core/draft/EditDraft.h"
#include "core/import/ImportContacts.h"
#include "core/request/SubmitRequest.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <sstream>

namespace contacts::tests {

class PortalAccessTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(PortalAccessTest);
    CPPUNIT_TEST(aFileLetsInAgainWhoWasRemoved);
    CPPUNIT_TEST(aFileLetsInAgainWhoLostPortalAccess);
    CPPUNIT_TEST(aFileInvitesAgainWhoNeverSetAPassword);
    CPPUNIT_TEST(aFileThatTakesPortalAccessAwayClosesTheAccount);
    CPPUNIT_TEST(aFileLeavesTheAccountOfWhoGetsInElsewhere);
    CPPUNIT_TEST(aFileGivesNobodySomebodyElsesLogIn);
    CPPUNIT_TEST(aRemovalClosesAnAccountThatNothingIsBehind);
    CPPUNIT_TEST(anInvitationLetsInAgainWhoHasAPassword);
    CPPUNIT_TEST(whoLeavesTheCustomerThatInvitedHimIsInvitedByTheOther);
    CPPUNIT_TEST(whoLeavesAnotherCustomerKeepsHisLink);
    CPPUNIT_TEST(aFileWithoutInvitationsSaysThatHeIsNotInvited);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};

    /// Maria sends the lines, and they take effect.
    void implement(const ChangeSet& lines)
    {
        world.policy.directKinds.clear();
        for (const auto& each : lines)
            world.policy.directKinds.insert(each.kind);
        const auto maria = world.actor(world.maria, world.acme);
        CPPUNIT_ASSERT(EditDraft(world.services).add(maria, world.acme, lines).outcome ==
                       EditDraft::Outcome::done);
        const auto sent =
            SubmitRequest(world.services)(maria, {world.acme, world.draft(world.acme).version, "", "", ""});
        CPPUNIT_ASSERT_EQUAL_MESSAGE(rulesOf(sent.findings), std::string("implemented"),
                                     std::string(wordOf(sent.state)));
    }

    struct Row
    {
        std::string customer = "Acme Oil";
        std::string kind = "customer";
        std::string email;
        std::string name;
        std::string portal = "yes";
        std::string roles;
    };

    ImportContacts::Report import(const Row& row, bool invite = false)
    {
        std::istringstream csv(
            "customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,"
            "department,language,portal_user,sees_all_requests,roles\n" +
            row.customer + "," + row.kind + ",," + row.email + ",," + row.name + ",,,en," + row.portal +
            ",no," + row.roles + "\n");
        ImportContacts::Options options;
        options.invite = invite;
        options.inDesk = [&](const auto& work) { world.desk.inTransaction(work); };
        return ImportContacts(world.services)(csv, options, [](const auto&) {});
    }

    static Row tom(const std::string& portal = "yes")
    {
        return {"Acme Oil", "customer", "tom@people.example", "Tom,Reed", portal, "technical"};
    }

    const FakeDesk::Account& accountOf(const std::string& email) { return *world.desk.accountOf(email); }

    void assertIn(const std::string& email)
    {
        CPPUNIT_ASSERT(!accountOf(email).disabled);
        CPPUNIT_ASSERT(world.byEmail(email)->accountState == AccountState::active);
    }

    void assertOut(const std::string& email)
    {
        CPPUNIT_ASSERT(accountOf(email).disabled && accountOf(email).sessionsEnded > 0);
        CPPUNIT_ASSERT(world.byEmail(email)->accountState == AccountState::none);
    }

    /// Somebody whom Acme has invited and who belongs to Globex as well by now.
    ContactId invitedByAcme()
    {
        const auto milton =
            world.addPerson(world.acme, "Milton", "Waddams", {"technical"}, AccountState::none);
        CPPUNIT_ASSERT(InviteContact(world.services)(world.actor(world.maria, world.acme), world.acme, milton,
                                                     InvitationWay::link) == InviteContact::Outcome::sent);
        world.storage.inOne([&](UnitOfWork& work) {
            auto person = work.contacts().find(world.acme, milton)->person;
            person.roles = {"financial"};
            work.contacts().writeMembership(world.globex, milton, person);
        });
        return milton;
    }

    std::optional<ActivateAccount::Facts> newestLink()
    {
        std::uint64_t newest = 0;
        for (const auto& row : world.mails())
            newest = std::max(newest, row.mail.token);  // Most mails have none.
        const auto token = world.storage.read()->tokens().find(newest).value();
        return ActivateAccount(world.services).look(rawToken(token, world.secrets));
    }

public:
    void aFileLetsInAgainWhoWasRemoved()
    {
        for (const bool invite : {false, true})
        {
            implement({line(ChangeKind::removeContact, of(world.tom))});
            assertOut("tom@people.example");
            const auto mails = world.mails().size();
            CPPUNIT_ASSERT_EQUAL(std::size_t(1), import(tom(), invite).membershipsAdded);
            assertIn("tom@people.example");  // With the password that he had.
            CPPUNIT_ASSERT_EQUAL(std::string("demo-password-1"), accountOf("tom@people.example").password);
            CPPUNIT_ASSERT_EQUAL(mails, world.mails().size());
            CPPUNIT_ASSERT_EQUAL(std::size_t(1), import(tom(), invite).unchanged);
        }
    }

    void aFileLetsInAgainWhoLostPortalAccess()
    {
        implement({line(ChangeKind::setPortalUser, of(world.tom), "no")});
        assertOut("tom@people.example");
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), import(tom()).changed);
        assertIn("tom@people.example");
    }

    void aFileInvitesAgainWhoNeverSetAPassword()
    {
        const Row fay{"Acme Oil", "customer", "fay@people.example", "Fay,Finch", "yes", "financial"};
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), import(fay).changed);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), import(fay).unchanged);  // She waits, and her account is open.
        implement({line(ChangeKind::removeContact, of(world.fay))});
        assertOut("fay@people.example");
        (void)import(fay, true);
        CPPUNIT_ASSERT(!accountOf("fay@people.example").disabled);
        CPPUNIT_ASSERT(world.byEmail("fay@people.example")->accountState == AccountState::invited);
        CPPUNIT_ASSERT(newestLink());
    }

    void aFileThatTakesPortalAccessAwayClosesTheAccount()
    {
        world.storage.inOne([&](UnitOfWork& work) {
            (void)work.tokens().put(freshToken(TokenPurpose::passwordReset, world.tom, world.acme,
                                               "tom@people.example",
                                               world.clock.now() + std::chrono::hours(1), world.secrets));
        });
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), import(tom("no")).changed);
        assertOut("tom@people.example");
        CPPUNIT_ASSERT(!world.storage.read()->tokens().current(world.tom, TokenPurpose::passwordReset));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), import(tom("no")).unchanged);
    }

    void aFileLeavesTheAccountOfWhoGetsInElsewhere()
    {
        (void)import({"Globex Trading", "purchaser", "tom@people.example", "Tom,Reed", "yes", "financial"});
        (void)import(tom("no"));
        assertIn("tom@people.example");
        CPPUNIT_ASSERT_EQUAL(0, accountOf("tom@people.example").sessionsEnded);
    }

    /// Her account kept the address that she left; whoever comes under it now gets nothing of hers.
    void aFileGivesNobodySomebodyElsesLogIn()
    {
        world.rewrite(world.acme, world.tina, [](Person& person) { person.email = "t.t@people.example"; });
        const auto report =
            import({"Globex Trading", "purchaser", "tina@people.example", "Tina,Other", "yes", "financial"});
        CPPUNIT_ASSERT(!report.written && report.stopped && report.errors > 0);
        CPPUNIT_ASSERT(!world.byEmail("tina@people.example"));
    }

    /// As files left it that took portal access away and nothing else.
    void aRemovalClosesAnAccountThatNothingIsBehind()
    {
        world.rewrite(world.acme, world.tom, [](Person& person) { person.portalUser = false; });
        implement({line(ChangeKind::removeContact, of(world.tom))});
        assertOut("tom@people.example");
        CPPUNIT_ASSERT(world.mails(MailKind::rolesChanged).empty());  // He was out already.
    }

    /// As files left it that brought him back and did not open his account.
    void anInvitationLetsInAgainWhoHasAPassword()
    {
        for (const auto way : {InvitationWay::link, InvitationWay::temporaryPassword})
        {
            implement({line(ChangeKind::setPortalUser, of(world.tom), "no")});
            world.rewrite(world.acme, world.tom, [](Person& person) { person.portalUser = true; });
            const auto mails = world.mails().size();
            const InviteContact invite(world.services);
            const auto maria = world.actor(world.maria, world.acme);
            CPPUNIT_ASSERT(invite(maria, world.acme, world.tom, way) == InviteContact::Outcome::opened);
            assertIn("tom@people.example");
            CPPUNIT_ASSERT_EQUAL(std::string("demo-password-1"), accountOf("tom@people.example").password);
            CPPUNIT_ASSERT_EQUAL(mails, world.mails().size());
            CPPUNIT_ASSERT_EQUAL(std::string("account.opened"), world.audited(world.acme).back());
            CPPUNIT_ASSERT(invite(maria, world.acme, world.tom, way) ==
                           InviteContact::Outcome::alreadyActive);
        }
    }

    void whoLeavesTheCustomerThatInvitedHimIsInvitedByTheOther()
    {
        const auto milton = invitedByAcme();
        const auto before = newestLink();
        CPPUNIT_ASSERT(before && before->customer.id == world.acme);
        implement({line(ChangeKind::removeContact, of(milton))});
        CPPUNIT_ASSERT(world.storage.read()->tokens().find(before->token.id)->revoked);
        const auto after = newestLink();
        CPPUNIT_ASSERT(after && after->customer.id == world.globex);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.mails(MailKind::activationResent).size());
        CPPUNIT_ASSERT(world.contact(world.globex, milton).accountState == AccountState::invited);
        CPPUNIT_ASSERT(!accountOf("milton@people.example").disabled);
    }

    void whoLeavesAnotherCustomerKeepsHisLink()
    {
        const auto milton = invitedByAcme();
        const auto mails = world.mails().size();
        (void)import(
            {"Globex Trading", "purchaser", "milton@people.example", "Milton,Waddams", "no", "financial"},
            true);
        CPPUNIT_ASSERT_EQUAL(mails, world.mails().size());
        CPPUNIT_ASSERT(newestLink() && newestLink()->contact.id == milton);
    }

    void aFileWithoutInvitationsSaysThatHeIsNotInvited()
    {
        const auto milton = invitedByAcme();
        const auto mails = world.mails().size();
        (void)import({"Acme Oil", "customer", "milton@people.example", "Milton,Waddams", "no", "technical"});
        CPPUNIT_ASSERT_EQUAL(mails, world.mails().size());
        CPPUNIT_ASSERT(!newestLink());
        CPPUNIT_ASSERT(world.contact(world.globex, milton).accountState == AccountState::none);
        CPPUNIT_ASSERT(InviteContact(world.services)(world.actor(world.omar, world.globex), world.globex,
                                                     milton,
                                                     InvitationWay::link) == InviteContact::Outcome::sent);
        CPPUNIT_ASSERT(newestLink()->customer.id == world.globex);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PortalAccessTest);

}  // namespace contacts::tests
