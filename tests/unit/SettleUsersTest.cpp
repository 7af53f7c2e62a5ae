// People and their users in another house: whatever changes here is done there later, once and in the end.
#include "core/desk/SettleUsers.h"
#include "core/account/ChangeAddress.h"
#include "core/contacts/EditCustomer.h"
#include "core/contacts/EditOwnDetails.h"
#include "core/draft/EditDraft.h"
#include "core/import/ImportContacts.h"
#include "core/request/DecideRequest.h"
#include "core/request/SubmitRequest.h"
#include "core/request/ViewRequest.h"
#include "tests/support/FakeRemoteUsers.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <sstream>

namespace contacts::tests {

using Kind = RemoteFailure::Kind;

class SettleUsersTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(SettleUsersTest);
    CPPUNIT_TEST(asksNothingWhereUsersAreNobodysToKeep);
    CPPUNIT_TEST(linksEverybodyWhoWasThereBefore);
    CPPUNIT_TEST(makesAUserOfANewPersonAfterwards);
    CPPUNIT_TEST(makesUsersOfImportedPeopleWithPortalAccessOnly);
    CPPUNIT_TEST(shutsOutWhoeverHasNoPlaceLeftAndLetsHimInAgain);
    CPPUNIT_TEST(shutsOutWhoLeftBeforeAnybodySawHim);
    CPPUNIT_TEST(shutsOutWhomAnImportLeavesWithoutAccess);
    CPPUNIT_TEST(shutsOutWhoLeftWhileUsersWereNobodysToKeep);
    CPPUNIT_TEST(shutsOutNobodyElseByHisAddress);
    CPPUNIT_TEST(followsANewName);
    CPPUNIT_TEST(followsANewAddress);
    CPPUNIT_TEST(leavesTheUserBehindWhoseAddressWasNeverUsed);
    CPPUNIT_TEST(followsANewNameOfTheCustomer);
    CPPUNIT_TEST(tellsThePasswordOnceAndForgetsIt);
    CPPUNIT_TEST(keepsNoReadablePassword);
    CPPUNIT_TEST(tellsTheNewestPasswordOnly);
    CPPUNIT_TEST(letsNobodyWaitBehindThoseWhoWereThereBefore);
    CPPUNIT_TEST(keepsNoPasswordOfStrangers);
    CPPUNIT_TEST(namesAPasswordThatCannotBeReadAnyMore);
    CPPUNIT_TEST(findsTheUserWhoseAnswerWasLost);
    CPPUNIT_TEST(asksLessAndLessOfAHouseThatIsAway);
    CPPUNIT_TEST(doesNotStormADoorThatIsClosed);
    CPPUNIT_TEST(parksWhomAPersonMustLookAt);
    CPPUNIT_TEST(givesNobodyTheUserOfAnother);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};
    FakeRemoteUsers remote{};
    SettleUsers run{world.services, remote};

    /// Until nothing is due any more; a test that needs more turns has found a storm.
    void settleAll()
    {
        for (int turn = 0; turn < 20; ++turn)
        {
            const auto report = run();
            CPPUNIT_ASSERT_EQUAL(std::string(), report.trouble + (report.odd.empty() ? "" : report.odd[0]));
        }
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), totals().waiting);
    }

    UserLinkStore::Totals totals() { return world.storage.read()->userLinks().totals(); }

    const FakeRemoteUsers::User* userOf(const std::string& email)
    {
        for (const auto& [id, user] : remote.users)
            if (user.email == email)
                return &user;
        return nullptr;
    }

    void implement(const std::vector<Change>& lines)
    {
        const auto maria = world.actor(world.maria, world.acme);
        const auto draft = EditDraft(world.services).add(maria, world.acme, lines);
        CPPUNIT_ASSERT_MESSAGE(rulesOf(draft.view.findings), draft.outcome == EditDraft::Outcome::done);
        const auto asked = SubmitRequest(world.services)(
            maria, {world.acme, draft.view.draft.version, "", "key " + std::to_string(++_asked)});
        CPPUNIT_ASSERT_MESSAGE(rulesOf(asked.findings), asked.outcome == SubmitRequest::Outcome::submitted);
        const auto digest = ViewRequest(world.services)(world.agent(), asked.request).value().digest;
        const auto decision =
            ImplementRequest(world.services)(world.agent(), asked.request, digest, {}, "Done.");
        CPPUNIT_ASSERT_MESSAGE(rulesOf(decision.findings), decision.outcome == Decision::Outcome::done);
    }

    void choosePassword(ContactId contact, const std::string& password)
    {
        choosePassword(contact, world.acme, password);
    }

    void choosePassword(ContactId contact, CustomerId customer, const std::string& password)
    {
        const auto account = world.contact(customer, contact).account;
        world.storage.inOne(
            [&](UnitOfWork& work) { passwordMustFollow(work, account, password, world.services); });
    }

    bool hasLink(ContactId contact)
    {
        const auto tables = world.storage.committed();
        return std::any_of(tables.userLinks.begin(), tables.userLinks.end(),
                           [&](const auto& entry) { return entry.second.link.contact == contact; });
    }

    bool anyLinkHolds(const std::string& text)
    {
        for (const auto tables = world.storage.committed(); const auto& [id, kept] : tables.userLinks)
            if (kept.link.password.find(text) != std::string::npos)
                return true;
        return false;
    }

public:
    void setUp() override { world.policy.keepsUsersElsewhere = true; }

    void asksNothingWhereUsersAreNobodysToKeep()
    {
        world.policy.keepsUsersElsewhere = false;
        implement({add("new", "Nina", "Novak", "nina@people.example", {"technical"})});
        choosePassword(world.tom, "quiet harbour lamp");
        (void)run();
        CPPUNIT_ASSERT_EQUAL(0, remote.calls);
        CPPUNIT_ASSERT(world.storage.committed().userLinks.empty());
        world.policy.keepsUsersElsewhere = true;
        settleAll();
        CPPUNIT_ASSERT(userOf("nina@people.example") != nullptr);
    }

    void linksEverybodyWhoWasThereBefore()
    {
        remote.users[7] = {"tom's own name", "tom@people.example", "Thomas", {}, "his own", true};
        SettleUsers slow(world.services, remote, {2});
        for (int turn = 0; turn < 20; ++turn)
            (void)slow();
        CPPUNIT_ASSERT_EQUAL(std::size_t(8), remote.users.size());
        const auto& tom = remote.users.at(7);
        CPPUNIT_ASSERT_EQUAL(std::string("tom's own name"), tom.name);
        CPPUNIT_ASSERT_EQUAL(world.contact(world.acme, world.tom).person.name(), tom.realName);
        CPPUNIT_ASSERT_EQUAL(std::string("his own"), tom.password);
        const auto before = remote.calls;
        for (int turn = 0; turn < 5; ++turn)
            (void)slow();
        CPPUNIT_ASSERT_EQUAL(before, remote.calls);
    }

    void makesAUserOfANewPersonAfterwards()
    {
        settleAll();
        const auto before = remote.calls;
        implement({add("new", "Nina", "Novak", "nina@people.example", {"technical"})});
        CPPUNIT_ASSERT_EQUAL(before, remote.calls);
        CPPUNIT_ASSERT(userOf("nina@people.example") == nullptr);
        settleAll();
        CPPUNIT_ASSERT_EQUAL(before + 1, remote.calls);
        const auto* nina = userOf("nina@people.example");
        CPPUNIT_ASSERT(nina != nullptr && nina->enabled && nina->password.empty());
        CPPUNIT_ASSERT_EQUAL(std::string("Nina Novak"), nina->realName);
        CPPUNIT_ASSERT_EQUAL(std::string("Acme Oil"), nina->organisations.at(0));
    }

    void makesUsersOfImportedPeopleWithPortalAccessOnly()
    {
        settleAll();
        std::istringstream csv(
            "customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,"
            "department,language,portal_user,sees_all_requests,roles\n"
            "Initech,customer,,peter@initech.example,,Peter,Gibbons,,,en,yes,no,technical\n"
            "Initech,customer,,milton@initech.example,,Milton,Waddams,,,en,no,no,technical\n");
        CPPUNIT_ASSERT(ImportContacts(world.services)(csv, {}, [](const auto&) {}).written);
        settleAll();
        CPPUNIT_ASSERT(userOf("peter@initech.example") != nullptr);
        CPPUNIT_ASSERT(userOf("milton@initech.example") == nullptr);
    }

    void shutsOutWhoeverHasNoPlaceLeftAndLetsHimInAgain()
    {
        settleAll();
        implement({line(ChangeKind::deactivate, of(world.tom))});
        CPPUNIT_ASSERT(userOf("tom@people.example")->enabled);
        settleAll();
        CPPUNIT_ASSERT(!userOf("tom@people.example")->enabled);
        implement({line(ChangeKind::reactivate, of(world.tom))});
        settleAll();
        CPPUNIT_ASSERT(userOf("tom@people.example")->enabled);
        implement({line(ChangeKind::removeContact, of(world.tom))});
        settleAll();
        CPPUNIT_ASSERT(!userOf("tom@people.example")->enabled);
        CPPUNIT_ASSERT_EQUAL(std::size_t(8), remote.users.size());
        CPPUNIT_ASSERT(!hasLink(world.tom));
    }

    void shutsOutWhoLeftBeforeAnybodySawHim()
    {
        remote.users[7] = {"tom", "tom@people.example"};
        remote.users[8] = {"lena", "lena@people.example"};
        SettleUsers slow(world.services, remote, {4});
        remote.fail(Kind::away);
        (void)slow();  // Tom has a link and is known as nobody yet; Lena's turn has not come.
        CPPUNIT_ASSERT(hasLink(world.tom) && !hasLink(world.lena));
        implement(
            {line(ChangeKind::deactivate, of(world.tom)), line(ChangeKind::removeContact, of(world.lena))});
        run.again();
        settleAll();
        CPPUNIT_ASSERT(!remote.users.at(7).enabled && !remote.users.at(8).enabled);
        CPPUNIT_ASSERT(!hasLink(world.tom) && !hasLink(world.lena));
        CPPUNIT_ASSERT_EQUAL(std::size_t(8), remote.users.size());
    }

    void shutsOutWhomAnImportLeavesWithoutAccess()
    {
        remote.users[7] = {"lena", "lena@people.example"};
        remote.users[9] = {"never", "never@people.example"};  // He writes mails there, and was never in here.
        std::istringstream csv(
            "customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,"
            "department,language,portal_user,sees_all_requests,roles\n"
            "Acme Oil,customer,,lena@people.example,,Lena,Vogt,,,en,no,no,application\n"
            "Acme Oil,customer,,never@people.example,,Nev,Er,,,en,no,no,technical\n");
        CPPUNIT_ASSERT(ImportContacts(world.services)(csv, {}, [](const auto&) {}).written);
        CPPUNIT_ASSERT(hasLink(world.lena));
        settleAll();
        CPPUNIT_ASSERT(!remote.users.at(7).enabled);
        CPPUNIT_ASSERT(remote.users.at(9).enabled);
    }

    void shutsOutWhoLeftWhileUsersWereNobodysToKeep()
    {
        settleAll();
        world.policy.keepsUsersElsewhere = false;
        implement({line(ChangeKind::deactivate, of(world.tom))});
        (void)run();
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), totals().waiting);
        CPPUNIT_ASSERT(userOf("tom@people.example")->enabled);
        world.policy.keepsUsersElsewhere = true;
        settleAll();
        CPPUNIT_ASSERT(!userOf("tom@people.example")->enabled);
        // Once: whoever is let in there by hand stays in.
        for (auto& [id, user] : remote.users)
            user.enabled = true;
        SettleUsers restarted(world.services, remote);
        for (int turn = 0; turn < 20; ++turn)
            (void)restarted();
        CPPUNIT_ASSERT(userOf("tom@people.example")->enabled);
    }

    void shutsOutNobodyElseByHisAddress()
    {
        SettleUsers slow(world.services, remote, {1});
        (void)slow();
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), remote.users.size());
        remote.users.begin()->second.email = "tom@people.example";  // Somebody has changed it there.
        CPPUNIT_ASSERT(!hasLink(world.tom));
        implement({line(ChangeKind::deactivate, of(world.tom))});
        settleAll();
        CPPUNIT_ASSERT(remote.users.begin()->second.enabled);
    }

    void followsANewName()
    {
        settleAll();
        const auto tom = world.actor(world.tom, world.acme);
        const auto seen = EditOwnDetails(world.services).see(tom.account).value();
        auto details = seen;
        details.lastName = "Taylor-Reed";
        CPPUNIT_ASSERT(EditOwnDetails(world.services)(tom, seen, details).outcome ==
                       EditOwnDetails::Outcome::done);
        implement({edit(of(world.lena), Field::lastName, "Lang")});
        settleAll();
        CPPUNIT_ASSERT_EQUAL(std::string("Tom Taylor-Reed"), userOf("tom@people.example")->realName);
        CPPUNIT_ASSERT_EQUAL(std::string("Lena Lang"), userOf("lena@people.example")->realName);
    }

    void followsANewAddress()
    {
        settleAll();
        const auto tom = world.actor(world.tom, world.acme);
        const ChangeAddress change(world.services);
        CPPUNIT_ASSERT(change.ask(tom, "thomas@new.example", "demo-password-1", "192.0.2.1") ==
                       ChangeAddress::Outcome::done);
        const auto mail = world.mails(MailKind::confirmAddress).back().mail;
        const auto raw = rawToken(world.storage.read()->tokens().find(mail.token).value(), world.secrets);
        CPPUNIT_ASSERT(change.confirm(raw, "demo-password-1", "192.0.2.1") == ChangeAddress::Outcome::done);
        settleAll();
        CPPUNIT_ASSERT(userOf("tom@people.example") == nullptr);
        CPPUNIT_ASSERT_EQUAL(std::string("tom@people.example"), userOf("thomas@new.example")->name);
        CPPUNIT_ASSERT_EQUAL(std::size_t(8), remote.users.size());
    }

    void leavesTheUserBehindWhoseAddressWasNeverUsed()
    {
        remote.users[7] = {"fae@people.example", "fae@people.example", "Somebody else", {}, "hers", true};
        settleAll();
        implement({line(ChangeKind::changeEmail, of(world.fay), "fae@people.example")});
        settleAll();
        // Ours, made for an address that nobody used: nobody gets in with it. The new one was there before.
        CPPUNIT_ASSERT(!userOf("fay@people.example")->enabled);
        CPPUNIT_ASSERT_EQUAL(std::string("hers"), remote.users.at(7).password);
        implement({line(ChangeKind::changeEmail, of(world.fay), "faye@people.example")});
        settleAll();
        CPPUNIT_ASSERT(remote.users.at(7).enabled);
        CPPUNIT_ASSERT_EQUAL(std::string("fae@people.example"), remote.users.at(7).email);
        CPPUNIT_ASSERT(userOf("faye@people.example")->enabled);
    }

    void followsANewNameOfTheCustomer()
    {
        settleAll();
        const auto before = remote.calls;
        auto acme = world.storage.read()->customers().find(world.acme).value();
        acme.name = "Acme Energy";
        CPPUNIT_ASSERT(
            EditCustomer(world.services)(world.agent(), acme, EditCustomer::Warnings::accepted).outcome ==
            EditCustomer::Outcome::done);
        settleAll();
        CPPUNIT_ASSERT_EQUAL(std::string("Acme Energy"), userOf("tom@people.example")->organisations.at(0));
        CPPUNIT_ASSERT_EQUAL(before + 7, remote.calls);  // Omar of Globex is not concerned.
    }

    void tellsThePasswordOnceAndForgetsIt()
    {
        settleAll();
        choosePassword(world.tom, "quiet harbour lamp");
        settleAll();
        CPPUNIT_ASSERT_EQUAL(std::string("quiet harbour lamp"), userOf("tom@people.example")->password);
        for (const auto tables = world.storage.committed(); const auto& [id, kept] : tables.userLinks)
            CPPUNIT_ASSERT_EQUAL(std::string(), kept.link.password);
        for (auto& [id, user] : remote.users)
            user.password = "set there";
        implement({edit(of(world.tom), Field::lastName, "Taylor")});
        settleAll();
        CPPUNIT_ASSERT_EQUAL(std::string("set there"), userOf("tom@people.example")->password);
    }

    void keepsNoReadablePassword()
    {
        settleAll();
        choosePassword(world.tom, "quiet harbour lamp");
        remote.fail(Kind::away);
        (void)run();
        CPPUNIT_ASSERT(!anyLinkHolds("quiet harbour lamp"));
        implement({line(ChangeKind::removeContact, of(world.tom))});
        world.clock.advance(std::chrono::seconds(10));
        settleAll();
        CPPUNIT_ASSERT(!userOf("tom@people.example")->enabled);
        CPPUNIT_ASSERT_EQUAL(std::string(), userOf("tom@people.example")->password);
    }

    void tellsTheNewestPasswordOnly()
    {
        settleAll();
        choosePassword(world.tom, "the first one, long");
        choosePassword(world.tom, "the second one, long");
        remote.meanwhile([&] { choosePassword(world.tom, "the third one, long"); });
        (void)run();
        CPPUNIT_ASSERT_EQUAL(std::string("the second one, long"), userOf("tom@people.example")->password);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), totals().waiting);
        settleAll();
        CPPUNIT_ASSERT_EQUAL(std::string("the third one, long"), userOf("tom@people.example")->password);
    }

    void letsNobodyWaitBehindThoseWhoWereThereBefore()
    {
        SettleUsers slow(world.services, remote, {1});
        (void)slow();
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), remote.users.size());
        std::string csv = "customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,"
                          "department,language,portal_user,sees_all_requests,roles\n";
        for (int i = 0; i < 20; ++i)
            csv += "Initech,customer,,p" + std::to_string(i) +
                   "@initech.example,,Peter,Gibbons,,,en,yes,no,technical\n";
        std::istringstream in(csv);
        CPPUNIT_ASSERT(ImportContacts(world.services)(in, {}, [](const auto&) {}).written);
        choosePassword(world.omar, world.globex, "quiet harbour lamp");
        (void)slow();
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), remote.users.size());
        CPPUNIT_ASSERT(userOf("omar@people.example") != nullptr);
        CPPUNIT_ASSERT_EQUAL(std::string("quiet harbour lamp"), userOf("omar@people.example")->password);
        implement({add("a", "Nina", "Novak", "nina@people.example", {"technical"})});
        (void)slow();
        CPPUNIT_ASSERT(userOf("nina@people.example") != nullptr);
        implement({line(ChangeKind::deactivate, of(world.tom))});
        (void)slow();  // He has no user there, and gets none in order to be shut out.
        CPPUNIT_ASSERT(userOf("tom@people.example") == nullptr);
    }

    void keepsNoPasswordOfStrangers()
    {
        settleAll();
        implement({line(ChangeKind::deactivate, of(world.tom))});
        settleAll();
        choosePassword(world.tom, "quiet harbour lamp");
        world.storage.inOne([&](UnitOfWork& work) {
            passwordMustFollow(work, world.agent().account, "an agent's, long", world.services);
        });
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), totals().waiting);
    }

    void namesAPasswordThatCannotBeReadAnyMore()
    {
        settleAll();
        choosePassword(world.tom, "quiet harbour lamp");
        world.storage.tamper([&](MemoryTables& tables) {
            for (auto& [id, kept] : tables.userLinks)
                if (kept.link.contact == world.tom)
                    kept.link.password = "under another key";
        });
        CPPUNIT_ASSERT(run().odd.at(0).find("another key") != std::string::npos);
        choosePassword(world.tom, "chosen once more");
        settleAll();
        CPPUNIT_ASSERT_EQUAL(std::string("chosen once more"), userOf("tom@people.example")->password);
    }

    void findsTheUserWhoseAnswerWasLost()
    {
        settleAll();
        implement({add("new", "Nina", "Novak", "nina@people.example", {"technical"})});
        remote.loseNextAnswer();
        CPPUNIT_ASSERT(run().trouble.starts_with("the answer was lost"));
        world.clock.advance(std::chrono::seconds(10));
        settleAll();
        CPPUNIT_ASSERT_EQUAL(std::size_t(9), remote.users.size());
    }

    void asksLessAndLessOfAHouseThatIsAway()
    {
        remote.fail(Kind::away, 1000);
        for (int second = 0; second < 3600; ++second)
        {
            (void)run();
            world.clock.advance(std::chrono::seconds(1));
        }
        CPPUNIT_ASSERT_MESSAGE(std::to_string(remote.calls), remote.calls >= 9 && remote.calls <= 13);
        CPPUNIT_ASSERT_EQUAL(std::size_t(5), totals().waiting);  // No more than a batch of those from before.
        remote.fail(Kind::away, 0);
        run.again();
        settleAll();
        CPPUNIT_ASSERT_EQUAL(std::size_t(8), remote.users.size());
    }

    void doesNotStormADoorThatIsClosed()
    {
        remote.fail(Kind::refused, 1000);
        for (int second = 0; second < 1199; ++second)
        {
            (void)run();
            world.clock.advance(std::chrono::seconds(1));
        }
        CPPUNIT_ASSERT_EQUAL(2, remote.calls);
    }

    void parksWhomAPersonMustLookAt()
    {
        settleAll();
        implement({edit(of(world.tom), Field::lastName, "Taylor")});
        remote.fail(Kind::misfit);
        const auto report = run();
        CPPUNIT_ASSERT(report.odd.at(0).starts_with("told to fail"));
        CPPUNIT_ASSERT_EQUAL(std::string(), report.trouble);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), totals().parked);
        implement({edit(of(world.lena), Field::lastName, "Lang")});
        settleAll();
        CPPUNIT_ASSERT_EQUAL(std::string("Lena Lang"), userOf("lena@people.example")->realName);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), totals().parked);
        run.again();
        settleAll();
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), totals().parked);
    }

    void givesNobodyTheUserOfAnother()
    {
        settleAll();
        for (auto& [id, user] : remote.users)
            if (user.email == "lena@people.example")
                user.email = "nina@people.example";  // Somebody has changed it there.
        implement({add("new", "Nina", "Novak", "nina@people.example", {"technical"})});
        const auto report = run();
        CPPUNIT_ASSERT(report.odd.at(0).find("belongs to another contact") != std::string::npos);
    }

private:
    int _asked = 0;
};

CPPUNIT_TEST_SUITE_REGISTRATION(SettleUsersTest);

}  // namespace contacts::tests
