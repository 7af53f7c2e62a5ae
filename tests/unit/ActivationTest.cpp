#include "core/account/Activation.h"
#include "core/account/Invitation.h"
#include "core/account/NoteSignIn.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <atomic>
#include <thread>

namespace contacts::tests {

using Outcome = ActivateAccount::Outcome;


class ActivationTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ActivationTest);
    CPPUNIT_TEST(opensTheAccountOnce);
    CPPUNIT_TEST(consumesNothingByLooking);
    CPPUNIT_TEST(consumesNothingByABadPassword);
    CPPUNIT_TEST(letsOneOfManyWin);
    CPPUNIT_TEST(knowsNoTokenThatWasNotSent);
    CPPUNIT_TEST(diesWithTime);
    CPPUNIT_TEST(diesWhenANewerOneIsSent);
    CPPUNIT_TEST(diesWithTheAddress);
    CPPUNIT_TEST(diesWithTheMembership);
    CPPUNIT_TEST(diesWhenThePersonIsDeactivated);
    CPPUNIT_TEST(isNeedlessForWhoHasLoggedIn);
    CPPUNIT_TEST(isInTheHistoryOfEveryPlaceAlsoWithoutALink);
    CPPUNIT_TEST(isNoLongerNeededOnceAPasswordIsGiven);
    CPPUNIT_TEST(isNowhereAtRest);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};
    static constexpr auto password = "correct horse battery";

    /// Fay gets an account and a link; what the mail will say.
    std::string invited()
    {
        AccountId account = world.contact(world.acme, world.fay).account;
        if (!account)
            account = world.desk.addAccount({"fay@people.example", "Fay Finch", "en", "", false, false, 0});
        world.storage.inOne([&](UnitOfWork& work) {
            invite(work, world.fay, world.acme, account, "Maria Keller", MailKind::welcome, world.services);
        });
        const auto mails = world.mails(MailKind::welcome);
        return rawToken(world.storage.read()->tokens().find(mails.back().mail.token).value(), world.secrets);
    }

    ActivateAccount activate() { return ActivateAccount(world.services); }

public:
    void opensTheAccountOnce()
    {
        const auto token = invited();
        CPPUNIT_ASSERT_EQUAL(std::size_t(43), token.size());
        CPPUNIT_ASSERT(world.contact(world.acme, world.fay).accountState == AccountState::invited);
        const auto result = activate()(token, password);
        CPPUNIT_ASSERT(result.outcome == Outcome::activated);
        CPPUNIT_ASSERT_EQUAL(std::string(password), world.desk.account(result.account).password);
        CPPUNIT_ASSERT(world.contact(world.acme, world.fay).accountState == AccountState::active);
        CPPUNIT_ASSERT(activate()(token, "another password").outcome == Outcome::gone);
        CPPUNIT_ASSERT_EQUAL(std::string(password), world.desk.account(result.account).password);
        CPPUNIT_ASSERT_EQUAL(std::string("account.activated"), world.audited(world.acme).at(0));
    }

    void consumesNothingByLooking()
    {
        const auto token = invited();
        for (int i = 0; i < 3; ++i)
            CPPUNIT_ASSERT(activate().look(token)->contact.id == world.fay);
        CPPUNIT_ASSERT(activate()(token, password).outcome == Outcome::activated);
        CPPUNIT_ASSERT(!activate().look(token));
    }

    void consumesNothingByABadPassword()
    {
        const auto token = invited();
        const auto refused = activate()(token, "short");
        CPPUNIT_ASSERT(refused.outcome == Outcome::refused && !refused.sentence.empty());
        // In the language of the page where she chooses it.
        const auto french = activate()(token, "short", "fr");
        CPPUNIT_ASSERT(french.sentence != refused.sentence && french.sentence.ends_with("(fr)."));
        CPPUNIT_ASSERT(activate()(token, password).outcome == Outcome::activated);
    }

    void letsOneOfManyWin()
    {
        const auto token = invited();
        std::atomic<int> won = 0;
        {
            std::vector<std::jthread> people;
            for (int i = 0; i < 8; ++i)
                people.emplace_back(
                    [&] { won += activate()(token, password).outcome == Outcome::activated ? 1 : 0; });
        }
        CPPUNIT_ASSERT_EQUAL(1, won.load());
    }

    void knowsNoTokenThatWasNotSent()
    {
        auto token = invited();
        for (const auto& other : {std::string(), std::string("%20"), std::string("\t"), std::string("0"),
                                  std::string("null"), std::string(43, 'A'), std::string(10'000, 'A'),
                                  std::string(1, '\0'), token + " ", token.substr(1)})
            CPPUNIT_ASSERT(activate()(other, password).outcome == Outcome::gone);
        token[5] = token[5] == 'A' ? 'B' : 'A';
        CPPUNIT_ASSERT(activate()(token, password).outcome == Outcome::gone);
    }

    void diesWithTime()
    {
        const auto token = invited();
        world.clock.advance(world.policy.activationLife - std::chrono::seconds(1));
        CPPUNIT_ASSERT(activate().look(token));
        world.clock.advance(std::chrono::seconds(1));
        CPPUNIT_ASSERT(activate()(token, password).outcome == Outcome::gone);
    }

    void diesWhenANewerOneIsSent()
    {
        const auto first = invited();
        const auto second = invited();
        CPPUNIT_ASSERT(first != second);
        CPPUNIT_ASSERT(activate()(first, password).outcome == Outcome::gone);
        CPPUNIT_ASSERT(activate()(second, password).outcome == Outcome::activated);
    }

    void diesWithTheAddress()
    {
        const auto token = invited();
        world.rewrite(world.acme, world.fay, [](Person& person) { person.email = "other@people.example"; });
        CPPUNIT_ASSERT(activate()(token, password).outcome == Outcome::gone);
    }

    void diesWithTheMembership()
    {
        const auto token = invited();
        world.storage.inOne([&](UnitOfWork& work) { work.contacts().endMembership(world.acme, world.fay); });
        CPPUNIT_ASSERT(activate()(token, password).outcome == Outcome::gone);
    }

    void diesWhenThePersonIsDeactivated()
    {
        const auto token = invited();
        world.rewrite(world.acme, world.fay,
                      [](Person& person) { person.status = MembershipStatus::deactivated; });
        CPPUNIT_ASSERT(activate()(token, password).outcome == Outcome::gone);
    }

    void isNeedlessForWhoHasLoggedIn()
    {
        const auto token = invited();
        const auto state = [&] { return world.contact(world.acme, world.fay); };
        const NoteSignIn note(world.services);
        note(AccountId{424242}, world.clock.now());  // Staff who are nobody's contact.
        CPPUNIT_ASSERT(activate().look(token));
        note(state().account, world.clock.now());
        CPPUNIT_ASSERT(state().accountState == AccountState::active);
        CPPUNIT_ASSERT(state().invitedUntil == Time{});
        CPPUNIT_ASSERT(state().lastLogin == world.clock.now());
        CPPUNIT_ASSERT(activate()(token, password).outcome == Outcome::gone);
    }

    /// With a temporary password, which a log-in replaces.
    void isInTheHistoryOfEveryPlaceAlsoWithoutALink()
    {
        (void)invited();
        world.storage.inOne([&](UnitOfWork& work) {
            auto there = work.contacts().find(world.acme, world.fay).value().person;
            work.contacts().writeMembership(world.globex, world.fay, there);
        });
        const auto account = world.contact(world.acme, world.fay).account;
        for (int i = 0; i < 2; ++i)
            NoteSignIn(world.services)(account, world.clock.now());
        for (const auto customer : {world.acme, world.globex})
        {
            auto tables = world.storage.committed();
            const auto& entries = tables.audit[customer];
            CPPUNIT_ASSERT_EQUAL(std::size_t(1), entries.size());
            CPPUNIT_ASSERT_EQUAL(std::string("account.activated"), entries[0].act);
            CPPUNIT_ASSERT(entries[0].account == account && entries[0].contact == world.fay);
        }
    }

    void isNoLongerNeededOnceAPasswordIsGiven()
    {
        const auto token = invited();
        const auto account = world.contact(world.acme, world.fay).account;
        const auto given = [&] {
            world.storage.inOne([&](UnitOfWork& work) { notePassword(work, account, world.clock.now()); });
            return world.contact(world.acme, world.fay).accountState;
        };
        CPPUNIT_ASSERT(given() == AccountState::active);
        CPPUNIT_ASSERT(activate()(token, password).outcome == Outcome::gone);
        CPPUNIT_ASSERT_EQUAL(std::string("account.has-password"), world.audited(world.acme).at(0));
        CPPUNIT_ASSERT(given() == AccountState::active);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), world.audited(world.acme).size());
        // Whom no customer lets in does not get in by a password either.
        world.rewrite(world.acme, world.fay, [](Person& person) { person.portalUser = false; });
        world.storage.inOne([&](UnitOfWork& work) {
            work.contacts().setAccountState(world.fay, AccountState::none, Time{});
        });
        CPPUNIT_ASSERT(given() == AccountState::none);
    }

    void isNowhereAtRest()
    {
        const auto token = invited();
        const auto tables = world.storage.committed();
        for (const auto& [id, stored] : tables.tokens)
            for (const auto& text : {stored.nonce, stored.hash, stored.email})
                CPPUNIT_ASSERT(text.find(token) == std::string::npos);
        for (const auto& [id, row] : tables.outbox)
            for (const auto& [name, value] : row.mail.values)
                CPPUNIT_ASSERT(value.find(token) == std::string::npos);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ActivationTest);

}  // namespace contacts::tests
