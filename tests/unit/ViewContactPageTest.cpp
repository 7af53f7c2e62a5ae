// The page of one contact says of his access what is so.
#include "hooks/pages/portal/ViewContactPage.h"
#include "tests/unit/PortalStage.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace portal;


class ViewContactPageTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ViewContactPageTest);
    CPPUNIT_TEST(showsHowFarSomebodyHasCome);
    CPPUNIT_TEST(promisesNoWayToSomebodyInactive);
    CPPUNIT_TEST(saysInASentenceWhatEachRoleAllows);
    CPPUNIT_TEST_SUITE_END();

    Stage _stage{};

    std::string steps(std::uint64_t contact) const
    {
        return between(page(contact), "<ol class=\"steps\">", "</ol>");
    }

    std::string page(std::uint64_t contact) const
    {
        auto request = _stage.request();
        request.captured["contact"] = std::to_string(contact);
        const auto answer = ViewContactPage(_stage.ground()).handle(request);
        CPPUNIT_ASSERT_EQUAL(200, answer.status);
        return answer.body;
    }

public:
    void showsHowFarSomebodyHasCome()
    {
        const auto active = steps(2);
        CPPUNIT_ASSERT_MESSAGE(active, has(active, "aria-current=\"step\"><strong>Active</strong>"));
        _stage.add(3, "Ana", "Ito", "ana@acme.example", {"reports"}).accountState = AccountState::none;
        const auto fresh = steps(3);
        CPPUNIT_ASSERT_MESSAGE(fresh, has(fresh, "aria-current=\"step\"><strong>Invited</strong>"));
    }

    void promisesNoWayToSomebodyInactive()
    {
        auto& min = _stage.add(3, "Min", "Kim", "min@acme.example", {"work-orders"});
        min.person.status = MembershipStatus::deactivated;
        for (const auto account : {AccountState::none, AccountState::active})
        {
            min.accountState = account;
            const auto shown = steps(3);
            CPPUNIT_ASSERT_MESSAGE(shown, has(shown, "aria-current=\"step\"><strong>Inactive</strong>"));
            CPPUNIT_ASSERT_MESSAGE(shown, has(shown, "An inactive contact has no access"));
            for (const auto* step : {"Invited", "Password set", "<strong>Active"})
                CPPUNIT_ASSERT_MESSAGE(shown, !has(shown, step));
        }
    }

    void saysInASentenceWhatEachRoleAllows()
    {
        _stage.add(3, "Ana", "Ito", "ana@acme.example", {"reports"});
        const auto shown = page(3);
        CPPUNIT_ASSERT_MESSAGE(shown, has(shown, "Allows people to: see reports."));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ViewContactPageTest);

}  // namespace
