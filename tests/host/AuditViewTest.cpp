// The administrator looks through the audit of all customers, takes it away as a file and has it verified.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <chrono>
#include <thread>

namespace {

using namespace tests;

class AuditViewTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(AuditViewTest);
    CPPUNIT_TEST(tellsWhoDidWhatAtEveryCustomer);
    CPPUNIT_TEST(tellsWithWhatSomebodyCame);
    CPPUNIT_TEST(filtersByCustomerPersonActAndDay);
    CPPUNIT_TEST(theLastDayIsAsLongAsTheReadersClockSays);
    CPPUNIT_TEST(findsAddressesBeyondAscii);
    CPPUNIT_TEST(saysAtTheFieldWhatFindsNothing);
    CPPUNIT_TEST(turnsPagesWithoutLosingAnEntry);
    CPPUNIT_TEST(exportsWhatTheFilterFinds);
    CPPUNIT_TEST(verifiesWhenAskedTo);
    CPPUNIT_TEST(existsForAdministratorsOnly);
    CPPUNIT_TEST_SUITE_END();

    static bool says(const Answer& answer, const std::string& text)
    {
        return unescaped(answer.body).find(text) != std::string::npos;
    }

    static void assertSays(const Answer& answer, const std::string& text)
    {
        CPPUNIT_ASSERT_MESSAGE("no \"" + text + "\" in " + answer.body.substr(0, 6000), says(answer, text));
    }

    /// Maria asks, an agent implements.
    static void work(Scene& scene)
    {
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        const auto raised = scene.raise(
            maria, acme, "[" + grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "reports") + "]");
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
    }

public:
    void tellsWhoDidWhatAtEveryCustomer()
    {
        Scene scene;
        work(scene);
        auto administrator = scene.administrator();
        const auto page = administrator.get("/admin/audit");
        CPPUNIT_ASSERT_EQUAL(200, page.status);
        assertSays(page, "Maria Keller asked for 1 change");
        assertSays(page, "implemented the change");
        assertSays(page, "Acme Oil");
        assertSays(page, "gets Reports");
    }

    void tellsWithWhatSomebodyCame()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        const auto raised = scene.raise(
            maria, acme,
            "[" + addContact("new", "Neo", "Newman", "neo.newman@acme.example", "technical") + "," +
                grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "reports") + "]");
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        auto administrator = scene.administrator();
        const auto page = administrator.get("/admin/audit?act=contact.added");
        assertSays(page, "Alex Agent made the contact: Neo Newman");
        assertSays(page, "<bdi>Neo Newman</bdi> was added with Technical: neo.newman@acme.example");
        assertSays(page, "<td>–</td><td>Technical</td>");
        CPPUNIT_ASSERT(!says(page, "Tom Reed"));
        const auto file = administrator.get("/admin/audit.csv?act=contact.added");
        assertSays(file, "was added with Technical: neo.newman@acme.example");
        assertSays(file, ",,Technical,");
    }

    void filtersByCustomerPersonActAndDay()
    {
        Scene scene;
        work(scene);
        auto administrator = scene.administrator();
        const auto at = [&](const std::string& query) { return administrator.get("/admin/audit?" + query); };
        assertSays(at("customer=Acme+Oil&act=request.submitted"), "asked for 1 change");
        CPPUNIT_ASSERT(!says(at("customer=Acme+Oil&act=request.submitted"), "implemented the change"));
        CPPUNIT_ASSERT(!says(at("customer=Globex"), "asked for 1 change"));
        assertSays(at("by=agent%40support.example"), "implemented the change");
        CPPUNIT_ASSERT(!says(at("by=agent%40support.example"), "Maria Keller asked"));
        assertSays(at("by=maria.keller%40acme.example"), "Maria Keller asked");
        assertSays(at("about=tom.reed%40acme.example"), "Maria Keller asked");
        assertSays(at("about=lena.vogt%40acme.example"), "imported contacts");
        CPPUNIT_ASSERT(!says(at("about=lena.vogt%40acme.example"), "Maria Keller asked"));
        assertSays(at("about=lena.vogt%40acme.example&act=request.submitted"), "Nothing was found.");
        assertSays(at("from=2020-01-01&to=2020-01-31"), "Nothing was found.");
        auto agent = scene.agent();
        CPPUNIT_ASSERT_EQUAL(
            201, agent.call("POST", "/api/v1/customers", R"({"name":"Wayne Ltd","kind":"customer"})").status);
        for (const auto& act : scene.host().rows("SELECT DISTINCT act FROM cm_audit"))
            CPPUNIT_ASSERT_EQUAL_MESSAGE(act, 200, at("act=" + act).status);
        assertSays(at("act=customer.created"), "Alex Agent made the customer");
        assertSays(at("from=2020-01-01&to=2099-12-31"), "Maria Keller asked");
    }

    /// In Berlin the 25th of October 2026 has 25 hours: here it is 23:30 of that day.
    void theLastDayIsAsLongAsTheReadersClockSays()
    {
        Scene scene;
        work(scene);
        scene.host().change("UPDATE cm_audit SET at = 1792967400000000 WHERE act = 'request.submitted'");
        auto administrator = scene.administrator();
        CPPUNIT_ASSERT_EQUAL(
            200, administrator.call("PATCH", "/api/v1/me", R"({"timeZone":"Europe/Berlin"})").status);
        const auto at = [&](const std::string& query) {
            return says(administrator.get("/admin/audit?act=request.submitted&" + query),
                        "Maria Keller asked");
        };
        CPPUNIT_ASSERT(at("from=2026-10-25&to=2026-10-25"));
        CPPUNIT_ASSERT(!at("to=2026-10-24"));
        CPPUNIT_ASSERT(!at("from=2026-10-26"));
    }

    void findsAddressesBeyondAscii()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        auto administrator = scene.administrator();
        CPPUNIT_ASSERT_EQUAL(
            200, administrator
                     .call("PUT", "/api/v1/admin/settings", R"({"contacts-manager":{"mail.smtputf8":"yes"}})")
                     .status);
        const auto acme = customerNamed(maria, "Acme");
        const auto raised = scene.raise(
            maria, acme, "[" + addContact("n", "Jürgen", "Gauß", "jürgen@bücher.example", "technical") + "]");
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        assertSays(administrator.get("/admin/audit?about=j%C3%BCrgen%40b%C3%BCcher.example"),
                   "Alex Agent made the contact: Jürgen Gauß");
        // He has an account and has done nothing yet.
        assertSays(administrator.get("/admin/audit?by=j%C3%BCrgen%40b%C3%BCcher.example"),
                   "Nothing was found.");
    }

    void saysAtTheFieldWhatFindsNothing()
    {
        Scene scene;
        auto administrator = scene.administrator();
        const auto wrong =
            administrator.get("/admin/audit?customer=Nobody+Ltd&by=nobody%40example.org&from=yesterday");
        CPPUNIT_ASSERT_EQUAL(422, wrong.status);
        assertSays(wrong, "No customer is called so.");
        assertSays(wrong, "Nobody has this e-mail address.");
        assertSays(wrong, "This is no date.");
        assertSays(wrong, "Nobody Ltd");
        const auto backwards = administrator.get("/admin/audit?from=2026-02-02&to=2026-02-01");
        CPPUNIT_ASSERT_EQUAL(422, backwards.status);
        assertSays(backwards, "Exchange the two.");
        CPPUNIT_ASSERT_EQUAL(200, administrator.get("/admin/audit?from=2026-02-02&to=2026-02-02").status);
        assertSays(administrator.get("/admin/audit?customer=Initech"), "Several customers match");
        for (const std::string query : {"act=nobody.knows", "behind=7", "order=oldest", "behind=1.2.x"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(query, 400, administrator.get("/admin/audit?" + query).status);
    }

    void turnsPagesWithoutLosingAnEntry()
    {
        Scene scene;
        auto administrator = scene.administrator();
        scene.host().change("DELETE FROM cm_audit WHERE customer_id > 1");
        for (int i = 0; i < 120; ++i)
            scene.host().change("INSERT INTO cm_audit (customer_id, number, at, account_id, contact_id, act, "
                                "object, facts, hash) VALUES (0, " +
                                std::to_string(1000 + i) + ", " + std::to_string(5000 + i / 3) +
                                ", 0, 0, 'roles.ordered', 'catalogue', '', 'h" + std::to_string(i) + "')");
        std::string path = "/admin/audit?act=roles.ordered";
        std::size_t seen = 0;
        for (int pages = 0; pages < 5; ++pages)
        {
            const auto page = administrator.get(path);
            for (auto at = page.body.find("<dd>1"); at != std::string::npos;
                 at = page.body.find("<dd>1", at + 1))
                ++seen;
            const auto next = page.body.find("rel=\"next\" href=\"");
            if (next == std::string::npos)
                break;
            const auto begin = next + std::string("rel=\"next\" href=\"").size();
            path = unescaped(page.body.substr(begin, page.body.find('"', begin) - begin));
        }
        CPPUNIT_ASSERT_EQUAL(std::size_t(120), seen);
    }

    void exportsWhatTheFilterFinds()
    {
        Scene scene;
        work(scene);
        auto administrator = scene.administrator();
        const auto file = administrator.get("/admin/audit.csv?customer=Acme+Oil&act=request.submitted");
        CPPUNIT_ASSERT_EQUAL(200, file.status);
        CPPUNIT_ASSERT(file.header("content-type").starts_with("text/csv"));
        CPPUNIT_ASSERT(file.body.find("at,customer,number,act,event,by,person,change,before,after") !=
                       std::string::npos);
        CPPUNIT_ASSERT(file.body.find("request.submitted") != std::string::npos);
        CPPUNIT_ASSERT(file.body.find("request.implemented") == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(400, administrator.get("/admin/audit.csv?customer=Nobody").status);
    }

    void verifiesWhenAskedTo()
    {
        Scene scene;
        work(scene);
        auto administrator = scene.administrator();
        assertSays(administrator.get("/admin/audit"), "Never verified yet.");
        const auto verify = [&] {
            CPPUNIT_ASSERT_EQUAL(303, administrator.form("/admin/audit/verify", {}).status);
            for (int i = 0; i < 200; ++i)
            {
                const auto page = administrator.get("/admin/audit");
                if (!says(page, "Being verified"))
                    return page;
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
            }
            throw std::runtime_error("the walk never ends");
        };
        assertSays(verify(), "every chain holds");
        const std::string ofAcme =
            " FROM cm_audit WHERE customer_id = (SELECT id FROM cm_customer WHERE name = 'Acme Oil')";
        const auto newest = scene.host().rows("SELECT MAX(number)" + ofAcme).at(0);
        const auto kept = scene.host().folder() / "contacts-manager" / "audit-heads";
        CPPUNIT_ASSERT(readFile(kept).find(" " + newest + " ") != std::string::npos);
        scene.host().change("DELETE" + ofAcme + " AND number = " + newest);
        const auto missing = "#entry\">Acme Oil (missing from entry " + newest + " on)</a>";
        const auto cut = verify();
        assertSays(cut, "1 chain is broken.");
        assertSays(cut, missing);
        // He hides it in the database too: what lies outside of it remembers.
        scene.host().change("DELETE FROM cm_audit_head");
        scene.host().change(
            "INSERT INTO cm_audit_head (customer_id, number, hash) SELECT customer_id, number, hash FROM "
            "cm_audit a WHERE number = (SELECT MAX(number) FROM cm_audit b WHERE b.customer_id = "
            "a.customer_id)");
        assertSays(verify(), missing);
        std::string said;
        CPPUNIT_ASSERT_EQUAL(1, scene.host().command({"verify-audit"}, said));
        CPPUNIT_ASSERT_MESSAGE(said, said.find("Acme Oil: entries are missing from " + newest + " on") !=
                                         std::string::npos);
        scene.host().change(
            "UPDATE cm_audit SET contact_id = contact_id + 1 WHERE act = 'request.submitted'");
        assertSays(verify(), "#entry\">Acme Oil (entry ");
    }

    void existsForAdministratorsOnly()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        for (const std::string path : {"/admin/audit", "/admin/audit.csv"})
        {
            CPPUNIT_ASSERT_EQUAL(404, maria.get(path).status);
            CPPUNIT_ASSERT_EQUAL(404, agent.get(path).status);
        }
        CPPUNIT_ASSERT_EQUAL(404, agent.form("/admin/audit/verify", {}).status);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AuditViewTest);

}  // namespace
