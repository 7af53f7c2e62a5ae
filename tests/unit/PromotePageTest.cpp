// The question before a primary role changes hands names whoever holds it.
#include "hooks/pages/portal/PromotePage.h"
#include "tests/unit/PortalStage.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace portal;


class PromotePageTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(PromotePageTest);
    CPPUNIT_TEST(saysThatNobodyHoldsIt);
    CPPUNIT_TEST(namesTheHolderWhomTheDraftRemoves);
    CPPUNIT_TEST_SUITE_END();

    Stage _stage{};

    std::string question() const
    {
        auto request = _stage.request();
        request.captured["contact"] = "2";
        request.captured["role"] = "primary-technical";
        ContactsScreen screen(_stage.ground());
        const auto answer = PromotePage(_stage.ground(), screen).handle(request);
        CPPUNIT_ASSERT_EQUAL(200, answer.status);
        return answer.body;
    }

public:
    void saysThatNobodyHoldsIt()
    {
        const auto asked = question();
        CPPUNIT_ASSERT_MESSAGE(asked, has(asked, "The role has no holder yet."));
        CPPUNIT_ASSERT_MESSAGE(asked, has(asked, "Nobody holds Primary technical contact now."));
    }

    void namesTheHolderWhomTheDraftRemoves()
    {
        _stage.add(3, "Tom", "Reed", "tom.reed@acme.example", {"technical", "primary-technical"});
        (void)_stage.draft(ChangeKind::removeContact, {ContactId{3}, {}});
        const auto asked = question();
        CPPUNIT_ASSERT_MESSAGE(
            asked, has(asked, "Tom Reed holds Primary technical contact now and is removed by this draft."));
        CPPUNIT_ASSERT_MESSAGE(asked, has(asked, "The role has one holder."));
        CPPUNIT_ASSERT_MESSAGE(asked, has(asked, "Do not promote"));
        for (const auto* untrue : {"no holder", "Nobody holds", "Keep the holder", "name=\"give\""})
            CPPUNIT_ASSERT_MESSAGE(asked, !has(asked, untrue));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PromotePageTest);

}  // namespace
