// What the configuration file says of a plugin's settings is checked like what an administrator types.
#include "host/src/plugins/SettingsStore.h"
#include "tests/plugin/House.h"

#include <cppunit/extensions/HelperMacros.h>

#include <fcntl.h>
#include <filesystem>
#include <thread>
#include <unistd.h>

namespace {

using supportcentre::PluginFacts;
using tests::House;
using tests::pluginFile;


bool holds(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}


class ConfiguredSettingsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ConfiguredSettingsTest);
    CPPUNIT_TEST(aWrongValueIsNamedAndNotUsed);
    CPPUNIT_TEST(whatNobodyReadsIsNamed);
    CPPUNIT_TEST(aWrongVitalValueKeepsThePluginFromStarting);
    CPPUNIT_TEST(anotherFileIsProvedBeforeItIsTaken);
    CPPUNIT_TEST(whatMustNotChangeAnyMoreIsRefused);
    CPPUNIT_TEST(readingAgainNeverBringsBackWhatWasReplaced);
    CPPUNIT_TEST_SUITE_END();

    using Configured = std::map<std::string, std::string>;

    static std::unique_ptr<House> houseWith(const Configured& configured)
    {
        return std::make_unique<House>(std::vector<std::string>{pluginFile("trouble-plugin")}, configured);
    }

    static std::string settings(House& house)
    {
        return house.get(house.administrator(), "/api/v1/admin/settings").body;
    }

    /// What prove() throws; empty when it does not.
    static std::string proved(House& house, const supportcentre::SiteFacts::Configured& fresh)
    {
        try
        {
            house.helpdesk().prove(fresh);
        }
        catch (const std::runtime_error& refused)
        {
            return refused.what();
        }
        return {};
    }

public:
    void aWrongValueIsNamedAndNotUsed()
    {
        const auto house = houseWith({{"plugin.trouble.hours", "3 days"}});
        CPPUNIT_ASSERT_EQUAL(PluginFacts::State::running, house->plugin("trouble").state);
        CPPUNIT_ASSERT_MESSAGE(settings(*house), holds(settings(*house), "\"hours\":72"));
        const auto log = house->log();
        CPPUNIT_ASSERT_MESSAGE(log, holds(log, "wrong-configuration-value") &&
                                        holds(log, "plugin.trouble.hours") &&
                                        holds(log, "Enter a whole number between 1 and 336."));
        const auto wrong = [&] {
            std::string all;
            for (const auto& line : house->helpdesk().health())
                if (line.name == "settings")
                    all += line.sentence + " " + line.words.at("de") + " " + line.href;
            return all;
        };
        CPPUNIT_ASSERT_MESSAGE(wrong(), holds(wrong(), "plugin.trouble.hours: Enter a whole number") &&
                                            holds(wrong(), "Geben Sie eine ganze Zahl") &&
                                            holds(wrong(), "/admin/plugins/trouble#s-hours"));
        house->configure("plugin.trouble.hours", "24");
        house->helpdesk().configurationChanged();
        CPPUNIT_ASSERT_EQUAL(std::string(), wrong());
        CPPUNIT_ASSERT_MESSAGE(settings(*house), holds(settings(*house), "\"hours\":24"));
    }

    void whatNobodyReadsIsNamed()
    {
        const auto house = houseWith({{"plugin.trouble.colour", "red"}, {"plugin.nobody.hours", "24"}});
        for (const std::string key : {"plugin.trouble.colour", "plugin.nobody.hours"})
            CPPUNIT_ASSERT_MESSAGE(
                house->log(), holds(house->log(), "\"unknown-configuration-key\",\"key\":\"" + key + "\""));
    }

    void aWrongVitalValueKeepsThePluginFromStarting()
    {
        const auto house = houseWith({{"plugin.trouble.mode", "wide"}});
        const auto facts = house->plugin("trouble");
        CPPUNIT_ASSERT_EQUAL(PluginFacts::State::failed, facts.state);
        CPPUNIT_ASSERT_MESSAGE(facts.message, holds(facts.message, "plugin.trouble.mode: Choose one of"));
        CPPUNIT_ASSERT_EQUAL(404, house->get(house->customer(), "/trouble").status);
        house->configure("plugin.trouble.mode", "wild");
        house->post(house->administrator(), "/admin/plugins/trouble/enable");
        CPPUNIT_ASSERT_EQUAL(PluginFacts::State::running, house->plugin("trouble").state);
    }

    void anotherFileIsProvedBeforeItIsTaken()
    {
        const auto house = houseWith({{"plugin.trouble.hours", "24"}});
        CPPUNIT_ASSERT_EQUAL(std::string(), proved(*house, {{"trouble.hours", "25"}, {"nobody.x", "y"}}));
        for (const std::string key : {"hours", "mode"})
        {
            const auto why = proved(*house, {{"trouble." + key, "many"}});
            CPPUNIT_ASSERT_MESSAGE(why, holds(why, "plugin.trouble." + key + ": "));
        }
        CPPUNIT_ASSERT_MESSAGE(settings(*house), holds(settings(*house), "\"hours\":24"));
    }

    void whatMustNotChangeAnyMoreIsRefused()
    {
        const auto house = houseWith({{"plugin.trouble.frozen", "ice"}});
        CPPUNIT_ASSERT_EQUAL(PluginFacts::State::running, house->plugin("trouble").state);
        CPPUNIT_ASSERT_MESSAGE(settings(*house), holds(settings(*house), "\"frozen\":\"ice\""));
        CPPUNIT_ASSERT_EQUAL(std::string(), proved(*house, {{"trouble.frozen", "ice"}}));
        for (const auto& other : {supportcentre::SiteFacts::Configured{{"trouble.frozen", "snow"}},
                                  supportcentre::SiteFacts::Configured{}})
            CPPUNIT_ASSERT_MESSAGE(proved(*house, other),
                                   holds(proved(*house, other), "plugin.trouble.frozen: It stays."));
        const auto typed =
            house->post(house->administrator(), "/admin/plugins/trouble", {{"frozen", "snow"}});
        CPPUNIT_ASSERT_EQUAL(422, typed.status);
        CPPUNIT_ASSERT(holds(typed.body, "It stays."));
        CPPUNIT_ASSERT_EQUAL(
            303, house->post(house->administrator(), "/admin/plugins/trouble", {{"frozen", "ice"}}).status);
    }

    /// What a job has read of the table must not replace what was stored behind its reading.
    void readingAgainNeverBringsBackWhatWasReplaced()
    {
        const Poco::TemporaryFile folder;
        std::filesystem::create_directories(folder.path());
        const int file = ::open((folder.path() + "/log").c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
        supportcentre::JsonLog log(helpdesk::Level::error, file);
        supportcentre::HostDatabase database(db::Engine::sqlite, folder.path() + "/test.sqlite");
        database.migrate();
        const auto texts = supportcentre::hostTexts();
        const supportcentre::ConfiguredSettings none({}, *texts.words, log);
        supportcentre::SettingsStore store(database.pool(), std::string(32, 'k'), none);
        helpdesk::Setting setting;
        setting.key = "hours";
        store.declare("trouble", {{}, {setting}});
        {
            const std::jthread reading([&](const std::stop_token& end) {
                while (!end.stop_requested())
                    store.reload();
            });
            for (int i = 0; i < 300; ++i)
            {
                store.store("trouble", {{"hours", std::to_string(i)}}, [](const auto&, auto&) {});
                for (int look = 0; look < 20; ++look)
                    CPPUNIT_ASSERT_EQUAL(std::to_string(i), store.value("trouble", "hours"));
            }
        }
        ::close(file);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ConfiguredSettingsTest);

}  // namespace
