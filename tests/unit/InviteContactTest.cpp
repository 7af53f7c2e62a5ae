// Another way in for somebody who has set no password yet.
#include "core/account/InviteContact.h"
#include "core/account/Activation.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

using Outcome = InviteContact::Outcome;


class InviteContactTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(InviteContactTest);
    CPPUNIT_TEST(sendsALinkToWhoHasNoAccountYet);
    CPPUNIT_TEST(onlyTheNewestLinkWorks);
    CPPUNIT_TEST(whoHasAPasswordGetsNoOther);
    CPPUNIT_TEST(whoMayNotUseThePortalGetsNone);
    CPPUNIT_TEST(onlyWhoManagesContactsAndAgentsMaySend);
    CPPUNIT_TEST(aForeignContactIsUnknown);
    CPPUNIT_TEST(manyToOneAddressAreTooMany);
    CPPUNIT_TEST(manyFromOneCustomerAreTooMany);
    CPPUNIT_TEST(aTemporaryPasswordIsOffUnlessAllowed);
    CPPUNIT_TEST(aTemporaryPasswordStandsNowhereInClear);
    CPPUNIT_TEST(aTemporaryPasswordKillsTheLinkAndTheOtherWayRound);
    CPPUNIT_TEST(nobodyTakesOverAnAccountOfTheStaff);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};

    Outcome send(ContactId by, ContactId to, InvitationWay way = InvitationWay::link)
    {
        return InviteContact(world.services)(world.actor(by, world.acme), world.acme, to, way);
    }

    Token newestToken()
    {
        const auto mails = world.mails();
        return world.storage.read()->tokens().find(mails.back().mail.token).value();
    }

public:
    void sendsALinkToWhoHasNoAccountYet()
    {
        CPPUNIT_ASSERT(send(world.maria, world.fay) == Outcome::sent);
        const auto fay = world.contact(world.acme, world.fay);
        CPPUNIT_ASSERT(fay.account && fay.accountState == AccountState::invited);
        const auto mails = world.mails(MailKind::welcome);  // Nothing was sent before that no longer works.
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), mails.size());
        CPPUNIT_ASSERT(world.mails(MailKind::activationResent).empty());
        CPPUNIT_ASSERT_EQUAL(std::string("fay@people.example"), mails[0].mail.address);
        CPPUNIT_ASSERT_EQUAL(std::string("account.invited"), world.audited(world.acme).back());
        CPPUNIT_ASSERT(ActivateAccount(world.services).look(rawToken(newestToken(), world.secrets)));
    }

    void onlyTheNewestLinkWorks()
    {
        std::vector<std::string> links;
        for (int i = 0; i < 3; ++i)
        {
            CPPUNIT_ASSERT(send(world.maria, world.fay) == Outcome::sent);
            links.push_back(rawToken(newestToken(), world.secrets));
        }
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.mails(MailKind::welcome).size());
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), world.mails(MailKind::activationResent).size());
        const ActivateAccount activate(world.services);
        CPPUNIT_ASSERT(!activate.look(links[0]) && !activate.look(links[1]) && activate.look(links[2]));
    }

    void whoHasAPasswordGetsNoOther()
    {
        world.policy.temporaryPasswords = true;
        for (const auto way : {InvitationWay::link, InvitationWay::temporaryPassword})
            CPPUNIT_ASSERT(send(world.maria, world.tom, way) == Outcome::alreadyActive);
        CPPUNIT_ASSERT(world.mails().empty());
        CPPUNIT_ASSERT_EQUAL(std::string("demo-password-1"),
                             world.desk.accountOf("tom@people.example")->password);
    }

    void whoMayNotUseThePortalGetsNone()
    {
        world.rewrite(world.acme, world.fay, [](Person& person) { person.portalUser = false; });
        CPPUNIT_ASSERT(send(world.maria, world.fay) == Outcome::noAccess);
        world.rewrite(world.acme, world.fay, [](Person& person) {
            person.portalUser = true;
            person.status = MembershipStatus::deactivated;
        });
        CPPUNIT_ASSERT(send(world.maria, world.fay) == Outcome::noAccess);
        world.rewrite(world.acme, world.fay, [](Person& person) {
            person.status = MembershipStatus::active;
            person.roles.clear();
        });
        CPPUNIT_ASSERT(send(world.maria, world.fay) == Outcome::noAccess);
        CPPUNIT_ASSERT(world.mails().empty());
    }

    void onlyWhoManagesContactsAndAgentsMaySend()
    {
        CPPUNIT_ASSERT(send(world.lena, world.fay) == Outcome::forbidden);  // She sees the list.
        CPPUNIT_ASSERT(send(world.tom, world.fay) == Outcome::unknown);
        CPPUNIT_ASSERT(InviteContact(world.services)(world.agent(), world.acme, world.fay,
                                                     InvitationWay::link) == Outcome::sent);
    }

    void aForeignContactIsUnknown()
    {
        CPPUNIT_ASSERT(send(world.maria, world.omar) == Outcome::unknown);
        CPPUNIT_ASSERT(send(world.maria, ContactId{4711}) == Outcome::unknown);
        CPPUNIT_ASSERT(world.mails().empty());
    }

    void manyToOneAddressAreTooMany()
    {
        for (std::size_t i = 0; i < InviteContact::mostToAddress; ++i)
            CPPUNIT_ASSERT(send(world.maria, world.fay) == Outcome::sent);
        CPPUNIT_ASSERT(send(world.maria, world.fay) == Outcome::tooMany);
        CPPUNIT_ASSERT_EQUAL(InviteContact::mostToAddress, world.mails().size());
        world.clock.advance(std::chrono::hours(1));
        CPPUNIT_ASSERT(send(world.maria, world.fay) == Outcome::sent);
    }

    void manyFromOneCustomerAreTooMany()
    {
        Outcome last = Outcome::sent;
        for (std::size_t i = 0; i <= InviteContact::mostFromCustomer; ++i)
        {
            CPPUNIT_ASSERT(last == Outcome::sent);
            const auto name = "N" + std::to_string(i);
            last =
                send(world.maria, world.addPerson(world.acme, name, "Ew", {"technical"}, AccountState::none));
        }
        CPPUNIT_ASSERT(last == Outcome::tooMany);
    }

    void aTemporaryPasswordIsOffUnlessAllowed()
    {
        CPPUNIT_ASSERT(send(world.maria, world.fay, InvitationWay::temporaryPassword) ==
                       Outcome::switchedOff);
        world.policy.temporaryPasswords = true;
        CPPUNIT_ASSERT(send(world.maria, world.fay, InvitationWay::temporaryPassword) == Outcome::sent);
        const auto& account = *world.desk.accountOf("fay@people.example");
        CPPUNIT_ASSERT_EQUAL(temporaryPassword(newestToken(), world.secrets), account.password);
        CPPUNIT_ASSERT(account.temporaryUntil == world.clock.now() + std::chrono::hours(24));
        CPPUNIT_ASSERT(world.contact(world.acme, world.fay).accountState == AccountState::invited);
    }

    void aTemporaryPasswordStandsNowhereInClear()
    {
        world.policy.temporaryPasswords = true;
        CPPUNIT_ASSERT(send(world.maria, world.fay, InvitationWay::temporaryPassword) == Outcome::sent);
        const auto password = temporaryPassword(newestToken(), world.secrets);
        CPPUNIT_ASSERT_EQUAL(std::size_t(23), password.size());
        const auto tables = world.storage.committed();
        for (const auto& [id, token] : tables.tokens)
            for (const auto& text : {token.nonce, token.hash, token.email})
                CPPUNIT_ASSERT(text.find(password) == std::string::npos);
        for (const auto& [id, row] : tables.outbox)
            for (const auto& [name, value] : row.mail.values)
                CPPUNIT_ASSERT(value.find(password) == std::string::npos);
    }

    void aTemporaryPasswordKillsTheLinkAndTheOtherWayRound()
    {
        world.policy.temporaryPasswords = true;
        CPPUNIT_ASSERT(send(world.maria, world.fay) == Outcome::sent);
        const auto link = newestToken();
        CPPUNIT_ASSERT(send(world.maria, world.fay, InvitationWay::temporaryPassword) == Outcome::sent);
        const auto password = newestToken();
        CPPUNIT_ASSERT(!ActivateAccount(world.services).look(rawToken(link, world.secrets)));
        CPPUNIT_ASSERT(send(world.maria, world.fay) == Outcome::sent);
        CPPUNIT_ASSERT(world.storage.read()->tokens().find(password.id)->revoked);
        CPPUNIT_ASSERT(world.desk.accountOf("fay@people.example")->password.empty());
        CPPUNIT_ASSERT(ActivateAccount(world.services).look(rawToken(newestToken(), world.secrets)));
    }

    void nobodyTakesOverAnAccountOfTheStaff()
    {
        world.rewrite(world.acme, world.fay, [](Person& person) { person.email = "agent@support.example"; });
        CPPUNIT_ASSERT(send(world.maria, world.fay) == Outcome::noAccess);
        CPPUNIT_ASSERT(world.mails().empty());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(InviteContactTest);

}  // namespace contacts::tests
