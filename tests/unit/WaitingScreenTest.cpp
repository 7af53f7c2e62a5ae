// The page while a request waits: everybody of the customer stands on it, with a change or without.
#include "hooks/pages/portal/WaitingScreen.h"
#include "core/changes/ChangeSets.h"
#include "core/contacts/LoadSnapshot.h"
#include "tests/unit/PortalStage.h"

#include <cppunit/extensions/HelperMacros.h>

using namespace portal;

namespace {

/// Of the table that shows what there is beside what is asked for.
std::string rowOf(const std::string& page, const std::string& name)
{
    return between(between(page, "class=\"diff\"", "</table>"), "<b><bdi>" + name + "</bdi></b>", "</tr>");
}

}  // namespace


class WaitingScreenTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(WaitingScreenTest);
    CPPUNIT_TEST(showsWhoLosesARoleToSomebodyPromoted);
    CPPUNIT_TEST(leavesTheHolderWhoKeepsHisRoleAmongTheOthers);
    CPPUNIT_TEST(losesNobody);
    CPPUNIT_TEST(hasNumbersForThePagesOfTheOthers);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        _stage = std::make_unique<Stage>();
        _stage->add(3, "Дмитрий", "Иванов", "dmitri@acme.example", {"technical", "primary-technical"});
        _stage->add(4, "Tom", "Reed", "tom.reed@acme.example", {"technical"});
    }

    void tearDown() override { _stage.reset(); }

    void showsWhoLosesARoleToSomebodyPromoted()
    {
        _stage->draft(ChangeKind::promote, paul).role = "primary-technical";
        const auto html = page();
        CPPUNIT_ASSERT(has(html, "1 change for 1 person"));
        const auto row = rowOf(html, "Дмитрий Иванов");
        CPPUNIT_ASSERT_MESSAGE(row, has(row, "hands a role over"));
        CPPUNIT_ASSERT_MESSAGE(row, has(row, "<li><span>Primary technical contact</span></li>"));
        const auto lost = between(row, "<li class=\"del\">", "</li>");
        CPPUNIT_ASSERT_MESSAGE(row, has(lost, "<span>Primary technical contact</span>"));
    }

    /// A second holder is refused, but a draft of the helpdesk's own data may name one: nothing moves for
    /// him.
    void leavesTheHolderWhoKeepsHisRoleAmongTheOthers()
    {
        _stage->draft(ChangeKind::grantRole, paul).role = "primary-technical";
        const auto html = page();
        CPPUNIT_ASSERT(!has(between(html, "class=\"diff\"", "</table>"), "Дмитрий"));
        CPPUNIT_ASSERT(has(between(html, "id=\"same\"", "</details>"), "Дмитрий Иванов"));
    }

    void losesNobody()
    {
        for (const auto kind : {ChangeKind::promote, ChangeKind::grantRole})
        {
            setUp();
            _stage->draft(kind, paul).role = "primary-technical";
            const auto html = page();
            const auto table = between(html, "class=\"diff\"", "</table>");
            const auto others = between(html, "id=\"same\"", "</details>");
            for (const std::string name : {"Maria Keller", "Paul Dubois", "Дмитрий Иванов", "Tom Reed"})
                CPPUNIT_ASSERT_MESSAGE(name, has(table, name) != has(others, name));
            CPPUNIT_ASSERT(has(html, kind == ChangeKind::promote ? "2 contacts without a change"
                                                                 : "3 contacts without a change"));
        }
    }

    void hasNumbersForThePagesOfTheOthers()
    {
        _stage->draft(ChangeKind::grantRole, paul).role = "reports";
        CPPUNIT_ASSERT(!has(page(), "class=\"pager\""));
        const auto html = page("page=2&pageSize=2");
        const auto pages = between(html, "class=\"small pages\"", "</nav>");
        CPPUNIT_ASSERT_MESSAGE(pages, has(pages, "?pageSize=2&amp;page=1#same\">"));
        CPPUNIT_ASSERT_MESSAGE(pages, has(pages, "?page=2&amp;pageSize=2#same\" aria-current=\"page\">"));
        CPPUNIT_ASSERT(has(html, "<details class=\"body\" open>") &&
                       has(page("pageSize=2"), "<details class=\"body\">"));
    }

private:
    /// What ViewRequest makes of a waiting request with the lines of the draft.
    [[nodiscard]] std::string page(const std::string& query = {}) const
    {
        const auto& ground = _stage->ground();
        auto request = _stage->request();
        const auto address = ListAddress::fromText(query);
        if (query.starts_with("page="))
            request.query = helpdesk::Fields(helpdesk::Fields::List{{"page", "2"}});
        const auto visit = visitOf(ground, request);
        CPPUNIT_ASSERT(visit);
        RequestView open;
        open.customer = visit->customer();
        open.request.id = RequestId{9};
        open.request.customer = open.customer.id;
        open.request.ticket = 48213;
        open.request.state = RequestState::submitted;
        open.request.requesterAccount = visit->actor.account;
        open.request.requesterName = visit->actor.name;
        open.request.changes = _stage->stored().changes;
        const auto work = ground.services.storage.read();
        open.existing =
            loadSnapshot(*work, open.customer, open.request.changes, *ground.services.catalogue());
        open.requested = contacts::apply(open.request.changes, open.existing);
        NoTickets tickets;
        const auto response = WaitingScreen(ground, tickets).show(*visit, open, address, {});
        CPPUNIT_ASSERT_EQUAL(200, response.status);
        return response.body;
    }

    const PersonKey paul{ContactId{2}, {}};
    std::unique_ptr<Stage> _stage;
};

CPPUNIT_TEST_SUITE_REGISTRATION(WaitingScreenTest);
