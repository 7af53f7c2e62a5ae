// Ask my administrator, over pages and API.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace tests;

class SuggestionTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(SuggestionTest);
    CPPUNIT_TEST(tomAsksAndMariaTakesItIntoTheDraft);
    CPPUNIT_TEST(mariaRejectsWithAReason);
    CPPUNIT_TEST(theApiDoesTheSame);
    CPPUNIT_TEST(typedValuesSurviveARefusal);
    CPPUNIT_TEST(badInputIsRefused);
    CPPUNIT_TEST(nobodyElseMayKnow);
    CPPUNIT_TEST(aSuggestionSurvivesAWaitingRequest);
    CPPUNIT_TEST(whatHeGotMeanwhileIsNotGivenUp);
    CPPUNIT_TEST(tomHearsWhatTookEffect);
    CPPUNIT_TEST(tomHearsWhatTheHelpdeskRejected);
    CPPUNIT_TEST(whatLeavesTheDraftWaitsAgain);
    CPPUNIT_TEST(whereNobodyCanAnswerNobodyIsSaidToBeTold);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        _scene = std::make_unique<Scene>();
        _maria = std::make_unique<HttpClient>(_scene->maria());
        _tom = std::make_unique<HttpClient>(_scene->login("tom.reed@acme.example"));
        _acme = customerNamed(*_maria, "Acme");
        _id = contactWith(*_maria, _acme, "tom.reed@acme.example");
    }

    void tearDown() override
    {
        _tom.reset();
        _maria.reset();
        _scene.reset();
    }

    void tomAsksAndMariaTakesItIntoTheDraft()
    {
        const auto profile = _tom->get("/portal/profile");
        CPPUNIT_ASSERT_MESSAGE(profile.body, profile.body.find(ask()) != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(303, askFor("reports", "For <b>May</b>").status);
        const auto page = _tom->get(ask() + "?notice=sent");
        CPPUNIT_ASSERT(page.body.find("Your administrators have been told") != std::string::npos);
        CPPUNIT_ASSERT(page.body.find("For &lt;b&gt;May&lt;/b&gt;") != std::string::npos);
        const auto mails = mailsTo(_scene->host().mails(), "maria.keller@acme.example");
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), mails.size());
        CPPUNIT_ASSERT_MESSAGE(mails[0],
                               mails[0].find("Suggested: a change for Tom Reed") != std::string::npos);

        const auto list = _maria->get(contacts());
        CPPUNIT_ASSERT(list.body.find("suggests") != std::string::npos);
        CPPUNIT_ASSERT(list.body.find("For &lt;b&gt;May&lt;/b&gt;") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(303, adopt(*_maria).status);
        const auto draft = _maria->get(api("/draft"));
        CPPUNIT_ASSERT_EQUAL(std::string("reports"), draft.text("changes[0].role"));
        CPPUNIT_ASSERT_EQUAL(std::string("Maria Keller"), draft.text("changes[0].author.name"));
        CPPUNIT_ASSERT(_maria->get(contacts()).body.find("suggests") == std::string::npos);
        const auto second = adopt(*_maria);
        CPPUNIT_ASSERT_EQUAL(303, second.status);
        CPPUNIT_ASSERT(second.header("location").find("answered-before") != std::string::npos);
    }

    void mariaRejectsWithAReason()
    {
        CPPUNIT_ASSERT_EQUAL(303, askFor("reports", "").status);
        const auto path = contacts() + "/" + _id + "/suggestion/decline";
        auto form = formWith(_maria->get(path).body, "reason");
        auto fields = form.untouched();
        set(fields, "reason", "Not before June");
        CPPUNIT_ASSERT_EQUAL(303, _maria->form(path, fields).status);
        const auto mails = mailsTo(_scene->host().mails(), "tom.reed@acme.example");
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), mails.size());
        CPPUNIT_ASSERT_MESSAGE(mails[0], mails[0].find("Not before June") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(mails[0], mails[0].find("Maria Keller rejected") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), _tom->get(api("/suggestion")).size("changes"));
        const auto own = _tom->get(ask()).body;
        CPPUNIT_ASSERT_MESSAGE(own, own.find("Maria Keller rejected it (today ") != std::string::npos);
        CPPUNIT_ASSERT(own.find("<bdi>Not before June</bdi>") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(303, askFor("reports", "").status);
        CPPUNIT_ASSERT(_tom->get(ask()).body.find("Not before June") == std::string::npos);
    }

    void theApiDoesTheSame()
    {
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), _tom->get(api("/suggestion")).size("changes"));
        const auto asked = suggest("[" + grantRole(_id, "reports") + "]", "please");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(asked.body, 200, asked.status);
        CPPUNIT_ASSERT_EQUAL(std::string("reports"), asked.text("changes[0].role"));
        const auto all = _maria->get(api("/suggestions"));
        CPPUNIT_ASSERT_EQUAL(_id, all.text("suggestions[0].contact.id"));
        CPPUNIT_ASSERT_EQUAL(std::string("please"), all.text("suggestions[0].note"));
        for (const std::string act : {"/adopt", "/decline"})
            CPPUNIT_ASSERT_EQUAL(
                400, _maria->call("POST", api("/suggestions/" + _id + act + "?was=now"), "{}").status);
        const auto draft = _maria->call("POST", api("/suggestions/" + _id + "/adopt"), "{}");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(draft.body, 200, draft.status);
        CPPUNIT_ASSERT_EQUAL(std::string("reports"), draft.text("changes[0].role"));
        CPPUNIT_ASSERT_EQUAL(404, _maria->call("POST", api("/suggestions/" + _id + "/adopt"), "{}").status);

        CPPUNIT_ASSERT_EQUAL(200, suggest("[" + grantRole(_id, "reports") + "]", "again").status);
        CPPUNIT_ASSERT_EQUAL(204, _tom->call("DELETE", api("/suggestion")).status);
        CPPUNIT_ASSERT_EQUAL(204, _tom->call("DELETE", api("/suggestion")).status);
        CPPUNIT_ASSERT_EQUAL(200, suggest("[" + grantRole(_id, "reports") + "]", "once more").status);
        CPPUNIT_ASSERT_EQUAL(
            204, _maria->call("POST", api("/suggestions/" + _id + "/decline"), R"({"reason":"no"})").status);
        const auto history = _maria->get(api("/history"));
        CPPUNIT_ASSERT_EQUAL(std::string("suggestion.declined"), history.text("entries[0].act"));
        // What was suggested is told, but nothing of what was typed.
        CPPUNIT_ASSERT_EQUAL(200, suggest("[" + grantRole(_id, "reports") +
                                              R"(,{"kind":"set-department","contact":)" + jsonText(_id) +
                                              R"(,"value":"Secret works"}])",
                                          "")
                                      .status);
        const auto page = _maria->get("/portal/customers/" + _acme + "/history").body;
        const auto told = page.substr(page.find("Tom Reed suggested a change"), 900);
        CPPUNIT_ASSERT_MESSAGE(told, told.find("<ins>Reports</ins>") != std::string::npos &&
                                         told.find("Department: another one") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(page, page.find("Secret works") == std::string::npos);
        const auto file = _maria->get("/portal/customers/" + _acme + "/history.csv").body;
        CPPUNIT_ASSERT_MESSAGE(file, file.find("Tom Reed,gets Reports") != std::string::npos);
    }

    void typedValuesSurviveARefusal()
    {
        auto form = formWith(_tom->get(ask()).body, "was.department");
        auto fields = form.untouched();
        set(fields, "department", std::string(120, 'x'));
        set(fields, "note", "kept words");
        const auto refused = _tom->form(ask(), fields);
        CPPUNIT_ASSERT_EQUAL(422, refused.status);
        CPPUNIT_ASSERT(refused.body.find(std::string(120, 'x')) != std::string::npos);
        CPPUNIT_ASSERT(refused.body.find("kept words") != std::string::npos);
        CPPUNIT_ASSERT(refused.body.find("department-e") != std::string::npos);
        const auto box = refused.body.substr(refused.body.find("role=\"alert\""), 700);
        CPPUNIT_ASSERT_MESSAGE(box, box.find("<h2 tabindex=\"-1\" autofocus>") != std::string::npos &&
                                        box.find("<a href=\"#department\">") != std::string::npos);
        CPPUNIT_ASSERT(refused.body.find("value=\"reports\"") != std::string::npos &&
                       refused.body.find("value=\"admin\"") == std::string::npos);
        const auto nothing = _tom->form(ask(), form.untouched());
        CPPUNIT_ASSERT_EQUAL(422, nothing.status);
        CPPUNIT_ASSERT(nothing.body.find("Choose what should change") != std::string::npos);
    }

    void badInputIsRefused()
    {
        auto fields = formWith(_tom->get(ask()).body, "was.department").untouched();
        fields.emplace_back("surprise", "1");
        CPPUNIT_ASSERT_EQUAL(400, _tom->form(ask(), fields).status);
        CPPUNIT_ASSERT_EQUAL(400, _tom->call("PUT", api("/suggestion"), R"({"changes":[],"who":1})").status);
        CPPUNIT_ASSERT_EQUAL(400,
                             _tom->call("PUT", api("/suggestion"), R"({"changes":[{"kind":"fly"}]})").status);
        const auto other = contactWith(*_maria, _acme, "lena.vogt@acme.example");
        for (const auto& who : {other, std::string("999999")})
        {
            const auto refused = suggest("[" + grantRole(who, "reports") + "]", "");
            CPPUNIT_ASSERT_EQUAL(422, refused.status);
            CPPUNIT_ASSERT_EQUAL(std::string("unknown-person"), refused.text("findings[0].rule"));
        }
    }

    void nobodyElseMayKnow()
    {
        CPPUNIT_ASSERT_EQUAL(200, suggest("[" + grantRole(_id, "reports") + "]", "hush-hush").status);
        auto nina = _scene->nina();
        auto lena = _scene->login("lena.vogt@acme.example");
        auto agent = _scene->agent();
        for (const auto& path : {api("/suggestion"), ask()})
        {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, nina.get(path).status);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, agent.get(path).status);
        }
        CPPUNIT_ASSERT_EQUAL(404, nina.get(api("/suggestions")).status);
        CPPUNIT_ASSERT_EQUAL(403, lena.get(api("/suggestions")).status);
        CPPUNIT_ASSERT_EQUAL(404, _tom->get(api("/suggestions")).status);
        CPPUNIT_ASSERT_EQUAL(403, _maria->get(api("/suggestion")).status);
        CPPUNIT_ASSERT_EQUAL(303, _maria->get(ask()).status);
        for (auto* other : {&nina, &lena})
            CPPUNIT_ASSERT(other->call("POST", api("/suggestions/" + _id + "/decline"), "{}").status >= 403);
        CPPUNIT_ASSERT_EQUAL(404, adopt(lena).status);
        CPPUNIT_ASSERT(lena.get(contacts()).body.find("hush-hush") == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(404, lena.get(api("/history")).status);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), _tom->get(api("/suggestion")).size("changes"));
    }

    void aSuggestionSurvivesAWaitingRequest()
    {
        const auto lena = contactWith(*_maria, _acme, "lena.vogt@acme.example");
        const auto raised = _scene->raise(*_maria, _acme, "[" + grantRole(lena, "reports") + "]");
        CPPUNIT_ASSERT_EQUAL(303, askFor("reports", "while it waits").status);
        const auto page = _maria->get(contacts());
        CPPUNIT_ASSERT(page.body.find("while it waits") != std::string::npos);
        CPPUNIT_ASSERT(page.body.find("/suggestion/adopt") == std::string::npos);
        CPPUNIT_ASSERT(page.body.find("/suggestion/decline") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(409, _maria->call("POST", api("/suggestions/" + _id + "/adopt"), "{}").status);
        auto agent = _scene->agent();
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        CPPUNIT_ASSERT_EQUAL(303, adopt(*_maria).status);
    }

    void whatHeGotMeanwhileIsNotGivenUp()
    {
        auto fields = formWith(_tom->get(ask()).body, "was.department").untouched();
        auto agent = _scene->agent();
        const auto raised = _scene->raise(*_maria, _acme, "[" + grantRole(_id, "financial") + "]");
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        fields.emplace_back("role", "reports");
        CPPUNIT_ASSERT_EQUAL(303, _tom->form(ask(), fields).status);
        const auto waiting = _tom->get(api("/suggestion"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), waiting.size("changes"));
        CPPUNIT_ASSERT_EQUAL(std::string("reports"), waiting.text("changes[0].role"));
    }

    void tomHearsWhatTookEffect()
    {
        suggestDepartmentAndSight();
        CPPUNIT_ASSERT_EQUAL(303, adopt(*_maria).status);
        CPPUNIT_ASSERT(_tom->get(ask()).body.find("Maria Keller took it into the draft") !=
                       std::string::npos);
        const auto raised = raiseDraft();
        const auto asked = _tom->get(ask()).body;
        CPPUNIT_ASSERT_MESSAGE(asked, asked.find("The helpdesk decides") != std::string::npos);
        auto agent = _scene->agent();
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised).status);
        const auto mails = mailsTo(_scene->host().mails(), "tom.reed@acme.example");
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), mails.size());
        CPPUNIT_ASSERT_MESSAGE(mails[0], mails[0].find("Your suggestion is in effect") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(mails[0], mails[0].find("Night shift") != std::string::npos);
        CPPUNIT_ASSERT(_tom->get(ask()).body.find("taken-h") == std::string::npos);
    }

    void tomHearsWhatTheHelpdeskRejected()
    {
        suggestDepartmentAndSight();
        CPPUNIT_ASSERT_EQUAL(303, adopt(*_maria).status);
        const auto raised = raiseDraft();
        auto agent = _scene->agent();
        CPPUNIT_ASSERT_EQUAL(
            200, agent.call("POST", "/api/v1/requests/" + raised + "/reject", R"({"reason":"Not this year"})")
                     .status);
        const auto mails = mailsTo(_scene->host().mails(), "tom.reed@acme.example");
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), mails.size());
        CPPUNIT_ASSERT_MESSAGE(mails[0], mails[0].find("Your suggestion was rejected") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(mails[0], mails[0].find("Not this year") != std::string::npos);
        const auto own = _tom->get(ask()).body;
        CPPUNIT_ASSERT_MESSAGE(own, own.find("It was rejected (today ") != std::string::npos);
        CPPUNIT_ASSERT(own.find("<bdi>Not this year</bdi>") != std::string::npos);
    }

    void whatLeavesTheDraftWaitsAgain()
    {
        suggestDepartmentAndSight();
        CPPUNIT_ASSERT_EQUAL(303, adopt(*_maria).status);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), _tom->get(api("/suggestion")).size("changes"));
        CPPUNIT_ASSERT(_maria->call("DELETE", api("/draft")).status < 300);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), _tom->get(api("/suggestion")).size("changes"));
        CPPUNIT_ASSERT_EQUAL(303, adopt(*_maria).status);
        const auto raised = raiseDraft();
        CPPUNIT_ASSERT(_maria->call("POST", "/api/v1/requests/" + raised + "/cancel", "{}").status < 300);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), _tom->get(api("/suggestion")).size("changes"));
    }

    void whereNobodyCanAnswerNobodyIsSaidToBeTold()
    {
        const auto lenas = contactWith(*_maria, _acme, "lena.vogt@acme.example");
        auto lena = _scene->login("lena.vogt@acme.example");
        _scene->host().change("DELETE FROM cm_grant WHERE customer_id = " + _acme +
                              " AND contact_id NOT IN (" + _id + ", " + lenas + ")");
        const auto list = lena.get(contacts());
        CPPUNIT_ASSERT_EQUAL(200, list.status);
        CPPUNIT_ASSERT_MESSAGE(list.body, list.body.find("darf zurzeit niemand Personen und Rollen") !=
                                              std::string::npos);
        CPPUNIT_ASSERT(list.body.find("href=\"" + ask() + "\"") != std::string::npos);
        CPPUNIT_ASSERT(_tom->get(ask()).body.find("so nobody gets an e-mail") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(303, askFor("reports", "").status);
        const auto kept = _tom->get(ask() + "?notice=sent").body;
        CPPUNIT_ASSERT(kept.find("nobody has been told") != std::string::npos);
        CPPUNIT_ASSERT(kept.find("have been told") == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), _tom->get(api("/suggestion")).size("changes"));
    }

private:
    void suggestDepartmentAndSight()
    {
        const auto asked =
            suggest(R"([{"kind":"set-department","contact":)" + jsonText(_id) +
                        R"(,"value":"Night shift"},{"kind":"set-sees-all-requests","contact":)" +
                        jsonText(_id) + R"(,"value":true}])",
                    "");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(asked.body, 200, asked.status);
    }

    /// The request's id.
    std::string raiseDraft()
    {
        const auto answer = submit(*_maria, _acme, _maria->get(api("/draft")).number("version"));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 201, answer.status);
        return answer.text("id");
    }

    [[nodiscard]] std::string ask() const { return "/portal/customers/" + _acme + "/ask"; }
    [[nodiscard]] std::string contacts() const { return "/portal/customers/" + _acme + "/contacts"; }
    [[nodiscard]] std::string api(const std::string& rest) const
    {
        return "/api/v1/customers/" + _acme + rest;
    }

    Answer askFor(const std::string& role, const std::string& note)
    {
        auto fields = formWith(_tom->get(ask()).body, "was.department").untouched();
        fields.emplace_back("role", role);
        set(fields, "note", note);
        return _tom->form(ask(), fields);
    }

    Answer suggest(const std::string& changes, const std::string& note)
    {
        return _tom->call("PUT", api("/suggestion"),
                          R"({"changes":)" + changes + R"(,"note":)" + jsonText(note) + "}");
    }

    Answer adopt(HttpClient& client)
    {
        return client.form(contacts() + "/" + _id + "/suggestion/adopt", {{"was.department", "Operations"}});
    }

    static void set(FormFields& fields, const std::string& name, const std::string& value)
    {
        for (auto& field : fields)
            if (field.first == name)
                field.second = value;
    }

    std::unique_ptr<Scene> _scene;
    std::unique_ptr<HttpClient> _maria;
    std::unique_ptr<HttpClient> _tom;
    std::string _acme;
    std::string _id;
};

CPPUNIT_TEST_SUITE_REGISTRATION(SuggestionTest);

}  // namespace
