// ./check and ./run as shells, without what they build: how they end, and who else may work in their folders.
#include "tests/support/Await.h"
#include "tests/support/HostChild.h"

#include <cppunit/extensions/HelperMacros.h>

#include <csignal>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace tests {

namespace {

const std::string root = SOURCE_DIR;


/// A suite that goes on until somebody ends it, with a child of its own that does so too.
constexpr auto endless = R"(#!/bin/bash
sleep 300 &
echo "$$ $!" >"$0.runs.new" && mv "$0.runs.new" "$0.runs"
wait
)";


bool runs(const std::string& process)
{
    const auto status = readFile("/proc/" + process + "/stat");
    return !status.empty() && status.find(") Z ") == std::string::npos;
}

}  // namespace

class ScriptsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ScriptsTest);
    CPPUNIT_TEST(aCheckThatIsEndedEndsItsSuites);
    CPPUNIT_TEST(twoChecksDoNotWorkInOneFolder);
    CPPUNIT_TEST(aRunKeepsItsFolderFromOthers);
    CPPUNIT_TEST(aNewBeginningTakesNothingOfSomebodyElse);
    CPPUNIT_TEST(ticketsStayOnTheDeskOnWhichTheyAre);
    CPPUNIT_TEST_SUITE_END();

public:
    void aCheckThatIsEndedEndsItsSuites()
    {
        auto check = started("check", checkIn("build") + "main");
        const auto suites = endlessSuites();
        const auto memory = readFile(_folder.path() / "memory");
        CPPUNIT_ASSERT(std::filesystem::exists(memory));
        check->signal(SIGTERM);
        CPPUNIT_ASSERT(check->wait(std::chrono::seconds(20)) == std::optional<ExitCode>(143));
        for (const auto& each : suites)
            CPPUNIT_ASSERT_MESSAGE(each, !runs(each));
        CPPUNIT_ASSERT(!std::filesystem::exists(memory));
    }

    void twoChecksDoNotWorkInOneFolder()
    {
        auto first = started("check", checkIn("build") + "main");
        (void)endlessSuites();
        CPPUNIT_ASSERT_EQUAL(2, ended(started("second", checkIn("build") + "main")));
        const auto said = readFile(log("second"));
        CPPUNIT_ASSERT_MESSAGE(said, said.find("another ./check works in") != std::string::npos);
        first->signal(SIGTERM);
        CPPUNIT_ASSERT_EQUAL(143, ended(std::move(first)));
        CPPUNIT_ASSERT_EQUAL(0, ended(started("third", checkIn("build") + "takeFolder")));
    }

    void aRunKeepsItsFolderFromOthers()
    {
        const auto data = _folder.path() / "data";
        auto first = started("run", runIn(data) + "holdFolder; prepareFolder; echo begun >$data/begun; "
                                                  "sleep 300 & server=$!; wait $server");
        await([&] { return !readFile(data / "begun").empty(); }, "a run works in its folder");
        for (const std::string more : {"", "--fresh"})
        {
            CPPUNIT_ASSERT_EQUAL(2,
                                 ended(started("second", runIn(data, more) + "holdFolder; prepareFolder")));
            const auto said = readFile(log("second"));
            CPPUNIT_ASSERT_MESSAGE(said, said.find("another ./run works in") != std::string::npos);
            CPPUNIT_ASSERT(std::filesystem::exists(data / "begun"));
        }
        first->signal(SIGTERM);
        CPPUNIT_ASSERT_EQUAL(0, ended(std::move(first)));
        CPPUNIT_ASSERT_EQUAL(0, ended(started("third", runIn(data) + "holdFolder; prepareFolder")));
        CPPUNIT_ASSERT(std::filesystem::exists(data / "begun"));
        CPPUNIT_ASSERT_EQUAL(0,
                             ended(started("fourth", runIn(data, "--fresh") + "holdFolder; prepareFolder")));
        CPPUNIT_ASSERT(!std::filesystem::exists(data / "begun"));
    }

    void aNewBeginningTakesNothingOfSomebodyElse()
    {
        const auto data = _folder.path() / "theirs";
        std::filesystem::create_directories(data);
        writeFile(data / "letter", "Dear");
        for (const std::string more : {"", "--fresh"})
            CPPUNIT_ASSERT_EQUAL(2,
                                 ended(started("theirs", runIn(data, more) + "holdFolder; prepareFolder")));
        CPPUNIT_ASSERT_EQUAL(std::string("Dear"), readFile(data / "letter"));
        CPPUNIT_ASSERT(!std::filesystem::exists(data / ".made-by-run"));
    }

    void ticketsStayOnTheDeskOnWhichTheyAre()
    {
        const auto data = _folder.path() / "desk";
        const std::string steps = "holdFolder; prepareFolder; touch $configuration";
        CPPUNIT_ASSERT_EQUAL(0, ended(started("first", runIn(data) + steps)));
        CPPUNIT_ASSERT_EQUAL(2, ended(started("other", runIn(data, "--with-rt") + steps)));
        std::filesystem::remove(data / ".desk");  // As folders were before there was another desk.
        CPPUNIT_ASSERT_EQUAL(2, ended(started("other", runIn(data, "--with-rt") + steps)));
        CPPUNIT_ASSERT_EQUAL(0, ended(started("anew", runIn(data, "--with-rt --fresh") + steps)));
    }

private:
    /// ./check of one suite at its turn and one beside it, both endless, in a build folder of our own.
    [[nodiscard]] std::string checkIn(const std::string& name) const
    {
        const auto folder = _folder.path() / name;
        for (const auto* suite : {"unit_tests", "rt_tests"})
        {
            std::filesystem::create_directories(folder / "bin");
            writeFile(folder / "bin" / suite, endless);
            std::filesystem::permissions(folder / "bin" / suite, std::filesystem::perms::owner_all);
        }
        return "source " + root + "/check unit rt; words=(); suites=(unit rt); folder=" + folder.string() +
               "; logs=$folder/check; needPackages() { :; }; wishPackages() { :; }; build() { :; }\n"
               "inMemory() { memory=$(mktemp -d); printf %s \"$memory\" >" +
               (_folder.path() / "memory").string() + "; }\n";
    }

    [[nodiscard]] static std::string runIn(const std::filesystem::path& data, const std::string& more = {})
    {
        return "source " + root + "/run --data " + data.string() + " " + more + "\n";
    }

    /// The processes of both, once both run.
    [[nodiscard]] std::vector<std::string> endlessSuites() const
    {
        std::vector<std::string> processes;
        for (const auto* suite : {"unit_tests", "rt_tests"})
        {
            const auto file = _folder.path() / "build" / "bin" / (std::string(suite) + ".runs");
            await([&] { return !readFile(file).empty(); }, "a suite runs");
            const auto said = readFile(file);
            const auto blank = said.find(' ');
            processes.push_back(said.substr(0, blank));
            processes.push_back(said.substr(blank + 1, said.find('\n') - blank - 1));
        }
        return processes;
    }

    [[nodiscard]] std::filesystem::path log(const std::string& name) const
    {
        return _folder.path() / (name + ".log");
    }

    [[nodiscard]] std::unique_ptr<HostChild> started(const std::string& name, const std::string& steps) const
    {
        std::filesystem::remove(log(name));
        return std::make_unique<HostChild>(HostChild::Start{{"bash", "-c", steps}, {}, {}, log(name)});
    }

    static int ended(std::unique_ptr<HostChild> child)
    {
        return child->wait(std::chrono::seconds(30)).value_or(-1);
    }

    TemporaryFolder _folder{"scripts"};
};

CPPUNIT_TEST_SUITE_REGISTRATION(ScriptsTest);

}  // namespace tests
