// Bodies and parameters that no honest client sends: refused with a reason, and nothing is written (cases 11,
// 12, 83, 86).
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace {

using namespace tests;

class BadInputTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(BadInputTest);
    CPPUNIT_TEST(noColumnOfAnyTableCanBeSetFromOutside);
    CPPUNIT_TEST(noColumnOfAnyTableCanBeSetByAForm);
    CPPUNIT_TEST(duplicateKeysAreRefused);
    CPPUNIT_TEST(whatIsNoJsonIsToldWithItsPlace);
    CPPUNIT_TEST(fieldsThatComeTwiceAreRefused);
    CPPUNIT_TEST(wrongTypesAreRefused);
    CPPUNIT_TEST(formsAreNoJson);
    CPPUNIT_TEST(bodiesThatAreTooLargeAreRefused);
    CPPUNIT_TEST(deepNestingIsRefused);
    CPPUNIT_TEST(unknownAndRepeatedParametersAreRefused);
    CPPUNIT_TEST(sortingByAnythingElseIsRefused);
    CPPUNIT_TEST(searchingForWildcardsFindsNothingSpecial);
    CPPUNIT_TEST(staleVersionsAreRefusedWithTheNewState);
    CPPUNIT_TEST(problemsSayWhatWhereAndWhy);
    CPPUNIT_TEST(tooManyLinesAreNoUnknownPerson);
    CPPUNIT_TEST(theHostsOwnCallsSaySoToo);
    CPPUNIT_TEST(theHostsOwnCallsSpeakTheReadersLanguage);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        _scene = std::make_unique<Scene>();
        _maria = std::make_unique<HttpClient>(_scene->maria());
        _acme = customerNamed(*_maria, "Acme");
        _tom = contactWith(*_maria, _acme, "tom.reed@acme.example");
        _before = _scene->host().rows(everything);
    }

    void tearDown() override
    {
        const auto after = _scene->host().rows(everything);
        _maria.reset();
        _scene.reset();
        CPPUNIT_ASSERT_EQUAL_MESSAGE("something was written", _before.size(), after.size());
        CPPUNIT_ASSERT_MESSAGE("something was written", _before == after);
    }

    void noColumnOfAnyTableCanBeSetFromOutside()
    {
        for (const auto& column : columnsOfAllTables())
        {
            if (column == "contact" || column == "role" || column == "kind" || column == "version" ||
                column == "reason")
                continue;  // these are names of the API as well
            const auto more = "," + jsonText(column) + ":1";
            const auto line = grantRole(_tom, "reports");
            refused("PUT", "/draft", R"({"version":0,"changes":[])" + more + "}", column);
            refused("PUT", "/draft",
                    R"({"version":0,"changes":[)" + line.substr(0, line.size() - 1) + more + "}]}", column);
            refused("POST", "/draft/changes", line.substr(0, line.size() - 1) + more + "}", column);
            refused("POST", "/requests", R"({"draftVersion":1,"reason":"")" + more + "}", column);
        }
    }

    void noColumnOfAnyTableCanBeSetByAForm()
    {
        const auto contacts = "/portal/customers/" + _acme + "/contacts";
        const std::vector<std::pair<std::string, FormFields>> forms{
            {contacts + "/draft", {{"person", _tom}, {"was.roles", "technical"}, {"role", "technical"}}},
            {contacts + "/add", {{"ref", "new-1"}}},
            {contacts + "/request", {{"draftVersion", "1"}, {"key", "k"}, {"reason", ""}}},
            {contacts + "/view", {{"view", ""}}},
            {contacts + "/" + _tom + "/remove", {{"at", ""}}},
            {contacts + "/" + _tom + "/deactivate", {{"at", ""}}},
            {contacts + "/" + _tom + "/invitation", {{"how", "link"}}},
            {"/portal/profile/email", {{"email", "m@acme.example"}, {"password", "x"}}},
            {"/reset", {{"email", "nobody@acme.example"}}}};
        auto columns = columnsOfAllTables();
        columns.emplace_back("user.access[all]");
        for (const auto& [where, fields] : forms)
            for (const auto& column : columns)
            {
                if (isOfAForm(column))
                    continue;
                auto more = fields;
                more.emplace_back(column, "1");
                const auto answer = _maria->form(where, more);
                CPPUNIT_ASSERT_EQUAL_MESSAGE(where + " " + column, 400, answer.status);
            }
        // The host's own pages read what they offer; what else is sent has no effect.
        const auto rights = "SELECT email, agent, administrator, disabled FROM sc_account";
        const auto before = _scene->host().rows(rights);
        auto fields = formWith(_maria->get("/portal/profile").body, "timeZone").untouched();
        for (const auto& column : columns)
            if (std::none_of(fields.begin(), fields.end(),
                             [&](const auto& field) { return field.first == column; }))
                fields.emplace_back(column, "1");
        (void)_maria->form("/portal/profile", fields);
        CPPUNIT_ASSERT(before == _scene->host().rows(rights));
    }

    void duplicateKeysAreRefused()
    {
        refused("PUT", "/draft", R"({"version":0,"version":0,"changes":[]})");
        refused("POST", "/draft/changes",
                R"({"kind":"grant-role","contact":"1","role":"technical","role":"admin"})");
        refused("POST", "/draft/changes",
                R"({"kind":"grant-role","contact":"1","role":"technical","\u0072ole":"admin"})");
        const auto answer = _maria->call("PUT", path("/draft"),
                                         R"({"version":0,"changes":[{"role":"reports","role":"admin"}]})");
        CPPUNIT_ASSERT_EQUAL(std::string("application/problem+json; charset=utf-8"),
                             answer.header("content-type"));
        CPPUNIT_ASSERT_EQUAL(std::string("The name \"role\" comes twice in the object $.changes[0]."),
                             answer.text("detail"));
    }

    void whatIsNoJsonIsToldWithItsPlace()
    {
        const auto answer = _maria->call("PUT", path("/draft"), "{\"version\":0,\n \"changes\":[,]}");
        CPPUNIT_ASSERT_EQUAL(400, answer.status);
        CPPUNIT_ASSERT_EQUAL(
            std::string("The body is not well-formed JSON (a value is expected): line 2, column 13."),
            answer.text("detail"));
    }

    void fieldsThatComeTwiceAreRefused()
    {
        const auto contacts = "/portal/customers/" + _acme + "/contacts";
        const std::vector<std::pair<std::string, FormFields>> forms{
            {contacts + "/draft",
             {{"person", _tom}, {"person", "1"}, {"was.roles", ""}, {"role", "reports"}}},
            {contacts + "/" + _tom + "/remove", {{"at", ""}, {"at", "q=x"}}},
            {contacts + "/" + _tom + "/invitation", {{"how", "link"}, {"how", "temporary-password"}}},
            {"/reset", {{"email", "tom.reed@acme.example"}, {"email", "eve@evil.example"}}},
            {"/portal/profile/password",
             {{"current", "demo-password-1"}, {"new", "four-quiet-owls-sing"}, {"new", "x"}}},
            {"/portal/tickets/new",
             {{"customer", _acme},
              {"customer", "1"},
              {"category", "general"},
              {"subject", "S"},
              {"text", "T"}}}};
        for (const auto& [where, fields] : forms)
            CPPUNIT_ASSERT_EQUAL_MESSAGE(where, 400, _maria->form(where, fields).status);
        auto stranger = _scene->stranger();
        auto login = formWith(stranger.get("/login").body, "password").untouched();
        for (const auto* email : {"maria.keller@acme.example", "tom.reed@acme.example"})
            login.emplace_back("email", email);
        CPPUNIT_ASSERT_EQUAL(400, stranger.form("/login", login).status);
    }

    void wrongTypesAreRefused()
    {
        for (const std::string body :
             {R"({"version":"0","changes":[]})", R"({"version":0,"changes":{}})",
              R"({"version":0,"changes":[1]})", R"({"version":0})", R"([])", R"("x")", "null", "{",
              R"({"version":1e3,"changes":[]})", R"({"version":-1,"changes":[]})",
              R"({"version":99999999999999999999,"changes":[]})",
              R"({"version":0,"changes":[{"kind":"become-admin"}]})",
              R"({"version":0,"changes":[{"kind":"grant-role","contact":1,"role":"reports"}]})",
              "{\"version\":0,\"changes\":[]}x", "{\"version\":0,\"changes\":[],\"\xff\":1}"})
            refused("PUT", "/draft", body);
    }

    void formsAreNoJson()
    {
        for (const std::string type :
             {"application/x-www-form-urlencoded", "text/plain", "multipart/form-data", "application/jsonx"})
        {
            const auto answer = _maria->call("PUT", path("/draft"), R"({"version":0,"changes":[]})",
                                             {{"Content-Type", type}});
            CPPUNIT_ASSERT_MESSAGE(type + " " + std::to_string(answer.status),
                                   answer.status == 415 || answer.status == 400);
        }
    }

    void bodiesThatAreTooLargeAreRefused()
    {
        const auto answer =
            _maria->call("PUT", path("/draft"),
                         R"({"version":0,"changes":[],"x":")" + std::string(8u << 20, 'x') + R"("})");
        CPPUNIT_ASSERT_EQUAL(413, answer.status);
        const auto told = answer.text("detail");
        CPPUNIT_ASSERT_MESSAGE(told, told.starts_with("The body is too large: at most ") &&
                                         told.ends_with(" bytes are taken here."));
    }

    void deepNestingIsRefused()
    {
        refused("PUT", "/draft",
                R"({"version":0,"changes":)" + std::string(5000, '[') + std::string(5000, ']') + "}");
    }

    void unknownAndRepeatedParametersAreRefused()
    {
        for (const std::string query :
             {"?colour=red", "?page=1&page=2", "?org_id=2", "?search=a&search=b", "?page=0", "?page=-1",
              "?page=x", "?pageSize=0", "?pageSize=100000", "?status=any", "?role=%27", "?search=%ff"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(query, 400, _maria->get(path("/contacts") + query).status);
    }

    void sortingByAnythingElseIsRefused()
    {
        for (const std::string sort :
             {"id%3BDROP%20TABLE%20cm_contact", "%60lastName%60",
              "CASE%20WHEN%201%3D1%20THEN%201%20ELSE%202%20END", "lastName%20DESC", "password_hash",
              "lastName,firstName%20--", "%3Cscript%3E", "--lastName", "sort%5B%5D"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(sort, 400, _maria->get(path("/contacts") + "?sort=" + sort).status);
        for (const std::string sort : {"lastName", "-lastName"})
            CPPUNIT_ASSERT_EQUAL(200, _maria->get(path("/contacts") + "?sort=" + sort).status);
        for (const std::string query : {"?sort=%27%20OR%201%3D1", "?dir=%3Cscript%3Ealert(1)%3C%2Fscript%3E"})
        {
            const auto page = _maria->get("/portal/customers/" + _acme + "/contacts" + query);
            CPPUNIT_ASSERT(page.status == 400 || page.status == 200);
            CPPUNIT_ASSERT(page.body.find("<script>alert") == std::string::npos);
        }
    }

    void searchingForWildcardsFindsNothingSpecial()
    {
        for (const std::string probe : {"T%25m", "T_m", "T%5Cm", "%25eed", "%27%20OR%20%271%27%3D%271"})
        {
            const auto list = _maria->get(path("/contacts") + "?search=" + probe);
            CPPUNIT_ASSERT_EQUAL(200, list.status);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(probe, 0LL, list.number("total"));
        }
    }

    void staleVersionsAreRefusedWithTheNewState()
    {
        const auto answer = _maria->call("PUT", path("/draft"),
                                         R"({"version":7,"changes":[)" + grantRole(_tom, "reports") + "]}");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 409, answer.status);
    }

    void problemsSayWhatWhereAndWhy()
    {
        const auto answer =
            _maria->call("PUT", path("/draft"), R"({"version":0,"changes":[],"colour":"red"})");
        CPPUNIT_ASSERT_EQUAL(400, answer.status);
        CPPUNIT_ASSERT(answer.header("content-type").starts_with("application/problem+json"));
        CPPUNIT_ASSERT_EQUAL(400LL, answer.number("status"));
        for (const std::string member : {"type", "title", "detail"})
            CPPUNIT_ASSERT_MESSAGE(answer.body, !answer.text(member).empty());
        CPPUNIT_ASSERT_MESSAGE(answer.body, answer.body.find("colour") != std::string::npos);
    }

    void tooManyLinesAreNoUnknownPerson()
    {
        std::string lines;
        for (int i = 0; i <= 1000; ++i)
            lines += (i == 0 ? "" : ",") + grantRole(_tom, "reports");
        const auto answer = _maria->call("PUT", path("/draft"), R"({"version":0,"changes":[)" + lines + "]}");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 400, answer.status);
        CPPUNIT_ASSERT_EQUAL(std::string("bad-changes"), answer.text("type"));
        CPPUNIT_ASSERT_EQUAL(std::string("too-many-lines"), answer.text("findings[0].rule"));
        CPPUNIT_ASSERT_EQUAL(
            std::string("Nothing was stored; findings say what is wrong with these changes."),
            answer.text("detail"));
    }

    void theHostsOwnCallsSaySoToo()
    {
        auto administrator = _scene->administrator();
        const auto stranger = _scene->stranger();
        const auto says = [](HttpClient client, const std::string& method, const std::string& path,
                             const std::string& body, const std::string& field, const std::string& rule) {
            const auto answer = method == "GET" ? client.get(path) : client.call(method, path, body);
            const auto where = method + " " + path + " " + body + "\n" + answer.body;
            CPPUNIT_ASSERT_EQUAL_MESSAGE(where, 400, answer.status);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(where, std::string("bad-input"), answer.text("type"));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(where, std::size_t{1}, answer.size("findings"));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(where, field, answer.text("findings[0].field"));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(where, rule, answer.text("findings[0].rule"));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(where, answer.text("detail"), answer.text("findings[0].message"));
            CPPUNIT_ASSERT_MESSAGE(where, answer.isNull("findings[0].change"));
        };
        const std::string tickets = "/api/v1/tickets";
        const std::string settings = "/api/v1/admin/settings";
        says(*_maria, "POST", tickets, "[]", "$", "no-object");
        says(*_maria, "POST", tickets, R"({"colour":"red"})", "$.colour", "unknown-field");
        says(*_maria, "POST", tickets, R"({"customer":7})", "$.customer", "no-text");
        says(*_maria, "POST", tickets, "{}", "$.customer", "missing");
        says(*_maria, "GET", tickets + "?colour=red", "", "colour", "unknown-parameter");
        says(*_maria, "GET", tickets + "?pageSize=0", "", "pageSize", "out-of-range");
        says(*_maria, "GET", tickets + "?status=any", "", "status", "unknown-value");
        says(*_maria, "GET", tickets + "?before=x", "", "before", "no-cursor");
        says(*_maria, "PATCH", "/api/v1/me", "{}", "$", "nothing-named");
        says(*_maria, "PATCH", "/api/v1/me", R"({"title":true})", "$.title", "no-text");
        says(administrator, "PUT", settings, "{}", "$", "one-plugin");
        says(administrator, "PUT", settings, R"({"nothing":{}})", "$.nothing", "unknown-plugin");
        says(administrator, "PUT", settings, R"({"contacts-manager":7})", "$.contacts-manager",
             "no-settings");
        says(administrator, "PUT", settings, R"({"contacts-manager":{"desk":[]}})", "$.contacts-manager.desk",
             "no-setting");
        says(stranger, "POST", "/api/v1/session", R"({"email":"a@b.example"})", "$.password", "missing");
        says(stranger, "POST", "/api/v1/session", R"({"admin":true})", "$.admin", "unknown-field");
    }

    void theHostsOwnCallsSpeakTheReadersLanguage()
    {
        const std::tuple<HttpClient, const char*, const char*> readers[] = {
            {*_maria, "The request is not as documented", "$.colour is no field of this call."},
            {_scene->login("lena.vogt@acme.example"), "Die Anfrage entspricht nicht der Dokumentation",
             "$.colour ist kein Feld dieses Aufrufs."},
            {_scene->login("paul.dubois@acme.example"), "La requête n’est pas conforme à la documentation",
             "$.colour n’est pas un champ de cet appel."}};
        for (auto [reader, title, detail] : readers)
        {
            const auto answer = reader.call("POST", "/api/v1/tickets", R"({"colour":"red"})");
            CPPUNIT_ASSERT_EQUAL(std::string(title), answer.text("title"));
            CPPUNIT_ASSERT_EQUAL(std::string(detail), answer.text("detail"));
        }
        const auto wrong = _scene->stranger().call(
            "POST", "/api/v1/session", R"({"email":"nobody@acme.example","password":"not this one"})",
            {{"Accept-Language", "de"}});
        CPPUNIT_ASSERT_EQUAL(401, wrong.status);
        CPPUNIT_ASSERT_EQUAL(std::string("E-Mail oder Passwort ist nicht richtig."), wrong.text("detail"));
    }

private:
    [[nodiscard]] std::vector<std::string> columnsOfAllTables() const
    {
        auto columns =
            _scene->host().rows("SELECT DISTINCT p.name FROM sqlite_master m, pragma_table_info(m.name) p "
                                "WHERE m.type = 'table' AND (m.name LIKE 'cm_%' OR m.name LIKE 'sc_%')");
        CPPUNIT_ASSERT(columns.size() > 40);
        return columns;
    }


    /// What some form calls a field of its own.
    static bool isOfAForm(const std::string& column)
    {
        static const std::set<std::string> names{"title",  "email", "phone",  "department", "locale", "role",
                                                 "reason", "key",   "caller", "password",   "at"};
        return names.contains(column);
    }


    [[nodiscard]] std::string path(const std::string& end) const
    {
        return "/api/v1/customers/" + _acme + end;
    }


    void refused(const std::string& method, const std::string& end, const std::string& body,
                 const std::string& note = {})
    {
        const auto answer = _maria->call(method, path(end), body);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(method + " " + end + " " + note + " " + body.substr(0, 200) + "\n" +
                                         answer.body.substr(0, 300),
                                     400, answer.status);
    }


    /// Fingerprint of all that a call of these tests could have written.
    static constexpr auto everything =
        "SELECT 'draft', count(*), 0 FROM cm_draft UNION ALL SELECT 'request', count(*), 0 FROM cm_request "
        "UNION ALL SELECT 'ticket', count(*), 0 FROM sc_ticket UNION ALL SELECT 'membership', count(*), "
        "(SELECT sum(revision) FROM cm_customer) FROM cm_membership UNION ALL SELECT 'outbox', count(*), 0 "
        "FROM cm_outbox";

    std::unique_ptr<Scene> _scene;
    std::unique_ptr<HttpClient> _maria;
    std::string _acme;
    std::string _tom;
    std::vector<std::string> _before;
};

CPPUNIT_TEST_SUITE_REGISTRATION(BadInputTest);

}  // namespace
