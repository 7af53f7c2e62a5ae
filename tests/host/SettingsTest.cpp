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
};

CPPUNIT_TEST_SUITE_REGISTRATION(SettingsTest);

}  // namespace
