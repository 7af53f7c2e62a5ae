// The helpdesk's customers and contacts over HTTP: what agents do there, and that nobody else finds any of
// it.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace tests;

bool holds(const Answer& answer, const std::string& text)
{
    return answer.body.find(text) != std::string::npos;
}


void set(FormFields& fields, const std::string& name, const std::string& value)
{
    for (auto& [field, known] : fields)
        if (field == name)
        {
            known = value;
            return;
        }
    fields.emplace_back(name, value);
}


class CustomersTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(CustomersTest);
    CPPUNIT_TEST(nobodyElseFindsAnyOfIt);
    CPPUNIT_TEST(anAgentMakesACustomerAndNamesItsFirstAdministrator);
    CPPUNIT_TEST(findingsStandAtTheirFieldsAndNothingIsLost);
    CPPUNIT_TEST(aFieldSaysForWhichKindItCounts);
    CPPUNIT_TEST(aRelativeIsNamedAsLooselyAsANewNameIsCompared);
    CPPUNIT_TEST(anotherKindIsSavedOnlyAfterItsWarningsWereRead);
    CPPUNIT_TEST(theApiMakesFindsAndChangesCustomers);
    CPPUNIT_TEST(theApiRefusesWhatItDoesNotKnow);
    CPPUNIT_TEST(whatTheCustomerWroteStaysInItsDraft);
    CPPUNIT_TEST(anOpenRequestComesFirst);
    CPPUNIT_TEST(whereNobodyAdministersAgentsAreToldAndPutItRight);
    CPPUNIT_TEST(anUndoingThatIsPreparedAsksNoMore);
    CPPUNIT_TEST(agentsFindEverybody);
    CPPUNIT_TEST(aPersonsPageTellsWhereHeIsAndWhatHeGot);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        _scene = std::make_unique<Scene>();
        _agent = std::make_unique<HttpClient>(_scene->agent());
        _maria = std::make_unique<HttpClient>(_scene->maria());
        _acme = customerNamed(*_maria, "Acme");
        _tom = contactWith(*_maria, _acme, "tom.reed@acme.example");
    }

    void tearDown() override
    {
        _maria.reset();
        _agent.reset();
        _scene.reset();
    }

    void nobodyElseFindsAnyOfIt()
    {
        auto administrator = _scene->administrator();
        for (auto* who : {_maria.get(), &administrator})
        {
            for (const std::string& path :
                 {std::string("/agent/customers"), std::string("/agent/customers/new"),
                  "/agent/customers/" + _acme, "/agent/customers/" + _acme + "/edit",
                  std::string("/agent/contacts"), "/agent/contacts/" + _tom})
                CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, who->get(path).status);
            CPPUNIT_ASSERT_EQUAL(
                404, who->form("/agent/customers/new", {{"name", "X"}, {"kind", "customer"}}).status);
            CPPUNIT_ASSERT_EQUAL(
                404, who->form("/agent/customers/" + _acme + "/caller", {{"caller", "X"}}).status);
            CPPUNIT_ASSERT_EQUAL(404, who->get("/api/v1/customers").status);
            CPPUNIT_ASSERT_EQUAL(
                404, who->call("POST", "/api/v1/customers", R"({"name":"X","kind":"customer"})").status);
            CPPUNIT_ASSERT_EQUAL(
                404, who->call("PATCH", "/api/v1/customers/" + _acme, R"({"revision":0})").status);
        }
        for (const std::string path :
             {"/agent/customers/999999999", "/agent/customers/999999999/edit", "/agent/contacts/999999999",
              "/agent/customers/x", "/agent/contacts/0"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, _agent->get(path).status);
    }

    void anAgentMakesACustomerAndNamesItsFirstAdministrator()
    {
        auto form = formWith(_agent->get("/agent/customers/new").body, "paysFor").untouched();
        set(form, "name", "Stark Industries");
        const auto made = _agent->form("/agent/customers/new", form);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(made.body, 303, made.status);
        const auto path = made.header("location");
        const auto page = _agent->get(path);
        CPPUNIT_ASSERT(holds(page, "The customer is made") && holds(page, "Name the first administrators"));
        const auto stark = path.substr(17, path.find('?') - 17);

        const auto went = _agent->form("/agent/customers/" + stark + "/caller", {{"caller", "Tony Stark"}});
        const auto list = went.header("location");
        CPPUNIT_ASSERT_EQUAL("/portal/customers/" + stark + "/contacts", list);
        const auto banner = _agent->get(list);
        CPPUNIT_ASSERT(holds(banner, "You act for Stark Industries, for Tony Stark"));
        CPPUNIT_ASSERT(!holds(banner, "Request changes"));
        const auto asked = _agent->get(list + "/add");
        CPPUNIT_ASSERT(holds(asked, "You act for Stark Industries, for Tony Stark"));
        CPPUNIT_ASSERT(holds(asked, "until you implement") && !holds(asked, "until you request"));
        const auto leaving = _agent->get("/portal/customers/" + _acme + "/contacts/" + _tom + "/remove");
        CPPUNIT_ASSERT(holds(leaving, "You act for Acme") && holds(leaving, "Once you implement it"));
        auto add = formWith(asked.body, "firstName").untouched();
        set(add, "firstName", "Pepper");
        set(add, "lastName", "Potts");
        set(add, "email", "pepper.potts@stark.example");
        add.emplace_back("role", "management");
        CPPUNIT_ASSERT_EQUAL(303, _agent->form(list + "/add", add).status);
        CPPUNIT_ASSERT(holds(_agent->get(list), "Implement now"));
        const auto question = _agent->get(list + "/request");
        CPPUNIT_ASSERT(holds(question, "you can still implement") && !holds(question, "you can still send"));
        auto send = formWith(question.body, "caller").untouched();
        set(send, "reason", "As agreed by telephone.");
        const auto done = _agent->form(list + "/request", send);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(done.body, 303, done.status);
        CPPUNIT_ASSERT(done.header("location").find("notice=direct") != std::string::npos);
        const auto raised = _agent->get("/api/v1/requests?state=implemented").text("requests[0].ticket.id");
        const auto confirmed = _agent->get(done.header("location"));
        CPPUNIT_ASSERT_MESSAGE(confirmed.body, holds(confirmed, "href=\"/agent/tickets/" + raised + "\""));

        const auto requests = _agent->get("/api/v1/requests?state=implemented");
        CPPUNIT_ASSERT_EQUAL(std::string("Tony Stark"), requests.text("requests[0].caller"));
        CPPUNIT_ASSERT(requests.isNull("requests[0].requester.contact"));
        const auto ticket = _agent->get("/api/v1/tickets/" + requests.text("requests[0].ticket.id"));
        CPPUNIT_ASSERT_EQUAL(std::string("closed"), ticket.text("status"));
        const auto history = _agent->get("/portal/customers/" + stark + "/history");
        CPPUNIT_ASSERT_MESSAGE(history.body, holds(history, "for Tony Stark"));
        const auto welcome = mailTo("pepper.potts@stark.example");
        auto pepper = _scene->stranger();
        CPPUNIT_ASSERT(activateAt(pepper, activationPath(welcome), "correct horse battery").status < 400);
        auto herself = _scene->login("pepper.potts@stark.example", "correct horse battery");
        CPPUNIT_ASSERT(holds(herself.get("/portal/customers/" + stark + "/contacts"), "Add contact"));
    }

    void findingsStandAtTheirFieldsAndNothingIsLost()
    {
        auto form = formWith(_agent->get("/agent/customers/new").body, "paysFor").untouched();
        set(form, "name", "Acme Oil");
        set(form, "kind", "subsidiary");
        const auto wrong = _agent->form("/agent/customers/new", form);
        CPPUNIT_ASSERT_EQUAL(422, wrong.status);
        CPPUNIT_ASSERT(holds(wrong, "id=\"name-e\"") && holds(wrong, "id=\"parent-e\""));
        CPPUNIT_ASSERT(holds(wrong, "value=\"Acme Oil\""));
        set(form, "name", "Nowhere <b>");
        set(form, "parent", "Nobody & Co");
        const auto unknown = _agent->form("/agent/customers/new", form);
        CPPUNIT_ASSERT_EQUAL(422, unknown.status);
        CPPUNIT_ASSERT(holds(unknown, "Nobody &amp; Co") && holds(unknown, "Nowhere &lt;b&gt;"));
        form.emplace_back("surprise", "1");
        CPPUNIT_ASSERT_EQUAL(400, _agent->form("/agent/customers/new", form).status);
        CPPUNIT_ASSERT_EQUAL(400, _agent->get("/agent/customers?kind=odd").status);
        CPPUNIT_ASSERT_EQUAL(400, _agent->get("/agent/contacts?state=odd").status);
        CPPUNIT_ASSERT_EQUAL(400, _agent->get("/agent/contacts?state=quiet&days=7").status);
    }

    /// What the script shows and hides by it: tests/browser/desk.mjs.
    void aFieldSaysForWhichKindItCounts()
    {
        const auto blank = _agent->get("/agent/customers/new");
        CPPUNIT_ASSERT(holds(blank, "/customer.js\" defer"));
        CPPUNIT_ASSERT(holds(blank, "Only of a subsidiary: ") && holds(blank, "Only of a purchaser: "));
        auto form = formWith(blank.body, "paysFor").untouched();
        set(form, "name", "Roxxon Payments");
        set(form, "kind", "subsidiary");
        set(form, "paysFor", "Acme Oil");
        const auto wrong = _agent->form("/agent/customers/new", form);
        CPPUNIT_ASSERT_EQUAL(422, wrong.status);
        CPPUNIT_ASSERT(holds(wrong, "id=\"paysFor-e\">Only a purchaser pays for somebody else."));
        CPPUNIT_ASSERT(holds(wrong, "value=\"Acme Oil\"") && holds(wrong, "id=\"parent-e\""));
    }

    void aRelativeIsNamedAsLooselyAsANewNameIsCompared()
    {
        const auto blank = _agent->get("/agent/customers/new");
        CPPUNIT_ASSERT(holds(blank, "<option value=\"Acme Oil\">"));
        auto form = formWith(blank.body, "paysFor").untouched();
        set(form, "name", "Roxxon Payments");
        set(form, "kind", "purchaser");
        set(form, "paysFor", "acme OIL");
        const auto made = _agent->form("/agent/customers/new", form);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(made.body, 303, made.status);
        const auto stored = _agent->get("/agent/customers/" + idNamed("Roxxon") + "/edit");
        CPPUNIT_ASSERT(holds(stored, "name=\"paysFor\" maxlength=\"200\" value=\"Acme Oil\""));
        set(form, "name", "Another Payments");
        set(form, "paysFor", "acme");  // The beginning of a name is nobody's.
        CPPUNIT_ASSERT_EQUAL(422, _agent->form("/agent/customers/new", form).status);
    }

    void anotherKindIsSavedOnlyAfterItsWarningsWereRead()
    {
        const auto massive = idNamed("Massive");
        const auto path = "/agent/customers/" + massive + "/edit";
        auto form = formWith(_agent->get(path).body, "paysFor").untouched();
        set(form, "kind", "purchaser");
        set(form, "paysFor", "Acme Oil");
        const auto asked = _agent->form(path, form);
        CPPUNIT_ASSERT_EQUAL(422, asked.status);
        if (holds(asked, "id=\"kind-e\""))
            return;  // Somebody holds a primary role there: that is refused, and tested elsewhere.
        CPPUNIT_ASSERT(holds(asked, "is not offered to this kind"));
        auto despite = formWith(asked.body, "despite").untouched();
        CPPUNIT_ASSERT_EQUAL(303, _agent->form(path, despite).status);
        const auto stale = _agent->form(path, despite);
        CPPUNIT_ASSERT_EQUAL(409, stale.status);
        CPPUNIT_ASSERT(holds(stale, "Nothing was saved"));
        CPPUNIT_ASSERT(
            holds(_agent->get("/portal/customers/" + massive + "/history"), "changed what the customer is"));
    }

    void theApiMakesFindsAndChangesCustomers()
    {
        const auto made =
            _agent->call("POST", "/api/v1/customers", R"({"name":"Wayne Enterprises","kind":"global"})");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(made.body, 201, made.status);
        const auto wayne = made.text("id");
        const auto child =
            _agent->call("POST", "/api/v1/customers",
                         R"({"name":"Wayne Aerospace","kind":"subsidiary","parent":")" + wayne + R"("})");
        CPPUNIT_ASSERT_EQUAL(201, child.status);
        const auto found = _agent->get("/api/v1/customers?search=wayne&pageSize=1");
        CPPUNIT_ASSERT_EQUAL(std::string("Wayne Aerospace"), found.text("customers[0].name"));
        const auto next =
            _agent->get("/api/v1/customers?search=wayne&pageSize=1&after=" + found.text("next"));
        CPPUNIT_ASSERT_EQUAL(std::string("Wayne Enterprises"), next.text("customers[0].name"));
        CPPUNIT_ASSERT(next.isNull("next"));

        const auto path = "/api/v1/customers/" + wayne;
        const auto revision = next.text("customers[0].revision");
        const auto broken =
            _agent->call("PATCH", path, R"({"revision":)" + revision + R"(,"kind":"customer"})");
        CPPUNIT_ASSERT_EQUAL(422, broken.status);
        CPPUNIT_ASSERT_EQUAL(std::string("customer-has-subsidiaries"), broken.text("findings[0].rule"));
        const auto renamed =
            _agent->call("PATCH", path, R"({"revision":)" + revision + R"(,"name":"Wayne Corp"})");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(renamed.body, 200, renamed.status);
        const auto late =
            _agent->call("PATCH", path, R"({"revision":)" + revision + R"(,"name":"Wayne Inc"})");
        CPPUNIT_ASSERT_EQUAL(409, late.status);
        CPPUNIT_ASSERT_EQUAL(std::string("Wayne Corp"), late.text("customer.name"));
    }

    void theApiRefusesWhatItDoesNotKnow()
    {
        for (const std::string body :
             {R"({})", R"({"name":"X"})", R"({"name":"X","kind":"odd"})", R"({"name":1,"kind":"customer"})",
              R"({"name":"X","kind":"customer","parent":7})",
              R"({"name":"X","kind":"customer","contacts":1})",
              R"({"name":"X","kind":"customer","parent":"x"})"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(body, 400, _agent->call("POST", "/api/v1/customers", body).status);
        CPPUNIT_ASSERT_EQUAL(400,
                             _agent->call("PATCH", "/api/v1/customers/" + _acme, R"({"name":"X"})").status);
        CPPUNIT_ASSERT_EQUAL(
            404, _agent->call("PATCH", "/api/v1/customers/999999999", R"({"revision":1})").status);
        CPPUNIT_ASSERT_EQUAL(400, _agent->get("/api/v1/customers?odd=1").status);
        CPPUNIT_ASSERT_EQUAL(
            422,
            _agent->call("POST", "/api/v1/customers", R"({"name":"Acme Oil","kind":"customer"})").status);
        const auto draft = putDraft(*_maria, _acme, "[" + grantRole(_tom, "reports") + "]");
        const auto named = _maria->call("POST", "/api/v1/customers/" + _acme + "/requests",
                                        R"({"draftVersion":)" + draft.text("version") + R"(,"caller":"X"})",
                                        {{"Idempotency-Key", "caller"}});
        CPPUNIT_ASSERT_EQUAL(422, named.status);
    }

    void whatTheCustomerWroteStaysInItsDraft()
    {
        const auto lena = contactWith(*_maria, _acme, "lena.vogt@acme.example");
        CPPUNIT_ASSERT_EQUAL(200, putDraft(*_maria, _acme, "[" + grantRole(_tom, "reports") + "]").status);
        const auto line =
            _agent->call("POST", "/api/v1/customers/" + _acme + "/draft/changes", grantRole(lena, "reports"));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(line.body, 200, line.status);
        const auto page = _agent->get("/portal/customers/" + _acme + "/contacts");
        CPPUNIT_ASSERT(holds(page, "1 line of the customer’s own people stands in this draft"));
        const auto sent = _agent->call("POST", "/api/v1/customers/" + _acme + "/requests",
                                       R"({"draftVersion":)" + line.text("version") +
                                           R"(,"reason":"On the phone","caller":"Lena"})",
                                       {{"Idempotency-Key", "place"}});
        CPPUNIT_ASSERT_EQUAL_MESSAGE(sent.body, 201, sent.status);
        CPPUNIT_ASSERT_EQUAL(std::string("implemented"), sent.text("state"));
        CPPUNIT_ASSERT(contains(rolesOf(*_maria, _acme, "lena.vogt@acme.example"), "reports"));
        CPPUNIT_ASSERT(!contains(rolesOf(*_maria, _acme, "tom.reed@acme.example"), "reports"));
        const auto left = _maria->get("/api/v1/customers/" + _acme + "/draft");
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, left.size("changes"));
        CPPUNIT_ASSERT_EQUAL(_tom, left.text("changes[0].contact"));
        const auto told = mailTo("maria.keller@acme.example");
        CPPUNIT_ASSERT_MESSAGE(told, told.find("Acme Oil") != std::string::npos);
    }

    void anOpenRequestComesFirst()
    {
        const auto raised = _scene->raise(*_maria, _acme, "[" + grantRole(_tom, "reports") + "]");
        const auto page = _agent->get("/portal/customers/" + _acme + "/contacts");
        CPPUNIT_ASSERT(holds(page, "/agent/tickets/" + raised.ticket) && !holds(page, "Implement now"));
        const auto customer = _agent->get("/agent/customers/" + _acme);
        CPPUNIT_ASSERT(holds(customer, "/agent/tickets/" + raised.ticket) && !holds(customer, "/caller\""));
        CPPUNIT_ASSERT(holds(_agent->get("/agent/customers?waiting=yes"), "Acme Oil"));
        CPPUNIT_ASSERT(!holds(_agent->get("/agent/customers?waiting=yes"), "Globex"));
        CPPUNIT_ASSERT_EQUAL(409, _agent
                                      ->call("POST", "/api/v1/customers/" + _acme + "/draft/changes",
                                             grantRole(_tom, "financial"))
                                      .status);
        CPPUNIT_ASSERT_EQUAL(
            200,
            _agent->call("POST", "/api/v1/requests/" + raised.request + "/return", R"({"reason":"Why?"})")
                .status);
        CPPUNIT_ASSERT_EQUAL(409, _agent
                                      ->call("POST", "/api/v1/customers/" + _acme + "/draft/changes",
                                             grantRole(_tom, "financial"))
                                      .status);
        CPPUNIT_ASSERT(holds(_agent->get("/portal/customers/" + _acme + "/contacts"),
                             "/agent/tickets/" + raised.ticket));
        CPPUNIT_ASSERT_EQUAL(
            403, _agent->call("POST", "/api/v1/requests/" + raised.request + "/cancel", "{}").status);
    }

    /// As data from elsewhere may have it (case 24).
    void whereNobodyAdministersAgentsAreToldAndPutItRight()
    {
        const auto path = "/agent/customers/" + _acme;
        const std::string said = "Nobody can manage the contacts of this customer";
        const auto before = _agent->get(path);
        CPPUNIT_ASSERT(!holds(before, said));
        CPPUNIT_ASSERT(holds(before, "Contacts: the first 20 of ") &&
                       holds(before, "they are told by e-mail"));
        _scene->host().change("UPDATE cm_contact SET account_state = 1 WHERE id IN (SELECT contact_id FROM "
                              "cm_grant WHERE role IN ('management', 'cust-admin', 'admin') AND customer_id "
                              "= " +
                              _acme + ")");
        const auto page = _agent->get(path);
        CPPUNIT_ASSERT_EQUAL(200, page.status);
        CPPUNIT_ASSERT(holds(page, said));
        CPPUNIT_ASSERT(holds(page, "or send an activation link to whoever holds one"));
        CPPUNIT_ASSERT(!holds(page, "they are told by e-mail"));
        _scene->host().change(
            "UPDATE cm_contact SET invited_until = 9000000000000000 WHERE account_state = 1");
        CPPUNIT_ASSERT(holds(_agent->get(path), "has an activation link and has not used it yet"));
        CPPUNIT_ASSERT_EQUAL(200, _agent->get("/portal/customers/" + _acme + "/contacts").status);
        const auto draft = putDraft(*_agent, _acme, "[" + grantRole(_tom, "management") + "]");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(draft.body, 200, draft.status);
        const auto done = submit(*_agent, _acme, draft.number("version"));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(done.body, 201, done.status);
        CPPUNIT_ASSERT(!holds(_agent->get(path), said));
        auto tom = _scene->login("tom.reed@acme.example");
        CPPUNIT_ASSERT_EQUAL(200, tom.get("/portal/customers/" + _acme + "/contacts").status);
    }

    void anUndoingThatIsPreparedAsksNoMore()
    {
        const auto raised = _scene->raise(*_maria, _acme, "[" + grantRole(_tom, "reports") + "]");
        CPPUNIT_ASSERT_EQUAL(200, implement(*_agent, raised.request).status);
        const auto path = "/agent/requests/" + raised.request + "/undo";
        const auto asked = _agent->get(path);
        CPPUNIT_ASSERT(holds(asked, "Undo this request?") && holds(asked, "go into the customer’s draft"));
        CPPUNIT_ASSERT(holds(asked, "<bdi>tom.reed@acme.example</bdi>") && holds(asked, ">loses Reports<"));
        const auto prepared = _agent->form(path, {});
        CPPUNIT_ASSERT_EQUAL(200, prepared.status);
        CPPUNIT_ASSERT(!holds(prepared, "Undo this request?") && !holds(prepared, "go into the customer’s"));
        CPPUNIT_ASSERT(holds(prepared, "The undoing is prepared"));
    }

    void agentsFindEverybody()
    {
        CPPUNIT_ASSERT(holds(_agent->get("/agent/contacts?q=keller"), "maria.keller@acme.example"));
        CPPUNIT_ASSERT(holds(_agent->get("/agent/contacts?q=maria+acme"), "maria.keller@acme.example"));
        CPPUNIT_ASSERT(holds(_agent->get("/agent/contacts?q=nina.berg%40initech.example"), "Initech Nord"));
        CPPUNIT_ASSERT(!holds(_agent->get("/agent/contacts?q=eller"), "maria.keller@acme.example"));
        for (const std::string state :
             {"invited", "expired", "bounced", "never", "quiet", "none", "deactivated"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(state, 200, _agent->get("/agent/contacts?state=" + state).status);
        const auto first = _agent->get("/agent/contacts?q=massive");
        CPPUNIT_ASSERT(holds(first, "rel=\"next\""));
        CPPUNIT_ASSERT(holds(_agent->get("/agent/contacts?state=deactivated"), "[inactive]"));
    }

    void aPersonsPageTellsWhereHeIsAndWhatHeGot()
    {
        const auto raised =
            _scene->raise(*_maria, _acme,
                          "[" + addContact("n", "Ada", "Byron", "ada.byron@acme.example", "technical") + "]");
        CPPUNIT_ASSERT_EQUAL(200, implement(*_agent, raised.request).status);
        const auto ada = contactWith(*_maria, _acme, "ada.byron@acme.example");
        (void)mailTo("ada.byron@acme.example");
        const auto page = _agent->get("/agent/contacts/" + ada);
        CPPUNIT_ASSERT_EQUAL(200, page.status);
        CPPUNIT_ASSERT(holds(page, "Welcome with activation link") && holds(page, "Invited"));
        CPPUNIT_ASSERT(holds(page, "/portal/customers/" + _acme + "/contacts/" + ada + "/invitation"));
        CPPUNIT_ASSERT(holds(page, "href=\"/agent/customers/" + _acme + "\""));
        const auto lookup = _agent->get("/api/v1/lookup?email=ada.byron%40acme.example");
        CPPUNIT_ASSERT_EQUAL(std::string("Acme Oil"), lookup.text("customers[0].name"));
    }

private:
    /// The newest one.
    std::string mailTo(const std::string& address)
    {
        const auto mails = mailsTo(_scene->host().mails(), address);
        CPPUNIT_ASSERT_MESSAGE("no mail to " + address, !mails.empty());
        return mails.back();
    }

    std::string idNamed(const std::string& name)
    {
        return _agent->get("/api/v1/customers?search=" + name).text("customers[0].id");
    }

    std::unique_ptr<Scene> _scene;
    std::unique_ptr<HttpClient> _agent;
    std::unique_ptr<HttpClient> _maria;
    std::string _acme;
    std::string _tom;
};

CPPUNIT_TEST_SUITE_REGISTRATION(CustomersTest);

}  // namespace
