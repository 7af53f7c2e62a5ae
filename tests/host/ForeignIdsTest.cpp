// Whoever may not know of an object gets the answer that a random id gets: same status, body and headers
// (cases 1, 2, 4, 9).
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <Poco/String.h>

namespace {

using namespace tests;

class ForeignIdsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ForeignIdsTest);
    CPPUNIT_TEST(aForeignCustomerAnswersLikeARandomOne);
    CPPUNIT_TEST(whoTriesForeignDoorsStandsInTheLog);
    CPPUNIT_TEST(aForeignContactAnswersLikeARandomOne);
    CPPUNIT_TEST(aForeignRequestAnswersLikeARandomOne);
    CPPUNIT_TEST(whoOnlyViewsTheContactsFindsNoRequest);
    CPPUNIT_TEST(aForeignTicketAnswersLikeARandomOne);
    CPPUNIT_TEST(linesOfADraftCannotNameForeignContacts);
    CPPUNIT_TEST(lookingSomebodyUpShowsOwnPeopleOnly);
    CPPUNIT_TEST(addingSomebodyElsesAddressSaysNothingAboutHim);
    CPPUNIT_TEST(theListTellsNothingOfOtherCustomers);
    CPPUNIT_TEST(noHeaderChoosesAnotherCustomer);
    CPPUNIT_TEST(nothingOfOneSessionIsKeptForTheNext);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        _scene = std::make_unique<Scene>();
        _maria = std::make_unique<HttpClient>(_scene->maria());
        auto nina = _scene->nina();
        _acme = customerNamed(*_maria, "Acme");
        _initech = customerNamed(nina, "Initech Global");
        _nina = contactWith(nina, _initech, "nina.berg@initech.example");
    }

    void tearDown() override
    {
        _maria.reset();
        _scene.reset();
    }

    void aForeignCustomerAnswersLikeARandomOne()
    {
        for (const std::string path : {"/contacts", "/contacts?search=a", "/draft", "/history"})
            sameAsRandom("GET", "/api/v1/customers/#" + path, {}, _initech);
        sameAsRandom("PUT", "/api/v1/customers/#/draft", R"({"version":0,"changes":[]})", _initech);
        sameAsRandom("POST", "/api/v1/customers/#/draft/changes", grantRole(_nina, "reports"), _initech);
        sameAsRandom("DELETE", "/api/v1/customers/#/draft/changes/1", {}, _initech);
        sameAsRandom("DELETE", "/api/v1/customers/#/draft", {}, _initech);
        sameAsRandom("POST", "/api/v1/customers/#/requests", R"({"draftVersion":1,"reason":""})", _initech);
        sameAsRandom("GET", "/api/v1/roles?customer=#", {}, _initech);
        sameAsRandom("GET", "/portal/customers/#/contacts", {}, _initech);
        sameAsRandom("GET", "/portal/customers/" + _acme + "/relatives?of=#", {}, _initech);
        sameAsRandom("GET", "/portal/customers/#/contacts/" + _nina, {}, _initech);
        for (const auto& customer : {_initech, _acme})
        {
            sameAsRandom("GET", "/agent/customers/#", {}, customer);
            sameAsRandom("GET", "/agent/customers/#/edit", {}, customer);
            sameAsRandom("PATCH", "/api/v1/customers/#", R"({"revision":1})", customer);
        }
    }

    void whoTriesForeignDoorsStandsInTheLog()
    {
        const auto path = "/portal/customers/" + _initech + "/contacts";
        (void)_maria->get(path);
        const auto log = _scene->host().log();
        const auto at = log.find(R"("event":"refused")");
        CPPUNIT_ASSERT_MESSAGE(log, at != std::string::npos);
        const auto line = log.substr(at, log.find('\n', at) - at);
        CPPUNIT_ASSERT_MESSAGE(line, line.find("GET " + path + "\"") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(line, line.find(R"("status":"404")") != std::string::npos);
    }

    void aForeignContactAnswersLikeARandomOne()
    {
        sameAsRandom("GET", "/agent/contacts/#", {}, _nina);
        sameAsRandom("GET", "/portal/customers/" + _acme + "/contacts/#", {}, _nina);
        sameAsRandom("POST", "/api/v1/customers/" + _acme + "/contacts/#/invitation", R"({"how":"link"})",
                     _nina);
    }

    void aForeignRequestAnswersLikeARandomOne()
    {
        const auto raised = ninasRequest();
        const auto mails = _scene->host().mails().size();
        sameAsRandom("GET", "/api/v1/requests/#", {}, raised.request);
        sameAsRandom("POST", "/api/v1/requests/#/cancel", "{}", raised.request);
        sameAsRandom("POST", "/api/v1/requests/#/reject", R"({"reason":"x"})", raised.request);
        sameAsRandom("POST", "/api/v1/requests/#/implement",
                     R"({"digest":")" + std::string(64, '0') + R"(","reject":[]})", raised.request);
        sameAsRandom("GET", "/portal/requests/#", {}, raised.request);
        auto nina = _scene->nina();
        CPPUNIT_ASSERT_EQUAL(std::string("submitted"),
                             nina.get("/api/v1/requests/" + raised.request).text("state"));
        CPPUNIT_ASSERT_EQUAL(mails, _scene->host().mails().size());
    }

    void whoOnlyViewsTheContactsFindsNoRequest()
    {
        const auto raised = _scene->raise(
            *_maria, _acme,
            "[" + addContact("n", "Requestina", "Secret", "requestina@acme.example", "technical") + "]");
        auto lena = _scene->login("lena.vogt@acme.example");
        for (const std::string path : {"/portal/requests/#", "/portal/requests/#/cancel",
                                       "/portal/requests/#/undo", "/api/v1/requests/#"})
            sameAsRandom(lena, "GET", path, {}, raised.request);
        for (const std::string act : {"cancel", "undo"})
            sameAsRandom(lena, "POST", "/api/v1/requests/#/" + act, "{}", raised.request);
        for (const std::string act : {"reject", "return"})
            sameAsRandom(lena, "POST", "/api/v1/requests/#/" + act, R"({"reason":"x"})", raised.request);
        // Nor that there is one.
        const auto customer = "/api/v1/customers/" + _acme;
        CPPUNIT_ASSERT(!_maria->get(customer + "/contacts").isNull("pendingRequest"));
        const auto list = lena.get(customer + "/contacts");
        CPPUNIT_ASSERT_EQUAL(200, list.status);
        CPPUNIT_ASSERT_MESSAGE(list.body, list.isNull("pendingRequest"));
        for (const auto& path : {customer + "/history", "/portal/customers/" + _acme + "/history"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, lena.get(path).status);
    }

    void aForeignTicketAnswersLikeARandomOne()
    {
        const auto raised = ninasRequest();
        sameAsRandom("GET", "/api/v1/tickets/#", {}, raised.ticket);
        sameAsRandom("POST", "/api/v1/tickets/#/messages", R"({"text":"hello","internal":false})",
                     raised.ticket);
        sameAsRandom("POST", "/api/v1/tickets/#/status", R"({"status":"cancelled"})", raised.ticket);
        sameAsRandom("GET", "/portal/tickets/#", {}, raised.ticket);
        sameAsRandom("GET", "/agent/tickets/#", {}, raised.ticket);
    }

    void linesOfADraftCannotNameForeignContacts()
    {
        const auto foreign = putDraft(*_maria, _acme, "[" + grantRole(_nina, "reports") + "]");
        const auto random = putDraft(*_maria, _acme, "[" + grantRole("999999999", "reports") + "]");
        CPPUNIT_ASSERT_EQUAL(random.status, foreign.status);
        CPPUNIT_ASSERT_EQUAL(Poco::replace(random.body, std::string("999999999"), std::string("#")),
                             Poco::replace(foreign.body, _nina, std::string("#")));
        CPPUNIT_ASSERT(foreign.status >= 400);
    }

    void lookingSomebodyUpShowsOwnPeopleOnly()
    {
        const auto foreign = _maria->get("/api/v1/lookup?email=nina.berg%40initech.example");
        CPPUNIT_ASSERT_EQUAL(200, foreign.status);
        CPPUNIT_ASSERT(foreign.isNull("person"));
        CPPUNIT_ASSERT(foreign.body.find("Berg") == std::string::npos);
        CPPUNIT_ASSERT(!_maria->get("/api/v1/lookup?email=tom.reed%40acme.example").isNull("person"));
        for (const std::string probe : {"%25", "nina%25", "_", "nina.berg", "%2A"})
            CPPUNIT_ASSERT(_maria->get("/api/v1/lookup?email=" + probe).body.find("Berg") ==
                           std::string::npos);
        auto tom = _scene->login("tom.reed@acme.example");
        CPPUNIT_ASSERT(tom.get("/api/v1/lookup?email=maria.keller%40acme.example").body.find("Keller") ==
                       std::string::npos);
    }

    void addingSomebodyElsesAddressSaysNothingAboutHim()
    {
        const auto draft =
            putDraft(*_maria, _acme,
                     "[" + addContact("n", "Some", "Body", "nina.berg@initech.example", "technical") + "]");
        CPPUNIT_ASSERT_EQUAL(200, draft.status);
        CPPUNIT_ASSERT(draft.size("findings") > 0);
        CPPUNIT_ASSERT(draft.body.find("Initech") == std::string::npos);
        CPPUNIT_ASSERT(draft.body.find("Berg") == std::string::npos);
    }

    void theListTellsNothingOfOtherCustomers()
    {
        const auto list = _maria->get("/api/v1/customers/" + _acme + "/contacts?pageSize=200");
        CPPUNIT_ASSERT(list.body.find("initech.example") == std::string::npos);
        CPPUNIT_ASSERT(list.header("cache-control").find("no-store") != std::string::npos);
        const auto none = _maria->get("/api/v1/customers/" + _acme + "/contacts?search=nina.berg");
        CPPUNIT_ASSERT_EQUAL(0LL, none.number("total"));
    }

    void noHeaderChoosesAnotherCustomer()
    {
        const auto path = "/api/v1/customers/" + _acme + "/contacts?pageSize=200";
        const auto plain = _maria->get(path);
        for (const std::string name : {"X-Org-Id", "X-Customer", "X-Tenant-Id", "X-Forwarded-User",
                                       "X-Original-URL", "X-Rewrite-URL", "X-HTTP-Method-Override"})
        {
            const auto value = name.ends_with("URL")        ? "/api/v1/customers/" + _initech + "/contacts"
                               : name.ends_with("Override") ? std::string("DELETE")
                                                            : _initech;
            const auto answer = _maria->get(path, {{name, value}});
            CPPUNIT_ASSERT_EQUAL_MESSAGE(name, 200, answer.status);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(name, plain.body, answer.body);
        }
    }

    void nothingOfOneSessionIsKeptForTheNext()
    {
        const auto portal = "/portal/customers/" + _acme;
        const std::vector<std::string> paths{"/portal",
                                             "/api/v1/me",
                                             portal + "/contacts",
                                             portal + "/contacts.csv",
                                             portal + "/history",
                                             "/api/v1/customers/" + _acme + "/draft"};
        for (const auto& path : paths)
        {
            const auto answer = _maria->get(path);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 200, answer.status);
            CPPUNIT_ASSERT_MESSAGE(path,
                                   answer.header("cache-control").find("no-store") != std::string::npos);
        }
        // The same browser, another person: her list, her totals.
        auto nina = _scene->nina();
        const auto list = nina.get("/api/v1/customers/" + _initech + "/contacts");
        CPPUNIT_ASSERT(list.body.find("acme.example") == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(
            _scene->host().rows("SELECT count(*) FROM cm_membership WHERE customer_id = " + _initech).at(0),
            list.text("total"));
    }

private:
    Scene::Raised ninasRequest()
    {
        auto nina = _scene->nina();
        return _scene->raise(
            nina, _initech,
            "[" + addContact("n", "Milton", "Waddams", "milton.waddams@initech.example", "technical") + "]");
    }


    /// `path` and `json` hold # where the id belongs.
    void sameAsRandom(const std::string& method, const std::string& path, const std::string& json,
                      const std::string& id)
    {
        sameAsRandom(*_maria, method, path, json, id);
    }


    static void sameAsRandom(HttpClient& client, const std::string& method, const std::string& path,
                             const std::string& json, const std::string& id)
    {
        const std::string random = "999999999";
        const auto ask = [&](const std::string& with) {
            return client.call(method, Poco::replace(path, std::string("#"), with), json);
        };
        const auto foreign = ask(id);
        const auto nowhere = ask(random);
        const auto what = method + " " + path + "\n" + foreign.body.substr(0, 300);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(what, 404, foreign.status);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(what, nowhere.status, foreign.status);
        const auto asked = [&](const std::string& with) {
            return Poco::replace(path, std::string("#"), with);
        };
        CPPUNIT_ASSERT_EQUAL_MESSAGE(what, shape(nowhere, asked(random)), shape(foreign, asked(id)));
    }


    /// Body and headers without what differs by nature: the address asked for, nonces and the time.
    static std::string shape(const Answer& answer, const std::string& asked)
    {
        std::string result = Poco::replace(answer.body, asked, std::string("#"));
        for (const auto& [name, value] : answer.headers)
            if (name != "date" && name != "content-security-policy" && name != "x-request-id" &&
                name != "content-length")
                result += "\n" + name + ": " + value;
        return result;
    }


    std::unique_ptr<Scene> _scene;
    std::unique_ptr<HttpClient> _maria;
    std::string _acme;
    std::string _initech;
    std::string _nina;
};

CPPUNIT_TEST_SUITE_REGISTRATION(ForeignIdsTest);

}  // namespace
