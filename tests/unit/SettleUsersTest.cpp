// People and their users in another house: whatever changes here is done there later, once and in the end.
#include "core/account/ChangeAddress.h"
#include "core/contacts/EditCustomer.h"
#include "core/contacts/EditOwnDetails.h"
#include "core/import/ImportContacts.h"
#include "tests/unit/SettleUsersStage.h"

#include <sstream>

namespace contacts::tests {

class SettleUsersTest : public SettleUsersStage
{
    CPPUNIT_TEST_SUITE(SettleUsersTest);
    CPPUNIT_TEST(asksNothingWhereUsersAreNobodysToKeep);
    CPPUNIT_TEST(linksEverybodyWhoWasThereBefore);
    CPPUNIT_TEST(makesAUserOfANewPersonAfterwards);
    CPPUNIT_TEST(makesUsersOfImportedPeopleWithPortalAccessOnly);
    CPPUNIT_TEST(followsANewName);
    CPPUNIT_TEST(followsANewAddress);
    CPPUNIT_TEST(leavesTheUserBehindWhoseAddressWasNeverUsed);
    CPPUNIT_TEST(followsANewNameOfTheCustomer);
    CPPUNIT_TEST(letsNobodyWaitBehindThoseWhoWereThereBefore);
    CPPUNIT_TEST(givesNobodyTheUserOfAnother);
    CPPUNIT_TEST_SUITE_END();

public:
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
};

CPPUNIT_TEST_SUITE_REGISTRATION(SettleUsersTest);

}  // namespace contacts::tests
