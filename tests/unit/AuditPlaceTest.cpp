// One place of a chain with its neighbours, for whoever judges a break.
#include "core/history/AuditPlace.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

class AuditPlaceTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(AuditPlaceTest);
    CPPUNIT_TEST(showsAnEntryWithItsNeighbours);
    CPPUNIT_TEST(showsTheBeginningAndTheEnd);
    CPPUNIT_TEST(tellsWhatWasChanged);
    CPPUNIT_TEST(tellsWhatIsMissing);
    CPPUNIT_TEST(tellsThatTheEndIsGone);
    CPPUNIT_TEST(isNowhereBehindTheChain);
    CPPUNIT_TEST(isForAdministratorsOnly);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};

    std::optional<AuditPlace> at(CustomerId chain, std::uint64_t number)
    {
        Actor administrator;
        administrator.account = AccountId{4711};
        administrator.agent = administrator.administrator = true;
        return LookAtAudit(world.services)(administrator, chain, number);
    }

    /// "8 7 6", "!" behind what does not fit.
    static std::string told(const std::optional<AuditPlace>& place)
    {
        std::string text;
        for (const auto& each : place.value().entries)
            text += (text.empty() ? "" : " ") + std::to_string(each.line.entry.audit.number) +
                    (each.fits() ? "" : "!");
        return text;
    }

public:
    void setUp() override
    {
        world.storage.inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(work.customers().touch(world.acme));
            for (int i = 0; i < 12; ++i)
                work.audit().append(world.acme, {0, world.clock.now(), {}, {}, "act", "o", "f", ""});
        });
    }

    void showsAnEntryWithItsNeighbours()
    {
        const auto place = at(world.acme, 6);
        CPPUNIT_ASSERT_EQUAL(std::string("9 8 7 6 5 4 3"), told(place));
        CPPUNIT_ASSERT(place->there && place->end == 12);
        CPPUNIT_ASSERT_EQUAL(world.storage.read()->customers().find(world.acme)->name, place->customerName);
    }

    void showsTheBeginningAndTheEnd()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("4 3 2 1"), told(at(world.acme, 1)));
        CPPUNIT_ASSERT_EQUAL(std::string("12 11 10 9 8 7 6"), told(at(world.acme, 12)));
    }

    void tellsWhatWasChanged()
    {
        world.storage.tamper([&](MemoryTables& tables) { tables.audit[world.acme][5].facts = "g"; });
        CPPUNIT_ASSERT_EQUAL(std::string("9 8 7 6! 5 4 3"), told(at(world.acme, 6)));
        // With its hash made to fit, the next one does not.
        world.storage.tamper([&](MemoryTables& tables) {
            auto& chain = tables.audit[world.acme];
            chain[5].hash = world.secrets.sha256(canonical(world.acme, chain[5], chain[4].hash));
        });
        CPPUNIT_ASSERT_EQUAL(std::string("9 8 7! 6 5 4 3"), told(at(world.acme, 6)));
    }

    void tellsWhatIsMissing()
    {
        world.storage.tamper([&](MemoryTables& tables) {
            auto& chain = tables.audit[world.acme];
            chain.erase(chain.begin() + 4, chain.begin() + 6);
        });
        const auto place = at(world.acme, 7);
        CPPUNIT_ASSERT_EQUAL(std::string("10 9 8 7! 4 3 2"), told(place));
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(5), place->entries[3].gapFrom);
        CPPUNIT_ASSERT(!at(world.acme, 5)->there);
    }

    void tellsThatTheEndIsGone()
    {
        world.storage.tamper([&](MemoryTables& tables) { tables.audit[world.acme].pop_back(); });
        const auto place = at(world.acme, 12);
        CPPUNIT_ASSERT_EQUAL(std::string("11 10 9 8 7 6 5"), told(place));
        CPPUNIT_ASSERT(!place->there && place->end == 12);
        world.storage.tamper([&](MemoryTables& tables) {
            tables.audit.erase(world.acme);
            tables.auditHeads.erase(world.acme);
        });
        CPPUNIT_ASSERT_EQUAL(std::string(), told(at(world.acme, 1)));
    }

    void isNowhereBehindTheChain()
    {
        CPPUNIT_ASSERT(!at(world.acme, 0));
        CPPUNIT_ASSERT(!at(world.acme, 14));
        CPPUNIT_ASSERT(!at(world.acme, std::uint64_t{1} << 63));
        CPPUNIT_ASSERT(!at(world.globex, 2));
        CPPUNIT_ASSERT(!at(CustomerId{4711}, 2));
    }

    void isForAdministratorsOnly()
    {
        CPPUNIT_ASSERT(!LookAtAudit(world.services)(world.agent(), world.acme, 6));
        CPPUNIT_ASSERT(!LookAtAudit(world.services)(world.actor(world.maria, world.acme), world.acme, 6));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AuditPlaceTest);

}  // namespace contacts::tests
