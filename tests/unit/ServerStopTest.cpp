// The server ends within its limit, whoever is inside and whoever stands at the door.
#include "host/src/http/Assets.h"
#include "host/src/http/Reception.h"
#include "host/src/http/Server.h"
#include "host/src/security/Csrf.h"
#include "host/src/security/SignIn.h"
#include "tests/support/HostChild.h"

#include <cppunit/extensions/HelperMacros.h>

#include <Poco/Net/SocketAddress.h>
#include <Poco/Net/StreamSocket.h>

#include <thread>

using namespace supportcentre;
using namespace std::chrono_literals;


class ServerStopTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ServerStopTest);
    CPPUNIT_TEST(waitsAtTheDoorWithinTheLimitOfTheStop);
    CPPUNIT_TEST_SUITE_END();

public:
    /// All threads are taken by people who say nothing, so that one more waits for a thread as long as the
    /// server lets him.
    void waitsAtTheDoorWithinTheLimitOfTheStop()
    {
        ServerLimits limits;
        limits.threads = 4;
        limits.stopping = 1000ms;
        limits.reading = {60s, 60s, 60s};
        const auto socket = listenOn("127.0.0.1", 0);
        Server server(socket, _gate, _front, _counters, limits);
        server.start();
        std::vector<Poco::Net::StreamSocket> people(5);
        for (auto& person : people)
            person.connect(Poco::Net::SocketAddress("127.0.0.1", socket.address().port()));
        for (int i = 0; i < 500 && _counters.connections < limits.threads; ++i)
            std::this_thread::sleep_for(10ms);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{limits.threads}, _counters.connections.load());

        const auto begun = std::chrono::steady_clock::now();
        CPPUNIT_ASSERT(server.stop());
        // POCO's own threads look up every quarter of a second, and a busy machine needs a moment; at the
        // door alone it used to be five seconds.
        CPPUNIT_ASSERT(std::chrono::steady_clock::now() - begun < limits.stopping + 2s);
    }

private:
    tests::TemporaryFolder _folder{"server-stop"};
    HostDatabase _database{db::Engine::sqlite, (_folder.path() / "host.sqlite").string()};
    JsonLog _log{helpdesk::Level::error};
    Sessions _sessions{_database};
    SignIn _signIn{_database, _sessions, _log};
    Csrf _csrf{"a key"};
    Cookies _cookies{Cookies::Transport::loopback};
    Reception _reception{_sessions, _csrf, _cookies, {"en"}};
    Router _router;
    Assets _assets;
    Counters _counters;
    Front _front{{_router,
                  _assets,
                  _reception,
                  _cookies,
                  Origins(std::vector<std::string>()),
                  _signIn,
                  _log,
                  _counters,
                  Cookies::Transport::loopback,
                  {}}};
    Gate _gate{{"127.0.0.1"}, 1000};
};

CPPUNIT_TEST_SUITE_REGISTRATION(ServerStopTest);
