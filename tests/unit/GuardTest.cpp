#include "host/src/plugins/Guard.h"
#include "host/src/security/Turnstile.h"
#include "sql/base/Database.h"

#include <cppunit/extensions/HelperMacros.h>

#include <Poco/Exception.h>

#include <fcntl.h>
#include <helpdesk/Services.h>
#include <thread>

namespace {

using supportcentre::Guard;
using supportcentre::JsonLog;
using How = Guard::Ended::How;


class GuardTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(GuardTest);
    CPPUNIT_TEST(whateverIsThrownBecomesAnIncident);
    CPPUNIT_TEST(whatPassesByItselfIsToldApart);
    CPPUNIT_TEST(nobodyComesInBeforeItIsOpenOrAfterItIsShut);
    CPPUNIT_TEST(shuttingWaitsForCallsInFlight);
    CPPUNIT_TEST(shuttingGivesUpAfterItsPatience);
    CPPUNIT_TEST(aCallFromInsideMayComeBackWhileItIsBeingShut);
    CPPUNIT_TEST(passingLetsTheExceptionThrough);
    CPPUNIT_TEST_SUITE_END();

public:
    void whateverIsThrownBecomesAnIncident()
    {
        _guard.open();
        for (const auto& call :
             std::vector<std::function<void()>>{[] { throw Poco::NotFoundException("a"); },
                                                [] { throw std::runtime_error("b"); }, [] { throw 7; }})
        {
            const auto ended = _guard.run("test", call);
            CPPUNIT_ASSERT(ended.how == How::threw);
            CPPUNIT_ASSERT(!ended.incident.empty() && !ended.what.empty());
        }
        CPPUNIT_ASSERT(_guard.run("test", [] {}));
    }

    void whatPassesByItselfIsToldApart()
    {
        using Kind = db::Error::Kind;
        _guard.open();
        const auto ends = [&](const std::function<void()>& call) { return _guard.run("test", call); };
        for (const auto kind : {Kind::again, Kind::unavailable, Kind::unknownOutcome})
        {
            const auto ended = ends([&] { throw db::Error(kind, "gone"); });
            CPPUNIT_ASSERT(ended.how == How::later && ended.wait == std::chrono::seconds(5));
            CPPUNIT_ASSERT(!ended.incident.empty());
        }
        for (const auto kind : {Kind::broken, Kind::unique})
            CPPUNIT_ASSERT(ends([&] { throw db::Error(kind, "wrong"); }).how == How::threw);
        CPPUNIT_ASSERT(ends([] { throw helpdesk::TryLater("gone"); }).how == How::later);
        const auto stopped = ends([] { throw supportcentre::PluginStopped("stopping"); });
        CPPUNIT_ASSERT(stopped.how == How::later && stopped.wait == std::chrono::seconds(5));
        CPPUNIT_ASSERT(stopped.incident.empty());
        CPPUNIT_ASSERT(ends([] { throw helpdesk::TryAgain("busy"); }).how == How::later);
        const auto full = ends([] { throw supportcentre::Turnstile::Full(); });
        CPPUNIT_ASSERT(full.how == How::later && full.wait == std::chrono::seconds(2));
        CPPUNIT_ASSERT(full.incident.empty());
    }

    void nobodyComesInBeforeItIsOpenOrAfterItIsShut()
    {
        bool called = false;
        const auto call = [&] { called = true; };
        CPPUNIT_ASSERT(_guard.run("test", call).how == How::stopped);
        CPPUNIT_ASSERT_THROW(_guard.pass(call), supportcentre::PluginStopped);
        _guard.open();
        CPPUNIT_ASSERT(_guard.shut(std::chrono::milliseconds(0)));
        CPPUNIT_ASSERT(_guard.run("test", call).how == How::stopped);
        CPPUNIT_ASSERT(!called);
    }

    void shuttingWaitsForCallsInFlight()
    {
        _guard.open();
        std::atomic<bool> inside{false};
        std::atomic<bool> left{false};
        std::thread call([&] {
            (void)_guard.run("test", [&] {
                inside = true;
                std::this_thread::sleep_for(std::chrono::milliseconds(80));
                left = true;
            });
        });
        while (!inside)
            std::this_thread::yield();
        CPPUNIT_ASSERT(_guard.shut(std::chrono::seconds(5)));
        CPPUNIT_ASSERT(left);
        call.join();
    }

    void shuttingGivesUpAfterItsPatience()
    {
        _guard.open();
        std::atomic<bool> inside{false};
        std::atomic<bool> enough{false};
        std::thread call([&] {
            (void)_guard.run("test", [&] {
                inside = true;
                while (!enough)
                    std::this_thread::yield();
            });
        });
        while (!inside)
            std::this_thread::yield();
        CPPUNIT_ASSERT(!_guard.shut(std::chrono::milliseconds(20)));
        enough = true;
        call.join();
        CPPUNIT_ASSERT(_guard.shut(std::chrono::milliseconds(0)));
    }

    void aCallFromInsideMayComeBackWhileItIsBeingShut()
    {
        _guard.open();
        bool cameBack = false;
        (void)_guard.run("outer", [&] {
            CPPUNIT_ASSERT(!_guard.shut(std::chrono::milliseconds(0)));
            cameBack = static_cast<bool>(_guard.run("inner", [] {}));
        });
        CPPUNIT_ASSERT(cameBack);
        CPPUNIT_ASSERT(_guard.run("later", [] {}).how == How::stopped);
    }

    void passingLetsTheExceptionThrough()
    {
        _guard.open();
        CPPUNIT_ASSERT_THROW(_guard.pass([] { throw std::invalid_argument("x"); }), std::invalid_argument);
        CPPUNIT_ASSERT_THROW(_guard.pass([] { throw 7; }), std::runtime_error);
        CPPUNIT_ASSERT(_guard.shut(std::chrono::milliseconds(0)));
    }

private:
    JsonLog _log{helpdesk::Level::error, ::open("/dev/null", O_WRONLY | O_CLOEXEC)};
    Guard _guard{"planted", _log};
};

CPPUNIT_TEST_SUITE_REGISTRATION(GuardTest);

}  // namespace
