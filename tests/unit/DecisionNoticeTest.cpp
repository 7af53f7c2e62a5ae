// What the helpdesk decided stands above the contacts for a week, for those who manage them.
#include "tests/unit/PortalMatrixStage.h"

using namespace portal;


class DecisionNoticeTest : public PortalMatrixStage
{
    CPPUNIT_TEST_SUITE(DecisionNoticeTest);
    CPPUNIT_TEST(saysThatARequestWasRejectedAndWhy);
    CPPUNIT_TEST(offersToBringBackOnlyBesideNoDraft);
    CPPUNIT_TEST(saysThatARequestWasImplemented);
    CPPUNIT_TEST(goesAfterAWeek);
    CPPUNIT_TEST(saysNothingOfWhatWasConfirmedAtOnceOrCancelled);
    CPPUNIT_TEST(isOnlyForThoseWhoManage);
    CPPUNIT_TEST_SUITE_END();

public:
    void saysThatARequestWasRejectedAndWhy()
    {
        _stage->decided(RequestState::rejected).decisionReason = "Paul <left>";
        const auto html = page();
        CPPUNIT_ASSERT_MESSAGE(html, has(html, "Jonas Lind of the helpdesk rejected the request"));
        CPPUNIT_ASSERT(has(html, "“Paul &lt;left&gt;”"));
        CPPUNIT_ASSERT(has(html, "href=\"/portal/requests/17\""));
        CPPUNIT_ASSERT(has(html, "brought back as a draft"));
        CPPUNIT_ASSERT(has(html, "data-once=\"decision-11-7\" data-is=\"17\""));
        CPPUNIT_ASSERT(has(html, "hidden>Do not show this again</button>"));
    }

    void offersToBringBackOnlyBesideNoDraft()
    {
        _stage->decided(RequestState::partlyImplemented);
        CPPUNIT_ASSERT(has(page(), "brought back as a draft"));
        _stage->draft(ChangeKind::grantRole, {ContactId{2}, {}}).role = "reports";
        CPPUNIT_ASSERT(has(page(), "rejected others"));
        CPPUNIT_ASSERT(!has(page(), "brought back as a draft"));
    }

    void saysThatARequestWasImplemented()
    {
        _stage->decided(RequestState::implemented);
        CPPUNIT_ASSERT(has(page(), "Jonas Lind of the helpdesk implemented the request"));
        CPPUNIT_ASSERT(!has(page(), "brought back as a draft"));
    }

    void goesAfterAWeek()
    {
        auto& request = _stage->decided(RequestState::rejected);
        request.decidedAt -= std::chrono::hours(24 * 6);
        CPPUNIT_ASSERT(has(page(), "of the helpdesk rejected"));
        request.decidedAt -= std::chrono::hours(24);
        CPPUNIT_ASSERT(!has(page(), "of the helpdesk rejected"));
    }

    void saysNothingOfWhatWasConfirmedAtOnceOrCancelled()
    {
        auto& request = _stage->decided(RequestState::implemented);
        request.submittedAt = request.decidedAt;
        CPPUNIT_ASSERT(!has(page(), "data-once"));
        for (const auto state : {RequestState::submitted, RequestState::returned, RequestState::cancelled})
        {
            _stage->decided(state);
            CPPUNIT_ASSERT(!has(page(), "data-once"));
        }
    }

    void isOnlyForThoseWhoManage()
    {
        _stage->decided(RequestState::rejected);
        CPPUNIT_ASSERT(!has(page({"contacts.view"}), "data-once"));
        CPPUNIT_ASSERT(!has(page({"contacts.edit"}), "data-once"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DecisionNoticeTest);
