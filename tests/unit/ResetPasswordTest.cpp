// Whoever forgot his password: same answer for every address, one link, one use (cases 26 to 42).
#include "core/account/ResetPassword.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

#include <atomic>
#include <thread>

namespace contacts::tests {

using Outcome = ResetPassword::Outcome;
using Wish = WishPasswordReset::Outcome;


class ResetPasswordTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ResetPasswordTest);
    CPPUNIT_TEST(remembersEveryAddressAlike);
    CPPUNIT_TEST(sendsALinkToWhoHasAPassword);
    CPPUNIT_TEST(sendsAnActivationLinkToWhoHasNoneYet);
    CPPUNIT_TEST(sendsNothingToAnybodyElse);
    CPPUNIT_TEST(setsThePasswordOnceAndTellsThePerson);
    CPPUNIT_TEST(letsOneOfManyWin);
    CPPUNIT_TEST(consumesNothingByLookingOrByABadPassword);
    CPPUNIT_TEST(diesAfterAnHour);
    CPPUNIT_TEST(diesWithTheAddressAndWithTheAccess);
    CPPUNIT_TEST(anActivationLinkResetsNothing);
    CPPUNIT_TEST(floodsNobodysMailbox);
    CPPUNIT_TEST(oneClientCannotAskForEver);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};
    static constexpr auto password = "correct horse battery";

    Wish wish(const std::string& email, const std::string& client = "192.0.2.1")
    {
        return WishPasswordReset(world.services)(email, client);
    }

    std::string linkFor(const std::string& email)
    {
        CPPUNIT_ASSERT(wish(email) == Wish::remembered);
        (void)SendResetLinks(world.services)();
        const auto mails = world.mails(MailKind::passwordReset);
        CPPUNIT_ASSERT(!mails.empty());
        return rawToken(world.storage.read()->tokens().find(mails.back().mail.token).value(), world.secrets);
    }

    ResetPassword reset() { return ResetPassword(world.services); }

public:
    void remembersEveryAddressAlike()
    {
        for (const auto* email : {"tom@people.example", "nobody@people.example", "fay@people.example",
                                  "omar@people.example", "agent@support.example"})
            CPPUNIT_ASSERT_MESSAGE(email, wish(email) == Wish::remembered);
        CPPUNIT_ASSERT_EQUAL(std::size_t(5), world.storage.committed().wishes.size());
        CPPUNIT_ASSERT(world.mails().empty());
        CPPUNIT_ASSERT(wish("no address") == Wish::noAddress);
    }

    void sendsALinkToWhoHasAPassword()
    {
        (void)linkFor("Tom@People.Example");
        const auto mails = world.mails();
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), mails.size());
        CPPUNIT_ASSERT_EQUAL(std::string("tom@people.example"), mails[0].mail.address);
        CPPUNIT_ASSERT(world.storage.committed().wishes.empty());
    }

    void sendsAnActivationLinkToWhoHasNoneYet()
    {
        const auto ida = world.addPerson(world.acme, "Ida", "Invited", {"technical"}, AccountState::invited);
        CPPUNIT_ASSERT(wish("ida@people.example") == Wish::remembered);
        (void)SendResetLinks(world.services)();
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.mails(MailKind::activationResent).size());
        CPPUNIT_ASSERT(world.mails(MailKind::passwordReset).empty());
        CPPUNIT_ASSERT(world.contact(world.acme, ida).accountState == AccountState::invited);
    }

    void sendsNothingToAnybodyElse()
    {
        world.rewrite(world.acme, world.tina,
                      [](Person& person) { person.status = MembershipStatus::deactivated; });
        for (const auto* email :
             {"nobody@people.example", "tina@people.example", "fay@people.example", "agent@support.example"})
            (void)wish(email);
        (void)SendResetLinks(world.services)();
        CPPUNIT_ASSERT(world.mails().empty());
    }

    void setsThePasswordOnceAndTellsThePerson()
    {
        const auto link = linkFor("tom@people.example");
        CPPUNIT_ASSERT(reset()(link, password).outcome == Outcome::done);
        const auto& account = *world.desk.accountOf("tom@people.example");
        CPPUNIT_ASSERT_EQUAL(std::string(password), account.password);
        CPPUNIT_ASSERT(account.sessionsEnded > 0);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.mails(MailKind::passwordChanged).size());
        CPPUNIT_ASSERT_EQUAL(std::string("account.password-reset"), world.audited(world.acme).back());
        CPPUNIT_ASSERT(reset()(link, "another password").outcome == Outcome::gone);
        CPPUNIT_ASSERT_EQUAL(std::string(password), world.desk.accountOf("tom@people.example")->password);
    }

    void letsOneOfManyWin()
    {
        const auto link = linkFor("tom@people.example");
        std::atomic<int> won = 0;
        {
            std::vector<std::jthread> people;
            for (int i = 0; i < 8; ++i)
                people.emplace_back([&] { won += reset()(link, password).outcome == Outcome::done ? 1 : 0; });
        }
        CPPUNIT_ASSERT_EQUAL(1, won.load());
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.mails(MailKind::passwordChanged).size());
    }

    void consumesNothingByLookingOrByABadPassword()
    {
        const auto link = linkFor("tom@people.example");
        CPPUNIT_ASSERT(reset().look(link) && reset().look(link));
        CPPUNIT_ASSERT(reset()(link, "short").outcome == Outcome::refused);
        CPPUNIT_ASSERT(reset()(link, password).outcome == Outcome::done);
    }

    void diesAfterAnHour()
    {
        const auto link = linkFor("tom@people.example");
        world.clock.advance(std::chrono::minutes(60) - std::chrono::seconds(1));
        CPPUNIT_ASSERT(reset().look(link));
        world.clock.advance(std::chrono::seconds(1));
        CPPUNIT_ASSERT(reset()(link, password).outcome == Outcome::gone);
    }

    void diesWithTheAddressAndWithTheAccess()
    {
        auto link = linkFor("tom@people.example");
        world.rewrite(world.acme, world.tom, [](Person& person) { person.email = "tom@other.example"; });
        CPPUNIT_ASSERT(!reset().look(link));
        link = linkFor("tina@people.example");
        world.rewrite(world.acme, world.tina,
                      [](Person& person) { person.status = MembershipStatus::deactivated; });
        CPPUNIT_ASSERT(!reset().look(link));
    }

    void anActivationLinkResetsNothing()
    {
        const auto link = linkFor("tom@people.example");
        auto token = world.storage.read()->tokens().find(world.mails().back().mail.token).value();
        token.purpose = TokenPurpose::activation;
        CPPUNIT_ASSERT(rawToken(token, world.secrets) != link);
        world.storage.tamper(
            [&](MemoryTables& tables) { tables.tokens[token.id].purpose = TokenPurpose::activation; });
        CPPUNIT_ASSERT(!reset().look(link));
    }

    void floodsNobodysMailbox()
    {
        for (std::size_t i = 0; i < SendResetLinks::mostToAddress + 3; ++i)
            CPPUNIT_ASSERT(wish("tom@people.example", "192.0.2." + std::to_string(i)) == Wish::remembered);
        (void)SendResetLinks(world.services)();
        CPPUNIT_ASSERT_EQUAL(SendResetLinks::mostToAddress, world.mails(MailKind::passwordReset).size());
    }

    void oneClientCannotAskForEver()
    {
        for (std::size_t i = 0; i < WishPasswordReset::mostFromClient; ++i)
            CPPUNIT_ASSERT(wish("n" + std::to_string(i) + "@people.example") == Wish::remembered);
        CPPUNIT_ASSERT(wish("tom@people.example") == Wish::tooMany);
        CPPUNIT_ASSERT(wish("tom@people.example", "192.0.2.2") == Wish::remembered);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ResetPasswordTest);

}  // namespace contacts::tests
