#include "core/request/RemindAgents.h"
#include "core/draft/EditDraft.h"
#include "core/request/DecideRequest.h"
#include "core/request/SubmitRequest.h"
#include "tests/support/FakeWorld.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

using namespace std::chrono_literals;


class RemindAgentsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RemindAgentsTest);
    CPPUNIT_TEST(tellsTheAgentsOnce);
    CPPUNIT_TEST(tellsThemAgainOfACorrectedRequest);
    CPPUNIT_TEST(tellsThemLaterWhenTheDatabaseWasAway);
    CPPUNIT_TEST(tellsNobodyWhenItIsSwitchedOff);
    CPPUNIT_TEST_SUITE_END();

    FakeWorld world{};
    int _keys = 0;

    void submit()
    {
        const auto maria = world.actor(world.maria, world.acme);
        CPPUNIT_ASSERT(
            EditDraft(world.services).add(maria, world.acme, grant(of(world.lena), "reports")).outcome ==
            EditDraft::Outcome::done);
        send();
    }

    void send()
    {
        const auto result = SubmitRequest(world.services)(
            world.actor(world.maria, world.acme),
            {world.acme, world.draft(world.acme).version, "because", "key" + std::to_string(++_keys)});
        CPPUNIT_ASSERT(result.outcome == SubmitRequest::Outcome::submitted);
        _request = result.request;
    }

    [[nodiscard]] std::size_t reminders() { return world.mails(MailKind::requestWaiting).size(); }

    RequestId _request{};

public:
    void setUp() override { world.policy.agentsAddress = "desk@support.example"; }

    void tellsTheAgentsOnce()
    {
        RemindAgents remind(world.services);
        submit();
        world.clock.advance(71h);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), remind());
        world.clock.advance(2h);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), remind());
        (void)remind();
        (void)RemindAgents(world.services)();  // Another node, or this one after a restart.
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), reminders());
        const auto mail = world.mails(MailKind::requestWaiting)[0].mail;
        CPPUNIT_ASSERT_EQUAL(std::string("desk@support.example"), mail.address);
        CPPUNIT_ASSERT(mail.request == _request && !mail.contact);
    }

    void tellsThemAgainOfACorrectedRequest()
    {
        RemindAgents remind(world.services);
        submit();
        world.clock.advance(73h);
        (void)remind();
        CPPUNIT_ASSERT(ReturnRequest(world.services)(world.agent(), _request, "Really?").outcome ==
                       Decision::Outcome::done);
        world.clock.advance(73h);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), remind());  // It waits for the customer.
        send();
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), remind());
        world.clock.advance(73h);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), remind());
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), reminders());
    }

    void tellsThemLaterWhenTheDatabaseWasAway()
    {
        RemindAgents remind(world.services);
        submit();
        world.clock.advance(73h);
        world.storage.before(
            [] { throw StorageFailure(StorageFailure::Kind::unavailable, "no connection"); });
        CPPUNIT_ASSERT_THROW((void)remind(), StorageFailure);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), reminders());
        (void)remind();
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), reminders());
    }

    void tellsNobodyWhenItIsSwitchedOff()
    {
        submit();
        world.clock.advance(1000h);
        world.policy.waitingTooLong = 0h;
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), RemindAgents(world.services)());
        world.policy.waitingTooLong = 72h;
        world.policy.agentsAddress = "";
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), RemindAgents(world.services)());
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), reminders());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RemindAgentsTest);

}  // namespace contacts::tests
