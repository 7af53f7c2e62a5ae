// Settings that would stop the work are refused at their field, and what was in force stays in force.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <tuple>

namespace {

using namespace tests;

class SettingsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(SettingsTest);
    CPPUNIT_TEST(whatASettingCannotBeIsRefusedAtItsField);
    CPPUNIT_TEST(whatItCanBeIsTaken);
    CPPUNIT_TEST(blanksAroundWhatIsNoProseAreNoPartOfIt);
    CPPUNIT_TEST(aControlCharacterIsToldAtItsField);
    CPPUNIT_TEST(theSpoolFolderIsTriedWhenItIsSaved);
    CPPUNIT_TEST(whatIsWrongIsListedInTheOrderOfThePage);
    CPPUNIT_TEST(addressesAreUsedAsTheyAreJudged);
    CPPUNIT_TEST(aSecretIsToldToAnotherServerOnlyByWhoeverKnowsIt);
    CPPUNIT_TEST(aStoredSecretCanBeForgotten);
    CPPUNIT_TEST(whatTheFileSaysOfAForgottenSecretStaysOutOfForce);
    CPPUNIT_TEST(whoChangedWhichStandsInTheAudit);
    CPPUNIT_TEST_SUITE_END();

    using Values = std::vector<std::pair<std::string, std::string>>;

    static Answer set(HttpClient& administrator, const std::string& key, const std::string& value)
    {
        return administrator.call("PUT", "/api/v1/admin/settings",
                                  R"({"contacts-manager":{"mail.from-name":"Somebody else",)" +
                                      jsonText(key) + ":" + jsonText(value) + "}}");
    }

    /// As the host writes it.
    static std::string quoted(const std::string& text) { return "\"" + text + "\""; }

    /// A file as authorities hand it out, with a word of explanation on top.
    static std::string certificate(Scene& scene)
    {
        const auto file = [&](const std::string& name) { return (scene.host().folder() / name).string(); };
        CPPUNIT_ASSERT_EQUAL(0, runToEnd({{"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                                           "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=authority",
                                           "-keyout", file("ca.key"), "-out", file("ca.pem")},
                                          {},
                                          {},
                                          file("openssl.log")}));
        writeFile(file("ca.pem"), "Our authority\n" + readFile(file("ca.pem")));
        return file("ca.pem");
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
                           {"mail.smtp.authorities", "/nowhere/some.pem"},
                           {"mail.smtp.authorities", "/etc/passwd"},
                           {"mail.smtp.authorities", "/etc"},
                           {"mail.smtp.authorities", "/dev/zero"},
                           {"mail.smtp.user", std::string(101, 'x')},
                           {"mail.smtp.password", std::string(201, 'x')},
                           {"mail.smtp.password", "open\tsesame"},
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
                                               {"mail.smtp.authorities", certificate(scene)},
                                               {"mail.smtp.user", std::string(100, 'x')},
                                               {"mail.smtp.password", std::string(200, 'x')},
                                               {"mail.spool-folder", "mail/out"},
                                               {"mail.spool-folder", scene.host().spool().string()}})
        {
            const auto answer = set(administrator, key, value);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(key + " = " + value + ": " + answer.body, 200, answer.status);
        }
    }

    void blanksAroundWhatIsNoProseAreNoPartOfIt()
    {
        Scene scene;
        auto administrator = scene.administrator();
        const auto inForce = [&] { return administrator.get("/api/v1/admin/settings").body; };
        for (const auto& [key, value, kept] : std::vector<std::tuple<std::string, std::string, std::string>>{
                 {"activation.hours", " 48\t", "48"},
                 {"limits.lines",
                  "\xC2\xA0"
                  "500\xE2\x80\xAF",
                  "500"},
                 {"mail.smtputf8", " yes ", "true"},
                 {"mail.smtp.security", "starttls ", "\"starttls\""},
                 {"mail.smtp.host", " smtp.mail.example ", "\"smtp.mail.example\""},
                 {"mail.smtp.authorities", " " + certificate(scene) + " ", quoted(certificate(scene))},
                 {"mail.spool-folder", " mail/out ", quoted("mail/out")},
                 {"mail.zone", " Europe/Berlin ", quoted("Europe/Berlin")},
                 {"mail.from", " desk@support.example ", "\"desk@support.example\""},
                 {"request-tracker.address", " https://rt.example ", quoted("https://rt.example")},
                 {"ticket.subject", " {changes} ", "\" {changes} \""}})
        {
            const auto answer = set(administrator, key, value);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(key + ": " + answer.body, 200, answer.status);
            const auto entry = jsonText(key) + ":" + kept;
            CPPUNIT_ASSERT_MESSAGE(entry + " in " + inForce(), inForce().find(entry) != std::string::npos);
        }
        CPPUNIT_ASSERT_EQUAL(422, set(administrator, "activation.hours", "4 8").status);
        CPPUNIT_ASSERT_EQUAL(422, set(administrator, "activation.hours", "  ").status);
        CPPUNIT_ASSERT_EQUAL(200, set(administrator, "request-tracker.key", " \n ").status);
        CPPUNIT_ASSERT_MESSAGE(inForce(), inForce().find(R"("request-tracker.key":{"isSet":false})") !=
                                              std::string::npos);
    }

    void aControlCharacterIsToldAtItsField()
    {
        Scene scene;
        auto administrator = scene.administrator();
        const auto before = administrator.get("/api/v1/admin/settings").body;
        const std::string page = "/admin/plugins/contacts-manager";
        const auto refused = administrator.form(page, {{"mail.from-name", "Help\x01"
                                                                          "desk"},
                                                       {"activation.hours", "4\x1b"
                                                                            "8"},
                                                       {"mail.smtp.password", std::string("ca\0nary", 7)},
                                                       {"reset.minutes", "90"}});
        CPPUNIT_ASSERT_EQUAL(422, refused.status);
        const auto said = unescaped(refused.body);
        for (const std::string part :
             {"3 settings to correct",
              "id=\"s-mail.from-name-e\">This text holds invisible control characters.",
              "id=\"s-activation.hours-e\">This text holds invisible control characters.",
              "id=\"s-mail.smtp.password-e\">This text holds invisible control characters.",
              "value=\"Helpdesk\"", "value=\"48\"", "value=\"90\""})
            CPPUNIT_ASSERT_MESSAGE(part + " in " + said, said.find(part) != std::string::npos);
        CPPUNIT_ASSERT(said.find("canary") == std::string::npos);
        // A secret that was right is lost with the page: he must know.
        const auto lost = unescaped(
            administrator.form(page, {{"activation.hours", "x"}, {"mail.smtp.password", "canary"}}).body);
        for (const std::string part :
             {"2 settings to correct", "id=\"s-mail.smtp.password-e\">Type it again"})
            CPPUNIT_ASSERT_MESSAGE(part + " in " + lost, lost.find(part) != std::string::npos);
        CPPUNIT_ASSERT(lost.find("canary") == std::string::npos);
        for (const std::string key : {"mail.from-name", "ticket.subject", "request-tracker.token"})
        {
            const auto answer =
                administrator.call("PUT", "/api/v1/admin/settings",
                                   R"({"contacts-manager":{)" + jsonText(key) + R"(:"a\u0001b"}})");
            CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 422, answer.status);
            CPPUNIT_ASSERT_EQUAL(key, answer.text("findings[0].field"));
        }
        CPPUNIT_ASSERT_EQUAL(before, administrator.get("/api/v1/admin/settings").body);
        // Everywhere else no honest client sends any.
        CPPUNIT_ASSERT_EQUAL(400, administrator.form("/portal/profile", {{"phone", "4\x01"}}).status);
        CPPUNIT_ASSERT_EQUAL(400, administrator.form(page, {{"mail.\x01", "x"}}).status);
    }

    /// Only while mails go there, and together with what else is saved.
    void theSpoolFolderIsTriedWhenItIsSaved()
    {
        Scene scene;
        auto administrator = scene.administrator();
        const auto folder = scene.host().folder().string();
        const auto change = [&](const std::string& transport, const std::string& spool) {
            return administrator.call("PUT", "/api/v1/admin/settings",
                                      R"({"contacts-manager":{"mail.transport":)" + jsonText(transport) +
                                          R"(,"mail.spool-folder":)" + jsonText(spool) + "}}");
        };
        const auto before = administrator.get("/api/v1/admin/settings").body;
        const auto file = folder + "/supportcentre.properties";
        for (const auto& [wrong, why] : Values{{file, "A file stands there"},
                                               {file + "/below", "A file stands there"},
                                               {"/proc/nowhere", "No e-mail can be written"}})
        {
            const auto answer = change("spool", wrong);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(wrong + ": " + answer.body, 422, answer.status);
            CPPUNIT_ASSERT_EQUAL(std::string("mail.spool-folder"), answer.text("findings[0].field"));
            const auto sentence = answer.text("findings[0].message");
            CPPUNIT_ASSERT_MESSAGE(sentence, sentence.find(why) != std::string::npos);
            CPPUNIT_ASSERT_MESSAGE(sentence, sentence.find('/') == std::string::npos);
            CPPUNIT_ASSERT_EQUAL(before, administrator.get("/api/v1/admin/settings").body);
        }
        const auto refused =
            administrator.form("/admin/plugins/contacts-manager", {{"mail.spool-folder", file}});
        CPPUNIT_ASSERT_EQUAL(422, refused.status);
        CPPUNIT_ASSERT(refused.body.find("id=\"s-mail.spool-folder-e\"") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL_MESSAGE("no mail goes there", 200, change("smtp", file).status);
        const auto back =
            administrator.form("/admin/plugins/contacts-manager", {{"mail.transport", "spool"}});
        CPPUNIT_ASSERT_EQUAL_MESSAGE("now they would", 422, back.status);
        CPPUNIT_ASSERT(back.body.find("id=\"s-mail.spool-folder-e\"") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(200, change("spool", folder + "/deep/mail").status);
        CPPUNIT_ASSERT_EQUAL(200, change("spool", folder + "/mail").status);
    }

    /// With blanks around them and a domain in its own letters, through to the mails.
    void addressesAreUsedAsTheyAreJudged()
    {
        Scene scene;
        auto administrator = scene.administrator();
        for (const auto& [key, value] : Values{{"mail.from", " desk@müller.example "},
                                               {"mail.agents-address", "Agents@Bücher.example\xC2\xA0"}})
        {
            const auto answer = set(administrator, key, value);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 200, answer.status);
        }
        (void)scene.host().mails();
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        (void)scene.raise(
            maria, acme, "[" + grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "reports") + "]");
        std::vector<std::string> sent;
        for (const auto& mail : scene.host().mails())
            if (mail.find("\nTo: agents@xn--bcher-kva.example\r\n") != std::string::npos)
                sent.push_back(mail);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), sent.size());
        CPPUNIT_ASSERT_MESSAGE(sent[0], sent[0].find("<desk@xn--mller-kva.example>") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(std::string("0"),
                             scene.host().rows("SELECT count(*) FROM cm_outbox WHERE state <> 'sent'").at(0));
    }

    /// Else an administrator who does not know it has it sent to a server of his own.
    void aSecretIsToldToAnotherServerOnlyByWhoeverKnowsIt()
    {
        HostOptions options;
        options.configuration["plugin.contacts-manager.mail.smtp.password"] = "open sesame";
        Scene scene(options);
        auto administrator = scene.administrator();
        const auto change = [&](const std::string& settings) {
            return administrator.call("PUT", "/api/v1/admin/settings",
                                      R"({"contacts-manager":{)" + settings + "}}");
        };
        CPPUNIT_ASSERT_EQUAL(
            200,
            change(R"("request-tracker.address":"https://rt.example","request-tracker.token":"1-2-abcdef")")
                .status);
        const auto before = administrator.get("/api/v1/admin/settings").body;
        for (const auto& [setting, secret] :
             Values{{R"("mail.smtp.host":"evil.example")", "mail.smtp.password"},
                    {R"("mail.smtp.host":"evil.example","mail.smtp.password":"")", "mail.smtp.password"},
                    {R"("request-tracker.address":"https://evil.example")", "request-tracker.token"}})
        {
            const auto answer = change(setting);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 422, answer.status);
            CPPUNIT_ASSERT_EQUAL(secret, answer.text("findings[0].field"));
            CPPUNIT_ASSERT_MESSAGE(answer.body,
                                   answer.text("findings[0].message").find("for another server") !=
                                       std::string::npos);
            CPPUNIT_ASSERT_EQUAL(before, administrator.get("/api/v1/admin/settings").body);
        }
        const std::string page = "/admin/plugins/contacts-manager";
        const auto refused = administrator.form(page, {{"mail.smtp.host", "evil.example"}});
        CPPUNIT_ASSERT_EQUAL(422, refused.status);
        CPPUNIT_ASSERT(refused.body.find("id=\"s-mail.smtp.password-e\"") != std::string::npos);
        for (const std::string right :
             {R"("mail.smtp.host":"localhost","mail.smtp.port":587)",
              R"("mail.smtp.host":"mail.example","mail.smtp.password":"another one")",
              R"("request-tracker.address":"https://rt.example","request-tracker.queue":"Others")"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(right, 200, change(right).status);
    }

    void aStoredSecretCanBeForgotten()
    {
        Scene scene;
        auto administrator = scene.administrator();
        const std::string page = "/admin/plugins/contacts-manager";
        const std::string box = "name=\"forget:mail.smtp.password\"";
        const auto isSet = [&] {
            const auto body = administrator.get("/api/v1/admin/settings").body;
            CPPUNIT_ASSERT(body.find(R"("mail.smtp.password":{"isSet":)") != std::string::npos);
            return body.find(R"("mail.smtp.password":{"isSet":true})") != std::string::npos;
        };
        const auto holds = [](const Answer& answer, const std::string& part) {
            return answer.body.find(part) != std::string::npos;
        };
        CPPUNIT_ASSERT(!holds(administrator.get(page), box));
        CPPUNIT_ASSERT_EQUAL(200, set(administrator, "mail.smtp.password", "open sesame").status);
        CPPUNIT_ASSERT(holds(administrator.get(page), box) && isSet());

        const auto both = administrator.form(
            page, {{"mail.smtp.password", "another one"}, {"forget:mail.smtp.password", "yes"}});
        CPPUNIT_ASSERT_EQUAL(422, both.status);
        CPPUNIT_ASSERT_MESSAGE(both.body, holds(both, box + " value=\"yes\" checked") &&
                                              holds(both, "id=\"s-mail.smtp.password-e\""));
        for (const std::string other : {"forget:mail.smtp.host", "forget:nothing"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(other, 422, administrator.form(page, {{other, "yes"}}).status);
        CPPUNIT_ASSERT(isSet());

        const auto entries = "SELECT count(*) FROM cm_audit WHERE act = 'settings.changed'";
        const auto before = std::stol(scene.host().rows(entries).at(0));
        // To another server none goes either, so that nothing has to be entered anew.
        const auto done = administrator.form(page, {{"mail.smtp.password", ""},
                                                    {"mail.smtp.host", "other.example"},
                                                    {"forget:mail.smtp.password", "yes"}});
        CPPUNIT_ASSERT_EQUAL_MESSAGE(done.body, 303, done.status);
        CPPUNIT_ASSERT(!isSet() && !holds(administrator.get(page), box));
        CPPUNIT_ASSERT_EQUAL(before + 1, std::stol(scene.host().rows(entries).at(0)));
        const auto audit = unescaped(administrator.get("/admin/audit?act=settings.changed").body);
        CPPUNIT_ASSERT_MESSAGE(audit, audit.find("changed, the value is secret") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(303, administrator.form(page, {{"forget:mail.smtp.password", "yes"}}).status);
        CPPUNIT_ASSERT_EQUAL_MESSAGE("there was none", before + 1,
                                     std::stol(scene.host().rows(entries).at(0)));

        const auto call = [&](const std::string& wish) {
            return administrator.call("PUT", "/api/v1/admin/settings",
                                      R"({"contacts-manager":{)" + wish + ":null}}");
        };
        CPPUNIT_ASSERT_EQUAL(200, set(administrator, "mail.smtp.password", "open sesame").status);
        CPPUNIT_ASSERT_EQUAL(400, call(R"("mail.smtp.host")").status);
        CPPUNIT_ASSERT(isSet());
        CPPUNIT_ASSERT_EQUAL(200, call(R"("mail.smtp.password")").status);
        CPPUNIT_ASSERT(!isSet());
        CPPUNIT_ASSERT_EQUAL(200, administrator.get("/admin/mails").status);
    }

    /// Else whoever may not read it has it told to a server of his own: another value, another server,
    /// forget.
    void whatTheFileSaysOfAForgottenSecretStaysOutOfForce()
    {
        HostOptions options;
        options.configuration["plugin.contacts-manager.mail.smtp.password"] = "open sesame";
        Scene scene(options);
        const auto isSet = [&] {
            return scene.administrator()
                       .get("/api/v1/admin/settings")
                       .body.find(R"("mail.smtp.password":{"isSet":true})") != std::string::npos;
        };
        CPPUNIT_ASSERT(isSet());
        auto administrator = scene.administrator();
        CPPUNIT_ASSERT_EQUAL(
            303, administrator.form("/admin/plugins/contacts-manager", {{"forget:mail.smtp.password", "yes"}})
                     .status);
        CPPUNIT_ASSERT(!isSet());
        CPPUNIT_ASSERT_EQUAL(200, set(administrator, "mail.smtp.host", "other.example").status);
        CPPUNIT_ASSERT_EQUAL(0, scene.host().stop());
        scene.host().start();
        CPPUNIT_ASSERT(!isSet());
        const auto health = unescaped(scene.administrator().get("/admin/health").body);
        CPPUNIT_ASSERT_MESSAGE(health, health.find("cannot be opened") == std::string::npos);
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
