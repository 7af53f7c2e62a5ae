// Changes of settings in the audit, and back from there.
#include "core/history/AuditSettings.h"
#include "core/history/VerifyAudit.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

class AuditSettingsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(AuditSettingsTest);
    CPPUNIT_TEST(keepsWhatWasAndWhatIs);
    CPPUNIT_TEST(keepsEverySettingOfMany);
    CPPUNIT_TEST(cutsWhatIsLongAndSurvivesControlCharacters);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};

    std::vector<AuditEntry> written(const std::vector<Difference>& differences)
    {
        Actor actor;
        actor.account = AccountId{7};
        world.storage.inOne([&](UnitOfWork& work) {
            auditSettings(work, actor, "contacts-manager", differences, world.clock.now());
        });
        const auto work = world.storage.read();
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), verifyAudit(*work, world.secrets, {}).firstBad);
        return work->audit().list({}, 0, 100);
    }

public:
    void keepsWhatWasAndWhatIs()
    {
        const auto entries =
            written({{"mail.from", "a@x.example", "\"b\"@x.example"}, {"mail.secret", "", ""}});
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), entries.size());
        const auto& entry = entries.front();
        CPPUNIT_ASSERT(entry.act == "settings.changed" && entry.object == "plugin/contacts-manager");
        CPPUNIT_ASSERT(entry.account == AccountId{7} && !entry.contact && entry.at == world.clock.now());
        const auto back = differencesIn(entry.facts);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), back.size());
        CPPUNIT_ASSERT(back[0].field == "mail.from" && back[0].before == "a@x.example" &&
                       back[0].after == "\"b\"@x.example");
        CPPUNIT_ASSERT(back[1].field == "mail.secret" && back[1].before.empty() && back[1].after.empty());
        CPPUNIT_ASSERT(written({}).size() == 1);
    }

    void keepsEverySettingOfMany()
    {
        std::vector<Difference> many;
        for (int i = 0; i < 120; ++i)
            many.push_back({"setting." + std::to_string(i), std::string(90, 'a'), std::string(90, 'b')});
        const auto entries = written(many);
        CPPUNIT_ASSERT(entries.size() > 1);
        std::set<std::string> fields;
        for (const auto& entry : entries)
        {
            CPPUNIT_ASSERT(entry.facts.size() <= 8000);
            for (const auto& each : differencesIn(entry.facts))
            {
                CPPUNIT_ASSERT_EQUAL(std::string(90, 'b'), each.after);
                fields.insert(each.field);
            }
        }
        CPPUNIT_ASSERT_EQUAL(many.size(), fields.size());
    }

    void cutsWhatIsLongAndSurvivesControlCharacters()
    {
        const auto entries = written({{"long", std::string(2000, 'x'),
                                       "a\tb\x01"
                                       "c\x7f"}});
        const auto back = differencesIn(entries.at(0).facts);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), back.size());
        CPPUNIT_ASSERT(back[0].before.size() < 500 && back[0].before.starts_with("xxx"));
        CPPUNIT_ASSERT_EQUAL(std::string("a b c "), back[0].after);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AuditSettingsTest);

}  // namespace contacts::tests
