// Canaries in every place a secret is put: none of them turns up in logs, pages, mails or tables (cases 35,
// 36, 106, 110).
#include "tests/support/Await.h"
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <regex>

namespace {

using namespace tests;

/// A form's random token spells any two letters sooner or later.
std::string withoutTokens(const std::string& page)
{
    return std::regex_replace(page, std::regex(R"(name="csrf" value="[^"]*")"), "");
}


class SecretsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(SecretsTest);
    CPPUNIT_TEST(secretsTurnUpNowhere);
    CPPUNIT_TEST(anErrorShowsANumberAndNothingElse);
    CPPUNIT_TEST(aSecretSettingIsNeverShownAgain);
    CPPUNIT_TEST(aSecretThatCannotBeOpenedStopsOnlyWhatNeedsIt);
    CPPUNIT_TEST_SUITE_END();

public:
    void secretsTurnUpNowhere()
    {
        const std::string smtp = "canary-smtp-5d1f", user = "canary-user-pass-77aa",
                          wrong = "canary-wrong-pass-88bb", token = "1-2-ca7a12y";
        HostOptions options;
        options.configuration["plugin.contacts-manager.mail.smtp.password"] = smtp;
        options.configuration["plugin.contacts-manager.request-tracker.token"] = token;
        Scene scene(options);
        std::string said;
        const auto code =
            scene.host().command({"user", "password", "tom.reed@acme.example"}, said, user + "\n");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(said, 0, code);
        CPPUNIT_ASSERT(said.find(user) == std::string::npos);
        auto tom = scene.login("tom.reed@acme.example", user);
        (void)scene.stranger().call("POST", "/api/v1/session",
                                    R"({"email":"tom.reed@acme.example","password":")" + wrong + "\"}");
        auto maria = scene.maria();
        auto agent = scene.agent();
        auto administrator = scene.administrator();
        const auto acme = customerNamed(maria, "Acme");
        const auto raised = scene.raise(
            maria, acme, "[" + grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "reports") + "]");
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        const auto session = tom.cookies().begin()->second;

        std::string seen;
        for (const std::string path :
             {"/admin/plugins", "/admin/plugins/contacts-manager", "/admin/outbox", "/healthz", "/readyz"})
            seen += administrator.get(path).body;
        for (const auto& mail : scene.host().mails())
            seen += mail;
        scene.host().stop();
        for (const auto& entry : std::filesystem::recursive_directory_iterator(scene.host().folder()))
            if (entry.is_regular_file() && entry.path().extension() != ".properties")
                seen += readFile(entry.path());
        for (const auto& canary : {smtp, user, wrong, token, session, std::string("demo-password-1")})
            CPPUNIT_ASSERT_MESSAGE(canary, seen.find(canary) == std::string::npos);
        scene.host().start();
    }

    void anErrorShowsANumberAndNothingElse()
    {
        Scene scene;
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        scene.host().change("ALTER TABLE cm_membership RENAME TO cm_membership_away");
        for (const auto& path :
             {"/portal/customers/" + acme + "/contacts", "/api/v1/customers/" + acme + "/contacts"})
        {
            const auto answer = maria.get(path);
            CPPUNIT_ASSERT_MESSAGE(path + std::to_string(answer.status), answer.status >= 400);
            const auto said = withoutTokens(answer.body);
            for (const std::string word : {"SELECT", "cm_", "sqlite", "SQLite", ".cpp", "Exception", "Poco",
                                           "0x", scene.host().folder().c_str()})
                CPPUNIT_ASSERT_MESSAGE(path + ": " + word + "\n" + answer.body,
                                       said.find(word) == std::string::npos);
        }
        scene.host().change("ALTER TABLE cm_membership_away RENAME TO cm_membership");
        CPPUNIT_ASSERT_EQUAL(200, maria.get("/portal/customers/" + acme + "/contacts").status);
    }

    void aSecretSettingIsNeverShownAgain()
    {
        Scene scene;
        auto administrator = scene.administrator();
        const auto page = administrator.get("/admin/plugins/contacts-manager");
        CPPUNIT_ASSERT_EQUAL(200, page.status);
        auto form = formWith(page.body, "mail.smtp.password");
        auto fields = form.untouched();
        for (auto& [name, value] : fields)
            value = name.ends_with("mail.smtp.password") ? "canary-by-form" : value;
        const auto saved =
            administrator.form(form.action.empty() ? "/admin/plugins/contacts-manager" : form.action, fields);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(saved.body.substr(0, 600), 303, saved.status);
        CPPUNIT_ASSERT(administrator.get("/admin/plugins/contacts-manager").body.find("canary-by-form") ==
                       std::string::npos);
        for (const auto& row : scene.host().rows("SELECT value FROM sc_setting"))
            CPPUNIT_ASSERT_MESSAGE("kept in clear", row.find("canary-by-form") == std::string::npos);
        CPPUNIT_ASSERT(scene.host().log().find("canary-by-form") == std::string::npos);
    }

    /// The database came back from the backup, the installation key did not.
    void aSecretThatCannotBeOpenedStopsOnlyWhatNeedsIt()
    {
        Scene scene;
        const auto set = [&](const std::string& settings) {
            auto administrator = scene.administrator();
            const auto answer = administrator.call("PUT", "/api/v1/admin/settings",
                                                   R"({"contacts-manager":{)" + settings + "}}");
            CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 200, answer.status);
        };
        set(R"("mail.smtp.host":"127.0.0.1","mail.smtp.port":"9","mail.smtp.user":"mailer",)"
            R"("mail.smtp.password":"open sesame","request-tracker.token":"1-2-abc","request-tracker.key":"k")");
        CPPUNIT_ASSERT_EQUAL(0, scene.host().stop());
        CPPUNIT_ASSERT(std::filesystem::remove(scene.host().folder() / "secret.key"));
        scene.host().start();

        auto administrator = scene.administrator();
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        const auto tom = contactWith(maria, acme, "tom.reed@acme.example");
        (void)scene.raise(maria, acme, "[" + grantRole(tom, "reports") + "]");
        CPPUNIT_ASSERT(!mailsTo(scene.host().mails(), "maria.keller@acme.example").empty());
        const auto health = [&] { return unescaped(administrator.get("/admin/health").body); };
        for (const std::string label : {"Password", "Token", "Shared key"})
            CPPUNIT_ASSERT_MESSAGE(
                health(), health().find("The secret “" + label + "” of Contacts Manager cannot be opened") !=
                              std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(health(), health().find("E-mails lie in a folder") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(200, administrator.get("/admin/plugins/contacts-manager").status);
        CPPUNIT_ASSERT_EQUAL(200, administrator.get("/admin/desk").status);

        set(R"("mail.transport":"smtp")");
        CPPUNIT_ASSERT_EQUAL(303, administrator.form("/admin/mails/test", {}).status);
        await(
            [&] {
                return administrator.get("/admin/mails").body.find("enter Password again in the settings") !=
                       std::string::npos;
            },
            "the result of the test mail");
        CPPUNIT_ASSERT_EQUAL(200, administrator.get("/admin/outbox").status);
        set(R"("mail.smtp.password":"open sesame","request-tracker.token":"1-2-abc","request-tracker.key":"k")");
        CPPUNIT_ASSERT_MESSAGE(health(), health().find("cannot be opened") == std::string::npos);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SecretsTest);

}  // namespace
