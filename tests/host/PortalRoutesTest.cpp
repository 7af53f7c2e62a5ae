// Every page of the portal, as it is declared, asked for by whoever may not: the answer of a random id, and
// nothing is written (cases 1, 2, 5, 6).
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <Poco/String.h>

#include <algorithm>
#include <map>
#include <regex>

namespace {

using namespace tests;

enum class How { get, post, upload };

struct Route
{
    How how = How::get;
    std::string path{};

    [[nodiscard]] bool names(const std::string& what) const
    {
        return path.find("{" + what + "}") != std::string::npos;
    }

    [[nodiscard]] std::string text() const { return (how == How::get ? "GET " : "POST ") + path; }
};


/// `list + "/add"` as the text it stands for.
std::string valueOf(std::string expression, const std::map<std::string, std::string>& names)
{
    std::string value;
    static const std::regex piece("\"([^\"]*)\"|(\\w+)");
    for (auto it = std::sregex_iterator(expression.begin(), expression.end(), piece);
         it != std::sregex_iterator(); ++it)
        value += (*it)[1].matched ? (*it)[1].str() : names.at((*it)[2]);
    return value;
}


/// What PortalPages declares, and the files of the list: a page that is added is asked for here as well.
std::vector<Route> portalRoutes()
{
    const auto source = readFile(std::string(SOURCE_DIR) + "/hooks/pages/portal/PortalPages.cpp");
    static const std::regex name("const std::string (\\w+) = ([^;]+);");
    static const std::regex page("declare\\(Method::(get|post), ([^,]+),");
    static const std::regex upload("uploadPage\\(([^,]+),");
    std::map<std::string, std::string> names;
    for (auto it = std::sregex_iterator(source.begin(), source.end(), name); it != std::sregex_iterator();
         ++it)
        names[(*it)[1]] = valueOf((*it)[2], names);
    std::vector<Route> routes;
    for (auto it = std::sregex_iterator(source.begin(), source.end(), page); it != std::sregex_iterator();
         ++it)
        routes.push_back({(*it)[1] == "get" ? How::get : How::post, valueOf((*it)[2], names)});
    for (auto it = std::sregex_iterator(source.begin(), source.end(), upload); it != std::sregex_iterator();
         ++it)
        routes.push_back({How::upload, valueOf((*it)[1], names)});
    for (const std::string file : {"csv", "xlsx", "pdf", "progress"})
        routes.push_back({How::get, "/portal/customers/{customer}/contacts." + file});
    return routes;
}


class PortalRoutesTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(PortalRoutesTest);
    CPPUNIT_TEST(aStrangerFindsNoneOfThem);
    CPPUNIT_TEST(noneOfThemReachesAContactOfAnotherCustomer);
    CPPUNIT_TEST(whoHoldsNoPermissionFindsNobodyOfHisOwnCustomer);
    CPPUNIT_TEST(whoMayOnlyLookWritesThroughNoneOfThem);
    CPPUNIT_TEST_SUITE_END();

    /// What stands for the names in a route.
    using Ids = std::map<std::string, std::string>;

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
        const auto before = dump();
        for (const auto& route : portalRoutes())
            if (route.names("customer") || route.names("request"))
                unknownAsRandom(nina, route, known(raised.request), unknown());
        assertUntouched(before);
    }

    void noneOfThemReachesAContactOfAnotherCustomer()
    {
        auto nina = _scene->nina();
        const auto foreign =
            contactWith(nina, customerNamed(nina, "Initech Global"), "nina.berg@initech.example");
        const auto with = [&](const std::string& contact) {
            return Ids{{"customer", _acme}, {"contact", contact}, {"role", "primary-contact"}};
        };
        const auto before = dump();
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
        assertUntouched(before);
    }

    void whoHoldsNoPermissionFindsNobodyOfHisOwnCustomer()
    {
        auto tom = _scene->login("tom.reed@acme.example");
        const auto maria = contactWith(*_maria, _acme, "maria.keller@acme.example");
        const auto raised = _scene->raise(*_maria, _acme, "[" + grantRole(_tom, "reports") + "]");
        auto there = known(raised.request);
        there["contact"] = maria;
        const auto before = dump();
        for (const auto& route : portalRoutes())
            if ((route.names("customer") || route.names("request")) && !isForEverybody(route))
                unknownAsRandom(tom, route, there, unknown());
        assertUntouched(before);
    }

    void whoMayOnlyLookWritesThroughNoneOfThem()
    {
        auto lena = _scene->login("lena.vogt@acme.example");
        const auto raised = _scene->raise(*_maria, _acme, "[" + grantRole(_tom, "reports") + "]");
        const auto before = dump();
        std::size_t asked = 0;
        for (const auto& route : portalRoutes())
        {
            // How she arranges the list is her own affair.
            if (route.how == How::get || isForEverybody(route) || route.path.ends_with("/columns") ||
                route.path.ends_with("/contacts/view") || route.path.starts_with("/portal/profile"))
                continue;
            const auto status = ask(lena, route, known(raised.request)).status;
            CPPUNIT_ASSERT_MESSAGE(route.text() + " " + std::to_string(status),
                                   status == 404 || status == 403);
            ++asked;
        }
        CPPUNIT_ASSERT(asked > 10);
        assertUntouched(before);
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

    static std::string filled(const Route& route, const Ids& ids)
    {
        auto path = route.path;
        for (const auto& [name, id] : ids)
            path = Poco::replace(path, "{" + name + "}", id);
        return path;
    }

    static Answer ask(HttpClient& client, const Route& route, const Ids& ids)
    {
        const auto path = filled(route, ids);
        switch (route.how)
        {
        case How::get: return client.get(path);
        case How::upload: return client.upload(path, "people.csv", "email\r\nx@y.example\r\n");
        case How::post: break;
        }
        return client.form(path, {});
    }

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
        auto text = Poco::replace(answer.body, filled(route, ids), std::string("#"));
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

    /// Everything that one of these pages could have written, row by row; not when somebody came in last.
    [[nodiscard]] std::vector<std::string> dump() const
    {
        const std::vector<std::string> people{
            "id, title, first_name, last_name, email, phone, locale, account_id, account_state FROM "
            "cm_contact",
            "customer_id, contact_id, department, portal_user, sees_all, status, roles FROM cm_membership",
            "count(*) FROM cm_outbox"};
        std::vector<std::string> all;
        const auto add = [&](const std::string& what) {
            for (const auto& row : _scene->host().rows("SELECT " + what))
                all.push_back(what + ": " + row);
        };
        for (const auto& columns : people)
            add(columns);
        for (const std::string table :
             {"cm_customer", "cm_grant", "cm_draft_line", "cm_request", "cm_request_line", "cm_suggestion",
              "cm_token", "cm_audit", "sc_ticket", "sc_ticket_message"})
            add("* FROM " + table);
        std::sort(all.begin(), all.end());
        return all;
    }

    void assertUntouched(const std::vector<std::string>& before) const
    {
        const auto after = dump();
        const auto differs = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
        if (differs.first != before.end() || differs.second != after.end())
            CPPUNIT_FAIL("was: " + (differs.first != before.end() ? *differs.first : "nothing") +
                         "\nis: " + (differs.second != after.end() ? *differs.second : "nothing"));
    }

    std::unique_ptr<Scene> _scene{};
    std::unique_ptr<HttpClient> _maria{};
    std::string _acme{};
    std::string _tom{};
};

CPPUNIT_TEST_SUITE_REGISTRATION(PortalRoutesTest);

}  // namespace
