// What the host loads, what it refuses, and what it says about it.
#include "tests/plugin/House.h"

#include <cppunit/extensions/HelperMacros.h>

#include <Poco/Pipe.h>
#include <Poco/PipeStream.h>
#include <Poco/Process.h>

#include <algorithm>

namespace {

using supportcentre::PluginFacts;
using tests::House;
using tests::pluginFile;


/// Defined dynamic symbols of a library, as nm tells them.
std::vector<std::string> exportedBy(const std::string& library)
{
    Poco::Pipe out;
    const auto process =
        Poco::Process::launch("nm", {"-D", "--defined-only", library}, nullptr, &out, nullptr);
    Poco::PipeInputStream in(out);
    std::vector<std::string> names;
    for (std::string line; std::getline(in, line);)
        names.push_back(line.substr(line.rfind(' ') + 1));
    CPPUNIT_ASSERT_EQUAL(0, process.wait());
    std::sort(names.begin(), names.end());
    return names;
}


bool holds(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}


class LoaderTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(LoaderTest);
    CPPUNIT_TEST(startsAPluginWhoseManifestFits);
    CPPUNIT_TEST(refusesAnotherInterfaceLevelAndSaysBoth);
    CPPUNIT_TEST(refusesAnotherBuildAndSaysBoth);
    CPPUNIT_TEST(refusesAManifestThatIsTooSmall);
    CPPUNIT_TEST(refusesALibraryThatIsNoPlugin);
    CPPUNIT_TEST(refusesAFileThatIsNotThere);
    CPPUNIT_TEST(refusesASecondPluginOfTheSameId);
    CPPUNIT_TEST(aRefusedPluginCannotBeEnabled);
    CPPUNIT_TEST(pluginsExportExactlyTwoSymbols);
    CPPUNIT_TEST_SUITE_END();

public:
    void startsAPluginWhoseManifestFits()
    {
        House house({pluginFile("template-plugin")});
        const auto facts = house.plugin("template");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(facts.message, PluginFacts::State::running, facts.state);
        CPPUNIT_ASSERT_EQUAL(std::string("1.0.0"), facts.version);
        CPPUNIT_ASSERT_EQUAL(200, house.get(house.customer(), "/diary").status);
    }

    void refusesAnotherInterfaceLevelAndSaysBoth()
    {
        refused("other-level-plugin",
                {"template", "level 99", "level " + std::to_string(HELPDESK_ABI_LEVEL)});
    }

    void refusesAnotherBuildAndSaysBoth()
    {
        refused("other-build-plugin", {"template", "gcc-4 poco-1.4 c++98", HELPDESK_BUILD});
    }

    void refusesAManifestThatIsTooSmall()
    {
        refused("short-manifest-plugin",
                {"short-manifest-plugin", "8 bytes", std::to_string(sizeof(helpdesk::PluginManifest))},
                "short-manifest-plugin");
    }

    void refusesALibraryThatIsNoPlugin()
    {
        House house({NO_PLUGIN});
        const auto all = house.helpdesk().plugins().plugins();
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, all.size());
        CPPUNIT_ASSERT_EQUAL(PluginFacts::State::refused, all.front().state);
        CPPUNIT_ASSERT_MESSAGE(all.front().message, holds(all.front().message, "is no plugin"));
    }

    void refusesAFileThatIsNotThere()
    {
        House house({pluginFile("nowhere")});
        const auto facts = house.plugin("nowhere");
        CPPUNIT_ASSERT_EQUAL(PluginFacts::State::refused, facts.state);
        CPPUNIT_ASSERT_MESSAGE(facts.message, holds(facts.message, "nowhere.so"));
        CPPUNIT_ASSERT_MESSAGE("no folder in: " + facts.message, !holds(facts.message, "/"));
    }

    void refusesASecondPluginOfTheSameId()
    {
        House house({pluginFile("template-plugin"), pluginFile("template-plugin")});
        const auto all = house.helpdesk().plugins().plugins();
        CPPUNIT_ASSERT_EQUAL(PluginFacts::State::running, all.at(0).state);
        CPPUNIT_ASSERT_EQUAL(PluginFacts::State::refused, all.at(1).state);
        CPPUNIT_ASSERT_MESSAGE(all.at(1).message, holds(all.at(1).message, "two plugins template"));
    }

    void aRefusedPluginCannotBeEnabled()
    {
        House house({pluginFile("other-level-plugin")});
        CPPUNIT_ASSERT(!house.helpdesk().plugins().enable("template", {}));
        CPPUNIT_ASSERT_EQUAL(404, house.post(house.administrator(), "/admin/plugins/template/enable").status);
        CPPUNIT_ASSERT_EQUAL(404, house.get(house.customer(), "/diary").status);
    }

    void pluginsExportExactlyTwoSymbols()
    {
        const std::vector<std::string> two{"helpdeskPluginManifest", "pocoBuildManifest"};
        for (const auto& library : {std::string(PLUGIN), pluginFile("template-plugin")})
            CPPUNIT_ASSERT_MESSAGE(library, exportedBy(library) == two);
    }

private:
    static void refused(const std::string& target, const std::vector<std::string>& words,
                        const std::string& id = "template")
    {
        House house({pluginFile(target)});
        const auto facts = house.plugin(id);
        CPPUNIT_ASSERT_EQUAL(PluginFacts::State::refused, facts.state);
        for (const auto& word : words)
            CPPUNIT_ASSERT_MESSAGE(word + " in: " + facts.message, holds(facts.message, word));
        CPPUNIT_ASSERT_EQUAL(404, house.get(house.customer(), "/diary").status);
        const auto page = house.get(house.administrator(), "/admin/plugins");
        CPPUNIT_ASSERT_EQUAL(200, page.status);
        CPPUNIT_ASSERT(holds(page.body, words.at(1)));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LoaderTest);

}  // namespace
