// The health page says what is unsafe and what to do; the command says the same.
#include "tests/host/AuditWalk.h"

#include <cppunit/extensions/HelperMacros.h>

#include <chrono>
#include <filesystem>
#include <thread>

namespace {

using namespace tests;

class HealthPageTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(HealthPageTest);
    CPPUNIT_TEST(saysHowDatabaseMailAndEventsAre);
    CPPUNIT_TEST(verifiesTheAuditByItself);
    CPPUNIT_TEST(tellsWhatTheCommandFound);
    CPPUNIT_TEST(raisesTheAlarmWhereAChainIsBroken);
    CPPUNIT_TEST(saysThatAnEarlierVerificationCouldNotBeRead);
    CPPUNIT_TEST(namesUnsafeSettingsWithWhatToDo);
    CPPUNIT_TEST(standsWithThePluginDisabled);
    CPPUNIT_TEST(existsForAdministratorsOnly);
    CPPUNIT_TEST_SUITE_END();

    static void assertSays(const std::string& body, const std::string& text)
    {
        CPPUNIT_ASSERT_MESSAGE("no \"" + text + "\" in " + body.substr(0, 6000),
                               unescaped(body).find(text) != std::string::npos);
    }

public:
    void saysHowDatabaseMailAndEventsAre()
    {
        Scene scene;
        auto administrator = scene.administrator();
        verifyAudit(administrator);
        const auto page = administrator.get("/admin/health");
        CPPUNIT_ASSERT_EQUAL(200, page.status);
        assertSays(page.body, "All is well.");
        assertSays(page.body, "SQLite 3");
        assertSays(page.body, "migrations applied");
        assertSays(page.body, "No event is parked.");
        assertSays(page.body, "nothing is sent out");
        std::string said;
        CPPUNIT_ASSERT_EQUAL(0, scene.host().command({"health"}, said));
        assertSays(said, "good      database: SQLite 3");
        assertSays(said, "good      contacts-manager mail: E-mails lie in a folder");
    }

    /// A fresh system needs nobody to press a button before it calls itself well.
    void verifiesTheAuditByItself()
    {
        Scene scene;
        auto administrator = scene.administrator();
        std::string page;
        for (int i = 0; i < 200 && page.find("every chain holds") == std::string::npos; ++i)
        {
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
            page = administrator.get("/admin/health").body;
        }
        assertSays(page, "every chain holds");
        assertSays(page, "<span class=\"state on fw-semibold\">Audit</span>");
        assertSays(page, "All is well.");
    }

    void tellsWhatTheCommandFound()
    {
        Scene scene;
        auto administrator = scene.administrator();
        verifyAudit(administrator);
        scene.host().change(
            "UPDATE cm_audit SET facts = 'other' WHERE number = 1 AND customer_id = (SELECT id "
            "FROM cm_customer WHERE name = 'Acme Oil')");
        std::string said;
        CPPUNIT_ASSERT_EQUAL(1, scene.host().command({"verify-audit"}, said));
        const auto page = administrator.get("/admin/health").body;
        assertSays(page, "<span class=\"state bad fw-semibold\">Audit</span>");
        assertSays(page, "A chain is broken – Acme Oil (entry 1).");
    }

    /// An old warning and somebody in the audit are not the same thing.
    void raisesTheAlarmWhereAChainIsBroken()
    {
        Scene scene;
        auto administrator = scene.administrator();
        const auto entry = scene.host()
                               .rows("SELECT MIN(a.number) FROM cm_audit a JOIN cm_customer c ON c.id = "
                                     "a.customer_id WHERE c.name = 'Acme Oil'")
                               .at(0);
        scene.host().change("UPDATE cm_audit SET facts = 'other' WHERE number = " + entry +
                            " AND customer_id = (SELECT id FROM cm_customer WHERE name = 'Acme Oil')");
        verifyAudit(administrator);
        const auto page = administrator.get("/admin/health").body;
        assertSays(page, "<span class=\"state bad fw-semibold\">Audit</span>");
        assertSays(page, "A chain is broken – Acme Oil (entry " + entry + ").");
        assertSays(page, "<span class=\"state bad\">Enabled, something is wrong</span>");
        assertSays(page, "1 thing needs a look.");
        std::string said;
        CPPUNIT_ASSERT_EQUAL(1, scene.host().command({"health"}, said));
        assertSays(said,
                   "bad       contacts-manager audit: A chain is broken – Acme Oil (entry " + entry + ").");
        // Nobody is helped by a load balancer that takes every node out.
        CPPUNIT_ASSERT_EQUAL(200, scene.stranger().get("/readyz").status);
        CPPUNIT_ASSERT_EQUAL(200, administrator.call("PATCH", "/api/v1/me", R"({"locale":"de"})").status);
        assertSays(administrator.get("/admin/health").body,
                   "Eine Kette ist gebrochen – Acme Oil (Eintrag " + entry + ").");
    }

    void saysThatAnEarlierVerificationCouldNotBeRead()
    {
        Scene scene;
        auto administrator = scene.administrator();
        const auto kept = scene.host().folder() / "contacts-manager" / "audit-heads";
        std::filesystem::create_directories(kept);  // The tests may run as root, who reads every file.
        verifyAudit(administrator);
        assertSays(administrator.get("/admin/audit").body, "The file “audit-heads” could not be read");
        const auto page = administrator.get("/admin/health").body;
        assertSays(page, "The last verification could not read the file “audit-heads”");
        assertSays(page, "or put its copy back");
        assertSays(page, "1 thing needs a look.");
        CPPUNIT_ASSERT_EQUAL(200, scene.stranger().get("/readyz").status);
        std::filesystem::remove(kept);
        verifyAudit(administrator);
        assertSays(administrator.get("/admin/health").body, "All is well.");
        CPPUNIT_ASSERT(scene.host().log().find("audit-heads in the data folder cannot be read") !=
                       std::string::npos);
    }

    void namesUnsafeSettingsWithWhatToDo()
    {
        Scene scene;
        auto administrator = scene.administrator();
        CPPUNIT_ASSERT_EQUAL(
            200,
            administrator
                .call(
                    "PUT", "/api/v1/admin/settings",
                    R"({"contacts-manager":{"mail.transport":"smtp","mail.smtp.host":"192.0.2.1",)"
                    R"("activation.temporary-passwords":true,"decide.own-requests":true,"direct.change-email":true}})")
                .status);
        const auto page = administrator.get("/admin/health").body;
        assertSays(page, "E-mails go to 192.0.2.1 without encryption");
        assertSays(page, "Set the encryption to STARTTLS or TLS.");
        assertSays(page, "No sender is set");
        assertSays(page, "Temporary passwords are on");
        assertSays(page, "New e-mail addresses take effect without a ticket");
        assertSays(page, "Agents may decide requests that they made themselves.");
        assertSays(page, "things need a look");
        std::string said;
        CPPUNIT_ASSERT_EQUAL(0, scene.host().command({"health"}, said));
        assertSays(said, "degraded  contacts-manager settings: E-mails go to 192.0.2.1 without encryption");
        assertSays(said, "\n          What to do: Set the encryption to STARTTLS or TLS.\n");
    }

    void standsWithThePluginDisabled()
    {
        Scene scene;
        auto administrator = scene.administrator();
        CPPUNIT_ASSERT_EQUAL(303, administrator.form("/admin/plugins/contacts-manager/disable", {}).status);
        const auto page = administrator.get("/admin/health");
        CPPUNIT_ASSERT_EQUAL(200, page.status);
        assertSays(page.body, "Nothing is reported: the plugin does not run.");
        assertSays(page.body, "1 thing needs a look.");
        assertSays(page.body, "Until then its open requests and its e-mails wait.");
        CPPUNIT_ASSERT(page.body.find("All is well.") == std::string::npos);
        std::string told;
        CPPUNIT_ASSERT_EQUAL(0, scene.host().command({"health"}, told));
        assertSays(told, "degraded  plugin contacts-manager");
        for (const std::string path : {"/admin/roles", "/admin/audit", "/admin/import", "/admin/outbox"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 404, administrator.get(path).status);
        CPPUNIT_ASSERT(page.body.find("/admin/roles") == std::string::npos);
    }

    void existsForAdministratorsOnly()
    {
        Scene scene;
        CPPUNIT_ASSERT_EQUAL(404, scene.agent().get("/admin/health").status);
        CPPUNIT_ASSERT_EQUAL(404, scene.maria().get("/admin/health").status);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(HealthPageTest);

}  // namespace
