// The matrix as it leaves the server: marks, names of boxes, reasons, and text that stays text whatever
// people are called.
#include "hooks/pages/portal/ContactsPage.h"
#include "hooks/pages/portal/EditPages.h"
#include "tests/unit/PortalStage.h"

#include <cppunit/extensions/HelperMacros.h>

using namespace portal;

namespace {

/// What breaks pages: cases 2.10, each must come out as text.
const std::vector<std::string> attacks{"<script>alert(1)</script>",
                                       "\"><img src=x onerror=alert(1)>",
                                       "'><svg/onload=alert(1)>",
                                       "</textarea><script>alert(1)</script>",
                                       "javascript:alert(1)",
                                       "{{csrf}} {{{csrf}}} {{>page/contacts}} [[page.title]]",
                                       "\" autofocus onfocus=\"alert(1)"};


std::string rowOf(const std::string& page, const std::string& person)
{
    return between(page, "<tr role=\"row\" id=\"r-" + person + "\"", "</tr>");
}


/// The cell whose box is named so.
std::string cellOf(const std::string& row, const std::string& label)
{
    const auto name = row.find("\"lbl\">" + label + "<i>");
    CPPUNIT_ASSERT_MESSAGE("no box " + label + " in " + row, name != row.npos);
    const auto from = row.rfind("<td", name);
    return row.substr(from, row.find("</td>", name) - from);
}

}  // namespace


class PortalMatrixTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(PortalMatrixTest);
    CPPUNIT_TEST(namesEveryBoxByRoleAndPerson);
    CPPUNIT_TEST(checksWhatIsHeldAndNothingElse);
    CPPUNIT_TEST(marksAnAddedRoleWithSignWordAndClass);
    CPPUNIT_TEST(marksAWithdrawnRole);
    CPPUNIT_TEST(countsHoldersNowAndAfter);
    CPPUNIT_TEST(countsNobodyInactiveAsAHolder);
    CPPUNIT_TEST(showsSomebodyNewAtOnce);
    CPPUNIT_TEST(strikesSomebodyWhoLeavesAndBlocksHisBoxes);
    CPPUNIT_TEST(blocksTheBoxesOfSomebodyInactiveAndSaysWhy);
    CPPUNIT_TEST(blocksTheBoxOfARoleAboveTheReader);
    CPPUNIT_TEST(offersNoBoxForAPrimaryRole);
    CPPUNIT_TEST(promotesFromEveryOrderOfColumnsAndComesBackThere);
    CPPUNIT_TEST(removesFromAFoundListAndComesBackThere);
    CPPUNIT_TEST(showsAStateAsItWillBe);
    CPPUNIT_TEST(groupsPeopleByWhatTheListSaysOfThem);
    CPPUNIT_TEST(doesNotOfferToRemoveTheReaderHimself);
    CPPUNIT_TEST(showsNoBarWithoutADraft);
    CPPUNIT_TEST(countsChangesAndPeopleInTheBar);
    CPPUNIT_TEST(blocksEveryBoxForSomebodyWhoMayOnlyLook);
    CPPUNIT_TEST(hidesTheDraftFromSomebodyWhoMayOnlyLook);
    CPPUNIT_TEST(opensRolesToNobodyWhoMayOnlyEditDetails);
    CPPUNIT_TEST(offersToSendTheDraftToWhoMaySendIt);
    CPPUNIT_TEST(namesThoseWhoCanActWhereSomebodyMayOnlyLook);
    CPPUNIT_TEST(answersAStrangerLikeARandomAddress);
    CPPUNIT_TEST(refusesValuesItDoesNotOffer);
    CPPUNIT_TEST(keepsEveryNameText);
    CPPUNIT_TEST(keepsDraftValuesText);
    CPPUNIT_TEST(keepsTheSearchText);
    CPPUNIT_TEST(showsTheExistingValueUnderAnEditedField);
    CPPUNIT_TEST(speaksFrench);
    CPPUNIT_TEST(answersOurScriptWithOnePersonOnly);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override { _stage = std::make_unique<Stage>(); }
    void tearDown() override { _stage.reset(); }

    void namesEveryBoxByRoleAndPerson()
    {
        const auto row = rowOf(page(), "2");
        CPPUNIT_ASSERT(has(cellOf(row, "Technical"), "Technical<i> – <bdi>Paul Dubois</bdi></i>"));
        CPPUNIT_ASSERT(has(cellOf(row, "Reports"), "Reports<i> – <bdi>Paul Dubois</bdi></i>"));
    }

    void checksWhatIsHeldAndNothingElse()
    {
        const auto row = rowOf(page(), "2");
        CPPUNIT_ASSERT(has(cellOf(row, "Technical"), " checked"));
        CPPUNIT_ASSERT(has(cellOf(row, "Technical"), "data-live=\"1\""));
        CPPUNIT_ASSERT(!has(cellOf(row, "Management"), " checked"));
        CPPUNIT_ASSERT(has(cellOf(row, "Management"), "data-live=\"0\""));
    }

    void marksAnAddedRoleWithSignWordAndClass()
    {
        _stage->draft(ChangeKind::grantRole, {ContactId{2}, {}}).role = "reports";
        const auto cell = cellOf(rowOf(page(), "2"), "Reports");
        CPPUNIT_ASSERT(has(cell, "class=\"role add\""));
        CPPUNIT_ASSERT(has(cell, " checked"));
        CPPUNIT_ASSERT(has(cell, "aria-describedby=\"d-add\""));
        CPPUNIT_ASSERT(has(cell, "<span class=\"sign add\" aria-hidden=\"true\">+</span>"));
        CPPUNIT_ASSERT(has(page(), "<span id=\"d-add\">Added in the draft</span>"));
        CPPUNIT_ASSERT(has(rowOf(page(), "2"), "1 change"));
    }

    void marksAWithdrawnRole()
    {
        _stage->draft(ChangeKind::revokeRole, {ContactId{2}, {}}).role = "application";
        const auto cell = cellOf(rowOf(page(), "2"), "Application");
        CPPUNIT_ASSERT(has(cell, "class=\"role del\""));
        CPPUNIT_ASSERT(!has(cell, " checked"));
        CPPUNIT_ASSERT(has(cell, "data-live=\"1\""));
        CPPUNIT_ASSERT(has(cell, "aria-describedby=\"d-del\""));
    }

    void countsHoldersNowAndAfter()
    {
        const auto head = [&] { return between(page(), "data-role=\"reports\"", "</th>"); };
        CPPUNIT_ASSERT(has(head(), "</span>0</a></span>"));
        _stage->draft(ChangeKind::grantRole, {ContactId{2}, {}}).role = "reports";
        CPPUNIT_ASSERT_MESSAGE(head(), has(head(), "0 → 1"));
    }

    void countsNobodyInactiveAsAHolder()
    {
        const auto head = [&](const std::string& role) {
            return between(page(), "data-role=\"" + role + "\"", "</th>");
        };
        _stage->add(3, "Lena", "Vogt", "lena@acme.example", {"technical", "reports"}).person.status =
            MembershipStatus::deactivated;
        CPPUNIT_ASSERT_MESSAGE(head("technical"), has(head("technical"), "</span>1</a></span>"));
        _stage->draft(ChangeKind::reactivate, {ContactId{3}, {}});
        CPPUNIT_ASSERT_MESSAGE(head("technical"), has(head("technical"), "1 → 2"));
        CPPUNIT_ASSERT_MESSAGE(head("reports"), has(head("reports"), "0 → 1"));
    }

    void showsSomebodyNewAtOnce()
    {
        auto& line = _stage->draft(ChangeKind::addContact, {{}, "new-1"});
        line.details.firstName = "Sofía";
        line.details.lastName = "Núñez";
        line.details.email = "sofia@acme.example";
        line.roles = {"application"};
        const auto row = rowOf(page(), "new-1");
        CPPUNIT_ASSERT(has(row, "fresh"));
        CPPUNIT_ASSERT(has(row, "+ New"));
        CPPUNIT_ASSERT(has(row, "Not yet invited"));
        CPPUNIT_ASSERT(has(cellOf(row, "Application"), "class=\"role add\""));
        CPPUNIT_ASSERT(has(row, "/contacts/new-1/undo"));
    }

    void strikesSomebodyWhoLeavesAndBlocksHisBoxes()
    {
        _stage->draft(ChangeKind::removeContact, {ContactId{2}, {}});
        const auto row = rowOf(page(), "2");
        CPPUNIT_ASSERT(has(row, "leaving"));
        CPPUNIT_ASSERT(has(row, "− Leaving"));
        CPPUNIT_ASSERT(has(cellOf(row, "Technical"), "class=\"role del\""));
        CPPUNIT_ASSERT(has(cellOf(row, "Technical"), "disabled aria-describedby=\"d-ends\""));
        CPPUNIT_ASSERT(has(cellOf(row, "Reports"), "disabled aria-describedby=\"d-leaving\""));
    }

    void blocksTheBoxesOfSomebodyInactiveAndSaysWhy()
    {
        _stage->add(3, "Min", "Kim", "min@acme.example", {"work-orders"}).person.status =
            MembershipStatus::deactivated;
        const auto row = rowOf(page(), "3");
        CPPUNIT_ASSERT(has(row, "[inactive]"));
        CPPUNIT_ASSERT(has(cellOf(row, "Work orders"), " checked disabled aria-describedby=\"d-inactive\""));
        CPPUNIT_ASSERT(has(page(), "id=\"d-inactive\""));
    }

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

    void offersNoBoxForAPrimaryRole()
    {
        _stage->add(3, "Ana", "Ito", "ana@acme.example", {"primary-contact"});
        const auto row = rowOf(page(), "3");
        CPPUNIT_ASSERT(!has(row, "value=\"primary-contact\""));
        CPPUNIT_ASSERT(has(row, "Primary contact<i> – <bdi>Ana Ito</bdi>: holds it</i>"));
    }

    void promotesFromEveryOrderOfColumnsAndComesBackThere()
    {
        const std::string promote = "/promote/primary-contact";
        CPPUNIT_ASSERT(has(rowOf(page(), "2"), "/contacts/2" + promote + "\""));
        const auto row = rowOf(page({"contacts.manage"}, {{"columns", "role:primary-contact,status"}}), "2");
        CPPUNIT_ASSERT_MESSAGE(row, has(row, "/contacts/2" + promote + "?at=columns%3Drole"));
    }

    void removesFromAFoundListAndComesBackThere()
    {
        const auto row = rowOf(page({"contacts.manage"}, {{"q", "dub"}}), "2");
        CPPUNIT_ASSERT_MESSAGE(
            row, has(between(row, "/contacts/2/remove", "</form>"), "name=\"at\" value=\"q=dub\""));
    }

    void showsAStateAsItWillBe()
    {
        CPPUNIT_ASSERT(!has(rowOf(page(), "2"), "edited in the draft"));
        (void)_stage->draft(ChangeKind::deactivate, {ContactId{2}, {}});
        const auto row = rowOf(page(), "2");
        CPPUNIT_ASSERT_MESSAGE(row,
                               has(row, "edited in the draft: </span><span class=\"state off\">Inactive"));
        CPPUNIT_ASSERT(has(row, "[inactive]"));
    }

    void groupsPeopleByWhatTheListSaysOfThem()
    {
        _stage->add(3, "Min", "Kim", "min@acme.example", {"work-orders"}).person.portalUser = false;
        auto& bounced = _stage->add(4, "Ana", "Ito", "ana@acme.example", {"reports"});
        bounced.accountState = AccountState::bounced;
        const auto chips = between(page(), "id=\"chips\"", "</nav>");
        CPPUNIT_ASSERT_MESSAGE(chips, has(chips, "?account=bounced\">Mail bounced <b>1</b>"));
        CPPUNIT_ASSERT_MESSAGE(chips, has(chips, "?status=no-access\">No portal access <b>1</b>"));
        CPPUNIT_ASSERT_MESSAGE(chips, !has(chips, "Invitation expired"));
        CPPUNIT_ASSERT_MESSAGE(chips, has(chips, ">Inactive <b>0</b>"));
    }

    void doesNotOfferToRemoveTheReaderHimself()
    {
        CPPUNIT_ASSERT(!has(rowOf(page(), "1"), "/contacts/1/remove"));
        CPPUNIT_ASSERT(has(rowOf(page(), "1"), "you cannot remove yourself"));
        CPPUNIT_ASSERT(has(rowOf(page(), "2"), "/contacts/2/remove"));
    }

    void showsNoBarWithoutADraft() { CPPUNIT_ASSERT(has(page(), "<div id=\"draft-bar\" hidden>")); }

    void countsChangesAndPeopleInTheBar()
    {
        _stage->draft(ChangeKind::grantRole, {ContactId{2}, {}}).role = "reports";
        _stage->draft(ChangeKind::revokeRole, {ContactId{2}, {}}).role = "application";
        CPPUNIT_ASSERT(has(page(), ">2 changes for 1 person</strong>"));
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

    void refusesValuesItDoesNotOffer()
    {
        for (const auto& [name, value] :
             std::vector<std::pair<std::string, std::string>>{{"sort", "password"},
                                                              {"sort", "--lastName"},
                                                              {"status", "any"},
                                                              {"page", "0"},
                                                              {"page", "x"},
                                                              {"pageSize", "201"},
                                                              {"role", "a'b"}})
        {
            auto request = _stage->request();
            request.query = helpdesk::Fields({{name, value}});
            CPPUNIT_ASSERT_EQUAL_MESSAGE(name + "=" + value, 400, answer(request).status);
        }
    }

    void keepsEveryNameText()
    {
        for (const auto& attack : attacks)
        {
            Stage stage;
            auto& person = stage.add(3, attack, attack, attack + "@acme.example", {"reports"}).person;
            person.title = person.department = person.phone = attack;
            for (const bool open : {false, true})
            {
                auto request = stage.request();
                if (open)
                    request.query = helpdesk::Fields(helpdesk::Fields::List{{"open", "3"}});
                assertHarmless(answer(request, stage).body, attack);
            }
        }
    }

    void keepsDraftValuesText()
    {
        for (const auto& attack : attacks)
        {
            Stage stage;
            auto& line = stage.draft(ChangeKind::addContact, {{}, "new-1"});
            line.details.firstName = line.details.lastName = line.details.title = line.details.phone = attack;
            line.details.email = attack;
            auto& edit = stage.draft(ChangeKind::editContact, {ContactId{2}, {}});
            edit.field = Field::phone;
            edit.value = edit.authorName = attack;
            auto request = stage.request();
            request.query = helpdesk::Fields(helpdesk::Fields::List{{"open", "new-1"}});
            assertHarmless(answer(request, stage).body, attack);
        }
    }

    void keepsTheSearchText()
    {
        for (const auto& attack : attacks)
            assertHarmless(page({"contacts.manage"}, {{"q", attack}}), attack);
    }

    void showsTheExistingValueUnderAnEditedField()
    {
        auto& edit = _stage->draft(ChangeKind::editContact, {ContactId{2}, {}});
        edit.field = Field::lastName;
        edit.value = "Dubois-Petit";
        const auto html = page({"contacts.manage"}, {{"open", "2"}});
        const auto field = between(html, "data-field=\"lastName\"", "data-field=\"email\"");
        CPPUNIT_ASSERT(has(field, "value=\"Dubois-Petit\""));
        CPPUNIT_ASSERT(has(field, "<s>Dubois</s>"));
        CPPUNIT_ASSERT(has(field, "name=\"takeBack\" value=\"1\""));
        CPPUNIT_ASSERT(has(field, "Put back"));
    }

    void speaksFrench()
    {
        auto request = _stage->request();
        request.visitor.locale = "fr";
        _stage->draft(ChangeKind::grantRole, {ContactId{2}, {}}).role = "reports";
        const auto html = answer(request).body;
        CPPUNIT_ASSERT(has(html, "1 modification pour 1 personne"));
        CPPUNIT_ASSERT(has(rowOf(html, "2"), "Technique<i> – <bdi>Paul Dubois</bdi></i>"));
    }

    void answersOurScriptWithOnePersonOnly()
    {
        auto request = _stage->request();
        request.wantsFragment = true;
        request.query = helpdesk::Fields({{"only", "2"}, {"open", "2"}});
        const auto response = answer(request);
        CPPUNIT_ASSERT(response.frame.title.empty());
        CPPUNIT_ASSERT(has(response.body, "id=\"r-2\""));
        CPPUNIT_ASSERT(has(response.body, "id=\"p-2\""));
        CPPUNIT_ASSERT(!has(response.body, "id=\"r-1\""));
    }

private:
    static void assertHarmless(const std::string& html, const std::string& attack)
    {
        CPPUNIT_ASSERT_MESSAGE(attack, !has(html, "<script"));
        CPPUNIT_ASSERT_MESSAGE(attack, !has(html, "<img"));
        CPPUNIT_ASSERT_MESSAGE(attack, !has(html, "<svg/"));
        CPPUNIT_ASSERT_MESSAGE(attack, !has(html, "\" autofocus"));
        CPPUNIT_ASSERT_MESSAGE(attack, !has(html, "href=\"javascript:"));
        CPPUNIT_ASSERT_MESSAGE(attack, !has(attack, "{{") || has(html, "{{csrf}} {{{csrf}}}"));
    }

    helpdesk::Response answer(const helpdesk::Request& request) const { return answer(request, *_stage); }

    static helpdesk::Response answer(const helpdesk::Request& request, const Stage& stage)
    {
        NoTickets tickets;
        ContactsScreen screen(stage.ground());
        WaitingScreen waiting(stage.ground(), tickets);
        return ContactsPage(stage.ground(), screen, waiting).handle(request);
    }

    std::string page(std::set<std::string> permissions = {"contacts.manage"},
                     helpdesk::Fields::List query = {}) const
    {
        auto request = _stage->request(std::move(permissions));
        request.query = helpdesk::Fields(std::move(query));
        const auto response = answer(request);
        CPPUNIT_ASSERT_EQUAL(200, response.status);
        return response.body;
    }

    std::unique_ptr<Stage> _stage;
};

CPPUNIT_TEST_SUITE_REGISTRATION(PortalMatrixTest);
