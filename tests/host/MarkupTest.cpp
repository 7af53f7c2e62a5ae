// Whatever people type stays text: in pages, fragments, mails and answers (cases 48, 50, 52, 82).
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <Poco/String.h>

#include <algorithm>
#include <regex>

namespace {

using namespace tests;

const std::vector<std::string> corpus{"<script>alert(1)</script>",
                                      "\"><img src=x onerror=alert(1)>",
                                      "'-alert(1)-'",
                                      "javascript:alert(1)",
                                      "{{7*7}}",
                                      "${7*7}",
                                      "<%=7*7%>",
                                      "{{{html}}}",
                                      "{{>page/contacts}}",
                                      "[[portal.title]]",
                                      "%s%n",
                                      "</textarea><script>alert(1)</script>",
                                      "<svg/onload=alert(1)>",
                                      "&lt;script&gt;alert(1)&lt;/script&gt;",
                                      "{0} {name} '{'",
                                      "<a href=//evil.example>x</a>"};

class MarkupTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(MarkupTest);
    CPPUNIT_TEST(namesOfPeopleAreTextEverywhere);
    CPPUNIT_TEST(everyFieldOfAContactIsTextOnEveryPage);
    CPPUNIT_TEST(reasonsAndMessagesAreTextEverywhere);
    CPPUNIT_TEST(ticketSubjectsAreTextEverywhere);
    CPPUNIT_TEST(controlCharactersInNamesAreFindings);
    CPPUNIT_TEST(mailHeadersCannotBeAddedByText);
    CPPUNIT_TEST_SUITE_END();

public:
    void namesOfPeopleAreTextEverywhere()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        std::string changes;
        for (std::size_t i = 0; i < corpus.size(); ++i)
            changes +=
                (i ? "," : "") + addContact("n" + std::to_string(i), corpus[i], "Evil" + std::to_string(i),
                                            "evil" + std::to_string(i) + "@acme.example", "technical");
        const auto draft = putDraft(maria, acme, "[" + changes + "]");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(draft.body, 200, draft.status);
        const auto contacts = "/portal/customers/" + acme + "/contacts";
        assertHarmless("draft", maria.get(contacts));
        const auto answer = submit(maria, acme, draft.number("version"), {}, corpus[0]);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 201, answer.status);
        assertHarmless("pending", maria.get(contacts));
        assertHarmless("request", follow(maria, "/portal/requests/" + answer.text("id")));
        assertHarmless("panel", agent.get("/agent/tickets/" + answer.text("ticket.id")));
        assertHarmless("ticket", maria.get("/portal/tickets/" + answer.text("ticket.id")));
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, answer.text("id")).status);
        const auto list = maria.get(contacts);
        assertHarmless("list", list);
        for (const std::string text :
             {"{{7*7}}", "${7*7}", "[[portal.title]]", "&lt;script&gt;alert(1)&lt;/script&gt;"})
            CPPUNIT_ASSERT_MESSAGE(text, list.body.find(text) != std::string::npos);
        for (std::size_t i = 0; i < corpus.size(); ++i)
            assertHarmless("view",
                           maria.get(contacts + "/" +
                                     contactWith(maria, acme, "evil" + std::to_string(i) + "@acme.example")));
        const auto sent = scene.host().mails();
        CPPUNIT_ASSERT(sent.size() >= corpus.size() + 2);
        for (const auto& mail : sent)
            assertHarmless("mail", Answer{200, mail, {}});
        auto administrator = scene.administrator();
        assertHarmless("outbox", administrator.get("/admin/outbox"));
    }

    void everyFieldOfAContactIsTextOnEveryPage()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        auto administrator = scene.administrator();
        const auto acme = customerNamed(maria, "Acme");
        const auto tom = contactWith(maria, acme, "tom.reed@acme.example");
        std::string changes;
        for (std::size_t i = 0; i < corpus.size(); ++i)
        {
            const auto text = jsonText(corpus[i]);
            changes += R"({"kind":"add-contact","ref":"n)" + std::to_string(i) + R"(","contact":{"title":)" +
                       text + R"(,"firstName":"Eva","lastName":)" + text + R"(,"department":)" + text +
                       R"(,"email":"eva)" + std::to_string(i) + R"(@acme.example"},"roles":["technical"]},)";
        }
        for (const std::string field : {"title", "lastName"})
            changes += R"({"kind":"edit-contact","contact":)" + jsonText(tom) + R"(,"field":")" + field +
                       R"(","value":)" + jsonText(corpus[1]) + "},";
        changes += R"({"kind":"set-department","contact":)" + jsonText(tom) + R"(,"value":)" +
                   jsonText(corpus[0]) + "}";
        const auto raised = scene.raise(maria, acme, "[" + changes + "]");
        const auto contacts = "/portal/customers/" + acme + "/contacts";
        assertHarmless("pending", maria.get(contacts));
        assertHarmless("panel", follow(agent, "/agent/requests/" + raised.request));
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        assertHarmless("list", maria.get(contacts + "?columns=department,phone,status"));
        assertHarmless("search", maria.get(contacts + "?q=" + percentEncoded(corpus[0])));
        for (const auto& page : {contacts + "/" + tom, contacts + "/" + tom + "/history",
                                 "/portal/customers/" + acme + "/history"})
            assertHarmless(page, maria.get(page));
        for (const auto& page :
             {"/agent/customers/" + acme, std::string("/agent/contacts?q=eva"), "/agent/contacts/" + tom,
              "/agent/requests/" + raised.request, "/agent/tickets/" + raised.ticket})
            assertHarmless(page, follow(agent, page));
        for (const std::string page : {"/admin/audit", "/admin/outbox", "/admin/events", "/admin/health"})
            assertHarmless(page, administrator.get(page));
        auto himself = scene.login("tom.reed@acme.example");
        assertHarmless("profile", himself.get("/portal/profile"));
        const auto seen = unescaped(agent.get("/agent/contacts/" + tom).body);
        CPPUNIT_ASSERT_MESSAGE(seen, seen.find(corpus[1]) != std::string::npos);
        for (const auto& mail : scene.host().mails())
            assertHarmless("mail", Answer{200, mail, {}});
    }

    void reasonsAndMessagesAreTextEverywhere()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        const auto tom = contactWith(maria, acme, "tom.reed@acme.example");
        std::string all;
        for (const auto& text : corpus)
            all += text + "\n";
        const auto draft = putDraft(maria, acme, "[" + grantRole(tom, "reports") + "]");
        const auto answer = submit(maria, acme, draft.number("version"), {}, all);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 201, answer.status);
        const auto ticket = answer.text("ticket.id");
        CPPUNIT_ASSERT_EQUAL(201, agent
                                      .call("POST", "/api/v1/tickets/" + ticket + "/messages",
                                            "{\"text\":" + jsonText(all) + ",\"internal\":false}")
                                      .status);
        CPPUNIT_ASSERT_EQUAL(200, agent
                                      .call("POST", "/api/v1/requests/" + answer.text("id") + "/reject",
                                            "{\"reason\":" + jsonText(all) + "}")
                                      .status);
        assertHarmless("ticket", maria.get("/portal/tickets/" + ticket));
        assertHarmless("ticket", agent.get("/agent/tickets/" + ticket));
        assertHarmless("request", follow(maria, "/portal/requests/" + answer.text("id")));
        for (const auto& mail : scene.host().mails())
            assertHarmless("mail", Answer{200, mail, {}});
    }

    void ticketSubjectsAreTextEverywhere()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        for (const auto& text : corpus)
            CPPUNIT_ASSERT_EQUAL(201, maria
                                          .call("POST", "/api/v1/tickets",
                                                "{\"customer\":" + jsonText(acme) +
                                                    ",\"category\":\"general\",\"subject\":" +
                                                    jsonText(text) + ",\"text\":" + jsonText(text) + "}")
                                          .status);
        assertHarmless("queue", agent.get("/agent/tickets"));
        assertHarmless("list", maria.get("/portal/tickets"));
    }

    void controlCharactersInNamesAreFindings()
    {
        Scene scene;
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        for (const std::string evil : {"Eve\\r\\nBcc: victim@evil.example", "Eve\\u0000", "Eve\\u2028x",
                                       "Eve\\u0085x", "Eve\\u001b[31m", "Eve\\tx"})
        {
            const auto json = R"([{"kind":"add-contact","ref":"n","contact":{"firstName":")" + evil +
                              R"(","lastName":"E","email":"eve@acme.example"},"roles":["technical"]}])";
            const auto draft = putDraft(maria, acme, json);
            CPPUNIT_ASSERT_MESSAGE(evil + " " + draft.body,
                                   draft.status == 400 || draft.size("findings") > 0);
            if (draft.status == 200)
                CPPUNIT_ASSERT_EQUAL(422, submit(maria, acme, draft.number("version")).status);
        }
    }

    void mailHeadersCannotBeAddedByText()
    {
        Scene scene;
        scene.host().change(
            "UPDATE cm_contact SET first_name = 'Eve' || char(13) || char(10) || 'Bcc: "
            "victim@evil.example', last_name = 'Keller' || char(8232) || 'Bcc: x' || char(133) "
            "WHERE email = 'maria.keller@acme.example'");
        scene.host().change(
            "UPDATE cm_customer SET name = 'Acme Oil' || char(10) || 'To: victim@evil.example' "
            "|| char(13) || 'Cc: victim@evil.example' WHERE name = 'Acme Oil'");
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        (void)scene.raise(
            maria, acme, "[" + grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "reports") + "]");
        const auto mails = scene.host().mails();
        CPPUNIT_ASSERT(!mails.empty());
        for (const auto& mail : mails)
        {
            const auto head = mail.substr(0, mail.find("\r\n\r\n"));
            CPPUNIT_ASSERT_MESSAGE(
                head, !std::regex_search(head, std::regex("(^|[\r\n])B?cc:", std::regex::icase)));
            const std::regex to("(^|[\r\n])To:", std::regex::icase);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                head, std::ptrdiff_t(1),
                std::distance(std::sregex_iterator(head.begin(), head.end(), to), std::sregex_iterator()));
            CPPUNIT_ASSERT_MESSAGE(head,
                                   std::regex_search(head, std::regex("(^|\n)Auto-Submitted: auto-generated",
                                                                      std::regex::icase)));
        }
    }

private:
    /// No tag of the corpus is a tag in the page, no address of it is a link, and nothing was calculated.
    static void assertHarmless(const std::string& where, const Answer& answer)
    {
        CPPUNIT_ASSERT_EQUAL_MESSAGE(where + "\n" + answer.body.substr(0, 500), 200, answer.status);
        // The text part of a mail may say such things, its HTML part may not.
        const auto begin = where == "mail" ? std::min(answer.body.find("<html"), answer.body.size()) : 0;
        const auto html = Poco::toLower(answer.body.substr(begin));
        for (const std::string evil : {"<script>alert", "<img src=x", "<svg/onload", "<a href=//evil",
                                       "href=\"javascript:", "href='javascript:"})
            if (const auto at = html.find(evil); at != std::string::npos)
                CPPUNIT_FAIL(where + ": …" + html.substr(at > 200 ? at - 200 : 0, 300));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MarkupTest);

}  // namespace
