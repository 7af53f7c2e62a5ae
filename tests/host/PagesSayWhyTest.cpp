// Pages that could not do what was asked say so, and why; and what they offer they can do.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace tests;

class PagesSayWhyTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(PagesSayWhyTest);
    CPPUNIT_TEST(aReasonThatIsTooLongIsSaid);
    CPPUNIT_TEST(anInvisibleCharacterIsToldAtItsField);
    CPPUNIT_TEST(aLinkOpensSomebodyWhomTheListDoesNotShow);
    CPPUNIT_TEST(anAgentDiscardsHisOwnLinesOnly);
    CPPUNIT_TEST(anUndoingSaysWhichRuleRefusesIt);
    CPPUNIT_TEST(anUndoingThatHasNothingLeftPreparesNothing);
    CPPUNIT_TEST(nothingComesBackOfPeopleWhoHaveLeft);
    CPPUNIT_TEST(whoCorrectsDetailsIsOfferedNoUndoOfRoles);
    CPPUNIT_TEST(livesAreSaidAsTheyAreSet);
    CPPUNIT_TEST(aDirectRequestHasNoTicketToOpen);
    CPPUNIT_TEST(anAnswerToASuggestionIsConfirmedWhileARequestWaits);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override { begin({}); }

    void tearDown() override
    {
        _agent.reset();
        _maria.reset();
        _scene.reset();
    }

    void aReasonThatIsTooLongIsSaid()
    {
        CPPUNIT_ASSERT_EQUAL(200, putDraft(*_maria, _acme, "[" + grantRole(_tom, "reports") + "]").status);
        const auto asked = _maria->get(list() + "/request");
        CPPUNIT_ASSERT(holds(asked, "name=\"reason\" rows=\"3\" maxlength=\"2000\""));
        auto form = formWith(asked.body, "draftVersion").untouched();
        set(form, "reason", std::string(2001, 'x'));
        const auto refused = _maria->form(list() + "/request", form);
        CPPUNIT_ASSERT_EQUAL(422, refused.status);
        CPPUNIT_ASSERT_MESSAGE(refused.body, holds(refused, "at most 2000 characters"));
        CPPUNIT_ASSERT_MESSAGE("what was typed is kept", holds(refused, std::string(2001, 'x')));
        form = formWith(refused.body, "draftVersion").untouched();
        set(form, "reason", std::string(2000, 'x'));
        CPPUNIT_ASSERT_EQUAL(303, _maria->form(list() + "/request", form).status);
    }

    /// Pasted from somewhere: it costs nobody the rest of what he typed.
    void anInvisibleCharacterIsToldAtItsField()
    {
        auto form = formWith(_maria->get(list() + "/add").body, "ref").untouched();
        set(form, "firstName", "Ida");
        set(form, "lastName", "We\x07lls");
        set(form, "email", "ida.wells@acme.example");
        const auto refused = _maria->form(list() + "/add", form);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(refused.body, 422, refused.status);
        CPPUNIT_ASSERT_MESSAGE(refused.body, holds(refused, "This text holds invisible control characters."));
        CPPUNIT_ASSERT_MESSAGE("what was typed is kept", holds(refused, "ida.wells@acme.example"));
        CPPUNIT_ASSERT_MESSAGE("but for the character", holds(refused, "value=\"Wells\""));

        auto panel = formWith(_maria->get(list() + "?open=" + _tom).body, "was.department").untouched();
        set(panel, "department",
            "La\x1b"
            "bs");
        CPPUNIT_ASSERT_EQUAL(303, _maria->form(list() + "/draft", panel).status);
        CPPUNIT_ASSERT(holds(_maria->get(list() + "?open=" + _tom), "invisible control characters"));
        set(panel, "department", std::string("La\0bs", 5));
        CPPUNIT_ASSERT_EQUAL(400, _maria->form(list() + "/draft", panel).status);

        CPPUNIT_ASSERT_EQUAL(200, putDraft(*_maria, _acme, "[" + grantRole(_tom, "reports") + "]").status);
        auto request = formWith(_maria->get(list() + "/request").body, "draftVersion").untouched();
        set(request, "reason", "wh\x07y");
        const auto unsent = _maria->form(list() + "/request", request);
        CPPUNIT_ASSERT_EQUAL(422, unsent.status);
        CPPUNIT_ASSERT_MESSAGE(
            unsent.body, holds(unsent, "id=\"reason-e\">This text holds invisible control characters."));
        CPPUNIT_ASSERT_MESSAGE(unsent.body, holds(unsent, ">why</textarea>"));
    }

    void aLinkOpensSomebodyWhomTheListDoesNotShow()
    {
        const auto row = "id=\"r-" + _tom + "\"";
        const auto panel = "id=\"p-" + _tom + "\"";
        for (const std::string query : {"q=keller&", "role=management&", "status=draft&", "page=9&", ""})
        {
            const auto page = _maria->get(list() + "?" + query + "open=" + _tom);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(query, 200, page.status);
            CPPUNIT_ASSERT_MESSAGE(query + page.body, holds(page, row) && holds(page, panel));
            CPPUNIT_ASSERT_MESSAGE(query, page.body.find(row) == page.body.rfind(row));
        }
        const auto found = _maria->get(list() + "?q=keller&open=" + _tom);
        const auto maria = contactWith(*_maria, _acme, "maria.keller@acme.example");
        CPPUNIT_ASSERT_MESSAGE("above those that were found",
                               found.body.find(row) < found.body.find("id=\"r-" + maria + "\""));
        CPPUNIT_ASSERT(!holds(_maria->get(list() + "?q=keller"), row));
        CPPUNIT_ASSERT_EQUAL(200, _maria->get(list() + "?q=keller&open=999999999").status);
    }

    void anAgentDiscardsHisOwnLinesOnly()
    {
        // Without a role nobody stays: an error, but the customer's own.
        CPPUNIT_ASSERT_EQUAL(200, putDraft(*_maria, _acme,
                                           R"([{"kind":"revoke-role","contact":)" + jsonText(_tom) +
                                               R"(,"role":"technical"}])")
                                      .status);
        const auto lena = contactWith(*_maria, _acme, "lena.vogt@acme.example");
        CPPUNIT_ASSERT_EQUAL(
            200,
            _agent->call("POST", "/api/v1/customers/" + _acme + "/draft/changes", grantRole(lena, "reports"))
                .status);
        CPPUNIT_ASSERT(holds(_maria->get(list()), "1 error to correct first"));
        const auto page = _agent->get(list());
        CPPUNIT_ASSERT(holds(page, "1 change for 1 person") && !holds(page, "error to correct first"));

        const auto asked = _agent->get(list() + "/draft/discard");
        CPPUNIT_ASSERT_MESSAGE(asked.body, holds(asked, "Discard 1 change for 1 person?"));
        CPPUNIT_ASSERT_MESSAGE(asked.body, holds(asked, "own people wrote stays in it"));
        const auto done =
            _agent->form(list() + "/draft/discard", formWith(asked.body, "/draft/discard").untouched());
        CPPUNIT_ASSERT_EQUAL(303, done.status);
        const auto after = _agent->get(done.header("location"));
        CPPUNIT_ASSERT_MESSAGE(after.body, holds(after, "Your changes are discarded"));
        const auto draft = _maria->get("/api/v1/customers/" + _acme + "/draft");
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, draft.size("changes"));
        CPPUNIT_ASSERT_EQUAL(_tom, draft.text("changes[0].contact"));
        CPPUNIT_ASSERT(holds(_maria->get(list() + "/draft/discard"), "The draft is deleted."));
    }

    void anUndoingSaysWhichRuleRefusesIt()
    {
        auto administrator = _scene->administrator();
        addFleet(administrator);
        (void)implemented(grantRole(_tom, "fleet-card"));
        const auto revoked =
            implemented(R"({"kind":"revoke-role","contact":)" + jsonText(_tom) + R"(,"role":"fleet-card"})");
        const auto removal = administrator.get("/admin/roles/fleet-card/remove");
        CPPUNIT_ASSERT_EQUAL(
            303, administrator
                     .form("/admin/roles/fleet-card/remove", formWith(removal.body, "/remove").untouched())
                     .status);
        const auto portal = _maria->form("/portal/requests/" + revoked + "/undo", {});
        const auto staff = _agent->form("/agent/requests/" + revoked + "/undo", {});
        for (const auto& refused : {portal, staff})
        {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(refused.body, 409, refused.status);
            CPPUNIT_ASSERT_MESSAGE(refused.body, holds(refused, "Nothing was prepared."));
            CPPUNIT_ASSERT_MESSAGE(refused.body, holds(refused, "“fleet-card” does not exist"));
            CPPUNIT_ASSERT_MESSAGE(refused.body, !holds(refused, "The undoing is prepared"));
        }
        const auto api = _maria->call("POST", "/api/v1/requests/" + revoked + "/undo", "{}");
        CPPUNIT_ASSERT_EQUAL(409, api.status);
        CPPUNIT_ASSERT_EQUAL(std::string("rules-broken"), api.text("type"));
        CPPUNIT_ASSERT_EQUAL(std::string("unknown-role"), api.text("findings[0].rule"));
    }

    void anUndoingThatHasNothingLeftPreparesNothing()
    {
        const auto granted = implemented(grantRole(_tom, "reports"));
        (void)implemented(R"({"kind":"revoke-role","contact":)" + jsonText(_tom) + R"(,"role":"reports"})");
        for (const auto& nothing : {_maria->form("/portal/requests/" + granted + "/undo", {}),
                                    _agent->form("/agent/requests/" + granted + "/undo", {})})
        {
            CPPUNIT_ASSERT_EQUAL_MESSAGE(nothing.body, 409, nothing.status);
            CPPUNIT_ASSERT_MESSAGE(nothing.body, holds(nothing, "Nothing was prepared."));
            CPPUNIT_ASSERT_MESSAGE(nothing.body, holds(nothing, "Nothing is left to take back"));
        }
    }

    void nothingComesBackOfPeopleWhoHaveLeft()
    {
        const auto lena = contactWith(*_maria, _acme, "lena.vogt@acme.example");
        const auto leaves = R"([{"kind":"remove-contact","contact":)" + jsonText(lena) + "}]";
        const auto raised = _scene->raise(*_maria, _acme, leaves);
        CPPUNIT_ASSERT_EQUAL(
            200,
            _agent->call("POST", "/api/v1/requests/" + raised.request + "/reject", R"({"reason":"Not yet"})")
                .status);
        const auto path = "/portal/requests/" + raised.request;
        CPPUNIT_ASSERT(holds(_maria->get(path), path + "/bring-back"));
        const auto again = _scene->raise(*_maria, _acme, leaves);
        CPPUNIT_ASSERT_EQUAL(200, implement(*_agent, again.request).status);
        CPPUNIT_ASSERT(!holds(_maria->get(path), path + "/bring-back"));
        const auto late = _maria->form(path + "/bring-back", {});
        CPPUNIT_ASSERT_EQUAL(409, late.status);
        CPPUNIT_ASSERT_MESSAGE(late.body, holds(late, "Nothing is left to bring back"));
        // Of what took effect nothing was ever offered.
        CPPUNIT_ASSERT_EQUAL(404,
                             _maria->form("/portal/requests/" + again.request + "/bring-back", {}).status);
    }

    void whoCorrectsDetailsIsOfferedNoUndoOfRoles()
    {
        const auto lena = contactWith(*_maria, _acme, "lena.vogt@acme.example");
        (void)implemented(grantRole(_tom, "contact-editor"));
        auto tom = _scene->login("tom.reed@acme.example");
        const auto line = [&](HttpClient& who, const std::string& json) {
            const auto answer = who.call("POST", "/api/v1/customers/" + _acme + "/draft/changes", json);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 200, answer.status);
        };
        const auto undo = list() + "/" + lena + "/undo";
        line(tom, R"({"kind":"set-department","contact":)" + jsonText(lena) + R"(,"value":"Labs"})");
        CPPUNIT_ASSERT(holds(tom.get(list() + "?open=" + lena), undo));
        line(*_maria, grantRole(lena, "reports"));
        const auto page = tom.get(list() + "?open=" + lena);
        CPPUNIT_ASSERT(holds(page, "id=\"p-" + lena + "\"") && !holds(page, undo));
        CPPUNIT_ASSERT_EQUAL(403, tom.form(undo, {}).status);
        CPPUNIT_ASSERT(holds(_maria->get(list() + "?open=" + lena), undo));
    }

    void livesAreSaidAsTheyAreSet()
    {
        HostOptions options;
        const std::string own = "plugin.contacts-manager.";
        options.configuration[own + "activation.temporary-passwords"] = "yes";
        options.configuration[own + "activation.temporary-hours"] = "2";
        options.configuration[own + "address.hours"] = "48";
        begin(options);
        const auto hans = contactWith(*_maria, _acme, "hans.mueller@acme.example");
        CPPUNIT_ASSERT(holds(_maria->get(list() + "/" + hans + "/invitation"), "one log-in within 2 hours"));
        CPPUNIT_ASSERT(holds(_maria->get("/portal/profile/email?sent=yes"), "It works for 48 hours."));
    }

    void aDirectRequestHasNoTicketToOpen()
    {
        HostOptions options;
        options.configuration["plugin.contacts-manager.direct.grant-role"] = "yes";
        begin(options);
        const auto draft = putDraft(*_maria, _acme, "[" + grantRole(_tom, "reports") + "]");
        const auto done = submit(*_maria, _acme, draft.number("version"));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(done.body, 201, done.status);
        const auto page = _maria->get("/portal/requests/" + done.text("id"));
        CPPUNIT_ASSERT_MESSAGE(page.body, holds(page, "All changes are implemented</h2>"));
        const auto undo = _agent->get("/agent/requests/" + done.text("id") + "/undo");
        CPPUNIT_ASSERT_EQUAL(200, undo.status);
        CPPUNIT_ASSERT_MESSAGE(undo.body, !holds(undo, ">#0<") && !holds(undo, "/agent/tickets/0"));
    }

    void anAnswerToASuggestionIsConfirmedWhileARequestWaits()
    {
        auto tom = _scene->login("tom.reed@acme.example");
        CPPUNIT_ASSERT_EQUAL(
            200, tom.call("PUT", "/api/v1/customers/" + _acme + "/suggestion",
                          R"({"changes":[)" + grantRole(_tom, "reports") + R"(],"note":"please"})")
                     .status);
        (void)_scene->raise(
            *_maria, _acme,
            "[" + grantRole(contactWith(*_maria, _acme, "lena.vogt@acme.example"), "reports") + "]");
        const auto path = list() + "/" + _tom + "/suggestion/decline";
        auto form = formWith(_maria->get(path).body, "reason").untouched();
        set(form, "reason", "Not before June");
        const auto done = _maria->form(path, form);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(done.body, 303, done.status);
        const auto page = _maria->get(done.header("location"));
        CPPUNIT_ASSERT_MESSAGE(page.body, holds(page, "Request waiting"));
        CPPUNIT_ASSERT_MESSAGE(page.body, holds(page, "The suggestion is rejected: Tom Reed"));
        const auto late = _maria->get(list() + "?notice=answered-before");
        CPPUNIT_ASSERT_MESSAGE(late.body, holds(late, "it was answered or withdrawn meanwhile"));
        const auto nothing = _maria->get(list() + "?notice=nonsense");
        CPPUNIT_ASSERT_MESSAGE(nothing.body, !holds(nothing, ">nonsense"));
    }

private:
    static bool holds(const Answer& answer, const std::string& text)
    {
        return answer.body.find(text) != std::string::npos;
    }

    static void set(FormFields& fields, const std::string& name, const std::string& value)
    {
        for (auto& [key, old] : fields)
            if (key == name)
                old = value;
    }

    static void addFleet(HttpClient& administrator)
    {
        auto fields = formWith(administrator.get("/admin/roles/new").body, "label.en").untouched();
        set(fields, "key", "fleet-card");
        for (const auto* language : {"en", "fr", "de"})
            set(fields, std::string("label.") + language, "Fleet card");
        fields.emplace_back("permission", "reports.view");
        fields.emplace_back("step", "preview");
        const auto preview = administrator.form("/admin/roles/new", fields);
        auto save = formWith(preview.body, "revision").untouched();
        save.emplace_back("step", "save");
        CPPUNIT_ASSERT_EQUAL(303, administrator.form("/admin/roles/new", save).status);
    }

    void begin(HostOptions options)
    {
        _scene = std::make_unique<Scene>(std::move(options));
        _maria = std::make_unique<HttpClient>(_scene->maria());
        _agent = std::make_unique<HttpClient>(_scene->agent());
        _acme = customerNamed(*_maria, "Acme");
        _tom = contactWith(*_maria, _acme, "tom.reed@acme.example");
    }

    [[nodiscard]] std::string list() const { return "/portal/customers/" + _acme + "/contacts"; }

    /// The id of a request of this one line, which took effect.
    [[nodiscard]] std::string implemented(const std::string& line)
    {
        const auto raised = _scene->raise(*_maria, _acme, "[" + line + "]");
        CPPUNIT_ASSERT_EQUAL(200, implement(*_agent, raised.request).status);
        return raised.request;
    }

    std::unique_ptr<Scene> _scene;
    std::unique_ptr<HttpClient> _maria;
    std::unique_ptr<HttpClient> _agent;
    std::string _acme;
    std::string _tom;
};

CPPUNIT_TEST_SUITE_REGISTRATION(PagesSayWhyTest);

}  // namespace
