// From the alarm about a broken audit chain to the entry, and what an administrator writes down there.
#include "tests/host/AuditWalk.h"

#include <cppunit/extensions/HelperMacros.h>

#include <memory>

namespace {

using namespace tests;

class BrokenChainTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(BrokenChainTest);
    CPPUNIT_TEST(theAlarmLeadsToTheEntryWithItsNeighbours);
    CPPUNIT_TEST(tellsWhatIsMissingAtTheEnd);
    CPPUNIT_TEST(isYellowOnceSomebodyKnowsAndRedWhenElseBreaks);
    CPPUNIT_TEST(saysAtTheFieldWhatIsWrong);
    CPPUNIT_TEST(existsForAdministratorsOnly);
    CPPUNIT_TEST_SUITE_END();

    static void assertSays(const std::string& body, const std::string& text)
    {
        CPPUNIT_ASSERT_MESSAGE("no \"" + text + "\" in " + body.substr(0, 8000),
                               unescaped(body).find(text) != std::string::npos);
    }

    static std::string behind(const std::string& body, const std::string& text)
    {
        const auto at = body.find(text);
        CPPUNIT_ASSERT_MESSAGE("no " + text + " in " + body.substr(0, 8000), at != std::string::npos);
        const auto begin = at + text.size();
        return unescaped(body.substr(begin, body.find('"', begin) - begin));
    }

    std::unique_ptr<Scene> _scene;
    std::unique_ptr<HttpClient> _administrator;
    std::string _acme;

    /// At least five entries at Acme, so that one in the middle has neighbours.
    void fill(const std::vector<std::string>& roles = {"reports", "work-orders"})
    {
        auto maria = _scene->maria();
        auto agent = _scene->agent();
        const auto tom = contactWith(maria, _acme, "tom.reed@acme.example");
        for (const auto& role : roles)
            CPPUNIT_ASSERT_EQUAL(
                200, implement(agent, _scene->raise(maria, _acme, "[" + grantRole(tom, role) + "]").request)
                         .status);
    }

    void change(const std::string& number, const std::string& facts)
    {
        _scene->host().change("UPDATE cm_audit SET facts = '" + facts + "' WHERE customer_id = " + _acme +
                              " AND number = " + number);
        verifyAudit(*_administrator);
    }

    [[nodiscard]] std::string place(const std::string& number) const
    {
        return "/admin/audit/chains/" + _acme + "/" + number;
    }

    Answer acknowledges(const std::string& number, const std::string& reason)
    {
        const auto damage = behind(_administrator->get(place(number)).body, "name=\"damage\" value=\"");
        return _administrator->form(place(number), {{"damage", damage}, {"reason", reason}});
    }

public:
    void setUp() override
    {
        _scene = std::make_unique<Scene>();
        _administrator = std::make_unique<HttpClient>(_scene->administrator());
        _acme = _scene->host().rows("SELECT id FROM cm_customer WHERE name = 'Acme Oil'").at(0);
    }

    void tearDown() override
    {
        _administrator.reset();
        _scene.reset();
    }

    void theAlarmLeadsToTheEntryWithItsNeighbours()
    {
        fill();
        change("2", "forged <b>facts</b>");
        const auto health = _administrator->get("/admin/health").body;
        assertSays(health, "A chain is broken – Acme Oil (entry 2).");
        for (const auto& body : {health, _administrator->get("/admin/audit").body})
            CPPUNIT_ASSERT(body.find("href=\"" + place("2") + "#entry\"") != std::string::npos);
        const auto page = _administrator->get(place("2"));
        CPPUNIT_ASSERT_EQUAL(200, page.status);
        assertSays(page.body, "Acme Oil (entry 2)");
        assertSays(page.body, "the chain is broken from this entry on");
        assertSays(page.body, "<li class=\"marked\" id=\"entry\" aria-current=\"true\">");
        assertSays(page.body, "What is stored does not give its hash");
        assertSays(page.body, "Hash of what is stored");
        CPPUNIT_ASSERT(page.body.find("forged <b>") == std::string::npos);  // Nobody's markup.
        for (const std::string number : {"1", "2", "3", "4", "5"})
            assertSays(page.body, "<dd><code>" + number + "</code></dd>");
        for (const auto& hash : _scene->host().rows("SELECT hash FROM cm_audit WHERE customer_id = " + _acme +
                                                    " AND number <= 5"))
            assertSays(page.body, "<code>" + hash + "</code>");
        assertSays(page.body, "customer_id " + _acme + ", number 1 to 5");
        const auto beside = _administrator->get(place("3"));
        assertSays(beside.body, "this chain is broken at another place");
        assertSays(beside.body, "href=\"" + place("2") + "#entry\"");
        CPPUNIT_ASSERT(beside.body.find("name=\"damage\"") == std::string::npos);
    }

    void tellsWhatIsMissingAtTheEnd()
    {
        fill();
        const auto newest =
            _scene->host().rows("SELECT MAX(number) FROM cm_audit WHERE customer_id = " + _acme).at(0);
        CPPUNIT_ASSERT_EQUAL(404, _administrator->get(place(std::to_string(std::stoi(newest) + 1))).status);
        _scene->host().change("DELETE FROM cm_audit WHERE customer_id = " + _acme +
                              " AND number = " + newest);
        verifyAudit(*_administrator);
        const auto page = _administrator->get(place(newest));
        CPPUNIT_ASSERT_EQUAL(200, page.status);
        assertSays(page.body, "Entry " + newest + " is not there: the chain went on to entry " + newest);
    }

    void isYellowOnceSomebodyKnowsAndRedWhenElseBreaks()
    {
        fill();
        change("2", "forged");
        CPPUNIT_ASSERT_EQUAL(303, acknowledges("2", "a restored \"backup\"").status);
        auto health = _administrator->get("/admin/health").body;
        assertSays(health, "<span class=\"state wait fw-semibold\">Audit</span>");
        assertSays(health, "A chain is broken – Acme Oil (entry 2). Known: Ada Root, ");
        assertSays(health, "– “a restored \"backup\"”");
        assertSays(_administrator->get("/admin/audit").body, "1 chain is broken, which is known");
        const auto page = _administrator->get(place("2")).body;
        assertSays(page, "“a restored \"backup\"”");
        CPPUNIT_ASSERT(page.find("name=\"damage\"") == std::string::npos);
        std::string said;
        CPPUNIT_ASSERT_EQUAL_MESSAGE(said, 0, _scene->host().command({"health"}, said));
        CPPUNIT_ASSERT_EQUAL(
            1, _scene->host().command({"verify-audit"}, said));  // It says what is, known or not.
        const auto entry = _administrator->get("/admin/audit?act=audit.acknowledged").body;
        assertSays(entry, "Ada Root looked into a broken chain: Acme Oil");
        assertSays(entry, "a restored \"backup\"");
        CPPUNIT_ASSERT_EQUAL(200, _administrator->call("PATCH", "/api/v1/me", R"({"locale":"de"})").status);
        assertSays(_administrator->get("/admin/health").body, "Bekannt: Ada Root, ");
        CPPUNIT_ASSERT_EQUAL(200, _administrator->call("PATCH", "/api/v1/me", R"({"locale":"en"})").status);
        // What else happens there is no news.
        fill({"agreement"});
        verifyAudit(*_administrator);
        assertSays(_administrator->get("/admin/health").body,
                   "<span class=\"state wait fw-semibold\">Audit</span>");
        // The first broken entry is the same one, and yet it is another break.
        change("4", "forged as well");
        health = _administrator->get("/admin/health").body;
        assertSays(health, "<span class=\"state bad fw-semibold\">Audit</span>");
        CPPUNIT_ASSERT_EQUAL(1, _scene->host().command({"health"}, said));
    }

    void saysAtTheFieldWhatIsWrong()
    {
        fill();
        change("2", "forged");
        const auto empty = acknowledges("2", " ");
        CPPUNIT_ASSERT_EQUAL(422, empty.status);
        assertSays(empty.body, "Say in one line what you have found.");
        const auto odd = acknowledges("2", "two\nlines");
        CPPUNIT_ASSERT_EQUAL(422, odd.status);
        const auto tooLong = acknowledges("2", std::string(201, 'x'));
        CPPUNIT_ASSERT_EQUAL(422, tooLong.status);
        assertSays(tooLong.body, "At most 200 characters.");
        assertSays(tooLong.body, std::string(201, 'x'));
        const auto stale = _administrator->form(place("2"), {{"damage", "0123"}, {"reason", "seen"}});
        CPPUNIT_ASSERT_EQUAL(409, stale.status);
        assertSays(stale.body, "The last verification found something else here.");
        CPPUNIT_ASSERT_EQUAL(
            400, _administrator->form(place("2"), {{"damage", ""}, {"reason", "x"}, {"who", "me"}}).status);
        assertSays(_administrator->get("/admin/audit?act=audit.acknowledged").body, "Nothing was found.");
    }

    void existsForAdministratorsOnly()
    {
        change("1", "forged");
        auto agent = _scene->agent();
        CPPUNIT_ASSERT_EQUAL(404, agent.get(place("1")).status);
        CPPUNIT_ASSERT_EQUAL(404, _scene->maria().get(place("1")).status);
        CPPUNIT_ASSERT_EQUAL(404, agent.form(place("1"), {{"damage", "x"}, {"reason", "x"}}).status);
        for (const std::string path : {"4711/1", "4711/2", "x/1", "0/999999", "1/0", "1/01", "1/x", "01/1"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404,
                                         _administrator->get("/admin/audit/chains/" + path).status);
        CPPUNIT_ASSERT(
            _administrator->get("/portal/customers/" + _acme + "/history").body.find("broken chain") ==
            std::string::npos);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(BrokenChainTest);

}  // namespace
