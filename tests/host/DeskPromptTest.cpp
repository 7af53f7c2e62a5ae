// A helpdesk of another house is told at once what happened here, and not with the next round of the job: the
// customer's page shows his ticket a moment after he has sent his request.
#include "tests/support/PlayedRt.h"
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <thread>

namespace {

using namespace tests;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

}  // namespace

class DeskPromptTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(DeskPromptTest);
    CPPUNIT_TEST(whatHappensRightAfterARoundDoesNotWaitForTheNextOne);
    CPPUNIT_TEST_SUITE_END();

    PlayedRt rt{};

    /// How long it takes from now until that house has been told.
    static Clock::duration until(const std::string& what, const std::function<bool()>& told)
    {
        const auto begun = Clock::now();
        while (!told())
        {
            CPPUNIT_ASSERT_MESSAGE(what, Clock::now() - begun < 30s);
            std::this_thread::sleep_for(10ms);
        }
        return Clock::now() - begun;
    }

public:
    /// A round begins a second after the one before. The best of three: the machine may have other work.
    void whatHappensRightAfterARoundDoesNotWaitForTheNextOne()
    {
        Scene scene(rt.options());
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme Oil");
        const auto tom = contactWith(maria, acme, "tom.reed@acme.example");
        auto toRaise = Clock::duration::max();
        auto toClose = Clock::duration::max();
        for (const std::string role : {"reports", "financial", "agreement"})
        {
            const auto number = rt.tickets().size() + 1;
            const auto raised = scene.raise(maria, acme, "[" + grantRole(tom, role) + "]");
            const auto isRaised = [&] { return rt.tickets().size() == number; };
            toRaise = std::min(toRaise, until("the ticket is raised", isRaised));
            CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
            const auto isClosed = [&] { return rt.tickets().rbegin()->second.status == "resolved"; };
            toClose = std::min(toClose, until("the ticket is closed", isClosed));
        }
        CPPUNIT_ASSERT_MESSAGE("raised late", toRaise < 700ms);
        CPPUNIT_ASSERT_MESSAGE("closed late", toClose < 700ms);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DeskPromptTest);
