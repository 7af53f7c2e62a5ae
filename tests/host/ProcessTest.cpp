// The program itself: its commands, its signals, its health.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <csignal>
#include <thread>

namespace {

using namespace tests;

class ProcessTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ProcessTest);
    CPPUNIT_TEST(bothStopSignalsEndItCleanly);
    CPPUNIT_TEST(aRequestUnderWayIsAnsweredBeforeTheStop);
    CPPUNIT_TEST(aSecondHostOnTheSamePortIsRefused);
    CPPUNIT_TEST(hangUpReloadsAndServesOn);
    CPPUNIT_TEST(hangUpRefusesWhatAStartWouldRefuse);
    CPPUNIT_TEST(healthAndReadinessAnswerWithoutLogin);
    CPPUNIT_TEST(unknownCommandsAndOptionsAreRefused);
    CPPUNIT_TEST(helpAndVersionNeedNoConfiguration);
    CPPUNIT_TEST(aPasswordIsReadFromStandardInput);
    CPPUNIT_TEST(migratingTwiceChangesNothing);
    CPPUNIT_TEST(anIdleHostStaysUnderEightyMegabytes);
    CPPUNIT_TEST_SUITE_END();

public:
    void bothStopSignalsEndItCleanly()
    {
        HostProcess host;
        CPPUNIT_ASSERT_EQUAL(0, host.stop());
        host.start();
        host.child().signal(SIGINT);
        CPPUNIT_ASSERT_EQUAL(0, host.child().wait(std::chrono::seconds(15)).value_or(-1));
    }

    void aRequestUnderWayIsAnsweredBeforeTheStop()
    {
        Scene scene;
        auto walter = scene.login("walter.bishop@massive.example");
        const auto massive = customerNamed(walter, "Massive");
        std::vector<int> statuses;
        std::thread reader([&] {
            try
            {
                for (;;)
                    statuses.push_back(walter.get("/portal/customers/" + massive + "/contacts").status);
            }
            catch (const std::exception&)
            {
                return;  // it has stopped
            }
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
        const auto code = scene.host().stop();
        reader.join();
        CPPUNIT_ASSERT_EQUAL(0, code);
        CPPUNIT_ASSERT(!statuses.empty());
        for (const auto status : statuses)
            CPPUNIT_ASSERT(status == 200 || status == 503);
        scene.host().start();
    }

    void aSecondHostOnTheSamePortIsRefused()
    {
        Scene scene;
        HostOptions options;
        options.configuration["http.port"] = std::to_string(scene.host().port());
        try
        {
            const HostProcess second(options);
        }
        catch (const std::runtime_error& refused)
        {
            const std::string why = refused.what();
            CPPUNIT_ASSERT_MESSAGE(why, why.find("already in use") != std::string::npos);
            return;
        }
        CPPUNIT_FAIL("two hosts share a port, and the visitors");
    }

    void hangUpReloadsAndServesOn()
    {
        Scene scene;
        auto maria = scene.maria();
        scene.host().child().signal(SIGHUP);
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        CPPUNIT_ASSERT(scene.host().child().runs());
        CPPUNIT_ASSERT_EQUAL(200, maria.get("/api/v1/me").status);
    }

    void hangUpRefusesWhatAStartWouldRefuse()
    {
        HostProcess host({Storage::sqlite, Data::none});
        const auto file = host.folder() / "supportcentre.properties";
        const auto good = readFile(file);
        const auto saysAfter = [&](const std::string& text, const std::string& word) {
            writeFile(file, text);
            host.child().signal(SIGHUP);
            for (int tries = 0; tries < 100 && host.log().find(word) == std::string::npos; ++tries)
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
            return host.log();
        };
        for (const auto& [line, named] : std::vector<std::pair<std::string, std::string>>{
                 {"http.read-seconds = abc", "http.read-seconds"},
                 {"log.level = loud", "loud"},
                 {"frame.origin = nonsense", "belong together"}})
        {
            const auto log = saysAfter(good + line + "\n", named);
            CPPUNIT_ASSERT_MESSAGE(log, log.find(named) != std::string::npos);
            CPPUNIT_ASSERT_MESSAGE(log, log.find("reload-failed") != std::string::npos);
            CPPUNIT_ASSERT_MESSAGE(log, log.find("\"reloaded\"") == std::string::npos);
        }
        const auto log = saysAfter(good + "http.keep-alive-seconds = 7\nhttp.colour = red\n", "http.colour");
        CPPUNIT_ASSERT_MESSAGE(log, log.find("\"reloaded\"") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(log, log.find("http.keep-alive-seconds") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(log, log.find("unknown-configuration-key") != std::string::npos);
        CPPUNIT_ASSERT(host.child().runs());
    }

    void healthAndReadinessAnswerWithoutLogin()
    {
        Scene scene;
        auto client = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(200, client.get("/healthz").status);
        const auto ready = client.get("/readyz");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(ready.body, 200, ready.status);
        std::string said;
        const auto code = scene.host().command({"health"}, said);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(said, 0, code);
    }

    void unknownCommandsAndOptionsAreRefused()
    {
        HostProcess host({Storage::sqlite, Data::none});
        std::string said;
        CPPUNIT_ASSERT(host.command({"dance"}, said) != 0);
        CPPUNIT_ASSERT_MESSAGE(said, said.find("dance") != std::string::npos);
        CPPUNIT_ASSERT(host.command({"serve", "--colour", "red"}, said) != 0);
    }

    void helpAndVersionNeedNoConfiguration()
    {
        const TemporaryFolder folder("help");
        for (const std::string option : {"--help", "--version"})
        {
            const auto output = folder.path() / "out";
            CPPUNIT_ASSERT_EQUAL(0, runToEnd({{PROGRAM, option}, {}, {}, output}));
            CPPUNIT_ASSERT(!readFile(output).empty());
        }
        CPPUNIT_ASSERT(runToEnd({{PROGRAM, "--config", (folder.path() / "nowhere").string(), "serve"},
                                 {},
                                 {},
                                 folder.path() / "out"}) != 0);
        CPPUNIT_ASSERT(readFile(folder.path() / "out").find("nowhere") != std::string::npos);
    }

    void aPasswordIsReadFromStandardInput()
    {
        Scene scene;
        auto maria = scene.maria();
        std::string said;
        CPPUNIT_ASSERT_EQUAL(0, scene.host().command({"user", "password", "maria.keller@acme.example"}, said,
                                                     "another-pass-phrase-9\n"));
        CPPUNIT_ASSERT_EQUAL(401, maria.get("/api/v1/me").status);  // all sessions end
        CPPUNIT_ASSERT_NO_THROW((void)scene.login("maria.keller@acme.example", "another-pass-phrase-9"));
        CPPUNIT_ASSERT(scene.host().command({"user", "password", "nobody@nowhere.example"}, said,
                                            "another-pass-phrase-9\n") != 0);
        CPPUNIT_ASSERT(
            scene.host().command({"user", "password", "maria.keller@acme.example"}, said, "short\n") != 0);
    }

    void migratingTwiceChangesNothing()
    {
        HostProcess host({Storage::sqlite, Data::none});
        std::string first, second;
        CPPUNIT_ASSERT_EQUAL(0, host.command({"migrate"}, first));
        CPPUNIT_ASSERT_EQUAL(0, host.command({"migrate"}, second));
        CPPUNIT_ASSERT_EQUAL(first, second);
    }

    void anIdleHostStaysUnderEightyMegabytes()
    {
        Scene scene;
        auto maria = scene.maria();
        CPPUNIT_ASSERT_EQUAL(
            200, maria.get("/portal/customers/" + customerNamed(maria, "Acme") + "/contacts").status);
        const auto status = readFile("/proc/" + std::to_string(scene.host().child().pid()) + "/status");
        const auto at = status.find("VmRSS:");
        const auto kilobytes = std::stol(status.substr(at + 6));
        CPPUNIT_ASSERT_MESSAGE(std::to_string(kilobytes) + " kB", kilobytes < 80L * 1024);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ProcessTest);

}  // namespace
