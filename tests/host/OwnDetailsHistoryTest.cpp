// Who changes his own details finds told what they were and are: on the page, in the file, in the API, and to
// administrators in the audit. Nobody else does.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace tests;

class OwnDetailsHistoryTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(OwnDetailsHistoryTest);
    CPPUNIT_TEST(tellsWhatSomebodyChangedOfHisOwn);
    CPPUNIT_TEST(tellsItInTheReadersLanguage);
    CPPUNIT_TEST_SUITE_END();

    static void assertSays(const Answer& answer, const std::string& text)
    {
        CPPUNIT_ASSERT_MESSAGE("no \"" + text + "\" in " + answer.body.substr(0, 6000),
                               unescaped(answer.body).find(text) != std::string::npos);
    }

    /// Without the marks within a sentence.
    static std::string plain(const Answer& answer)
    {
        std::string text;
        bool mark = false;
        for (const char sign : unescaped(answer.body))
        {
            mark = mark || sign == '<';
            if (!mark)
                text += sign;
            mark = mark && sign != '>';
        }
        return text;
    }

    static void assertTells(const Answer& answer, const std::string& text)
    {
        CPPUNIT_ASSERT_EQUAL(200, answer.status);
        const auto said = plain(answer);
        CPPUNIT_ASSERT_MESSAGE("no \"" + text + "\" in " + said, said.find(text) != std::string::npos);
    }

    static void renames(HttpClient& tom)
    {
        const auto changed = tom.call("PATCH", "/api/v1/me", R"({"lastName":"Read"})");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(changed.body, 200, changed.status);
    }

public:
    void tellsWhatSomebodyChangedOfHisOwn()
    {
        Scene scene;
        auto maria = scene.maria();
        auto tom = scene.login("tom.reed@acme.example");
        renames(tom);
        const auto acme = customerNamed(maria, "Acme");
        const auto contact = contactWith(maria, acme, "tom.reed@acme.example");
        const auto list = "/portal/customers/" + acme + "/contacts/";
        for (const auto& path : {"/portal/customers/" + acme + "/history", list + contact + "/history"})
        {
            const auto page = maria.get(path);
            assertTells(page, "Tom Read changed their own details");
            assertTells(page, "Last name: Reed became Read");
            assertSays(maria.get(path + ".csv"), "Last name: Reed became Read");
        }
        const auto told = R"("details":[{"field":"lastName","before":"Reed","after":"Read"}])";
        assertSays(maria.get("/api/v1/customers/" + acme + "/history"), told);
        assertSays(maria.get("/api/v1/customers/" + acme + "/history?contact=" + contact), told);
        auto administrator = scene.administrator();
        assertSays(administrator.get("/admin/audit?act=contact.own-details"), "<td>Reed</td><td>Read</td>");
        assertSays(administrator.get("/admin/audit.csv?act=contact.own-details"), ",Reed,Read,");
        for (const auto& path : {"/portal/customers/" + acme + "/history", list + contact + "/history"})
            CPPUNIT_ASSERT_EQUAL(404, scene.nina().get(path).status);
        std::string said;
        CPPUNIT_ASSERT_EQUAL_MESSAGE(said, 0, scene.host().command({"verify-audit"}, said));
    }

    void tellsItInTheReadersLanguage()
    {
        Scene scene;
        auto maria = scene.maria();
        auto tom = scene.login("tom.reed@acme.example");
        renames(tom);
        const auto acme = customerNamed(maria, "Acme");
        const auto path = "/portal/customers/" + acme + "/history";
        const auto change = [&](const std::string& locale) {
            CPPUNIT_ASSERT_EQUAL(200,
                                 maria.call("PATCH", "/api/v1/me", R"({"locale":")" + locale + "\"}").status);
        };
        change("de");
        assertTells(maria.get(path), "Tom Read hat eigene Angaben geändert");
        assertTells(maria.get(path), "Sprache: Englisch wurde");
        change("fr");
        assertTells(maria.get(path), "Tom Read a modifié ses propres données");
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OwnDetailsHistoryTest);

}  // namespace
