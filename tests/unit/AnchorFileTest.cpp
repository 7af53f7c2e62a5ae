// Where audit chains end, outside the database; and how a worker's walk tells of it.
#include "plugin/AnchorFile.h"

#include "core/history/WalkAudit.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

#include <fstream>

#include <sys/stat.h>
#include <unistd.h>

namespace contacts::tests {

class AnchorFileTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(AnchorFileTest);
    CPPUNIT_TEST(givesBackWhatItKept);
    CPPUNIT_TEST(passesOverWhatIsNoLine);
    CPPUNIT_TEST(saysWhenItCannotBeWritten);
    CPPUNIT_TEST(isReadableForTheOwnerOfTheFolder);
    CPPUNIT_TEST(remembersForTheNextWalk);
    CPPUNIT_TEST(walksAlsoWhereItCannotBeRead);
    CPPUNIT_TEST(walksByItselfOnceADay);
    CPPUNIT_TEST(readsWhereChainsBroke);
    CPPUNIT_TEST_SUITE_END();

    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() / ("anchor-test-" + std::to_string(::getpid()));
    const std::string hash = std::string(64, 'a');

public:
    void setUp() override { std::filesystem::create_directories(folder); }
    void tearDown() override { std::filesystem::remove_all(folder); }

    void givesBackWhatItKept()
    {
        const AnchorFile anchor(folder);
        CPPUNIT_ASSERT(anchor.heads().empty());
        const AuditHeads first{{CustomerId{}, {3, hash}}, {CustomerId{7}, {12, std::string(64, 'b')}}};
        anchor.keep(first);
        CPPUNIT_ASSERT(AnchorFile(folder).heads() == first);
        anchor.keep({{CustomerId{7}, {13, hash}}});
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), anchor.heads().size());
        CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t(1), std::distance(std::filesystem::directory_iterator(folder),
                                                              std::filesystem::directory_iterator()));
    }

    void passesOverWhatIsNoLine()
    {
        std::ofstream(folder / AnchorFile::name)
            << "\n7\n7 12\n7 0 " << hash << "\nx 1 " << hash << "\n7 12 short\n8 2 " << hash << "\n";
        const auto heads = AnchorFile(folder).heads();
        CPPUNIT_ASSERT((heads == AuditHeads{{CustomerId{8}, {2, hash}}}));
    }

    void saysWhenItCannotBeWritten()
    {
        CPPUNIT_ASSERT_THROW(AnchorFile(folder / "nowhere").keep({}), std::runtime_error);
        std::filesystem::create_directory(folder / AnchorFile::name);
        CPPUNIT_ASSERT_THROW((void)AnchorFile(folder).heads(), std::runtime_error);
    }

    void isReadableForTheOwnerOfTheFolder()
    {
        // As root it can be somebody else; as anybody else it is oneself.
        if (::getuid() == 0)
            CPPUNIT_ASSERT_EQUAL(0, ::chown(folder.c_str(), 65534, 65534));
        const auto before = ::umask(077);
        AnchorFile(folder).keep({{CustomerId{7}, {13, hash}}});
        ::umask(before);
        struct stat parent = {};
        struct stat file = {};
        CPPUNIT_ASSERT_EQUAL(0, ::stat(folder.c_str(), &parent));
        CPPUNIT_ASSERT_EQUAL(0, ::stat((folder / AnchorFile::name).c_str(), &file));
        CPPUNIT_ASSERT_EQUAL(parent.st_uid, file.st_uid);
        CPPUNIT_ASSERT((file.st_mode & S_IRUSR) != 0);
    }

    /// "Verify now" where a command of root's has left a file that is not ours to read.
    void walksAlsoWhereItCannotBeRead()
    {
        FakeWorld world;
        std::filesystem::create_directory(folder / AnchorFile::name);
        const AnchorFile anchor(folder);
        world.storage.inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(work.customers().touch(world.acme));
            for (int i = 0; i < 2; ++i)
                work.audit().append(world.acme, {0, world.clock.now(), {}, {}, "act", "o", "", ""});
        });
        const WalkAudit walk(world.services);
        const auto found = [&] {
            world.clock.advance(std::chrono::seconds(1));
            world.storage.inOne([&](UnitOfWork& work) { work.walks().want(world.clock.now()); });
            CPPUNIT_ASSERT_THROW((void)walk(anchor), std::runtime_error);  // So that the log says so.
            const auto state = world.storage.read()->walks().state();
            CPPUNIT_ASSERT(!state.wanted && state.finishedAt == world.clock.now());
            CPPUNIT_ASSERT(walkedWithoutAnchor(state.firstBad));
            CPPUNIT_ASSERT(!walk(anchor));
            return state;
        };
        auto state = found();
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(2), state.entries);
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), state.broken);
        CPPUNIT_ASSERT(brokenChainsIn(state.firstBad).empty());
        CPPUNIT_ASSERT(std::filesystem::is_directory(folder / AnchorFile::name));

        world.storage.tamper([&](MemoryTables& tables) { tables.audit[world.acme].front().act = "other"; });
        state = found();
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(1), state.broken);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), brokenChainsIn(state.firstBad).size());
        CPPUNIT_ASSERT(brokenChainsIn(state.firstBad).front().customer == world.acme);

        std::filesystem::remove(folder / AnchorFile::name);
        world.storage.inOne([&](UnitOfWork& work) { work.walks().want(world.clock.now()); });
        CPPUNIT_ASSERT(walk(anchor));
        CPPUNIT_ASSERT(!walkedWithoutAnchor(world.storage.read()->walks().state().firstBad));
    }

    /// "Verify now" twice; in between somebody takes the newest entry away, and the head that knew of it.
    void remembersForTheNextWalk()
    {
        FakeWorld world;
        const AnchorFile anchor(folder);
        world.storage.inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(work.customers().touch(world.acme));
            for (int i = 0; i < 2; ++i)
                work.audit().append(world.acme, {0, world.clock.now(), {}, {}, "act", "o", "", ""});
        });
        const WalkAudit walk(world.services);
        const auto found = [&] {
            world.storage.inOne([&](UnitOfWork& work) { work.walks().want(world.clock.now()); });
            CPPUNIT_ASSERT(walk(anchor));
            return world.storage.read()->walks().state();
        };
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), found().broken);
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(2), anchor.heads().at(world.acme).number);
        world.storage.tamper([&](MemoryTables& tables) {
            auto& chain = tables.audit[world.acme];
            chain.pop_back();
            tables.auditHeads[world.acme] = {chain.back().number, chain.back().hash};
        });
        const auto first = found();
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(1), first.broken);
        CPPUNIT_ASSERT_MESSAGE(first.firstBad, first.firstBad.starts_with(world.acme.text() + ":2:#"));
        CPPUNIT_ASSERT_EQUAL(first.firstBad, found().firstBad);  // The same damage.
    }

    void walksByItselfOnceADay()
    {
        FakeWorld world;
        const AnchorFile anchor(folder);
        const WalkAudit walk(world.services);
        CPPUNIT_ASSERT(walk(anchor));
        CPPUNIT_ASSERT(!walk(anchor));
        world.clock.advance(std::chrono::hours(24) - std::chrono::seconds(1));
        CPPUNIT_ASSERT(!walk(anchor));
        world.clock.advance(std::chrono::seconds(1));
        CPPUNIT_ASSERT(walk(anchor));
        const auto state = world.storage.read()->walks().state();
        CPPUNIT_ASSERT(!state.wanted && state.finishedAt == world.clock.now());
        CPPUNIT_ASSERT(!walk(anchor));
    }

    void readsWhereChainsBroke()
    {
        const auto chains = brokenChainsIn("0:4 17:65: 18:3");
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), chains.size());
        CPPUNIT_ASSERT(!chains[0].customer && chains[0].entry == "4" && !chains[0].missing);
        CPPUNIT_ASSERT(chains[1].customer == CustomerId{17} && chains[1].entry == "65" && chains[1].missing);
        CPPUNIT_ASSERT(chains[2].customer == CustomerId{18} && !chains[2].missing);
        CPPUNIT_ASSERT(brokenChainsIn("").empty());
        CPPUNIT_ASSERT(!walkedWithoutAnchor("") && !walkedWithoutAnchor("0:4 17:65:"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AnchorFileTest);

}  // namespace contacts::tests
