// Settings that would stop the work are refused at their field, and what was in force stays in force.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace tests;

class SettingsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(SettingsTest);
    CPPUNIT_TEST(whatASettingCannotBeIsRefusedAtItsField);
    CPPUNIT_TEST(whatItCanBeIsTaken);
    CPPUNIT_TEST(whatIsWrongIsListedInTheOrderOfThePage);
    CPPUNIT_TEST(whoChangedWhichStandsInTheAudit);
    CPPUNIT_TEST_SUITE_END();

    using Values = std::vector<std::pair<std::string, std::string>>;

    static Answer set(HttpClient& administrator, const std::string& key, const std::string& value)
    {
        return administrator.call("PUT", "/api/v1/admin/settings",
                                  R"({"contacts-manager":{"mail.from-name":"Somebody else",)" +
                                      jsonText(key) + ":" + jsonText(value) + "}}");
    }

public:
    void whatASettingCannotBeIsRefusedAtItsField()
    {
        const Values wrong{{"activation.hours", "0"},
                           {"activation.hours", "73"},
                           {"activation.hours", "3 days"},
                           {"activation.temporary-hours", "73"},
                           {"reset.minutes", "9"},
                           {"address.hours", "169"},
                           {"requests.waiting-days", "-1"},
                           {"limits.removed-at-once", "0"},
                           {"limits.lines", "1001"},
                           {"mail.transport", "pigeon"},
                           {"mail.spool-folder", ""},
                           {"mail.spool-folder", "../elsewhere"},
                           {"mail.spool-folder", "/var/../etc"},
                           {"mail.smtp.host", ""},
                           {"mail.smtp.host", "mail server"},
                           {"mail.smtp.host", "https://mail.example/"},
                           {"mail.smtp.host", "-v"},
                           {"mail.smtp.port", "65536"},
                           {"mail.smtp.security", "ssl"},
                           {"mail.smtp.authorities", "some.pem"},
                           {"mail.from", "nobody"},
                           {"mail.from", "two@at@once"},
                           {"mail.zone", "Europe/Nowhere"},
                           {"mail.per-minute", "0"},
                           {"mail.cap-per-customer-hour", "many"},
                           {"mail.smtputf8", "perhaps"},
                           {"mail.agents-address", "agents"},
                           {"mail.agents-locale", "xx"},
                           {"direct.add-contact", "sometimes"},
                           {"request-tracker.address", "rt.example"}};
        Scene scene;
        auto administrator = scene.administrator();
        const auto before = administrator.get("/api/v1/admin/settings").body;
        for (const auto& [key, value] : wrong)
        {
            const auto answer = set(administrator, key, value);
            const auto what = key + " = " + value + ": " + answer.body;
            CPPUNIT_ASSERT_EQUAL_MESSAGE(what, 422, answer.status);
            CPPUNIT_ASSERT_MESSAGE(what, answer.body.find("\"field\":" + jsonText(key)) != std::string::npos);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(what, before, administrator.get("/api/v1/admin/settings").body);
        }
    }

    void whatIsWrongIsListedInTheOrderOfThePage()
    {
        Scene scene;
        auto administrator = scene.administrator();
        const auto refused = administrator.form("/admin/plugins/contacts-manager",
                                                {{"activation.hours", "0"},
                                                 {"limits.lines", "0"},
                                                 {"mail.from", "nobody"},
                                                 {"mail.smtp.port", "0"},
                                                 {"ticket.category.en", std::string(61, 'x')}});
        CPPUNIT_ASSERT_EQUAL(422, refused.status);
        std::size_t last = 0;
        for (const std::string key :
             {"limits.lines", "ticket.category.en", "activation.hours", "mail.smtp.port", "mail.from"})
        {
            const auto at = refused.body.find("<a href=\"#s-" + key + "\">");
            CPPUNIT_ASSERT_MESSAGE(key + " in " + refused.body, at != std::string::npos && at > last);
            CPPUNIT_ASSERT_MESSAGE(key, refused.body.find("id=\"s-" + key + "\"", at) != std::string::npos);
            last = at;
        }
    }

    void whatItCanBeIsTaken()
    {
        Scene scene;
        auto administrator = scene.administrator();
        for (const auto& [key, value] : Values{{"mail.smtp.host", "smtp-1.mail.example"},
                                               {"mail.smtp.host", "192.0.2.7"},
                                               {"mail.smtp.host", "2001:db8::7"},
                                               {"mail.spool-folder", "mail/out"},
                                               {"mail.spool-folder", scene.host().spool().string()}})
        {
            const auto answer = set(administrator, key, value);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(key + " = " + value + ": " + answer.body, 200, answer.status);
        }
    }

    void whoChangedWhichStandsInTheAudit()
    {
        Scene scene;
        auto administrator = scene.administrator();
        const auto change = [&](const std::string& settings) {
            const auto answer = administrator.call("PUT", "/api/v1/admin/settings",
                                                   R"({"contacts-manager":{)" + settings + "}}");
            CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 200, answer.status);
        };
        change(R"("requests.waiting-days":5,"direct.edit-contact":true,"mail.smtp.password":"open sesame",)"
               R"("mail.smtp.security":"starttls","mail.smtputf8":true,"mail.from":"desk@support.example")");
        change(R"("requests.waiting-days":5)");
        const auto page = administrator.get("/admin/audit?act=settings.changed");
        const auto said = unescaped(page.body);
        for (const auto* part :
             {"Ada Root changed settings of Contacts Manager", "the helpdesk itself", "<td>3</td><td>5</td>",
              "<td>Ticket</td><td>At once</td>", "<td>none</td><td>STARTTLS</td>", "<td>no</td><td>yes</td>",
              "<td>–</td><td>desk@support.example</td>", "Encryption", "changed, the value is secret"})
            CPPUNIT_ASSERT_MESSAGE(part + page.body.substr(0, 9000), said.find(part) != std::string::npos);
        CPPUNIT_ASSERT(said.find("sesame") == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(
            std::string("1"),
            scene.host().rows("SELECT count(*) FROM cm_audit WHERE act = 'settings.changed'").at(0));
        const auto file = administrator.get("/admin/audit.csv?act=settings.changed");
        CPPUNIT_ASSERT_EQUAL(200, file.status);
        CPPUNIT_ASSERT_MESSAGE(file.body, file.body.find(",3,5,") != std::string::npos);
        std::string walked;
        CPPUNIT_ASSERT_EQUAL_MESSAGE(walked, 0, scene.host().command({"verify-audit"}, walked));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SettingsTest);

}  // namespace
