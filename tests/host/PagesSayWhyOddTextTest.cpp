// A control character, pasted along from somewhere, is told at its field on every form of the plugin into
// which people type; what was typed stays, and nothing is written.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string_view>

namespace {

using namespace tests;

constexpr std::string_view sentence = "This text holds invisible control characters.";


class PagesSayWhyOddTextTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(PagesSayWhyOddTextTest);
    CPPUNIT_TEST(whatPeopleTypeIntoAForm);
    CPPUNIT_TEST(whatAgentsWriteToADecision);
    CPPUNIT_TEST(passwordsToo);
    CPPUNIT_TEST(whereNobodyTypesItIsRefused);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        _scene = std::make_unique<Scene>();
        _agent = std::make_unique<HttpClient>(_scene->agent());
        _maria = std::make_unique<HttpClient>(_scene->maria());
        _tom = std::make_unique<HttpClient>(_scene->login("tom.reed@acme.example"));
        _acme = customerNamed(*_maria, "Acme");
    }

    void tearDown() override
    {
        _tom.reset();
        _maria.reset();
        _agent.reset();
        _scene.reset();
    }

    void whatPeopleTypeIntoAForm()
    {
        auto administrator = _scene->administrator();
        auto stranger = _scene->stranger();
        suggests();
        const auto ask = "/portal/customers/" + _acme + "/ask";
        const auto customer = "/agent/customers/" + _acme;
        const auto decline = "/portal/customers/" + _acme + "/contacts/" +
                             contactWith(*_maria, _acme, "tom.reed@acme.example") + "/suggestion/decline";
        const std::string role = "/admin/roles/new";
        struct Form
        {
            HttpClient* who;
            std::string page;
            std::string field;
            std::string action;  ///< Where it is sent; empty: to its page.
        };
        const Form forms[] = {
            {_tom.get(), ask, "department", {}},
            {_tom.get(), ask, "note", {}},
            {_maria.get(), decline, "reason", {}},
            {_tom.get(), "/portal/profile/email", "email", {}},
            {_agent.get(), "/agent/customers/new", "name", {}},
            {_agent.get(), "/agent/customers/new", "parent", {}},
            {_agent.get(), customer + "/edit", "name", {}},
            {_agent.get(), customer + "/edit", "paysFor", {}},
            {_agent.get(), customer, "caller", customer + "/caller"},
            {&administrator, role, "key", {}},
            {&administrator, role, "label.en", {}},
            {&administrator, role, "description.de", {}},
            {&administrator, "/admin/roles/reports", "label.fr", {}},
            {&stranger, "/reset", "email", {}},
        };
        for (const auto& [who, page, field, action] : forms)
        {
            auto fields = formWith(who->get(page).body, field).untouched();
            set(fields, field,
                "two\x07 wo\x1b"
                "rds");
            if (page.starts_with("/admin/roles/"))
                fields.emplace_back("step", "preview");
            saysIt(*who, action.empty() ? page : action, fields, field, 422);
        }
        const auto left = _agent->get(customer + "/caller");
        CPPUNIT_ASSERT_EQUAL(303, left.status);
        CPPUNIT_ASSERT_EQUAL(customer, left.header("location"));
    }

    void whatAgentsWriteToADecision()
    {
        const auto raised = _scene->raise(
            *_maria, _acme,
            "[" + grantRole(contactWith(*_maria, _acme, "tom.reed@acme.example"), "reports") + "]");
        const auto request = "/agent/requests/" + raised.request;
        const auto form = formWith(follow(*_agent, request).body, "digest").untouched();
        std::string line;
        for (const auto& [name, value] : form)
            if (name.starts_with("reason."))
                line = name.substr(name.find('.') + 1);
        CPPUNIT_ASSERT(!line.empty());
        struct Act
        {
            std::string name;
            std::string field;
            int status;
        };
        const Act acts[] = {
            {"/implement", "message", 422},      {"/implement", "reason." + line, 422},
            {"/reject", "message", 422},         {"/reject", "reason." + line, 422},
            {"/return", "message", 422},         {"/recount", "message", 200},
            {"/recount", "reason." + line, 200},
        };
        for (const auto& [act, field, status] : acts)
        {
            auto fields = form;
            set(fields, "message", "Dear Maria");
            set(fields, "line." + line, "reject");
            set(fields, "reason." + line, "Not yet");
            set(fields, field,
                "two\x07 wo\x1b"
                "rds");
            const auto answer = saysIt(*_agent, request + act, fields, field, status);
            CPPUNIT_ASSERT_MESSAGE("the rest is kept",
                                   holds(answer, field == "message" ? "Not yet<" : "Dear Maria<"));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(act, status == 422, holds(answer, "Nothing was decided: a text"));
        }
    }

    void passwordsToo()
    {
        const std::string page = "/portal/profile/email";
        auto fields = formWith(_tom->get(page).body, "password").untouched();
        set(fields, "email", "two words");
        set(fields, "password", "demo\x07-password-1");
        saysIt(*_tom, page, fields, "password", 422);
    }

    /// Nothing that a browser puts there by itself.
    void whereNobodyTypesItIsRefused()
    {
        const std::string page = "/agent/customers/new";
        auto fields = formWith(_agent->get(page).body, "paysFor").untouched();
        set(fields, "name", "Stark Industries");
        set(fields, "revision", "0\x07");
        CPPUNIT_ASSERT_EQUAL(400, _agent->form(page, fields).status);
        const auto ask = "/portal/customers/" + _acme + "/ask";
        auto wish = formWith(_tom->get(ask).body, "was.department").untouched();
        wish.emplace_back("role", "re\x07ports");
        CPPUNIT_ASSERT_EQUAL(400, _tom->form(ask, wish).status);
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

    void suggests()
    {
        const auto ask = "/portal/customers/" + _acme + "/ask";
        auto fields = formWith(_tom->get(ask).body, "was.department").untouched();
        fields.emplace_back("role", "reports");
        CPPUNIT_ASSERT_EQUAL(303, _tom->form(ask, fields).status);
    }

    /// One of the fields held "two words", with control characters or beside some.
    Answer saysIt(HttpClient& who, const std::string& path, const FormFields& fields,
                  const std::string& field, int status)
    {
        const auto before = _scene->host().rows(everything);
        auto answer = who.form(path, fields);
        const auto where = path + " " + field + "\n" + answer.body;
        CPPUNIT_ASSERT_EQUAL_MESSAGE(where, status, answer.status);
        const auto at = answer.body.find("name=\"" + field + "\"");
        CPPUNIT_ASSERT_MESSAGE(where, at != std::string::npos);
        const auto there = answer.body.substr(at, 900);
        CPPUNIT_ASSERT_MESSAGE(where, there.find("aria-invalid=\"true\"") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(where, there.find(sentence) != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(where, holds(answer, "two words"));
        CPPUNIT_ASSERT_MESSAGE(where, answer.body.find_first_of("\x07\x1b") == std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(where, before == _scene->host().rows(everything));
        return answer;
    }

    /// Fingerprint of all that these forms write when they are right.
    static constexpr auto everything =
        "SELECT 'audit', count(*) FROM cm_audit UNION ALL SELECT 'suggestion', count(*) FROM cm_suggestion "
        "UNION ALL SELECT 'customer', count(*) FROM cm_customer UNION ALL SELECT 'caller', count(*) FROM "
        "cm_caller UNION ALL SELECT 'role', count(*) FROM cm_role UNION ALL SELECT 'draft', count(*) FROM "
        "cm_draft UNION ALL SELECT 'wish', count(*) FROM cm_reset_wish UNION ALL SELECT 'token', count(*) "
        "FROM cm_token UNION ALL SELECT 'open', count(*) FROM cm_request WHERE state = 'submitted'";

    std::unique_ptr<Scene> _scene;
    std::unique_ptr<HttpClient> _agent;
    std::unique_ptr<HttpClient> _maria;
    std::unique_ptr<HttpClient> _tom;
    std::string _acme;
};

CPPUNIT_TEST_SUITE_REGISTRATION(PagesSayWhyOddTextTest);

}  // namespace
