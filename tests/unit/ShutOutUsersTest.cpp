// Whoever has no place left here is shut out of the other house, and nobody else.
#include "core/import/ImportContacts.h"
#include "tests/unit/SettleUsersStage.h"

#include <sstream>

namespace contacts::tests {

using Kind = RemoteFailure::Kind;


class ShutOutUsersTest : public SettleUsersStage
{
    CPPUNIT_TEST_SUITE(ShutOutUsersTest);
    CPPUNIT_TEST(shutsOutWhoeverHasNoPlaceLeftAndLetsHimInAgain);
    CPPUNIT_TEST(shutsOutWhoLeftBeforeAnybodySawHim);
    CPPUNIT_TEST(shutsOutWhomAnImportLeavesWithoutAccess);
    CPPUNIT_TEST(shutsOutWhoLeftWhileUsersWereNobodysToKeep);
    CPPUNIT_TEST(shutsOutNobodyElseByHisAddress);
    CPPUNIT_TEST_SUITE_END();

public:
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
};

CPPUNIT_TEST_SUITE_REGISTRATION(ShutOutUsersTest);

}  // namespace contacts::tests
