// Every call of the plugin, as it is declared, asked for by whoever may look, may edit details, or may
// nothing at all in his customer: what he is refused is refused how it says here, and nothing is written
// (cases 4, 5, 6; product features 8 and 17).
#include "tests/support/Routes.h"
#include "tests/support/Scene.h"
#include "tests/support/Untouched.h"

#include <cppunit/extensions/HelperMacros.h>

#include <set>

namespace {

using namespace tests;

class ApiRoutesTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ApiRoutesTest);
    CPPUNIT_TEST(whoMayNothingFindsNothing);
    CPPUNIT_TEST(whoMayOnlyLookWritesThroughNoneOfThem);
    CPPUNIT_TEST(whoMayOnlyEditDetailsGetsExactlyThat);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        _scene = std::make_unique<Scene>();
        _maria = std::make_unique<HttpClient>(_scene->maria());
        _acme = customerNamed(*_maria, "Acme");
        _lena = contactWith(*_maria, _acme, "lena.vogt@acme.example");
        _tom = contactWith(*_maria, _acme, "tom.reed@acme.example");
    }

    void tearDown() override
    {
        _maria.reset();
        _scene.reset();
    }

    void whoMayNothingFindsNothing()
    {
        auto tom = _scene->login("tom.reed@acme.example");
        asksForEverything(tom, {}, {});
    }

    void whoMayOnlyLookWritesThroughNoneOfThem()
    {
        auto lena = _scene->login("lena.vogt@acme.example");
        asksForEverything(lena, seesContacts,
                          {"GET /draft", "PUT /draft", "DELETE /draft", "POST /draft/changes",
                           "DELETE /draft/changes/{change}", "GET /suggestions",
                           "POST /suggestions/{contact}/adopt", "POST /suggestions/{contact}/decline",
                           "POST /requests", "POST /contacts/{contact}/invitation"});
    }

    void whoMayOnlyEditDetailsGetsExactlyThat()
    {
        auto agent = _scene->agent();
        const auto raised = _scene->raise(*_maria, _acme, "[" + grantRole(_tom, "contact-editor") + "]");
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        auto tom = _scene->login("tom.reed@acme.example");
        auto opened = seesContacts;
        opened.insert({"GET /history", "GET /draft", "GET /api/v1/requests/{request}"});
        // Of a draft he writes only what is about details, and takes back no other line.
        const std::set<std::string> refused{"PUT /draft",
                                            "DELETE /draft",
                                            "POST /draft/changes",
                                            "DELETE /draft/changes/{change}",
                                            "GET /suggestions",
                                            "POST /suggestions/{contact}/adopt",
                                            "POST /suggestions/{contact}/decline",
                                            "POST /requests",
                                            "POST /contacts/{contact}/invitation",
                                            "POST /api/v1/requests/{request}/cancel",
                                            "POST /api/v1/requests/{request}/implement",
                                            "POST /api/v1/requests/{request}/reject",
                                            "POST /api/v1/requests/{request}/return",
                                            "POST /api/v1/requests/{request}/undo"};
        asksForEverything(tom, opened, refused);

        const auto line = [&](const std::string& rest) {
            return tom.call("POST", customer() + "/draft/changes",
                            R"({"contact":")" + _lena + R"(",)" + rest + "}");
        };
        for (const std::string other :
             {R"("kind":"revoke-role","role":"application")", R"("kind":"promote","role":"primary-contact")",
              R"("kind":"change-email","email":"x@acme.example")",
              R"("kind":"set-portal-user","value":false)", R"("kind":"set-sees-all-requests","value":true)",
              R"("kind":"deactivate")", R"("kind":"remove-contact")"})
        {
            const auto answer = line(other);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(other + "\n" + answer.body, 403, answer.status);
        }
        for (const std::string detail : {R"("kind":"edit-contact","field":"phone","value":"+442079460018")",
                                         R"("kind":"set-department","value":"Labs")"})
        {
            const auto answer = line(detail);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(detail + "\n" + answer.body, 200, answer.status);
        }
    }

private:
    [[nodiscard]] std::string customer() const { return "/api/v1/customers/" + _acme; }

    /// Calls of one customer by what follows its address, the others by their own.
    static std::string nameOf(const Route& route)
    {
        const std::string root = "/api/v1/customers/{customer}/";
        return route.method + " " +
               (route.path.starts_with(root) ? route.path.substr(root.size() - 1) : route.path);
    }

    /// One's own: a suggestion about oneself, one's own address.
    static bool isOwnAffair(const Route& route)
    {
        return route.path.ends_with("/suggestion") || route.path == "/api/v1/me/email";
    }

    /// A body with which somebody who may would do something.
    [[nodiscard]] std::string bodyFor(const Route& route) const
    {
        const auto ends = [&](const char* with) { return route.path.ends_with(with); };
        if (route.method == "DELETE")
            return {};
        if (ends("/draft"))
            return R"({"version":)" + std::to_string(_draft) + R"(,"changes":[]})";
        if (ends("/draft/changes"))
            return grantRole(_lena, "agreement");
        if (ends("/customers/{customer}/requests"))
            return R"({"draftVersion":)" + std::to_string(_draft) + R"(,"reason":""})";
        if (ends("/implement"))
            return R"({"digest":")" + std::string(64, '0') + R"("})";
        if (ends("/reject") || ends("/return") || ends("/decline"))
            return R"({"reason":"x"})";
        if (ends("/invitation"))
            return R"({"how":"link"})";
        return "{}";
    }

    /// Calls in `opened` answer, those in `refused` are 403, and of all others not even the customer is
    /// known. In the draft lies a line about a role, and one request is cancelled.
    void asksForEverything(HttpClient& client, const std::set<std::string>& opened,
                           const std::set<std::string>& refused)
    {
        auto paul = _scene->login("paul.dubois@acme.example");
        const auto raised = _scene->raise(*_maria, _acme, "[" + grantRole(_lena, "reports") + "]");
        CPPUNIT_ASSERT_EQUAL(
            200, paul.call("POST", "/api/v1/requests/" + raised.request + "/cancel", "{}").status);
        const auto draft = putDraft(*_maria, _acme, "[" + grantRole(_lena, "reports") + "]");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(draft.body, 200, draft.status);
        _draft = draft.number("version");
        const Ids ids{{"customer", _acme},
                      {"contact", _lena},
                      {"request", raised.request},
                      {"change", draft.text("changes[0].id")}};
        const Untouched before(_scene->host());
        auto left = opened;
        left.insert(refused.begin(), refused.end());
        for (const auto& route : apiRoutes())
        {
            const auto name = nameOf(route);
            if (isOwnAffair(route))
                continue;
            left.erase(name);
            const auto answer =
                client.call(route.method, route.filled(ids), route.reads() ? "" : bodyFor(route));
            // Roles are told to everybody; those of a customer to whoever sees it.
            const int wanted = opened.contains(name) || route.path == "/api/v1/roles" ? 200
                               : refused.contains(name)                               ? 403
                                                                                      : 404;
            CPPUNIT_ASSERT_EQUAL_MESSAGE(name + "\n" + answer.body, wanted, answer.status);
        }
        before.check();
        CPPUNIT_ASSERT_MESSAGE(left.empty() ? "" : *left.begin() + " is declared nowhere", left.empty());
    }

    const std::set<std::string> seesContacts{"GET /contacts", "GET /contacts.csv", "GET /contacts.xlsx",
                                             "GET /contacts.pdf"};
    std::unique_ptr<Scene> _scene;
    std::unique_ptr<HttpClient> _maria;
    std::string _acme;
    std::string _lena;
    std::string _tom;
    long long _draft = 0;
};

CPPUNIT_TEST_SUITE_REGISTRATION(ApiRoutesTest);

}  // namespace
