// Changing calls that another site could make a browser send (cases 75 to 81).
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <regex>
#include <set>

namespace {

using namespace tests;

class CrossSiteTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(CrossSiteTest);
    CPPUNIT_TEST(callsNeedTheTokenAndTheOwnOrigin);
    CPPUNIT_TEST(formsNeedTheTokenAndTheOwnOrigin);
    CPPUNIT_TEST(everyFormOfEveryPageRefusesAnotherSite);
    CPPUNIT_TEST(aTokenOfAnotherSessionIsWorthNothing);
    CPPUNIT_TEST(getChangesNothing);
    CPPUNIT_TEST(pagesForbidFramesAndForeignScripts);
    CPPUNIT_TEST(styleSheetsAskForNothingThatThePolicyForbids);
    CPPUNIT_TEST(theCookieIsOutOfReachOfScripts);
    CPPUNIT_TEST(loggingInMakesANewSession);
    CPPUNIT_TEST(loggingOutEndsTheSessionOnTheServer);
    CPPUNIT_TEST(redirectsStayOnThisHost);
    CPPUNIT_TEST_SUITE_END();

public:
    void callsNeedTheTokenAndTheOwnOrigin()
    {
        Scene scene;
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        const auto line = grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "reports");
        const auto path = "/api/v1/customers/" + acme + "/draft/changes";
        for (const HttpClient::Headers& headers :
             std::vector<HttpClient::Headers>{{{"Origin", ""}},
                                              {{"Origin", "null"}},
                                              {{"Origin", "http://evil.example"}},
                                              {{"Origin", "http://127.0.0.1"}},
                                              {{"Origin", maria.origin() + ".evil.example"}},
                                              {{"X-CSRF-Token", ""}},
                                              {{"X-CSRF-Token", "AAAA"}}})
        {
            const auto answer = maria.call("POST", path, line, headers);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(headers.begin()->first + ": " + headers.begin()->second, 403,
                                         answer.status);
        }
        CPPUNIT_ASSERT_EQUAL(0LL, maria.get("/api/v1/customers/" + acme + "/draft").number("version"));
        CPPUNIT_ASSERT(maria.call("POST", path, line).status < 300);
    }

    void formsNeedTheTokenAndTheOwnOrigin()
    {
        Scene scene;
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        const FormFields ticket{
            {"customer", acme}, {"category", "general"}, {"subject", "Hello"}, {"text", "Hello there"}};
        const auto count = [&] { return scene.host().rows("SELECT count(*) FROM sc_ticket").at(0); };
        const auto before = count();
        auto forged = ticket;
        forged.emplace_back("csrf", "AAAA");
        CPPUNIT_ASSERT_EQUAL(403, maria.form("/portal/tickets/new", forged).status);
        CPPUNIT_ASSERT_EQUAL(
            403, maria.form("/portal/tickets/new", ticket, {{"Origin", "http://evil.example"}}).status);
        CPPUNIT_ASSERT_EQUAL(403, maria.form("/logout", {}, {{"Origin", "http://evil.example"}}).status);
        CPPUNIT_ASSERT_EQUAL(before, count());
    }

    /// Whoever adds a page or a form has it tried here, without a word about it.
    void everyFormOfEveryPageRefusesAnotherSite()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        auto administrator = scene.administrator();
        auto stranger = scene.stranger();
        const auto acme = customerNamed(maria, "Acme");
        const auto lines =
            "[" + grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "reports") + "]";
        CPPUNIT_ASSERT_EQUAL(200, putDraft(maria, acme, lines).status);
        const auto before = scene.host().rows(everything);
        auto forms = formsFromElsewhere(maria, {"/portal", "/portal/contacts"});
        forms += formsFromElsewhere(stranger, {"/login", "/reset"});
        CPPUNIT_ASSERT(before == scene.host().rows(everything));
        (void)scene.raise(maria, acme, lines);
        const auto waiting = scene.host().rows(everything);
        forms += formsFromElsewhere(maria, {"/portal/contacts"});
        forms += formsFromElsewhere(agent, {"/agent", "/agent/requests", "/agent/customers"});
        forms += formsFromElsewhere(administrator, {"/admin", "/admin/roles", "/admin/outbox"});
        CPPUNIT_ASSERT(waiting == scene.host().rows(everything));
        CPPUNIT_ASSERT_MESSAGE("only " + std::to_string(forms) + " forms were found", forms > 50);
    }

    void aTokenOfAnotherSessionIsWorthNothing()
    {
        Scene scene;
        auto maria = scene.maria();
        auto paul = scene.login("paul.dubois@acme.example");
        const auto acme = customerNamed(maria, "Acme");
        CPPUNIT_ASSERT_EQUAL(
            403,
            maria.call("DELETE", "/api/v1/customers/" + acme + "/draft", {}, {{"X-CSRF-Token", paul.csrf()}})
                .status);
    }

    void getChangesNothing()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        const auto raised = scene.raise(
            maria, acme, "[" + grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "reports") + "]");
        for (const std::string act : {"/implement", "/reject", "/cancel"})
        {
            CPPUNIT_ASSERT(agent.get("/api/v1/requests/" + raised.request + act).status >= 400);
            CPPUNIT_ASSERT(scene.stranger().get("/api/v1/requests/" + raised.request + act).status >= 400);
        }
        CPPUNIT_ASSERT_EQUAL(std::string("submitted"),
                             maria.get("/api/v1/requests/" + raised.request).text("state"));
        CPPUNIT_ASSERT_EQUAL(405, maria.get("/logout").status);
        CPPUNIT_ASSERT_EQUAL(200, maria.get("/api/v1/me").status);
    }

    void pagesForbidFramesAndForeignScripts()
    {
        Scene scene;
        auto maria = scene.maria();
        for (const auto& path :
             std::vector<std::string>{"/login", "/portal/tickets", "/portal/contacts", "/nowhere"})
        {
            const auto answer = maria.get(path);
            const auto policy = answer.header("content-security-policy");
            for (const std::string part : {"default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"})
                CPPUNIT_ASSERT_MESSAGE(policy, policy.find(part) != std::string::npos);
            CPPUNIT_ASSERT_MESSAGE(policy, policy.find("unsafe") == std::string::npos);
            CPPUNIT_ASSERT_EQUAL(std::string("nosniff"), answer.header("x-content-type-options"));
            CPPUNIT_ASSERT(!answer.header("referrer-policy").empty());
        }
    }

    void styleSheetsAskForNothingThatThePolicyForbids()
    {
        Scene scene;
        auto stranger = scene.stranger();
        const auto page = stranger.get("/login").body;
        const std::regex link("<link rel=\"stylesheet\" href=\"([^\"]+)\"");
        int sheets = 0;
        for (std::sregex_iterator it(page.begin(), page.end(), link), end; it != end; ++it, ++sheets)
        {
            const auto sheet = stranger.get((*it)[1]);
            CPPUNIT_ASSERT_EQUAL_MESSAGE((*it)[1], 200, sheet.status);
            for (const std::string picture : {"url(data:", "url('data:", "url(\"data:"})
                CPPUNIT_ASSERT_MESSAGE((*it)[1], sheet.body.find(picture) == std::string::npos);
        }
        CPPUNIT_ASSERT_MESSAGE(page, sheets > 1);
    }

    void theCookieIsOutOfReachOfScripts()
    {
        Scene scene;
        HttpClient client(scene.host().port());
        const auto answer =
            client.call("POST", "/api/v1/session",
                        R"({"email":"maria.keller@acme.example","password":"demo-password-1"})");
        const auto cookie = answer.header("set-cookie");
        CPPUNIT_ASSERT_MESSAGE(cookie, cookie.find("HttpOnly") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(cookie, cookie.find("SameSite=") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(cookie, cookie.find("Path=/") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(cookie, cookie.find("Domain") == std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(cookie, cookie.find("Secure") == std::string::npos);  // plain http on loopback
        CPPUNIT_ASSERT_EQUAL(std::string("0"),
                             scene.host()
                                 .rows("SELECT count(*) FROM sc_session WHERE token_hash = '" +
                                       client.cookies().begin()->second + "'")
                                 .at(0));
    }

    void loggingInMakesANewSession()
    {
        Scene scene;
        auto maria = scene.maria();
        const auto first = maria.cookies();
        maria.as("maria.keller@acme.example");
        CPPUNIT_ASSERT(first != maria.cookies());
        HttpClient planted(scene.host().port());
        planted.cookies() = {{first.begin()->first, "chosen-by-the-attacker-000000000000000000000"}};
        planted.as("maria.keller@acme.example");
        CPPUNIT_ASSERT(planted.cookies().begin()->second.find("attacker") == std::string::npos);
    }

    void loggingOutEndsTheSessionOnTheServer()
    {
        Scene scene;
        auto maria = scene.maria();
        auto stolen = maria;
        CPPUNIT_ASSERT_EQUAL(200, stolen.get("/api/v1/me").status);
        const auto out = maria.call("DELETE", "/api/v1/session");
        CPPUNIT_ASSERT_MESSAGE(std::to_string(out.status), out.status == 204 || out.status == 200);
        CPPUNIT_ASSERT_EQUAL(401, stolen.get("/api/v1/me").status);
    }

    void redirectsStayOnThisHost()
    {
        Scene scene;
        for (const std::string target :
             {"http%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2F%5Cevil.example",
              "%2Fportal%0D%0ASet-Cookie%3A%20x%3D1", "javascript%3Aalert(1)"})
        {
            HttpClient client(scene.host().port());
            const auto page = client.get("/login?next=" + target);
            if (page.status != 200)
            {
                CPPUNIT_ASSERT_EQUAL(400, page.status);
                continue;
            }
            auto fields = formWith(page.body, "password").untouched();
            for (auto& [name, value] : fields)
                value = name == "email"      ? "maria.keller@acme.example"
                        : name == "password" ? "demo-password-1"
                                             : value;
            const auto answer = client.form("/login", fields);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body.substr(0, 500), 303, answer.status);
            const auto location = answer.header("location");
            CPPUNIT_ASSERT_MESSAGE(location, location.starts_with("/portal") ||
                                                 location.starts_with(client.origin() + "/"));
            CPPUNIT_ASSERT_EQUAL(std::size_t{1}, answer.headers.count("set-cookie"));
        }
    }

private:
    /// Fingerprint of what forms change.
    static constexpr auto everything =
        "SELECT 'drafts', count(*), sum(version) FROM cm_draft UNION ALL SELECT 'requests', count(*), 0 FROM "
        "cm_request UNION ALL SELECT 'tickets', count(*), 0 FROM sc_ticket UNION ALL SELECT 'audit', "
        "count(*), 0 FROM cm_audit UNION ALL SELECT 'contacts', count(*), 0 FROM cm_contact UNION ALL SELECT "
        "'settings', count(*), 0 FROM sc_setting";

    /// Addresses that differ in numbers and queries only lead to the same page.
    static std::string shapeOf(const std::string& address)
    {
        static const std::regex number("[0-9]+");
        return std::regex_replace(address.substr(0, address.find('?')), number, "1");
    }

    static std::vector<std::string> found(const std::string& text, const std::regex& what)
    {
        std::vector<std::string> all;
        for (std::sregex_iterator it(text.begin(), text.end(), what), end; it != end; ++it)
            all.push_back(unescaped((*it)[1]));
        return all;
    }

    /// Sends every form within reach of these pages as another site could have a browser send it, and without
    /// its token. How many there were.
    static std::size_t formsFromElsewhere(HttpClient& client, std::vector<std::string> pages)
    {
        static const std::regex link("href=\"(/[^\"#]*)");
        static const std::regex form("(<form[^>]*method=\"post\"[^>]*>)");
        static const std::regex action("action=\"([^\"]*)\"");
        std::set<std::string> seen;
        std::set<std::string> sent;
        for (std::size_t i = 0; i < pages.size() && i < 150; ++i)
        {
            const auto path = pages[i];
            const auto page = client.get(path);
            if (const auto to = page.header("location");
                to.starts_with('/') && seen.insert(shapeOf(to)).second)
                pages.push_back(to);
            if (page.status != 200 || !page.header("content-type").starts_with("text/html"))
                continue;
            for (const auto& to : found(page.body, link))
                if (seen.insert(shapeOf(to)).second)
                    pages.push_back(to);
            for (const auto& tag : found(page.body, form))
            {
                const auto named = found(tag, action);
                const auto to = named.empty() || named[0].empty() ? path : named[0];
                if (!to.starts_with('/') || !sent.insert(shapeOf(to)).second)
                    continue;
                for (const auto* origin : {"http://evil.example", "null", ""})
                    CPPUNIT_ASSERT_EQUAL_MESSAGE(to + " from \"" + origin + "\"", 403,
                                                 client.form(to, {}, {{"Origin", origin}}).status);
                CPPUNIT_ASSERT_EQUAL_MESSAGE(to, 403, client.form(to, {{"csrf", "AAAA"}}).status);
            }
        }
        return sent.size();
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CrossSiteTest);

}  // namespace
