// Every page of the portal, as it is declared, asked for by whoever may not: the answer of a random id, and
// nothing is written (cases 1, 2, 5, 6).
#include "tests/support/Routes.h"
#include "tests/support/Scene.h"
#include "tests/support/Untouched.h"

#include <cppunit/extensions/HelperMacros.h>

#include <Poco/String.h>

#include <set>

namespace {

using namespace tests;

class PortalRoutesTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(PortalRoutesTest);
    CPPUNIT_TEST(aStrangerFindsNoneOfThem);
    CPPUNIT_TEST(noneOfThemReachesAContactOfAnotherCustomer);
    CPPUNIT_TEST(whoHoldsNoPermissionFindsNobodyOfHisOwnCustomer);
    CPPUNIT_TEST(whoMayOnlyLookWritesThroughNoneOfThem);
    CPPUNIT_TEST(whoMayOnlyEditDetailsGetsExactlyThat);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override
    {
        _scene = std::make_unique<Scene>();
        _maria = std::make_unique<HttpClient>(_scene->maria());
        _acme = customerNamed(*_maria, "Acme");
        _tom = contactWith(*_maria, _acme, "tom.reed@acme.example");
    }

    void tearDown() override
    {
        _maria.reset();
        _scene.reset();
    }

    void aStrangerFindsNoneOfThem()
    {
        auto nina = _scene->nina();
        const auto raised = _scene->raise(*_maria, _acme, "[" + grantRole(_tom, "reports") + "]");
        const Untouched before(_scene->host());
        for (const auto& route : portalRoutes())
            if (route.names("customer") || route.names("request"))
                unknownAsRandom(nina, route, known(raised.request), unknown());
        before.check();
    }

    void noneOfThemReachesAContactOfAnotherCustomer()
    {
        auto nina = _scene->nina();
        const auto foreign =
            contactWith(nina, customerNamed(nina, "Initech Global"), "nina.berg@initech.example");
        const auto with = [&](const std::string& contact) {
            return Ids{{"customer", _acme}, {"contact", contact}, {"role", "primary-contact"}};
        };
        const Untouched before(_scene->host());
        std::size_t asked = 0;
        for (const auto& route : portalRoutes())
        {
            if (!route.names("contact"))
                continue;
            // Where nobody is looked for, as when lines about him are taken back, there is nothing to be
            // found.
            const auto there = ask(*_maria, route, with(foreign));
            const auto nowhere = ask(*_maria, route, with(random));
            CPPUNIT_ASSERT_MESSAGE(route.text(), there.status == 404 || there.status == 303);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(route.text(), nowhere.status, there.status);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(route.text(), shape(nowhere, route, with(random)),
                                         shape(there, route, with(foreign)));
            ++asked;
        }
        CPPUNIT_ASSERT(asked > 10);
        before.check();
    }

    void whoHoldsNoPermissionFindsNobodyOfHisOwnCustomer()
    {
        auto tom = _scene->login("tom.reed@acme.example");
        const auto maria = contactWith(*_maria, _acme, "maria.keller@acme.example");
        const auto raised = _scene->raise(*_maria, _acme, "[" + grantRole(_tom, "reports") + "]");
        auto there = known(raised.request);
        there["contact"] = maria;
        const Untouched before(_scene->host());
        for (const auto& route : portalRoutes())
            if ((route.names("customer") || route.names("request")) && !isForEverybody(route))
                unknownAsRandom(tom, route, there, unknown());
        before.check();
    }

    void whoMayOnlyLookWritesThroughNoneOfThem()
    {
        auto lena = _scene->login("lena.vogt@acme.example");
        const auto raised = _scene->raise(*_maria, _acme, "[" + grantRole(_tom, "reports") + "]");
        const Untouched before(_scene->host());
        std::size_t asked = 0;
        for (const auto& route : portalRoutes())
        {
            // How she arranges the list is her own affair.
            if (route.reads() || isOwnAffair(route))
                continue;
            const auto status = ask(lena, route, known(raised.request)).status;
            CPPUNIT_ASSERT_MESSAGE(route.text() + " " + std::to_string(status),
                                   status == 404 || status == 403);
            ++asked;
        }
        CPPUNIT_ASSERT(asked > 10);
        before.check();
    }

    void whoMayOnlyEditDetailsGetsExactlyThat()
    {
        auto editor = makeEditor();
        const auto lena = contactWith(*_maria, _acme, "lena.vogt@acme.example");
        const auto raised = _scene->raise(*_maria, _acme, "[" + grantRole(lena, "reports") + "]");
        auto ids = known(raised.request);
        ids["contact"] = lena;
        asksForEverything(editor, ids, 303);  // While a request waits, whoever may write is shown it.
        CPPUNIT_ASSERT_EQUAL(
            200, _maria->call("POST", "/api/v1/requests/" + raised.request + "/cancel", "{}").status);
        CPPUNIT_ASSERT_EQUAL(200, putDraft(*_maria, _acme, "[" + grantRole(lena, "reports") + "]").status);
        asksForEverything(editor, ids, 403);  // The only lines are about roles.

        // Details of others, and nothing that comes along with them.
        const FormFields phone{{"person", lena}, {"phone", "+44 20 7946 0018"}, {"was.phone", ""}};
        const auto draft = list() + "/draft";
        for (const FormFields& more :
             std::vector<FormFields>{{{"was.roles", ""}, {"role", "technical"}},
                                     {{"email", "x@acme.example"}, {"was.email", "lena.vogt@acme.example"}},
                                     {{"was.portalUser", "yes"}},
                                     {{"was.seesAllRequests", "no"}, {"seesAllRequests", "yes"}}})
        {
            const Untouched before(_scene->host());
            auto fields = phone;
            fields.insert(fields.end(), more.begin(), more.end());
            CPPUNIT_ASSERT_EQUAL_MESSAGE(more[0].first, 403, editor.form(draft, fields).status);
            before.check();
        }
        const auto saved = editor.form(draft, phone);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(saved.body, 303, saved.status);
        const auto seen = editor.get("/api/v1/customers/" + _acme + "/draft");
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, seen.size("changes"));
        CPPUNIT_ASSERT_EQUAL(std::string("Tom Reed"), seen.text("changes[1].author.name"));
    }

private:
    static constexpr auto random = "999999999";

    /// One suggests changes to oneself whatever one may see.
    static bool isForEverybody(const Route& route) { return route.path.find("/ask") != std::string::npos; }

    [[nodiscard]] Ids known(const std::string& request) const
    {
        return {{"customer", _acme}, {"contact", _tom}, {"request", request}, {"role", "primary-contact"}};
    }

    static Ids unknown()
    {
        return {{"customer", random}, {"contact", random}, {"request", random}, {"role", "primary-contact"}};
    }

    /// What contacts.edit opens in the portal (product.md §4, feature 8), beside what is everybody's own
    /// affair.
    static bool isForEditors(const Route& route)
    {
        const std::string list = "/portal/customers/{customer}/contacts";
        static const std::set<std::string> pages{list,
                                                 list + "/columns",
                                                 list + "/{contact}",
                                                 list + "/{contact}/history",
                                                 list + "/{contact}/undo",
                                                 list + "/draft",
                                                 list + "/draft/discard",
                                                 "/portal/customers/{customer}/history",
                                                 "/portal/customers/{customer}/relatives",
                                                 "/portal/requests/{request}"};
        const bool file =
            route.path.find("/contacts.") != std::string::npos || route.path.ends_with("/history.csv");
        return file || pages.contains(route.path);
    }

    static bool isOwnAffair(const Route& route)
    {
        return isForEverybody(route) || route.path.ends_with("/columns") ||
               route.path.ends_with("/contacts/view") || route.path.starts_with("/portal/profile") ||
               !(route.names("customer") || route.names("request"));
    }

    /// Every page is there or is not, and an empty form writes nothing. `refusal`: of what he may write in,
    /// but not now.
    void asksForEverything(HttpClient& editor, const Ids& ids, int refusal) const
    {
        const Untouched before(_scene->host());
        std::size_t opened = 0;
        for (const auto& route : portalRoutes())
        {
            if (isOwnAffair(route))
                continue;
            const auto status = ask(editor, route, ids).status;
            const bool save = route.path.ends_with("/draft");
            const int wanted = !isForEditors(route) ? 404 : route.reads() ? 200 : save ? 400 : refusal;
            CPPUNIT_ASSERT_EQUAL_MESSAGE(route.text(), wanted, status);
            opened += wanted == 404 ? 0 : 1;
        }
        CPPUNIT_ASSERT(opened > 15);
        before.check();
    }

    /// Tom, who holds Technical, gets "Edit contacts" as well: no other permission to do with contacts.
    HttpClient makeEditor()
    {
        auto agent = _scene->agent();
        const auto raised = _scene->raise(*_maria, _acme, "[" + grantRole(_tom, "contact-editor") + "]");
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        return _scene->login("tom.reed@acme.example");
    }

    [[nodiscard]] std::string list() const { return "/portal/customers/" + _acme + "/contacts"; }

    static void unknownAsRandom(HttpClient& client, const Route& route, const Ids& there, const Ids& nowhere)
    {
        const auto answer = ask(client, route, there);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(route.text() + "\n" + answer.body.substr(0, 300), 404, answer.status);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(route.text(), shape(ask(client, route, nowhere), route, nowhere),
                                     shape(answer, route, there));
    }

    /// Status, body and headers without what differs by nature: the address asked for, nonces and the time.
    static std::string shape(const Answer& answer, const Route& route, const Ids& ids)
    {
        auto text = Poco::replace(answer.body, route.filled(ids), std::string("#"));
        for (const auto& [name, value] : answer.headers)
            if (name == "location")
                text +=
                    "\n" + Poco::replace(Poco::replace(value, "&about=" + ids.at("contact"), std::string()),
                                         "#r-" + ids.at("contact"), std::string("#"));
            else if (name != "date" && name != "content-security-policy" && name != "x-request-id" &&
                     name != "content-length")
                text += "\n" + name + ": " + value;
        return std::to_string(answer.status) + " " + text;
    }

    std::unique_ptr<Scene> _scene;
    std::unique_ptr<HttpClient> _maria;
    std::string _acme;
    std::string _tom;
};

CPPUNIT_TEST_SUITE_REGISTRATION(PortalRoutesTest);

}  // namespace
