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
    CPPUNIT_TEST(aWrongSettingOfAPluginIsNamedAndNotUsed);
    CPPUNIT_TEST(aWrongEncryptionKeepsThePluginFromStarting);
    CPPUNIT_TEST(healthAndReadinessAnswerWithoutLogin);
    CPPUNIT_TEST(unknownCommandsAndOptionsAreRefused);
    CPPUNIT_TEST(wrongUsageOfAPluginsCommandIsTwoAsOfTheHosts);
    CPPUNIT_TEST(anImportSaysWhatToDo);
    CPPUNIT_TEST(helpAndVersionNeedNoConfiguration);
    CPPUNIT_TEST(helpWithAConfigurationNamesCommandsOfPlugins);
    CPPUNIT_TEST(aPasswordIsReadFromStandardInput);
    CPPUNIT_TEST(whoSetsAPasswordReadsWhichPluginHasNotHeardOfIt);
    CPPUNIT_TEST(migratingTwiceChangesNothing);
    CPPUNIT_TEST(migratingSaysWhichPluginDidNot);
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
                 {"plugin.contacts-manager.limits.lines = many", "limits.lines: Enter a whole number"},
                 {"plugin.contacts-manager.mail.smtp.security = ssl", "mail.smtp.security: Choose"},
                 {"plugin.contacts-manager.mail.from = nobody", "mail.from: This is no e-mail address"},
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

    void aWrongSettingOfAPluginIsNamedAndNotUsed()
    {
        Scene scene;
        CPPUNIT_ASSERT_EQUAL(0, scene.host().stop());
        const auto file = scene.host().folder() / "supportcentre.properties";
        const auto good = readFile(file);
        writeFile(file, good + "plugin.contacts-manager.limits.lines = many\n"
                               "plugin.contacts-manager.limits.colour = red\n");
        scene.host().start();
        const auto log = scene.host().log();
        for (const std::string part : {"wrong-configuration-value", "plugin.contacts-manager.limits.lines",
                                       "Enter a whole number between 10 and 1,000.",
                                       "unknown-configuration-key", "plugin.contacts-manager.limits.colour"})
            CPPUNIT_ASSERT_MESSAGE(part + " in " + log, log.find(part) != std::string::npos);
        auto administrator = scene.administrator();
        CPPUNIT_ASSERT(administrator.get("/api/v1/admin/settings").body.find("\"limits.lines\":1000,") !=
                       std::string::npos);
        auto maria = scene.maria();
        CPPUNIT_ASSERT_EQUAL(
            200, maria.get("/portal/customers/" + customerNamed(maria, "Acme") + "/contacts").status);
        std::string said;
        CPPUNIT_ASSERT_EQUAL(0, scene.host().command({"health"}, said));
        CPPUNIT_ASSERT_MESSAGE(said, said.find("degraded  settings: The configuration file is wrong about "
                                               "plugin.contacts-manager.limits.lines") != std::string::npos);
        writeFile(file, good + "plugin.contacts-manager.limits.lines = 500\n");
        scene.host().child().signal(SIGHUP);
        for (int tries = 0; tries < 100 && scene.host().log().find("\"reloaded\"") == std::string::npos;
             ++tries)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        CPPUNIT_ASSERT(administrator.get("/api/v1/admin/settings").body.find("\"limits.lines\":500,") !=
                       std::string::npos);
        CPPUNIT_ASSERT(administrator.get("/admin/health").body.find("limits.lines") == std::string::npos);
    }

    /// The built-in one is none: activation links would travel in the clear.
    void aWrongEncryptionKeepsThePluginFromStarting()
    {
        Scene scene;
        CPPUNIT_ASSERT_EQUAL(0, scene.host().stop());
        const auto file = scene.host().folder() / "supportcentre.properties";
        const auto good = readFile(file);
        writeFile(file, good + "plugin.contacts-manager.mail.smtp.security = ssl\n");
        scene.host().start();
        auto administrator = scene.administrator();
        const auto page = unescaped(administrator.get("/admin/plugins").body);
        CPPUNIT_ASSERT_MESSAGE(page, page.find("Could not start") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(page, page.find("plugin.contacts-manager.mail.smtp.security: Choose one of") !=
                                         std::string::npos);
        CPPUNIT_ASSERT_EQUAL(404, administrator.get("/admin/outbox").status);
        CPPUNIT_ASSERT_EQUAL(0, scene.host().stop());
        writeFile(file, good + "plugin.contacts-manager.mail.smtp.security = starttls\n");
        scene.host().start();
        auto again = scene.administrator();
        CPPUNIT_ASSERT_EQUAL(200, again.get("/admin/outbox").status);
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

    void wrongUsageOfAPluginsCommandIsTwoAsOfTheHosts()
    {
        HostProcess host({Storage::sqlite, Data::none});
        std::string said;
        for (const auto& wrong :
             std::vector<std::vector<std::string>>{{"dance"},
                                                   {"health", "please"},
                                                   {"migrate", "please"},
                                                   {"user", "remove"},
                                                   {"user", "password", "nobody@x.example"},
                                                   {"person", "erase", "nobody@x.example"},
                                                   {"person", "praise", "x@x.example"},
                                                   {"verify-audit", "extra"},
                                                   {"demo", "extra"},
                                                   {"import"},
                                                   {"import", "nowhere.csv"}})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(wrong.front() + ": " + said, 2, host.command(wrong, said));
    }

    void anImportSaysWhatToDo()
    {
        HostProcess host({Storage::sqlite, Data::none});
        const auto file = host.folder() / "some.csv";
        const std::string head =
            "customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,department,"
            "language,portal_user,sees_all_requests,roles\n";
        const auto says = [&](const std::vector<std::string>& arguments, const std::string& sentence) {
            std::vector<std::string> command{"import"};
            command.insert(command.end(), arguments.begin(), arguments.end());
            std::string said;
            const auto code = host.command(command, said);
            CPPUNIT_ASSERT_MESSAGE(sentence + " is not in: " + said,
                                   said.find(sentence) != std::string::npos);
            return code;
        };
        CPPUNIT_ASSERT_EQUAL(2, says({"nowhere.csv"}, "No such file"));
        CPPUNIT_ASSERT_EQUAL(2, says({host.folder().string()}, "Is a directory"));
        CPPUNIT_ASSERT_EQUAL(2, says({file.string(), "--bogus"}, "There is no option --bogus."));
        writeFile(file, head + "A,customer,,a@x.example,,F,L,,,en,maybe,no,reports\n");
        CPPUNIT_ASSERT_EQUAL(2, says({file.string()}, "takes “yes” or “no”"));
        writeFile(file, head + "A,customer,,a@x.example,,F,L,,,en\n");
        CPPUNIT_ASSERT_EQUAL(2, says({file.string()}, "has 10 columns, the head has 13"));
        const auto good = head + "A,customer,,a@x.example,,F,L,,,en,yes,no,reports\n";
        writeFile(file, good + "A,global,,b@x.example,,F,L,,,en,yes,no,reports\n");
        CPPUNIT_ASSERT_EQUAL(2, says({file.string()}, "says “customer”"));
        writeFile(file, good + "A,customer,Nowhere,b@x.example,,F,L,,,en,yes,no,reports\n");
        CPPUNIT_ASSERT_EQUAL(2, says({file.string()}, "Another row leaves this empty"));
        writeFile(file, good);
        CPPUNIT_ASSERT_EQUAL(0, says({file.string(), "--dry-run"}, "line 2: added"));
        CPPUNIT_ASSERT_EQUAL(0, says({file.string()}, "column customer, value “A”"));
        CPPUNIT_ASSERT_EQUAL(0, says({file.string()}, "everything is already as the file says"));
        // Rows that went well are told of when somebody asks for them.
        CPPUNIT_ASSERT_EQUAL(0, says({file.string(), "--verbose"}, "line 2: unchanged"));
        std::string quiet;
        CPPUNIT_ASSERT_EQUAL(0, host.command({"import", file.string()}, quiet));
        CPPUNIT_ASSERT_MESSAGE(quiet, quiet.find("line 2: unchanged") == std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(quiet, quiet.find("1 unchanged") != std::string::npos);
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

    void helpWithAConfigurationNamesCommandsOfPlugins()
    {
        HostProcess host({Storage::sqlite, Data::none});
        std::string said;
        CPPUNIT_ASSERT_EQUAL(0, host.command({"--help"}, said));
        for (const std::string line :
             {"import FILE.csv [--dry-run] [--invite] [--verbose]", "person erase EMAIL", "verify-audit"})
            CPPUNIT_ASSERT_MESSAGE(line + " is not in: " + said,
                                   said.find("\n  " + line + "\n") != std::string::npos);
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
        // Whoever was never invited gets in from now on, and is no longer listed as not invited.
        const auto state = "SELECT account_state FROM cm_contact WHERE email = 'jose.garcia@acme.example'";
        CPPUNIT_ASSERT_EQUAL(std::string("0"), scene.host().rows(state).at(0));
        CPPUNIT_ASSERT_EQUAL(0, scene.host().command({"user", "password", "jose.garcia@acme.example"}, said,
                                                     "another-pass-phrase-9\n"));
        CPPUNIT_ASSERT_EQUAL(std::string("4"), scene.host().rows(state).at(0));
        CPPUNIT_ASSERT(scene.host().command({"user", "password", "nobody@nowhere.example"}, said,
                                            "another-pass-phrase-9\n") != 0);
        CPPUNIT_ASSERT(
            scene.host().command({"user", "password", "maria.keller@acme.example"}, said, "short\n") != 0);
    }

    void whoSetsAPasswordReadsWhichPluginHasNotHeardOfIt()
    {
        HostProcess host({Storage::sqlite, Data::none});
        std::string said;
        CPPUNIT_ASSERT_EQUAL(0, host.command({"user", "add", "ann@support.example", "--name", "Ann"}, said));
        const auto sets = [&] {
            said.clear();
            const auto code =
                host.command({"user", "password", "ann@support.example"}, said, "another-pass-phrase-9\n");
            CPPUNIT_ASSERT_EQUAL_MESSAGE(said, 0, code);
            CPPUNIT_ASSERT_MESSAGE(said, said.find("is set") != std::string::npos);
            return said.find("not heard") != std::string::npos;
        };
        CPPUNIT_ASSERT_MESSAGE(said, !sets());
        host.change("INSERT INTO sc_plugin (id, enabled) VALUES ('contacts-manager', 0)");
        CPPUNIT_ASSERT_MESSAGE(said, sets());
        CPPUNIT_ASSERT_MESSAGE(said, said.find("contacts-manager is disabled") != std::string::npos);
        host.change("DELETE FROM sc_plugin");
        host.change("UPDATE db_migration SET checksum = 'x' WHERE owner = 'contacts-manager'");
        CPPUNIT_ASSERT_MESSAGE(said, sets());
        CPPUNIT_ASSERT_MESSAGE(said, said.find("contacts-manager does not run") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(said, said.find("was changed after it had been applied") != std::string::npos);
        // Nothing is set, nothing was missed.
        (void)host.command({"user", "password", "ann@support.example"}, said, "short\n");
        CPPUNIT_ASSERT_MESSAGE(said, said.find("not heard") == std::string::npos);
    }

    void migratingTwiceChangesNothing()
    {
        HostProcess host({Storage::sqlite, Data::none});
        std::string first, second;
        CPPUNIT_ASSERT_EQUAL(0, host.command({"migrate"}, first));
        CPPUNIT_ASSERT_EQUAL(0, host.command({"migrate"}, second));
        CPPUNIT_ASSERT_EQUAL(first, second);
    }

    void migratingSaysWhichPluginDidNot()
    {
        HostProcess host({Storage::sqlite, Data::none});
        const auto says = [&](int code, const std::vector<std::string>& words, const std::string& command) {
            std::string said;
            CPPUNIT_ASSERT_EQUAL_MESSAGE(said, code, host.command({command}, said));
            for (const auto& word : words)
                CPPUNIT_ASSERT_MESSAGE(word + " is not in: " + said, said.find(word) != std::string::npos);
            return said;
        };
        says(0, {"The tables of the host", "The tables of the Contacts Manager"}, "migrate");
        // By an administrator's wish.
        host.change("INSERT INTO sc_plugin (id, enabled) VALUES ('contacts-manager', 0)");
        const auto disabled = says(0, {"contacts-manager is disabled", "when it is enabled"}, "migrate");
        CPPUNIT_ASSERT_MESSAGE(disabled,
                               disabled.find("The tables of the Contacts Manager") == std::string::npos);
        says(2, {"contacts-manager is disabled", "there is no command"}, "verify-audit");
        host.change("DELETE FROM sc_plugin");
        // Its start fails.
        host.change("UPDATE db_migration SET checksum = 'x' WHERE owner = 'contacts-manager'");
        says(1, {"contacts-manager does not run", "was changed after it had been applied"}, "migrate");
        // It is refused.
        const auto file = host.folder() / "supportcentre.properties";
        const auto library = (host.folder() / "nothing.so").string();
        writeFile(library, "no library");
        writeFile(file, readFile(file) + "plugins = " + library + "\n");
        says(1, {"nothing does not run"}, "migrate");
    }

    void anIdleHostStaysUnderEightyMegabytes()
    {
        Scene scene;
        auto maria = scene.maria();
        CPPUNIT_ASSERT_EQUAL(
            200, maria.get("/portal/customers/" + customerNamed(maria, "Acme") + "/contacts").status);
        // Less than that after the first page: what is used later (French, files to take away, imports) needs
        // room too.
        const auto kilobytes = scene.host().residentKb();
        CPPUNIT_ASSERT_MESSAGE(std::to_string(kilobytes) + " kB", kilobytes < 70L * 1024);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ProcessTest);

}  // namespace
