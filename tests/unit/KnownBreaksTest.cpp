// A broken chain that an administrator has looked into, and how long that holds.
#include "core/history/KnownBreaks.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

class KnownBreaksTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(KnownBreaksTest);
    CPPUNIT_TEST(isKnownOnceSomebodyHasWrittenItDown);
    CPPUNIT_TEST(staysKnownWhileGoodEntriesFollow);
    CPPUNIT_TEST(isUnknownWhenAnythingElseBreaksInTheChain);
    CPPUNIT_TEST(isUnknownWhenTheSameEntryIsChangedAgain);
    CPPUNIT_TEST(isUnknownWhenTheEndIsCutOffBesides);
    CPPUNIT_TEST(isUnknownWhenTheEndIsCutOffFurther);
    CPPUNIT_TEST(saysNothingOfAnotherChain);
    CPPUNIT_TEST(isKnownInTheHelpdesksOwnChainToo);
    CPPUNIT_TEST(isWrittenIntoTheAuditOnce);
    CPPUNIT_TEST(takesNoReasonThatIsNoLine);
    CPPUNIT_TEST(takesNothingThatTheLastWalkDidNotFind);
    CPPUNIT_TEST(isForAdministratorsOnly);
    CPPUNIT_TEST(readsWhatAnOlderVersionHasWalked);
    CPPUNIT_TEST_SUITE_END();

    using Outcome = AcknowledgeBreak::Outcome;

    /// A machine that has never verified before.
    class NoAnchor final : public AuditAnchor
    {
        [[nodiscard]] AuditHeads heads() const override { return {}; }
        void keep(const AuditHeads&) const override {}
    };

    FakeWorld world{};
    Actor administrator = [] {
        Actor actor;
        actor.account = AccountId{4711};
        actor.agent = actor.administrator = true;
        return actor;
    }();

    void append(CustomerId customer, int entries)
    {
        world.storage.inOne([&](UnitOfWork& work) {
            if (customer)
                CPPUNIT_ASSERT(work.customers().touch(customer));
            for (int i = 0; i < entries; ++i)
                work.audit().append(customer, {0, world.clock.now(), {}, {}, "act", "o", "", ""});
        });
    }

    /// `number` from 1.
    void change(CustomerId customer, std::size_t number, const std::string& facts = "other")
    {
        world.storage.tamper(
            [&](MemoryTables& tables) { tables.audit[customer].at(number - 1).facts = facts; });
    }

    void cut(CustomerId customer)
    {
        world.storage.tamper([&](MemoryTables& tables) { tables.audit[customer].pop_back(); });
    }

    std::vector<Break> walk()
    {
        const auto found = WalkAudit(world.services).atOnce(NoAnchor());
        const auto work = world.storage.read();
        const auto state = work->walks().state();
        auto breaks = breaksIn(*work, state.firstBad);
        CPPUNIT_ASSERT_EQUAL(found.broken.size(), breaks.size());
        return breaks;
    }

    Outcome acknowledge(const Break& broken, const std::string& reason = "an old backup")
    {
        return AcknowledgeBreak(world.services)(administrator, broken.chain.customer, broken.chain.damage,
                                                reason);
    }

    /// Six entries at Acme, the second one changed, and somebody knows.
    void breakAndKnow()
    {
        append(world.acme, 6);
        change(world.acme, 2);
        CPPUNIT_ASSERT(acknowledge(walk().front()) == Outcome::done);
        CPPUNIT_ASSERT(walk().front().known);
    }

public:
    void isKnownOnceSomebodyHasWrittenItDown()
    {
        append(world.acme, 6);
        change(world.acme, 2);
        const auto before = walk();
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), before.size());
        CPPUNIT_ASSERT(!before.front().known && !everythingKnown(before, 1));
        CPPUNIT_ASSERT_EQUAL(std::string("2"), before.front().chain.entry);
        CPPUNIT_ASSERT(acknowledge(before.front(), "  mended by hand,\u00a0\"see\" 4711 \\o/ ") ==
                       Outcome::done);
        const auto after = walk();
        CPPUNIT_ASSERT(everythingKnown(after, 1) && !everythingKnown(after, 2));
        const auto& known = after.front().known.value();
        CPPUNIT_ASSERT(known.account == administrator.account && known.at == world.clock.now());
        CPPUNIT_ASSERT_EQUAL(std::string("mended by hand, \"see\" 4711 \\o/"), known.reason);
    }

    void staysKnownWhileGoodEntriesFollow()
    {
        breakAndKnow();
        append(world.acme, 700);  // More than the walk reads at once.
        CPPUNIT_ASSERT(walk().front().known);
    }

    void isUnknownWhenAnythingElseBreaksInTheChain()
    {
        breakAndKnow();
        change(world.acme, 5);
        const auto broken = walk().front();
        CPPUNIT_ASSERT(!broken.known);
        CPPUNIT_ASSERT_EQUAL(std::string("2"), broken.chain.entry);  // The first one is the same.
        change(world.acme, 5, "");
        CPPUNIT_ASSERT(walk().front().known);
    }

    void isUnknownWhenTheSameEntryIsChangedAgain()
    {
        breakAndKnow();
        change(world.acme, 2, "another one");
        CPPUNIT_ASSERT(!walk().front().known);
    }

    void isUnknownWhenTheEndIsCutOffBesides()
    {
        breakAndKnow();
        cut(world.acme);
        CPPUNIT_ASSERT(!walk().front().known);
    }

    void isUnknownWhenTheEndIsCutOffFurther()
    {
        append(world.acme, 6);
        cut(world.acme);
        const auto first = walk().front();
        CPPUNIT_ASSERT(first.chain.missing);
        CPPUNIT_ASSERT(acknowledge(first) == Outcome::done);
        CPPUNIT_ASSERT(walk().front().known);
        cut(world.acme);
        CPPUNIT_ASSERT(!walk().front().known);
    }

    void saysNothingOfAnotherChain()
    {
        breakAndKnow();
        append(world.globex, 6);
        change(world.globex, 2);
        const auto breaks = walk();
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), breaks.size());
        CPPUNIT_ASSERT(breaks[0].chain.customer == world.globex && !breaks[0].known);  // First to be seen.
        CPPUNIT_ASSERT(breaks[1].chain.customer == world.acme && breaks[1].known);
        CPPUNIT_ASSERT(!everythingKnown(breaks, 2));
    }

    /// What is written down stands in that very chain.
    void isKnownInTheHelpdesksOwnChainToo()
    {
        append({}, 3);
        change({}, 2);
        const auto broken = walk().front();
        CPPUNIT_ASSERT(!broken.chain.customer && broken.customerName.empty());
        CPPUNIT_ASSERT(acknowledge(broken) == Outcome::done);
        CPPUNIT_ASSERT(walk().front().known);
    }

    void isWrittenIntoTheAuditOnce()
    {
        append(world.acme, 6);
        change(world.acme, 2);
        const auto broken = walk().front();
        CPPUNIT_ASSERT(acknowledge(broken) == Outcome::done);
        CPPUNIT_ASSERT(acknowledge(broken, "somebody else's words") == Outcome::done);
        const auto written = world.storage.read()->audit().list({}, 0, 10);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), written.size());
        CPPUNIT_ASSERT_EQUAL(std::string(acknowledgedAct), written.front().act);
        CPPUNIT_ASSERT_EQUAL("chain/" + world.acme.text(), written.front().object);
        CPPUNIT_ASSERT(written.front().account == administrator.account);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), walk().size());  // Its own chain holds.
    }

    void takesNoReasonThatIsNoLine()
    {
        append(world.acme, 2);
        change(world.acme, 1);
        const auto broken = walk().front();
        for (const auto* nothing : {"", "   "})
            CPPUNIT_ASSERT(acknowledge(broken, nothing) == Outcome::noReason);
        CPPUNIT_ASSERT(acknowledge(broken, "two\nlines") == Outcome::reasonNotOneLine);
        CPPUNIT_ASSERT(acknowledge(broken, std::string(201, 'x')) == Outcome::reasonTooLong);
        CPPUNIT_ASSERT(world.storage.read()->audit().list({}, 0, 10).empty());
        std::string umlauts;
        for (int i = 0; i < 200; ++i)
            umlauts += "ü";
        CPPUNIT_ASSERT(acknowledge(broken, umlauts) == Outcome::done);
        CPPUNIT_ASSERT_EQUAL(umlauts, walk().front().known.value().reason);
    }

    void takesNothingThatTheLastWalkDidNotFind()
    {
        append(world.acme, 6);
        change(world.acme, 2);
        auto broken = walk().front();
        change(world.acme, 4);
        CPPUNIT_ASSERT(!walk().front().known);
        CPPUNIT_ASSERT(acknowledge(broken) == Outcome::otherFound);
        broken.chain.damage.clear();
        CPPUNIT_ASSERT(acknowledge(broken) == Outcome::otherFound);
        auto elsewhere = walk().front();
        elsewhere.chain.customer = world.globex;
        CPPUNIT_ASSERT(acknowledge(elsewhere) == Outcome::otherFound);
        CPPUNIT_ASSERT(world.storage.read()->audit().list({}, 0, 10).empty());
    }

    void isForAdministratorsOnly()
    {
        append(world.acme, 2);
        change(world.acme, 1);
        const auto broken = walk().front();
        for (const auto& actor : {world.agent(), world.actor(world.maria, world.acme)})
            CPPUNIT_ASSERT(AcknowledgeBreak(world.services)(actor, world.acme, broken.chain.damage, "x") ==
                           Outcome::hidden);
    }

    void readsWhatAnOlderVersionHasWalked()
    {
        const auto chains = brokenChainsIn("unanchored 7:12 9:1: 0:3:#ab12 8:4#cd34");
        CPPUNIT_ASSERT_EQUAL(std::size_t(4), chains.size());
        CPPUNIT_ASSERT(chains[0].entry == "12" && !chains[0].missing && chains[0].damage.empty());
        CPPUNIT_ASSERT(chains[1].entry == "1" && chains[1].missing && chains[1].damage.empty());
        CPPUNIT_ASSERT(!chains[2].customer && chains[2].entry == "3" && chains[2].missing);
        CPPUNIT_ASSERT_EQUAL(std::string("ab12"), chains[2].damage);
        CPPUNIT_ASSERT(chains[3].entry == "4" && !chains[3].missing);
        CPPUNIT_ASSERT_EQUAL(std::string("cd34"), chains[3].damage);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(KnownBreaksTest);

}  // namespace contacts::tests
