// Mustache as strict as we need it: the traps T1 to T9 of the parts we build on, each with the rule that
// closes it.
#include "templates/Make.h"

#include <cppunit/extensions/HelperMacros.h>

#include <thread>

using namespace templates;

namespace {

std::unique_ptr<Words> someWords()
{
    return makeWords({{"en/page", "save = Save <all>\nhello = Hello {name}\n"},
                      {"fr/page", "save = Tout enregistrer\nhello = Bonjour {name}\n"}});
}


std::string rendered(const std::string& text, const View& view, const Texts& others = {})
{
    Texts texts = others;
    texts.insert_or_assign("page", text);
    return makeViews(texts, *someWords())->render("page", "en", view);
}


std::string complaint(const std::string& text, const View& view, const Texts& others = {})
{
    try
    {
        return "no complaint: " + rendered(text, view, others);
    }
    catch (const TemplateError& error)
    {
        return error.what();
    }
}

}  // namespace


class ViewsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ViewsTest);
    CPPUNIT_TEST(escapesTextAndLeavesMarkupAlone);
    CPPUNIT_TEST(putsEveryMarkupInItsPlace);
    CPPUNIT_TEST(escapesNothingInPlainText);
    CPPUNIT_TEST(neverParsesWhatAPersonTyped);
    CPPUNIT_TEST(takesPartialsFromTheCatalogueOnly);
    CPPUNIT_TEST(refusesWhatIsNotThere);
    CPPUNIT_TEST(refusesTheWrongKindOfValue);
    CPPUNIT_TEST(refusesATemplateThatDoesNotParse);
    CPPUNIT_TEST(refusesDelimitersPathsAndDots);
    CPPUNIT_TEST(refusesANameOnTwoLevels);
    CPPUNIT_TEST(showsListsAndFlags);
    CPPUNIT_TEST(findsOuterNamesInsideOfNestedLists);
    CPPUNIT_TEST(saysWordsOncePerLanguage);
    CPPUNIT_TEST(refusesAWordWithArguments);
    CPPUNIT_TEST(speaksTheLanguageBehindARegion);
    CPPUNIT_TEST(takesOutBlanksThatOnlyMakeSourceReadable);
    CPPUNIT_TEST(keepsBlanksThatPeopleSee);
    CPPUNIT_TEST(leavesOutLinesWithNothingButASection);
    CPPUNIT_TEST(marksBlanksWithNothingThatPeopleCanType);
    CPPUNIT_TEST(rendersAGoodPageAfterABadOne);
    CPPUNIT_TEST(rendersOnManyThreads);
    CPPUNIT_TEST(fillsRowsAsMustacheWould);
    CPPUNIT_TEST(refusesRowsWithSections);
    CPPUNIT_TEST_SUITE_END();

public:
    void escapesTextAndLeavesMarkupAlone()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("<p>&lt;b&gt; &amp; &quot;&#39; <i>x</i></p>"),
                             rendered("<p>{{name}} {{{part}}}</p>",
                                      {{"name", "<b> & \"'"}, {"part", View::Markup{"<i>x</i>"}}}));
    }

    void putsEveryMarkupInItsPlace()
    {
        View::List rows;
        for (const std::string row : {"a", "b"})
            rows.push_back({{"cell", View::Markup{"<b>" + row + "</b>"}}, {"text", "<\x01>"}});
        CPPUNIT_ASSERT_EQUAL(std::string("<p><i>1</i> <b>a</b>&lt;\x01&gt;<b>b</b>&lt;\x01&gt; <i>1</i></p>"),
                             rendered("<p>{{{one}}} {{#rows}}{{{cell}}}{{text}}{{/rows}} {{{one}}}</p>",
                                      {{"one", View::Markup{"<i>1</i>"}}, {"rows", rows}}));
    }

    void escapesNothingInPlainText()
    {
        const auto views = makeViews({{"mail.txt", "Hello {{name}},\n\n[[save]]\n"}}, *someWords());
        CPPUNIT_ASSERT_EQUAL(std::string("Hello <b> & \"x\",\n\nSave <all>\n"),
                             views->render("mail.txt", "en", {{"name", "<b> & \"x\""}}));
    }

    void neverParsesWhatAPersonTyped()
    {
        for (const std::string evil : {"{{name}}", "{{page}}", "{{{x}}}", "[[save]]", "{{=| |=}}", "{{#a}}"})
            CPPUNIT_ASSERT_EQUAL("<p>" + evil + "</p>", rendered("<p>{{name}}</p>", {{"name", evil}}));
    }

    void takesPartialsFromTheCatalogueOnly()
    {
        const View view{{"header", "{{secret}}"}, {"secret", "s"}};
        CPPUNIT_ASSERT_EQUAL(std::string("template page, line 1: there is no template header"),
                             complaint("{{>header}}", view));
        CPPUNIT_ASSERT_EQUAL(std::string("<h1>s</h1>"),
                             rendered("{{>header}}", view, {{"header", "<h1>{{secret}}</h1>\n"}}));
        CPPUNIT_ASSERT_EQUAL(std::string("template header: it contains itself"),
                             complaint("{{>header}}", view, {{"header", "<p>{{>page}}</p>"}}));
    }

    void refusesWhatIsNotThere()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("template page: name is not in the view"),
                             complaint("{{name}}", {}));
        CPPUNIT_ASSERT_EQUAL(std::string("template page: some is not in the view"),
                             complaint("{{#some}}x{{/some}}", {}));
        CPPUNIT_ASSERT_EQUAL(std::string("template page: some is not in the view"),
                             complaint("{{^some}}x{{/some}}", {}));
        CPPUNIT_ASSERT_THROW(makeViews({}, *someWords())->render("page", "en", {}), TemplateError);
        CPPUNIT_ASSERT_EQUAL(std::string("template page, line 3: there is no word [[nothing]]"),
                             complaint("a\nb\n[[nothing]]", {}));
        CPPUNIT_ASSERT_EQUAL(std::string("template part, line 2: there is no word [[nothing]]"),
                             complaint("a\nb\n{{>part}}", {}, {{"part", "\n[[nothing]]"}}));
        CPPUNIT_ASSERT_EQUAL(std::string("template page, line 2: there is no template part"),
                             complaint("a\n{{>part}}", {}));
        CPPUNIT_ASSERT_EQUAL(std::string("template page, line 2: [[ is not closed"), complaint("a\n[[b", {}));
    }

    void refusesTheWrongKindOfValue()
    {
        const std::string wrong =
            "template page: x has the wrong kind: {{x}} wants text, {{{x}}} markup, {{#x}} a "
            "flag or a list";
        CPPUNIT_ASSERT_EQUAL(wrong, complaint("{{#x}}shown{{/x}}", {{"x", ""}}));
        CPPUNIT_ASSERT_EQUAL(wrong, complaint("{{#x}}shown{{/x}}", {{"x", "0"}}));
        CPPUNIT_ASSERT_EQUAL(wrong, complaint("{{x}}", {{"x", true}}));
        CPPUNIT_ASSERT_EQUAL(wrong, complaint("{{{x}}}", {{"x", "<script>"}}));
        CPPUNIT_ASSERT_EQUAL(wrong, complaint("{{x}}", {{"x", View::Markup{"<b>"}}}));
        CPPUNIT_ASSERT(complaint("{{x}}{{{x}}}", {{"x", ""}}).find("used in two ways") != std::string::npos);
    }

    void refusesATemplateThatDoesNotParse()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("template page, line 2: a tag is not closed"),
                             complaint("a\n{{name", {}));
        CPPUNIT_ASSERT_EQUAL(std::string("template page, line 1: the section some is not closed"),
                             complaint("{{#some}}x", {}));
        CPPUNIT_ASSERT_EQUAL(std::string("template page, line 1: {{/other}} closes no section"),
                             complaint("{{#some}}x{{/other}}", {}));
        CPPUNIT_ASSERT_EQUAL(std::string("template part, line 1: a tag is not closed"),
                             complaint("{{>part}}", {}, {{"part", "{{x"}}));
    }

    void refusesDelimitersPathsAndDots()
    {
        for (const std::string tag : {"{{=<% %>=}}", "{{a.b}}", "{{.}}", "{{}}", "{{a b}}", "{{*x}}"})
            CPPUNIT_ASSERT_EQUAL("template page, line 1: \"" + tag + "\" is no tag of ours",
                                 complaint(tag, {}));
    }

    void refusesANameOnTwoLevels()
    {
        const View view{{"name", "outer"}, {"people", View::List{{{"name", "inner"}}}}};
        CPPUNIT_ASSERT_EQUAL(std::string("template page: name stands in two levels of the view"),
                             complaint("{{#people}}{{name}}{{/people}}", view));
    }

    void showsListsAndFlags()
    {
        const View view{{"people", View::List{{{"who", "A"}}, {{"who", "B"}}}},
                        {"none", View::List{}},
                        {"yes", true},
                        {"no", false}};
        CPPUNIT_ASSERT_EQUAL(
            std::string("A,B,-y-n-e"),
            rendered("{{#people}}{{who}},{{/people}}{{#none}}x{{/none}}{{#yes}}-y{{/yes}}{{#no}}x"
                     "{{/no}}{{^no}}-n{{/no}}{{^none}}-e{{/none}}{{^people}}x{{/people}}",
                     view));
    }

    void findsOuterNamesInsideOfNestedLists()
    {
        View::List rows;
        for (const auto* row : {"1", "2", "3"})
            rows.push_back(
                {{"row", row},
                 {"cells", View::List{{{"cell", "a"}, {"on", true}}, {{"cell", "b"}, {"on", false}}}}});
        CPPUNIT_ASSERT_EQUAL(
            std::string("1a*T 1bT 2a*T 2bT 3a*T 3bT <br>"),
            rendered("{{#rows}}{{#cells}}{{row}}{{cell}}{{#on}}*{{/on}}{{title}} {{/cells}}{{/rows}}<br>",
                     {{"rows", rows}, {"title", "T"}}));
    }

    void saysWordsOncePerLanguage()
    {
        const auto views = makeViews({{"page", "<b title=\"[[save]]\">[[save]]</b>"}}, *someWords());
        CPPUNIT_ASSERT_EQUAL(std::string("<b title=\"Save &lt;all&gt;\">Save &lt;all&gt;</b>"),
                             views->render("page", "en", {}));
        CPPUNIT_ASSERT_EQUAL(std::string("<b title=\"Tout enregistrer\">Tout enregistrer</b>"),
                             views->render("page", "fr", {}));
    }

    void refusesAWordWithArguments()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("template page: the word [[hello]] wants arguments"),
                             complaint("[[hello]]", {}));
    }

    void speaksTheLanguageBehindARegion()
    {
        const auto views = makeViews({{"page", "[[save]]"}}, *someWords());
        CPPUNIT_ASSERT_EQUAL(std::string("Tout enregistrer"), views->render("page", "fr-CA", {}));
        CPPUNIT_ASSERT_EQUAL(std::string("Save &lt;all&gt;"), views->render("page", "xx", {}));
    }

    void takesOutBlanksThatOnlyMakeSourceReadable()
    {
        CPPUNIT_ASSERT_EQUAL(
            std::string("<table class=\"a  b\" id=\"x\"><tr><td>a</td></tr></table>"),
            rendered("<table class=\"a  b\"\n       id=\"x\">\n  <!-- why -->\n  {{#yes}}\n  <tr>\n"
                     "    <td> a </td>\n  </tr>\n  {{/yes}}\n{{! no }}</table>\n",
                     {{"yes", true}}));
    }

    void keepsBlanksThatPeopleSee()
    {
        CPPUNIT_ASSERT_EQUAL(
            std::string("<p><b>a</b> <i>b</i> and c {{x</p><pre>  a\n  b </pre>"),
            rendered("<p>\n  <b>a</b>\n  <i>b</i>\n  and {{name}} {{open}}</p><pre>  a\n  b </pre>",
                     {{"name", "c"}, {"open", "{{x"}}));
        CPPUNIT_ASSERT_EQUAL(std::string("<textarea>\n a</textarea>"),
                             rendered("<textarea>\n {{name}}</textarea>", {{"name", "a"}}));
    }

    void leavesOutLinesWithNothingButASection()
    {
        const auto views =
            makeViews({{"mail.txt", "Dear  all,\n  {{#yes}}\n  two words {{name}} \n{{/yes}}\n\n"
                                    " {{name}}  \n\tthe end\n"}},
                      *someWords());
        CPPUNIT_ASSERT_EQUAL(std::string("Dear  all,\n  two words a b \n\n a b  \n\tthe end\n"),
                             views->render("mail.txt", "en", {{"name", "a b"}, {"yes", true}}));
    }

    /// Every character that a byte of UTF-8 alone can be, and of the longer ones the first and the last.
    void marksBlanksWithNothingThatPeopleCanType()
    {
        std::string typed = "\xc2\x80 \xf4\x8f\xbf\xbf";
        for (char each = 1; each < 127; ++each)
            typed += each;
        typed += '\x7f';
        const auto views = makeViews({{"mail.txt", "Dear all, {{name}} and the end"}}, *someWords());
        CPPUNIT_ASSERT_EQUAL("Dear all, " + typed + " and the end",
                             views->render("mail.txt", "en", {{"name", typed}}));
    }

    void rendersAGoodPageAfterABadOne()
    {
        const auto views = makeViews({{"page", "{{>part}}"}, {"part", "<p>{{name}}</p>"}}, *someWords());
        CPPUNIT_ASSERT_THROW(views->render("page", "en", {}), TemplateError);
        CPPUNIT_ASSERT_EQUAL(std::string("<p>a</p>"), views->render("page", "en", {{"name", "a"}}));
    }

    void rendersOnManyThreads()
    {
        const auto views =
            makeViews({{"page", "{{#rows}}<p>{{text}} {{{part}}}</p>{{/rows}}"}}, *someWords());
        std::vector<std::thread> threads;
        std::array<int, 4> wrong{};
        for (std::size_t t = 0; t < wrong.size(); ++t)
            threads.emplace_back([&, t] {
                const auto mine = std::to_string(t);
                const View view{{"rows", View::List{{{"text", mine}, {"part", View::Markup{"<b>"}}}}}};
                for (int i = 0; i < 500; ++i)
                    wrong[t] += views->render("page", "en", view) != "<p>" + mine + " <b></p>";
            });
        for (auto& thread : threads)
            thread.join();
        for (const auto count : wrong)
            CPPUNIT_ASSERT_EQUAL(0, count);
    }

    void fillsRowsAsMustacheWould()
    {
        const auto views = makeViews(
            {{"row", "<tr>\n<td>{{name}}</td>\n<td title=\"{{name}}\">{{{box}}} [[save]]</td></tr>"}},
            *someWords());
        const auto row = views->row("row", "en");
        for (const std::string name : {"plain", "<b>&\"'", "{{name}}", "", "é😀"})
        {
            std::vector<std::string_view> values(row->slots());
            values[row->slot("name")] = name;
            values[row->slot("box")] = "<input>";
            std::string filled = "before ";
            row->fill(filled, values);
            CPPUNIT_ASSERT_EQUAL(
                "before " + views->render("row", "en", {{"name", name}, {"box", View::Markup{"<input>"}}}),
                filled);
        }
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), row->slots());
        CPPUNIT_ASSERT_THROW(static_cast<void>(row->slot("other")), TemplateError);
        std::string out;
        CPPUNIT_ASSERT_THROW(row->fill(out, {}), TemplateError);
    }

    void refusesRowsWithSections()
    {
        const auto views = makeViews({{"row", "{{#yes}}x{{/yes}}"}}, *someWords());
        CPPUNIT_ASSERT_THROW(static_cast<void>(views->row("row", "en")), TemplateError);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ViewsTest);
