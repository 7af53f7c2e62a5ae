// Text in the matrix stays text, whatever people are called, write or search for.
#include "tests/unit/PortalMatrixStage.h"

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

}  // namespace


class PortalMatrixTextTest : public PortalMatrixStage
{
    CPPUNIT_TEST_SUITE(PortalMatrixTextTest);
    CPPUNIT_TEST(keepsEveryNameText);
    CPPUNIT_TEST(keepsDraftValuesText);
    CPPUNIT_TEST(keepsTheSearchText);
    CPPUNIT_TEST(breaksAnAddressBehindItsNameOnly);
    CPPUNIT_TEST_SUITE_END();

public:
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

    void breaksAnAddressBehindItsNameOnly()
    {
        _stage->add(3, "Min", "Kim", "min@acme.example", {"reports"}).person.department = "a@b";
        const auto row = rowOf(page({"contacts.manage"}, {{"columns", "email,department"}}), "3");
        CPPUNIT_ASSERT_MESSAGE(row, has(row, "<bdi>min<wbr>@acme.example</bdi>"));
        CPPUNIT_ASSERT_MESSAGE(row, has(row, "<bdi>a@b</bdi>"));
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
};

CPPUNIT_TEST_SUITE_REGISTRATION(PortalMatrixTextTest);
