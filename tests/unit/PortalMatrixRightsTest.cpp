// What the matrix offers to whom: all of it, a part of it, to look at, or nothing.
#include "tests/unit/PortalMatrixStage.h"

using namespace portal;


class PortalMatrixRightsTest : public PortalMatrixStage
{
    CPPUNIT_TEST_SUITE(PortalMatrixRightsTest);
    CPPUNIT_TEST(blocksTheBoxOfARoleAboveTheReader);
    CPPUNIT_TEST(doesNotOfferToRemoveTheReaderHimself);
    CPPUNIT_TEST(blocksEveryBoxForSomebodyWhoMayOnlyLook);
    CPPUNIT_TEST(hidesTheDraftFromSomebodyWhoMayOnlyLook);
    CPPUNIT_TEST(opensRolesToNobodyWhoMayOnlyEditDetails);
    CPPUNIT_TEST(offersToSendTheDraftToWhoMaySendIt);
    CPPUNIT_TEST(namesThoseWhoCanActWhereSomebodyMayOnlyLook);
    CPPUNIT_TEST(answersAStrangerLikeARandomAddress);
    CPPUNIT_TEST_SUITE_END();

public:
    void blocksTheBoxOfARoleAboveTheReader()
    {
        _stage->add(3, "Ada", "Byron", "ada@acme.example", {"admin", "technical"});
        const std::set<std::string> management{"contacts.manage", "customer.view", "reports.view"};
        const auto why = "Not possible: this role allows more than your own";
        helpdesk::Fields::List query{{"open", "2"}};
        for (int order = 0; order < 2; ++order)
        {
            const auto html = page(management, query);
            query.emplace_back("columns", "role:admin,roles");
            const auto cell = cellOf(rowOf(html, "2"), "Admin access");
            CPPUNIT_ASSERT_MESSAGE(cell, has(cell, " disabled aria-describedby=\"d-above\""));
            CPPUNIT_ASSERT_MESSAGE(cell, has(cell, "title=\"" + std::string(why)));
            CPPUNIT_ASSERT(has(html, "<span id=\"d-above\">" + std::string(why)));
            CPPUNIT_ASSERT(!has(cellOf(rowOf(html, "2"), "Reports"), " disabled"));
            // Who holds it may lose it.
            CPPUNIT_ASSERT(!has(cellOf(rowOf(html, "3"), "Admin access"), " disabled"));
            const auto item = between(between(html, "data-panel=\"2\"", "</form></td>"),
                                      "data-field=\"role:admin\"", "</li>");
            CPPUNIT_ASSERT_MESSAGE(item, has(item, " disabled aria-describedby=\"f-role-admin-why\""));
            CPPUNIT_ASSERT_MESSAGE(item, has(item, "id=\"f-role-admin-why\">" + std::string(why)));
        }
        const auto all = standardCatalogue().permissionsOf({"admin"});
        CPPUNIT_ASSERT(!has(cellOf(rowOf(page({all.begin(), all.end()}), "2"), "Admin access"), " disabled"));
    }

    void doesNotOfferToRemoveTheReaderHimself()
    {
        CPPUNIT_ASSERT(!has(rowOf(page(), "1"), "/contacts/1/remove"));
        CPPUNIT_ASSERT(has(rowOf(page(), "1"), "you cannot remove yourself"));
        CPPUNIT_ASSERT(has(rowOf(page(), "2"), "/contacts/2/remove"));
    }

    void blocksEveryBoxForSomebodyWhoMayOnlyLook()
    {
        const auto html = page({"contacts.view"});
        for (auto at = html.find("class=\"cb\""); at != html.npos; at = html.find("class=\"cb\"", at + 1))
            CPPUNIT_ASSERT(
                has(html.substr(at, html.find('>', at) - at), "disabled aria-describedby=\"d-rights\""));
        CPPUNIT_ASSERT(has(html, "Maria Keller"));
        CPPUNIT_ASSERT(has(html, "may change people and roles"));
        CPPUNIT_ASSERT(!has(html, "/contacts/add"));
        CPPUNIT_ASSERT(!has(html, "draft-bar"));
    }

    void hidesTheDraftFromSomebodyWhoMayOnlyLook()
    {
        _stage->draft(ChangeKind::grantRole, {ContactId{2}, {}}).role = "reports";
        const auto html = page({"contacts.view"});
        CPPUNIT_ASSERT(!has(cellOf(rowOf(html, "2"), "Reports"), " checked"));
        CPPUNIT_ASSERT(!has(html, "1 change"));
    }

    void opensRolesToNobodyWhoMayOnlyEditDetails()
    {
        const auto html = page({"contacts.edit"}, {{"open", "2"}});
        CPPUNIT_ASSERT(has(cellOf(rowOf(html, "2"), "Reports"), "disabled aria-describedby=\"d-rights\""));
        const auto panel = between(html, "data-panel=\"2\"", "</form></td>");
        CPPUNIT_ASSERT(has(panel, "name=\"was.phone\""));
        CPPUNIT_ASSERT(!has(panel, "name=\"was.roles\""));
        CPPUNIT_ASSERT(!has(panel, "name=\"was.email\""));
    }

    void offersToSendTheDraftToWhoMaySendIt()
    {
        auto& line = _stage->draft(ChangeKind::editContact, {ContactId{2}, {}});
        line.field = Field::phone;
        line.value = "+49301234567";
        const auto bar = between(page({"contacts.edit"}), "id=\"draft-bar\"", "id=\"csrf\"");
        CPPUNIT_ASSERT_MESSAGE(bar, has(bar, "1 change for 1 person"));
        CPPUNIT_ASSERT_MESSAGE(bar, !has(bar, "/request") && !has(bar, "/discard"));
        CPPUNIT_ASSERT_MESSAGE(bar, has(bar, "Somebody who manages the contacts requests the changes."));
        CPPUNIT_ASSERT(has(between(page(), "id=\"draft-bar\"", "id=\"csrf\""), "/request"));
    }

    void namesThoseWhoCanActWhereSomebodyMayOnlyLook()
    {
        const auto sentence = [&] {
            return between(page({"contacts.view"}), "class=\"notice ", "</section>");
        };
        _stage->add(3, "George", "Lee", "george@acme.example", {"management"}).accountState =
            AccountState::none;
        _stage->add(4, "Ana", "Ito", "ana@acme.example", {"management"});
        CPPUNIT_ASSERT_MESSAGE(sentence(), has(sentence(), "Ana Ito") && !has(sentence(), "George Lee"));
    }

    void answersAStrangerLikeARandomAddress()
    {
        CPPUNIT_ASSERT_EQUAL(404, answer(_stage->request({})).status);
        CPPUNIT_ASSERT_EQUAL(404, answer(_stage->request({"billing.view"})).status);
        auto random = _stage->request();
        random.captured["customer"] = "9999";
        CPPUNIT_ASSERT_EQUAL(404, answer(random).status);
        random.captured["customer"] = "007";
        CPPUNIT_ASSERT_EQUAL(404, answer(random).status);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PortalMatrixRightsTest);
