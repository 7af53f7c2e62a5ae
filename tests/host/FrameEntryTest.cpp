// The door for people who are logged in to another site that shows our pages in a frame.
#include "host/src/security/Digest.h"
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <ctime>
#include <fstream>

namespace {

using namespace tests;
using supportcentre::base64Url;
using supportcentre::hmacSha256;

constexpr auto site = "http://127.0.0.1:18000";
const std::string key = "a secret that both sites share, 32+";
const HttpClient::Headers inFrame{{"Sec-Fetch-Dest", "iframe"}};


struct Claims
{
    std::string email = "maria.keller@acme.example";
    std::string as = "customer";
    std::string next = "/portal/contacts";
    std::string tongue = "en";
    long long life = 60;
    std::string nonce = supportcentre::sha256Hex(supportcentre::randomBytes(16)).substr(0, 32);
    std::string more;
};


std::string passOf(const Claims& claims, const std::string& signedWith = key)
{
    const auto said = base64Url("{\"as\":\"" + claims.as + "\",\"email\":\"" + claims.email +
                                "\",\"look\":\"dark\",\"next\":" + jsonText(claims.next) + ",\"nonce\":\"" +
                                claims.nonce + "\",\"tongue\":" + jsonText(claims.tongue) + ",\"until\":" +
                                std::to_string(std::time(nullptr) + claims.life) + claims.more + "}");
    return said + "." + base64Url(hmacSha256(signedWith, said));
}


bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}


/// A host that the site at `site` may frame.
class FramedScene
{
public:
    FramedScene() : _scene(options(_folder)) {}

    Scene& operator*() noexcept { return _scene; }
    Scene* operator->() noexcept { return &_scene; }

private:
    static HostOptions options(const TemporaryFolder& folder)
    {
        const auto file = folder.path() / "frame.key";
        std::ofstream(file) << key << '\n';
        HostOptions options;
        options.configuration["frame.origin"] = site;
        options.configuration["frame.key-file"] = file.string();
        return options;
    }

    TemporaryFolder _folder{"frame"};
    Scene _scene;
};


/// What the site's program says of people whom it lets in no longer.
struct Farewell
{
    std::string who = "maria.keller@acme.example";
    long long age = 0;
    std::string signedWith = key;
};


Answer said(HttpClient& client, const Farewell& farewell)
{
    const auto at = std::to_string(std::time(nullptr) - farewell.age);
    const auto sign = base64Url(hmacSha256(farewell.signedWith, "farewell\n" + at + "\n" + farewell.who));
    return client.form("/frame/farewell", {{"at", at}, {"who", farewell.who}, {"sign", sign}});
}


/// What the site's page posts into the frame.
Answer enter(HttpClient& client, const std::string& pass, HttpClient::Headers headers = {})
{
    headers.emplace("Origin", site);
    headers.emplace("Content-Type", "application/x-www-form-urlencoded");
    headers.emplace("X-CSRF-Token", "");
    headers.emplace("Sec-Fetch-Dest", "iframe");
    headers.emplace("Sec-Fetch-Site", "same-site");
    return client.call("POST", "/frame/enter", "pass=" + percentEncoded(pass), headers);
}

}  // namespace

class FrameEntryTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(FrameEntryTest);
    CPPUNIT_TEST(aPassOpensASessionOfItsOwn);
    CPPUNIT_TEST(aPassIsGoodOnceAndForAMinute);
    CPPUNIT_TEST(whatIsNotSignedWithOurKeyOpensNothing);
    CPPUNIT_TEST(onlyThatSitesPagesPostPasses);
    CPPUNIT_TEST(whoeverIsSomebodyElseHereIsToldSo);
    CPPUNIT_TEST(whoeverHasNoAccessIsToldWhatIsMissing);
    CPPUNIT_TEST(aContactWithoutAnAccountIsKnownAllTheSame);
    CPPUNIT_TEST(theFrameSpeaksAsTheSiteDoes);
    CPPUNIT_TEST(whoeverHasNoAddressThereIsToldSo);
    CPPUNIT_TEST(nobodyIsAnAdministratorInAFrame);
    CPPUNIT_TEST(bothSessionsOfABrowserStandSideBySide);
    CPPUNIT_TEST(pagesInTheFrameHaveNoBarAndNameTheirFramer);
    CPPUNIT_TEST(aPageThatFailsInTheFrameHasNoBarEither);
    CPPUNIT_TEST(anEndedSessionSaysWhatToDo);
    CPPUNIT_TEST(whomThatSiteLetsInNoLongerIsEndedInItsFramesOnly);
    CPPUNIT_TEST(onlyThatSiteSaysFarewell);
    CPPUNIT_TEST(aSessionInAFrameHasLimitsOfItsOwn);
    CPPUNIT_TEST(aPasswordChangedInTheFrameOpensNothingElse);
    CPPUNIT_TEST(whoLogsOutInTheFrameIsToldThere);
    CPPUNIT_TEST(withoutTheSettingThereIsNoDoor);
    CPPUNIT_TEST_SUITE_END();

public:
    void aPassOpensASessionOfItsOwn()
    {
        FramedScene scene;
        auto client = scene->stranger();
        const auto answer = enter(client, passOf({}));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 303, answer.status);
        CPPUNIT_ASSERT_EQUAL(std::string("/portal/contacts"), answer.header("location"));
        const auto cookie = answer.header("set-cookie");
        CPPUNIT_ASSERT_MESSAGE(cookie, cookie.starts_with("sc-frame="));
        CPPUNIT_ASSERT_MESSAGE(cookie, has(cookie, "HttpOnly"));
        CPPUNIT_ASSERT(has(client.get("/portal/profile", inFrame).body, "Maria"));
        // Outside of the frame that cookie opens nothing.
        CPPUNIT_ASSERT_EQUAL(303, client.get("/portal/profile", {{"Sec-Fetch-Dest", "document"}}).status);
        CPPUNIT_ASSERT_EQUAL(303, client.get("/portal/profile").status);
        CPPUNIT_ASSERT_EQUAL(200, client.get("/api/v1/me", {{"X-Framed", "yes"}}).status);
        CPPUNIT_ASSERT_EQUAL(401, client.get("/api/v1/me").status);
    }

    void aPassIsGoodOnceAndForAMinute()
    {
        FramedScene scene;
        auto client = scene->stranger();
        const auto pass = passOf({});
        CPPUNIT_ASSERT_EQUAL(303, enter(client, pass).status);
        auto thief = scene->stranger();
        const auto again = enter(thief, pass);
        CPPUNIT_ASSERT_EQUAL(403, again.status);
        CPPUNIT_ASSERT(has(again.body, "entered already"));
        for (const long long life : {-40LL, 200LL})
        {
            Claims claims;
            claims.life = life;
            const auto answer = enter(client, passOf(claims));
            CPPUNIT_ASSERT_EQUAL(403, answer.status);
            CPPUNIT_ASSERT(has(answer.body, "open for too long"));
        }
        CPPUNIT_ASSERT(thief.cookies().find("sc-frame") == thief.cookies().end());
    }

    void whatIsNotSignedWithOurKeyOpensNothing()
    {
        FramedScene scene;
        auto client = scene->stranger();
        const auto good = passOf({});
        auto other = good;
        other[5] = other[5] == 'A' ? 'B' : 'A';
        Claims foreign, odd, more, priest, babel;
        babel.tongue = "D/";
        foreign.next = "//evil.example/";
        odd.nonce = "short";
        more.more = ",\"admin\":true";
        priest.as = "administrator";
        for (const auto& pass :
             {passOf({}, "another secret, long enough for a key"), other, good + "A", std::string("a.b"),
              std::string(), std::string(5000, 'a'), good.substr(0, good.find('.')), passOf(foreign),
              passOf(odd), passOf(more), passOf(priest), passOf(babel)})
        {
            const auto answer = enter(client, pass);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(pass, 403, answer.status);
            CPPUNIT_ASSERT_MESSAGE(answer.body, has(answer.body, "cannot be read"));
        }
        CPPUNIT_ASSERT_EQUAL(303, enter(client, good).status);
    }

    void onlyThatSitesPagesPostPasses()
    {
        FramedScene scene;
        auto client = scene->stranger();
        for (const std::string origin : {"", "null", "http://evil.example", "http://127.0.0.1:18001"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(origin, 403, enter(client, passOf({}), {{"Origin", origin}}).status);
        CPPUNIT_ASSERT_EQUAL(405, client.get("/frame/enter").status);
        CPPUNIT_ASSERT_EQUAL(400, client
                                      .form("/frame/enter", {{"pass", passOf({})}, {"more", "1"}},
                                            {{"Origin", site}, {"Sec-Fetch-Dest", "iframe"}})
                                      .status);
    }

    void whoeverIsSomebodyElseHereIsToldSo()
    {
        FramedScene scene;
        auto client = scene->stranger();
        const auto tried = [&](const std::string& email, const std::string& as) {
            Claims claims;
            claims.email = email;
            claims.as = as;
            return enter(client, passOf(claims));
        };
        CPPUNIT_ASSERT(has(tried("nobody@nowhere.example", "customer").body, "Nobody is known here"));
        CPPUNIT_ASSERT(has(tried("nobody@nowhere.example", "customer").body, "portal access"));
        CPPUNIT_ASSERT(has(tried("root@nowhere.example", "agent").body, "make you an agent"));
        CPPUNIT_ASSERT(has(tried("agent@support.example", "customer").body, "You are staff here"));
        CPPUNIT_ASSERT(has(tried("admin@support.example", "customer").body, "You are staff here"));
        CPPUNIT_ASSERT(has(tried("maria.keller@acme.example", "agent").body, "not an agent here"));
        CPPUNIT_ASSERT_EQUAL(303, tried("Agent@Support.example", "agent").status);
        CPPUNIT_ASSERT_EQUAL(303, tried("maria.keller@acme.example", "customer").status);
        scene->host().change("UPDATE sc_account SET disabled = 1 WHERE email = 'maria.keller@acme.example'");
        CPPUNIT_ASSERT(
            has(tried("maria.keller@acme.example", "customer").body, "Your contact has no access"));
        scene->host().change("UPDATE sc_account SET disabled = 1 WHERE email = 'agent@support.example'");
        CPPUNIT_ASSERT(has(tried("agent@support.example", "agent").body, "not an agent here"));
        CPPUNIT_ASSERT(!has(client.get("/portal/profile", inFrame).body, "Maria"));
    }

    /// His account is there, and so is his contact; a session would lead him to a 404.
    void whoeverHasNoAccessIsToldWhatIsMissing()
    {
        FramedScene scene;
        const auto paulIs = [&](const char* what) {
            scene->host().change(std::string("UPDATE cm_membership SET ") + what +
                                 " WHERE contact_id IN (SELECT id FROM cm_contact WHERE email = "
                                 "'paul.dubois@acme.example')");
        };
        const auto tried = [&](const std::string& tongue) {
            auto client = scene->stranger();
            Claims claims;
            claims.email = "paul.dubois@acme.example";
            claims.next = "/portal/contacts/mine";
            claims.tongue = tongue;
            return enter(client, passOf(claims));
        };
        for (const auto* what : {"status = 1", "status = 0, portal_user = 0"})
        {
            paulIs(what);
            const auto answer = tried("en");
            CPPUNIT_ASSERT_EQUAL_MESSAGE(what, 403, answer.status);
            CPPUNIT_ASSERT_MESSAGE(answer.body, has(answer.body, "no access to the portal of SupportCentre"));
            CPPUNIT_ASSERT_MESSAGE(answer.body, has(answer.body, "organisation’s administrators"));
            CPPUNIT_ASSERT_EQUAL(std::string(), answer.header("set-cookie"));
            CPPUNIT_ASSERT(has(tried("de").body, "keinen Zugang zum Portal von SupportCentre"));
            CPPUNIT_ASSERT(has(tried("fr").body, "pas accès au portail de SupportCentre"));
        }
        paulIs("portal_user = 1");
        CPPUNIT_ASSERT_EQUAL(303, tried("en").status);
    }

    /// Who is kept without access may have no account, or one that went with his access: that nobody is known
    /// under his address would lead an administrator astray.
    void aContactWithoutAnAccountIsKnownAllTheSame()
    {
        FramedScene scene;
        const auto told = [&](const std::string& email, const std::string& as = "customer") {
            auto client = scene->stranger();
            Claims claims;
            claims.email = email;
            claims.as = as;
            const auto answer = enter(client, passOf(claims));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 403, answer.status);
            return answer.body;
        };
        constexpr auto noAccess = "Your contact has no access";
        std::string said;
        const auto code = scene->host().command(
            {"import", "-"}, said,
            "customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,department,"
            "language,portal_user,sees_all_requests,roles\n"
            "Acme Oil,customer,,guest@acme.example,,Gus,Guest,,,en,no,no,reports\n");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(said, 0, code);
        CPPUNIT_ASSERT_MESSAGE(told("guest@acme.example"), has(told("Guest@acme.example"), noAccess));
        CPPUNIT_ASSERT(has(told("guest@acme.example", "agent"), "not an agent here"));
        CPPUNIT_ASSERT_MESSAGE("deactivated", has(told("minjun.kim@acme.example"), noAccess));
        auto maria = scene->maria();
        auto agent = scene->agent();
        const auto acme = customerNamed(maria, "Acme Oil");
        const auto leaves = R"([{"kind":"remove-contact","contact":)" +
                            jsonText(contactWith(maria, acme, "lena.vogt@acme.example")) + "}]";
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, scene->raise(maria, acme, leaves).request).status);
        CPPUNIT_ASSERT_MESSAGE("removed", has(told("lena.vogt@acme.example"), noAccess));
        CPPUNIT_ASSERT(has(told("nobody@acme.example"), "Nobody is known here"));
    }

    void theFrameSpeaksAsTheSiteDoes()
    {
        FramedScene scene;
        for (const std::string tongue : {"de", "fr", "en", "xx"})
        {
            auto client = scene->stranger();
            Claims claims;
            claims.tongue = tongue;
            CPPUNIT_ASSERT_EQUAL(303, enter(client, passOf(claims)).status);
            const auto page = client.get("/portal/profile", inFrame).body;
            const auto spoken = tongue == "xx" ? std::string("en") : tongue;  // Maria's own.
            CPPUNIT_ASSERT_MESSAGE(page, has(page, "inside dark\" lang=\"" + spoken + "\""));
            claims.email = "nobody@nowhere.example";
            claims.nonce = supportcentre::sha256Hex(supportcentre::randomBytes(16)).substr(0, 32);
            CPPUNIT_ASSERT(has(enter(client, passOf(claims)).body, "inside dark\" lang=\"" + spoken + "\""));
        }
        CPPUNIT_ASSERT(has(scene->maria().get("/portal/profile").body, "<html lang=\"en\""));
    }

    void whoeverHasNoAddressThereIsToldSo()
    {
        FramedScene scene;
        for (const std::string as : {"customer", "agent"})
        {
            auto client = scene->stranger();
            Claims claims;
            claims.email = "";
            claims.as = as;
            claims.tongue = "de";
            const auto said = enter(client, passOf(claims));
            CPPUNIT_ASSERT_EQUAL(403, said.status);
            CPPUNIT_ASSERT_MESSAGE(said.body, has(said.body, "hat keine E-Mail-Adresse"));
            CPPUNIT_ASSERT(!has(said.body, "Geheimnis"));
        }
    }

    void nobodyIsAnAdministratorInAFrame()
    {
        FramedScene scene;
        scene->host().change("UPDATE sc_account SET administrator = 1 WHERE email = 'agent@support.example'");
        auto client = scene->stranger();
        Claims claims;
        claims.email = "agent@support.example";
        claims.as = "agent";
        claims.next = "/agent/requests";
        CPPUNIT_ASSERT_EQUAL(303, enter(client, passOf(claims)).status);
        CPPUNIT_ASSERT_EQUAL(200, client.get("/agent/requests", inFrame).status);
        CPPUNIT_ASSERT(
            has(client.get("/agent/nowhere", inFrame).body, "href=\"/agent/customers\">To the start page"));
        CPPUNIT_ASSERT_EQUAL(404, client.get("/api/v1/admin/settings", {{"X-Framed", "yes"}}).status);
        CPPUNIT_ASSERT_EQUAL(std::string("/login?next=/admin/plugins"),
                             client.get("/admin/plugins", inFrame).header("location"));
        CPPUNIT_ASSERT_EQUAL(200, scene->agent().get("/admin/plugins").status);
    }

    void bothSessionsOfABrowserStandSideBySide()
    {
        FramedScene scene;
        auto client = scene->administrator();
        CPPUNIT_ASSERT_EQUAL(200, client.get("/admin/mails", inFrame).status);
        CPPUNIT_ASSERT_EQUAL(303, enter(client, passOf({})).status);
        CPPUNIT_ASSERT(has(client.get("/portal/profile", inFrame).body, "Maria"));
        CPPUNIT_ASSERT_EQUAL(200, client.get("/admin/plugins", {{"Sec-Fetch-Dest", "document"}}).status);
        // Another pass ends the frame's own session and no other.
        Claims claims;
        claims.email = "paul.dubois@acme.example";
        CPPUNIT_ASSERT_EQUAL(303, enter(client, passOf(claims)).status);
        CPPUNIT_ASSERT(has(client.get("/portal/profile", inFrame).body, "Paul"));
        CPPUNIT_ASSERT_EQUAL(200, client.get("/admin/plugins").status);
        CPPUNIT_ASSERT_EQUAL(std::string("1"),
                             scene->host().rows("SELECT count(*) FROM sc_session WHERE framed = 1").at(0));
    }

    void pagesInTheFrameHaveNoBarAndNameTheirFramer()
    {
        FramedScene scene;
        auto client = scene->stranger();
        CPPUNIT_ASSERT_EQUAL(303, enter(client, passOf({})).status);
        const auto acme = customerNamed(*std::make_unique<HttpClient>(scene->maria()), "Acme Oil");
        const auto page = client.get("/portal/customers/" + acme + "/contacts", inFrame);
        CPPUNIT_ASSERT_EQUAL(200, page.status);
        CPPUNIT_ASSERT(has(page.header("content-security-policy"), std::string("frame-ancestors ") + site));
        CPPUNIT_ASSERT(!has(page.body, "class=\"topbar\""));
        CPPUNIT_ASSERT(has(page.body, std::string("data-framed-by=\"") + site + "\""));
        CPPUNIT_ASSERT(has(page.body, "class=\"inside dark\""));
        CPPUNIT_ASSERT(has(page.body, "portal-dark.css"));
        CPPUNIT_ASSERT_MESSAGE(page.body, has(page.body, "href=\"/portal/profile\">My profile"));
        const auto alone = scene->maria().get("/portal/customers/" + acme + "/contacts");
        CPPUNIT_ASSERT(has(alone.header("content-security-policy"), "frame-ancestors 'none'"));
        CPPUNIT_ASSERT(has(alone.body, "class=\"topbar\""));
        const auto missing = client.get("/nowhere", inFrame);
        CPPUNIT_ASSERT_EQUAL(404, missing.status);
        // The host's own pages are none of that site's.
        CPPUNIT_ASSERT_MESSAGE(missing.body, !has(missing.body, "href=\"/\""));
        CPPUNIT_ASSERT_MESSAGE(missing.body, has(missing.body, "href=\"/portal/customers/" + acme +
                                                                   "/contacts\">To the start page"));
        CPPUNIT_ASSERT(has(scene->maria().get("/nowhere").body, "href=\"/\">To the start page"));
        CPPUNIT_ASSERT(
            has(missing.header("content-security-policy"), std::string("frame-ancestors ") + site));
    }

    void aPageThatFailsInTheFrameHasNoBarEither()
    {
        FramedScene scene;
        auto client = scene->stranger();
        CPPUNIT_ASSERT_EQUAL(303, enter(client, passOf({})).status);
        const auto acme = customerNamed(*std::make_unique<HttpClient>(scene->maria()), "Acme Oil");
        scene->host().change("ALTER TABLE cm_draft RENAME TO cm_draft_gone");
        const auto page = client.get("/portal/customers/" + acme + "/contacts", inFrame);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(page.body, 500, page.status);
        CPPUNIT_ASSERT(has(page.header("content-security-policy"), std::string("frame-ancestors ") + site));
        CPPUNIT_ASSERT_MESSAGE(page.body, !has(page.body, "class=\"topbar\""));
        CPPUNIT_ASSERT(has(page.body, std::string("data-framed-by=\"") + site + "\""));
    }

    void anEndedSessionSaysWhatToDo()
    {
        FramedScene scene;
        auto client = scene->stranger();
        const auto sent = client.get("/portal/contacts", inFrame);
        CPPUNIT_ASSERT_EQUAL(303, sent.status);
        CPPUNIT_ASSERT_EQUAL(std::string("/frame/ended"), sent.header("location"));
        const auto page = client.get("/frame/ended", inFrame);
        CPPUNIT_ASSERT(has(page.body, "Reload this page"));
        CPPUNIT_ASSERT(has(page.header("content-security-policy"), std::string("frame-ancestors ") + site));
    }

    void whomThatSiteLetsInNoLongerIsEndedInItsFramesOnly()
    {
        FramedScene scene;
        auto maria = scene->maria();
        auto client = scene->stranger();
        auto other = scene->stranger();
        Claims claims;
        claims.email = "paul.dubois@acme.example";
        CPPUNIT_ASSERT_EQUAL(303, enter(client, passOf({})).status);
        CPPUNIT_ASSERT_EQUAL(303, enter(other, passOf(claims)).status);
        auto program = scene->stranger();
        Farewell farewell;
        farewell.who = "nobody@nowhere.example\nMaria.Keller@acme.example";
        CPPUNIT_ASSERT_EQUAL(202, said(program, farewell).status);
        CPPUNIT_ASSERT_EQUAL(std::string("/frame/ended"),
                             client.get("/portal/profile", inFrame).header("location"));
        CPPUNIT_ASSERT_EQUAL(200, other.get("/portal/profile", inFrame).status);
        CPPUNIT_ASSERT_EQUAL(200, maria.get("/portal/profile").status);
        // Who is let in there again is let in here.
        CPPUNIT_ASSERT_EQUAL(303, enter(client, passOf({})).status);
        CPPUNIT_ASSERT_EQUAL(200, client.get("/portal/profile", inFrame).status);
    }

    void onlyThatSiteSaysFarewell()
    {
        FramedScene scene;
        auto client = scene->stranger();
        CPPUNIT_ASSERT_EQUAL(303, enter(client, passOf({})).status);
        Farewell late, early, forged, crowd;
        late.age = 400;
        early.age = -400;
        forged.signedWith = "another secret, long enough for a key";
        for (int i = 0; i < 101; ++i)
            crowd.who += "\nmaria.keller@acme.example";
        auto program = scene->stranger();
        for (const auto& one : {late, early, forged, crowd})
            CPPUNIT_ASSERT_EQUAL(403, said(program, one).status);
        CPPUNIT_ASSERT_EQUAL(403,
                             program.form("/frame/farewell", {{"who", "maria.keller@acme.example"}}).status);
        CPPUNIT_ASSERT_EQUAL(405, program.get("/frame/farewell").status);
        CPPUNIT_ASSERT(has(scene->host().log(), "farewell-refused"));
        CPPUNIT_ASSERT_EQUAL(200, client.get("/portal/profile", inFrame).status);
    }

    void aSessionInAFrameHasLimitsOfItsOwn()
    {
        FramedScene scene;
        auto maria = scene->maria();
        auto client = scene->stranger();
        const auto shift = [&](const char* column, int minutes) {
            scene->host().change(std::string("UPDATE sc_session SET ") + column + " = " + column + " - " +
                                 std::to_string(minutes * 60'000'000LL));
        };
        for (const auto& [column, minutes] : {std::pair("last_used_at", 31), std::pair("expires_at", 241)})
        {
            CPPUNIT_ASSERT_EQUAL(303, enter(client, passOf({})).status);
            CPPUNIT_ASSERT_EQUAL(200, client.get("/portal/profile", inFrame).status);
            shift(column, minutes);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(column, std::string("/frame/ended"),
                                         client.get("/portal/profile", inFrame).header("location"));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(column, 200, maria.get("/portal/profile").status);
        }
    }

    /// All sessions end with the old password, and the one he goes on in is the frame's.
    void aPasswordChangedInTheFrameOpensNothingElse()
    {
        FramedScene scene;
        auto client = scene->stranger();
        CPPUNIT_ASSERT_EQUAL(303, enter(client, passOf({})).status);
        const auto page = client.get("/portal/profile", inFrame).body;
        auto fields = formWith(page, "/portal/profile/password").untouched();
        for (auto& [name, value] : fields)
            value = name == "current" ? "demo-password-1" : name == "new" ? "seven grey herons" : value;
        const auto changed = client.form("/portal/profile/password", fields, inFrame);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(changed.body, 303, changed.status);
        const auto cookie = changed.header("set-cookie");
        CPPUNIT_ASSERT_MESSAGE(cookie, cookie.starts_with("sc-frame=") && has(cookie, ".dark.en;"));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, changed.headers.count("set-cookie"));
        const auto after = client.get(changed.header("location"), inFrame);
        CPPUNIT_ASSERT_EQUAL(200, after.status);
        CPPUNIT_ASSERT(has(after.body, "class=\"inside dark\""));
        CPPUNIT_ASSERT_EQUAL(std::string("1|1"),
                             scene->host().rows("SELECT count(*), sum(framed) FROM sc_session").at(0));
    }

    void whoLogsOutInTheFrameIsToldThere()
    {
        FramedScene scene;
        auto maria = scene->maria();
        auto client = scene->stranger();
        CPPUNIT_ASSERT_EQUAL(303, enter(client, passOf({})).status);
        const auto page = client.get("/portal/profile", inFrame).body;
        const auto left = client.form("/portal/profile/sessions",
                                      formWith(page, "/portal/profile/sessions").untouched(), inFrame);
        CPPUNIT_ASSERT_EQUAL(303, left.status);
        CPPUNIT_ASSERT_EQUAL(std::string("/frame/ended"), left.header("location"));
        const auto cookie = left.header("set-cookie");
        CPPUNIT_ASSERT_MESSAGE(cookie, cookie.starts_with("sc-frame=;") && has(cookie, "Max-Age=0"));
        CPPUNIT_ASSERT_EQUAL(303, client.get("/portal/profile", inFrame).status);
        CPPUNIT_ASSERT_EQUAL(303, maria.get("/portal/profile").status);
    }

    void withoutTheSettingThereIsNoDoor()
    {
        Scene scene;
        auto client = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(404, client.get("/frame/ended").status);
        CPPUNIT_ASSERT_EQUAL(404, enter(client, passOf({})).status);
        const auto page = scene.maria().get("/portal/profile", inFrame);
        CPPUNIT_ASSERT(has(page.header("content-security-policy"), "frame-ancestors 'none'"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FrameEntryTest);
