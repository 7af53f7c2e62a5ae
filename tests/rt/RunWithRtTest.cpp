// What ./run --with-rt sets up, but for its build and the demo data: the tracker that it starts, and a
// configuration with which the program reaches it.
#include "tests/rt/RtDoor.h"

#include <cppunit/extensions/HelperMacros.h>

#include <csignal>

namespace tests {

namespace {

/// Asked to end, it ends what it has started; killed, it would leave the server behind.
struct Ended
{
    HostChild& child;

    ~Ended()
    {
        child.signal(SIGTERM);
        (void)child.wait(std::chrono::seconds(60));
    }
};

}  // namespace

class RunWithRtTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RunWithRtTest);
    CPPUNIT_TEST(whatItWritesJoinsBothHouses);
    CPPUNIT_TEST_SUITE_END();

public:
    void whatItWritesJoinsBothHouses()
    {
        const TemporaryFolder folder("run");
        const auto port = portBeforeAFreeOne();
        const auto log = folder.path() / "run.log";
        HostChild run({{"bash", "-c", steps(folder.path() / "data", port)}, {{"RT_WORKERS", "1"}}, {}, log});
        const Ended ended{run};
        for (int i = 0; i < 1200 && run.runs() && readFile(log).find("Ctrl-C stops it") == std::string::npos;
             ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        CPPUNIT_ASSERT_MESSAGE(readFile(log), run.runs());

        HttpClient administrator(port);
        administrator.as("admin@support.example");
        const auto checked = administrator.form("/admin/desk/check", {}).body;
        CPPUNIT_ASSERT_MESSAGE(checked, checked.find("nothing is missing") != std::string::npos);

        const auto tracker = static_cast<unsigned short>(port + 1);
        auto agent = loggedInToRt(tracker, "agent@support.example", "demo-password-1");
        const auto page = agent.get("/ContactsManager/index.html").body;
        const auto door = "action=\"" + administrator.origin() + "/frame/enter\"";
        CPPUNIT_ASSERT_MESSAGE(page, page.find(door) != std::string::npos);
        HttpClient frame(port);
        const auto entered = frame.call("POST", "/frame/enter", "pass=" + percentEncoded(passIn(page)),
                                        {{"Origin", agent.origin()},
                                         {"Content-Type", "application/x-www-form-urlencoded"},
                                         {"X-CSRF-Token", ""},
                                         {"Sec-Fetch-Dest", "iframe"},
                                         {"Sec-Fetch-Site", "same-site"}});
        CPPUNIT_ASSERT_EQUAL_MESSAGE(entered.body, 303, entered.status);

        run.signal(SIGTERM);
        CPPUNIT_ASSERT(run.wait(std::chrono::seconds(60)) == std::optional<ExitCode>(0));
        CPPUNIT_ASSERT_THROW((void)HttpClient(port).get("/"), std::exception);
        CPPUNIT_ASSERT_THROW((void)HttpClient(tracker).get("/"), std::exception);
    }

private:
    static std::string steps(const std::filesystem::path& data, unsigned short port)
    {
        return "source " SOURCE_DIR "/run --with-rt --port " + std::to_string(port) + " --data " +
               data.string() + "; built=" + HostProcess::program().parent_path().parent_path().string() +
               "; program=$built/bin/supportcentre\n"
               "refuseTaken; holdFolder; prepareFolder; startTracker; writeConfiguration; quietly migrate\n"
               "while read -r email right; do\n"
               "    quietly user add \"$email\" --name \"$email\" \"$right\"\n"
               "    quietly user password \"$email\" <<<demo-password-1\n"
               "done <<<$'admin@support.example --administrator\\nagent@support.example --agent'\n"
               "serve; tell; wait \"$server\"";
    }

    /// Two that nobody listens on, one beside the other.
    static unsigned short portBeforeAFreeOne()
    {
        for (;;)
        {
            const auto port = freePort();
            try
            {
                (void)HttpClient(static_cast<unsigned short>(port + 1)).get("/");
            }
            catch (const std::exception&)
            {
                return port;
            }
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RunWithRtTest);

}  // namespace tests
