// The matrix as it leaves the server: marks, names of boxes, counts, reasons.
#include "tests/unit/PortalMatrixStage.h"

using namespace portal;


class PortalMatrixTest : public PortalMatrixStage
{
    CPPUNIT_TEST_SUITE(PortalMatrixTest);
    CPPUNIT_TEST(namesEveryBoxByRoleAndPerson);
    CPPUNIT_TEST(checksWhatIsHeldAndNothingElse);
    CPPUNIT_TEST(marksAnAddedRoleWithSignWordAndClass);
    CPPUNIT_TEST(marksAWithdrawnRole);
    CPPUNIT_TEST(countsHoldersNowAndAfter);
    CPPUNIT_TEST(countsNobodyInactiveAsAHolder);
    CPPUNIT_TEST(showsSomebodyNewAtOnce);
    CPPUNIT_TEST(findsSomebodyNew);
    CPPUNIT_TEST(strikesSomebodyWhoLeavesAndBlocksHisBoxes);
    CPPUNIT_TEST(blocksTheBoxesOfSomebodyInactiveAndSaysWhy);
    CPPUNIT_TEST(offersNoBoxForAPrimaryRole);
    CPPUNIT_TEST(promotesFromEveryOrderOfColumnsAndComesBackThere);
    CPPUNIT_TEST(removesFromAFoundListAndComesBackThere);
    CPPUNIT_TEST(showsAStateAsItWillBe);
    CPPUNIT_TEST(groupsPeopleByWhatTheListSaysOfThem);
    CPPUNIT_TEST(showsNoBarWithoutADraft);
    CPPUNIT_TEST(countsChangesAndPeopleInTheBar);
    CPPUNIT_TEST(refusesValuesItDoesNotOffer);
    CPPUNIT_TEST(showsTheExistingValueUnderAnEditedField);
    CPPUNIT_TEST(speaksFrench);
    CPPUNIT_TEST(answersOurScriptWithOnePersonOnly);
    CPPUNIT_TEST_SUITE_END();

public:
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
        // As many as before, but others.
        _stage->add(3, "Lena", "Vogt", "lena@acme.example", {"technical", "reports"});
        _stage->draft(ChangeKind::revokeRole, {ContactId{3}, {}}).role = "reports";
        CPPUNIT_ASSERT_MESSAGE(head(), has(head(), "1 (+1 −1)"));
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

    void findsSomebodyNew()
    {
        auto& line = _stage->draft(ChangeKind::addContact, {{}, "new-1"});
        line.details.firstName = "Kari";
        line.details.lastName = "Øverland";
        line.details.email = "k.overland@acme.example";
        line.details.phone = "+4722334455";
        line.details.department = "Drilling North";
        const auto found = [&](helpdesk::Fields::List query) {
            return has(page({"contacts.manage"}, std::move(query)), "<tr role=\"row\" id=\"r-new-1\"");
        };
        for (const std::string typed : {"kari", "Øverland", "overland", "OVER kar", "k.overland@acme.example",
                                        "22334455", "north", "kari drill"})
            CPPUNIT_ASSERT_MESSAGE(typed, found({{"q", typed}}));
        for (const std::string typed : {"ari", "kari keller", "dubois"})
            CPPUNIT_ASSERT_MESSAGE(typed, !found({{"q", typed}}));
        // As without a search, only the first page begins with who is new, and no filter knows him.
        CPPUNIT_ASSERT(!found({{"q", "kari"}, {"role", "reports"}}));
        CPPUNIT_ASSERT(!found({{"q", "kari"}, {"status", "active"}}));
        const auto html = page({"contacts.manage"}, {{"q", "kari"}});
        CPPUNIT_ASSERT(has(rowOf(html, "new-1"), "+ New"));
        // The stage's list finds both of its people, whatever is searched.
        CPPUNIT_ASSERT_MESSAGE(html, has(html, "data-found=\"3 contacts found\""));
        CPPUNIT_ASSERT_MESSAGE(html, has(html, "id=\"shown\">2 of 2 contacts"));
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
        CPPUNIT_ASSERT_MESSAGE(chips, has(chips, "?account=bounced\">E-mail bounced <b>1</b>"));
        CPPUNIT_ASSERT_MESSAGE(chips, has(chips, "?status=no-access\">No portal access <b>1</b>"));
        CPPUNIT_ASSERT_MESSAGE(chips, !has(chips, "Invitation expired"));
        CPPUNIT_ASSERT_MESSAGE(chips, has(chips, ">Inactive <b>0</b>"));
    }

    void showsNoBarWithoutADraft()
    {
        CPPUNIT_ASSERT(has(page(), "<div id=\"draft-bar\" tabindex=\"-1\" hidden>"));
    }

    void countsChangesAndPeopleInTheBar()
    {
        _stage->draft(ChangeKind::grantRole, {ContactId{2}, {}}).role = "reports";
        _stage->draft(ChangeKind::revokeRole, {ContactId{2}, {}}).role = "application";
        CPPUNIT_ASSERT(has(page(), ">2 changes for 1 person</strong>"));
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
};

CPPUNIT_TEST_SUITE_REGISTRATION(PortalMatrixTest);
