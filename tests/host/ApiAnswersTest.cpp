// The bodies of real answers against docs/api.yaml: three people and an administrator go through every call,
// in good times and in bad.
#include "tests/support/ApiDocument.h"
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <set>

namespace {

using namespace tests;

/// Somebody whose every answer is held against the document.
class Walker
{
public:
    Walker(HttpClient client, std::set<std::string>& answered)
        : _client(std::move(client)),
          _answered(answered)
    {
    }

    Answer get(const std::string& path, int status = 200) { return call("GET", path, {}, status); }

    Answer call(const std::string& method, const std::string& path, const std::string& body, int status,
                const HttpClient::Headers& headers = {})
    {
        const auto& document = ApiDocument::shared();
        const auto& operation = document.at(method, "/api/v1" + path);
        const auto answer = _client.call(method, "/api/v1" + path, body, headers);
        std::string told = method + " " + path + " answered " + std::to_string(answer.status);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(told + "\n" + answer.body.substr(0, 2000), status, answer.status);
        const auto problems = document.problems(operation, answer);
        for (const auto& problem : problems)
            told += "\n" + problem;
        CPPUNIT_ASSERT_MESSAGE(told + "\n" + answer.body.substr(0, 2000), problems.empty());
        if (answer.status < 300)
            _answered.insert(operation.name());
        return answer;
    }

    HttpClient& client() { return _client; }

private:
    HttpClient _client;
    std::set<std::string>& _answered;
};


std::string line(const std::string& kind, const std::string& contact, const std::string& more = {})
{
    return R"({"kind":")" + kind + R"(","contact":")" + contact + "\"" + more + "}";
}


class Walk
{
public:
    void throughTheDoor()
    {
        Walker stranger(_scene.stranger(), answered);
        Walker leaving(_scene.login("walter.bishop@massive.example"), answered);
        stranger.get("/me", 401);
        const auto logIn = [&](const std::string& password, int status) {
            stranger.call("POST", "/session",
                          R"({"email":"maria.keller@acme.example","password":")" + password + "\"}", status);
        };
        logIn("wrong-password-1", 401);
        logIn("demo-password-1", 200);
        stranger.call("POST", "/session", R"({"email":1})", 400);
        leaving.call("DELETE", "/session", {}, 204);
        for (auto* who : {&_maria, &_tom, &_agent, &_administrator})
            who->get("/me");
        _tom.call("PATCH", "/me", R"({"timeZone":"Europe/Berlin","phone":"+44 20 7946 0019"})", 200);
        _tom.call("PATCH", "/me", R"({"phone":"no number","locale":"xx"})", 422);
        _tom.call("PATCH", "/me", "{}", 400);
        const auto address = [&](const std::string& email, const std::string& password, int status) {
            _tom.call("POST", "/me/email", R"({"email":")" + email + R"(","password":")" + password + "\"}",
                      status);
        };
        address("thomas.reed@acme.example", "demo-password-1", 202);
        address("thomas.reed@acme.example", "wrong-password-1", 422);
        address("no address", "demo-password-1", 422);
    }

    void throughTheLists()
    {
        _maria.get("/roles");
        _maria.get("/roles?customer=" + _acme);
        _maria.get(at("/contacts?pageSize=200"));
        _lena.get(at("/contacts?sort=-lastLogin&status=active"));
        _maria.get(at("/contacts?account=odd"), 400);
        _maria.get("/customers/999999999/contacts", 404);
        for (const std::string kind : {"csv", "xlsx", "pdf"})
            _maria.get(at("/contacts." + kind + "?search=keller"));
        _maria.get("/lookup?email=nina.berg%40initech.example");
        _agent.get("/lookup?email=nina.berg%40initech.example");
        _maria.get("/lookup?email=odd", 400);
        const auto invite = [&](const std::string& email, int status) {
            _maria.call("POST", at("/contacts/" + idOf(email) + "/invitation"), R"({"how":"link"})", status);
        };
        invite("hans.mueller@acme.example", 202);
        invite("paul.dubois@acme.example", 409);
        _lena.call("POST", at("/contacts/" + _lenaId + "/invitation"), R"({"how":"link"})", 403);
    }

    void throughTheCustomers()
    {
        const auto made =
            _agent.call("POST", "/customers", R"({"name":"Wayne Enterprises","kind":"purchaser"})", 201);
        _agent.call("POST", "/customers", R"({"name":"Acme Oil","kind":"customer"})", 422);
        const auto path = "/customers/" + made.text("id");
        const auto wish = R"({"revision":)" + made.text("revision") + R"(,"name":"Wayne Corp"})";
        _agent.call("PATCH", path, wish, 200);
        const auto late = _agent.call(
            "PATCH", path, R"({"revision":)" + made.text("revision") + R"(,"name":"Wayne Inc"})", 409);
        CPPUNIT_ASSERT_EQUAL(std::string("Wayne Corp"), late.text("customer.name"));
        CPPUNIT_ASSERT(_agent.get("/customers?search=wayne").size("customers") == 1);
        _maria.get("/customers", 404);
    }

    /// A line of every kind, rules that are broken, and two who write in the same cell.
    void throughTheDraft()
    {
        const auto gone = _maria.get(at("/contacts?status=deactivated")).text("contacts[0].id");
        const auto draft = _maria.get(at("/draft"));
        const auto all =
            "[" + addContact("new-1", "Amandine", "Duval", "amandine.duval@acme.example", "technical") + "," +
            addContact("new-2", "Odd", "Person", "no address", "technical") +
            R"(,{"kind":"link-contact","email":"nina.berg@initech.example","roles":["reports"]},)" +
            line("edit-contact", _lenaId, R"(,"field":"phone","value":"+4930901899")") + "," +
            line("change-email", idOf("an.nguyen@acme.example"), R"(,"email":"an@acme.example")") + "," +
            line("grant-role", _tomId, R"(,"role":"reports")") + "," +
            line("revoke-role", _tomId, R"(,"role":"technical")") + "," +
            line("promote", idOf("somchai.jaidee@acme.example"), R"(,"role":"primary-technical")") + "," +
            line("set-department", _lenaId, R"(,"value":"Labs")") + "," +
            line("set-sees-all-requests", _lenaId, R"(,"value":true)") + "," +
            line("set-portal-user", idOf("wei.chen@acme.example"), R"(,"value":false)") + "," +
            line("deactivate", idOf("aoife.obrien@acme.example")) + "," + line("reactivate", gone) + "," +
            line("remove-contact", idOf("zeynep.yilmaz@acme.example")) + "]";
        const auto put = R"({"version":)" + draft.text("version") + R"(,"changes":)";
        const auto written = _maria.call("PUT", at("/draft"), put + all + "}", 200);
        CPPUNIT_ASSERT_EQUAL(std::size_t(14), written.size("changes"));
        CPPUNIT_ASSERT(written.size("findings") > 0);
        CPPUNIT_ASSERT_EQUAL(written.text("version"),
                             _maria.call("PUT", at("/draft"), put + "[]}", 409).text("draft.version"));
        _maria.call("PUT", at("/draft"), put + "[7]}", 400);
        _lena.get(at("/draft"), 403);
        const auto department = [&](const std::string& value, const std::string& was) {
            return line("set-department", _tomId, R"(,"value":")" + value + R"(","was":")" + was + "\"");
        };
        _paul.call("POST", at("/draft/changes"), department("Works", "Operations"), 200);
        _maria.call("POST", at("/draft/changes"), department("Plants", "Operations"), 409);
        _maria.get(at("/contacts"));
        _maria.call("DELETE", at("/draft/changes/" + written.text("changes[0].id")), {}, 200);
        submit(written.number("version"), 409);
        submit(_maria.get(at("/draft")).number("version"), 422);
        _maria.call("DELETE", at("/draft"), {}, 204);
        submit(0, 422);
    }

    void throughTheSuggestions()
    {
        const auto ask = [&](const std::string& whose, int status) {
            _tom.call("PUT", at("/suggestion"),
                      R"({"changes":[)" + grantRole(whose, "reports") + R"(],"note":"please"})", status);
        };
        _tom.get(at("/suggestion"));
        ask(_tomId, 200);
        _tom.get(at("/suggestion"));
        ask(_lenaId, 422);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), _maria.get(at("/suggestions")).size("suggestions"));
        _maria.get(at("/suggestion"), 403);
        _maria.call("POST", at("/suggestions/" + _tomId + "/adopt"), "{}", 200);
        _maria.call("DELETE", at("/draft"), {}, 204);
        ask(_tomId, 200);
        _maria.call("POST", at("/suggestions/" + _tomId + "/decline"), R"({"reason":"No"})", 204);
        ask(_tomId, 200);
        _tom.call("DELETE", at("/suggestion"), {}, 204);
    }

    /// Asked, moved meanwhile, returned, asked again, decided line by line, and undone.
    void throughTheMainJob()
    {
        const auto phone = [&](const std::string& number) {
            return line("edit-contact", _lenaId, R"(,"field":"phone","value":")" + number + "\"");
        };
        const auto george = grantRole(idOf("george.lee@acme.example"), "reports");
        const auto request =
            raise("[" + grantRole(_tomId, "reports") + "," + george + "," + phone("+33142685311") + "]");
        _maria.call("PUT", at("/draft"), R"({"version":0,"changes":[]})", 409);
        _maria.get(request);
        _lena.call("PATCH", "/me", R"({"phone":"+4930901899"})", 200);
        const auto moved = _agent.get(request);
        CPPUNIT_ASSERT(moved.size("drift") == 1 && !moved.isNull("drift[0].moved.by"));
        CPPUNIT_ASSERT(moved.size("existing") > 0 && moved.size("requested") > 0);
        _maria.get(at("/contacts"));
        _agent.get("/requests?state=submitted");
        _agent.get("/requests?state=odd", 400);

        _agent.call("POST", request + "/return", R"({"reason":" "})", 422);
        _agent.call("POST", request + "/return", R"({"reason":"Why?"})", 200);
        _maria.call("POST", request + "/return", R"({"reason":"Why?"})", 403);
        const auto returned = _maria.get(at("/draft"));
        const auto again = _maria.call(
            "PUT", at("/draft"),
            R"({"version":)" + returned.text("version") + R"(,"changes":[)" + grantRole(_tomId, "reports") +
                "," + phone("+33142685312") + "," + line("set-department", _lenaId, R"(,"value":"Labs")") +
                "," + addContact("new-1", "Amandine", "Duval", "amandine.duval@acme.example", "technical") +
                "]}",
            200);
        submit(again.number("version"), 200);
        const auto corrected = _agent.get(request);
        for (const std::string what : {"added", "takenOut", "altered"})
            CPPUNIT_ASSERT_MESSAGE(what, corrected.size("corrections." + what) > 0);

        decide(request, "implement", R"({"digest":")" + moved.text("digest") + "\"}", 409);
        const auto yes = R"({"digest":")" + corrected.text("digest") + R"(","reject":[{"change":")" +
                         corrected.text("changes[0].id") + R"(","reason":"Not him"}]})";
        const auto done = decide(request, "implement", yes, 200);
        CPPUNIT_ASSERT_EQUAL(std::string("partly-implemented"), done.text("state"));
        CPPUNIT_ASSERT(!decide(request, "implement", yes, 409).isNull("decidedBy"));
        CPPUNIT_ASSERT(_agent.call("POST", request + "/undo", "{}", 200).size("cannotUndo") > 0);
        _maria.call("DELETE", at("/draft"), {}, 204);
        _maria.get(at("/history"));
        _maria.get(at("/history?contact=" + _lenaId));
        _lena.get(at("/history"), 404);
    }

    void throughOtherEnds()
    {
        const auto lines = "[" + grantRole(_tomId, "agreement") + "]";
        const auto rejected = raise(lines);
        decide(rejected, "reject", R"({"reason":""})", 422);
        decide(rejected, "reject", R"({"reason":"No."})", 200);
        _agent.call("POST", rejected + "/undo", {}, 409);
        const auto cancelled = raise(lines);
        _maria.call("POST", cancelled + "/cancel", "{}", 200);
        _maria.call("POST", cancelled + "/cancel", "{}", 409);
        const auto broken = raise("[" + line("remove-contact", idOf("wei.chen@acme.example")) + "]");
        const auto digest = _agent.get(broken).text("digest");
        _scene.host().change("UPDATE cm_membership SET projects = 1 WHERE contact_id = " +
                             idOf("wei.chen@acme.example"));
        decide(broken, "implement", R"({"digest":")" + digest + "\"}", 409);
        decide(broken, "implement", R"({"digest":")" + _agent.get(broken).text("digest") + "\"}", 409);
        _tom.get(broken, 404);
    }

    void throughTheDesk()
    {
        const auto raised = [&](const std::string& category, const std::string& subject, int status) {
            return _maria.call("POST", "/tickets",
                               R"({"customer":")" + _acme + R"(","category":")" + category +
                                   R"(","subject":")" + subject + R"(","text":"Since Monday."})",
                               status);
        };
        const auto ticket = "/tickets/" + raised("general", "The printer hums", 201).text("id");
        CPPUNIT_ASSERT_EQUAL(std::string("category"), raised("technical", "", 422).text("findings[0].field"));
        const auto refused = raised("contact-changes", "Roles", 422);
        CPPUNIT_ASSERT(refused.isNull("findings[0].field") && !refused.text("findings[0].link").empty());
        _maria.call("POST", ticket + "/messages", R"({"text":"Still."})", 201);
        _agent.call("POST", ticket + "/messages", R"({"text":"He hums too.","internal":true})", 201);
        _maria.call("POST", ticket + "/messages", R"({"text":"?","internal":true})", 403);
        _maria.call("POST", ticket + "/messages", R"({"text":""})", 422);
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), _agent.get(ticket).size("messages"));
        _agent.call("POST", ticket + "/status", R"({"status":"cancelled"})", 403);
        _agent.call("POST", ticket + "/status", R"({"status":"closed"})", 200);
        _maria.call("POST", ticket + "/status", R"({"status":"cancelled"})", 409);
        for (auto* who : {&_maria, &_agent})
            who->get("/tickets?pageSize=2");
        _lena.get(ticket, 404);
        _maria.get("/tickets?odd=1", 400);
    }

    void throughTheAdministration()
    {
        const auto set = [&](const std::string& value, int status) {
            return _administrator.call("PUT", "/admin/settings",
                                       R"({"contacts-manager":{"mail.per-minute":)" + value + "}}", status);
        };
        _administrator.get("/admin/settings");
        set("120", 200);
        CPPUNIT_ASSERT_EQUAL(std::string("mail.per-minute"), set("\"many\"", 422).text("findings[0].field"));
        set("[]", 400);
        CPPUNIT_ASSERT(_administrator.get("/admin/outbox").size("mails") > 0);
        _agent.get("/admin/outbox", 404);
        _maria.call("POST", "/tickets", R"({"x":")" + std::string(8u << 20, 'x') + R"("})", 413);
    }

    std::set<std::string> answered;  ///< Operations that somebody was given what he asked for.

private:
    [[nodiscard]] std::string at(const std::string& path) const { return "/customers/" + _acme + path; }
    [[nodiscard]] std::string idOf(const std::string& email)
    {
        return contactWith(_maria.client(), _acme, email);
    }

    Answer submit(long long version, int status)
    {
        return _maria.call("POST", at("/requests"), R"({"draftVersion":)" + std::to_string(version) + "}",
                           status, {{"Idempotency-Key", "walk-" + std::to_string(++_keys)}});
    }

    /// Its path.
    std::string raise(const std::string& lines)
    {
        const auto draft = _maria.get(at("/draft"));
        const auto put =
            _maria.call("PUT", at("/draft"),
                        R"({"version":)" + draft.text("version") + R"(,"changes":)" + lines + "}", 200);
        return "/requests/" + submit(put.number("version"), 201).text("id");
    }

    Answer decide(const std::string& request, const std::string& act, const std::string& body, int status)
    {
        return _agent.call("POST", request + "/" + act, body, status);
    }

    Scene _scene{};
    Walker _maria{_scene.maria(), answered};
    Walker _paul{_scene.login("paul.dubois@acme.example"), answered};
    Walker _tom{_scene.login("tom.reed@acme.example"), answered};
    Walker _lena{_scene.login("lena.vogt@acme.example"), answered};
    Walker _agent{_scene.agent(), answered};
    Walker _administrator{_scene.administrator(), answered};
    std::string _acme = customerNamed(_maria.client(), "Acme");
    std::string _tomId = idOf("tom.reed@acme.example");
    std::string _lenaId = idOf("lena.vogt@acme.example");
    int _keys = 0;
};


class ApiAnswersTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ApiAnswersTest);
    CPPUNIT_TEST(everyCallAnswersAsDocumented);
    CPPUNIT_TEST_SUITE_END();

public:
    void everyCallAnswersAsDocumented()
    {
        Walk walk;
        walk.throughTheDoor();
        walk.throughTheLists();
        walk.throughTheCustomers();
        walk.throughTheDraft();
        walk.throughTheSuggestions();
        walk.throughTheMainJob();
        walk.throughOtherEnds();
        walk.throughTheDesk();
        walk.throughTheAdministration();
        for (const auto& operation : ApiDocument::shared().operations())
            CPPUNIT_ASSERT_MESSAGE(operation.name() + " was not tried",
                                   walk.answered.contains(operation.name()));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ApiAnswersTest);

}  // namespace
