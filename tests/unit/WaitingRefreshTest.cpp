// The page of a request whose ticket another house still has to raise looks for it by itself, often at first.
#include "hooks/Visiting.h"
#include "hooks/pages/portal/WaitingScreen.h"
#include "tests/support/FakeWorld.h"
#include "tests/unit/PortalStage.h"
#include "tests/unit/RequestStage.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace contacts;


class WaitingRefreshTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(WaitingRefreshTest);
    CPPUNIT_TEST(looksOftenAtFirstThenLessOftenThenNotAtAll);
    CPPUNIT_TEST(rests);
    CPPUNIT_TEST_SUITE_END();

    requests::Stage stage{};

    /// As sent so long ago, with that ticket.
    std::string refresh(std::chrono::seconds age, std::uint64_t ticket = 0)
    {
        helpdesk::Request request;
        request.captured["customer"] = stage.customer.text();
        request.visitor = stage.visitor(requests::Stage::delegate);
        auto visit = visitOf(stage.ground(), request);
        CPPUNIT_ASSERT(visit);
        visit->actor = actorOf(request.visitor, stage.customer, stage.services());
        auto open = ViewRequest(stage.services())(visit->actor, visit->head.openRequest);
        CPPUNIT_ASSERT(open);
        open->request.ticket = ticket;
        open->request.submittedAt = stage.services().clock.now() - age;
        portal::NoTickets tickets;
        const auto response = WaitingScreen(stage.ground(), tickets).show(*visit, *open, {}, {});
        for (const auto& [name, value] : response.headers)
            if (name == "Refresh")
                return value;
        return {};
    }

public:
    void setUp() override
    {
        const auto tom = stage.add("Tom", "Reed", "tom.reed@acme.example", {"technical"});
        (void)stage.submit({contacts::tests::grant(contacts::tests::of(tom), "reports")});
    }

    void looksOftenAtFirstThenLessOftenThenNotAtAll()
    {
        stage.moveAway();
        CPPUNIT_ASSERT_EQUAL(std::string("1"), refresh(std::chrono::seconds(1)));
        CPPUNIT_ASSERT_EQUAL(std::string("2"), refresh(std::chrono::seconds(10)));
        CPPUNIT_ASSERT_EQUAL(std::string("5"), refresh(std::chrono::seconds(20)));
        CPPUNIT_ASSERT_EQUAL(std::string(), refresh(std::chrono::seconds(60)));
    }

    void rests()
    {
        CPPUNIT_ASSERT_EQUAL(std::string(), refresh(std::chrono::seconds(1)));  // Tickets of our own house.
        stage.moveAway();
        CPPUNIT_ASSERT_EQUAL(std::string(), refresh(std::chrono::seconds(1), 500));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(WaitingRefreshTest);

}  // namespace
