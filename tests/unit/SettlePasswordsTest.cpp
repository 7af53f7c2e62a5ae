// Passwords on their way to another house: told once, the newest, never readable, never those of strangers.
#include "tests/unit/SettleUsersStage.h"

namespace contacts::tests {

using Kind = RemoteFailure::Kind;


class SettlePasswordsTest : public SettleUsersStage
{
    CPPUNIT_TEST_SUITE(SettlePasswordsTest);
    CPPUNIT_TEST(tellsThePasswordOnceAndForgetsIt);
    CPPUNIT_TEST(keepsNoReadablePassword);
    CPPUNIT_TEST(tellsTheNewestPasswordOnly);
    CPPUNIT_TEST(keepsNoPasswordOfStrangers);
    CPPUNIT_TEST(namesAPasswordThatCannotBeReadAnyMore);
    CPPUNIT_TEST_SUITE_END();

    bool anyLinkHolds(const std::string& text)
    {
        for (const auto tables = world.storage.committed(); const auto& [id, kept] : tables.userLinks)
            if (kept.link.password.find(text) != std::string::npos)
                return true;
        return false;
    }

public:
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
};

CPPUNIT_TEST_SUITE_REGISTRATION(SettlePasswordsTest);

}  // namespace contacts::tests
