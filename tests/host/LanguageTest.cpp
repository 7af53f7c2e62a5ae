// Three languages: who reads what, and how he changes it, with an account and without.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace tests;

bool says(const Answer& page, const std::string& words)
{
    return page.body.find(words) != std::string::npos;
}


class LanguageTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(LanguageTest);
    CPPUNIT_TEST(strangersReadWhatTheirBrowserAsksFor);
    CPPUNIT_TEST(strangersChooseAndTheChoiceIsKept);
    CPPUNIT_TEST(theLanguageLinksOfAnErrorPageStayOnThisHost);
    CPPUNIT_TEST(peopleReadTheirOwnLanguage);
    CPPUNIT_TEST(theSwitchStandsOnEveryPageAndComesBackToIt);
    CPPUNIT_TEST(theProfileShowsTheLanguageOfMailsNotThatOfThePage);
    CPPUNIT_TEST(theSwitchTakesOnlyLanguagesWeSpeakAndPathsOfThisHost);
    CPPUNIT_TEST(rolesAndMailsSpeakGerman);
    CPPUNIT_TEST_SUITE_END();

public:
    void strangersReadWhatTheirBrowserAsksFor()
    {
        Scene scene;
        const auto door = [&](const std::string& accepted) {
            return scene.stranger().get("/login", {{"Accept-Language", accepted}});
        };
        for (const auto* german : {"de", "de-CH,en;q=0.5", "DE", "ja, fr;q=0.3, de;q=0.8"})
            CPPUNIT_ASSERT_MESSAGE(german, says(door(german), "<html lang=\"de\">"));
        for (const auto* french : {"fr", "de;q=0, fr;q=0.1"})
            CPPUNIT_ASSERT_MESSAGE(french, says(door(french), "<html lang=\"fr\">"));
        for (const auto* unknown : {"", "ja", "*", "q=1;;,,,"})
            CPPUNIT_ASSERT_MESSAGE(unknown, says(door(unknown), "<html lang=\"en\">"));
    }

    void strangersChooseAndTheChoiceIsKept()
    {
        Scene scene;
        auto client = scene.stranger();
        CPPUNIT_ASSERT(says(client.get("/login?lang=de"), "Passwort"));
        CPPUNIT_ASSERT(says(client.get("/login"), "Passwort"));
        CPPUNIT_ASSERT(says(client.get("/nowhere"), "Unter dieser Adresse gibt es nichts"));
        CPPUNIT_ASSERT(says(client.get("/nowhere?lang=fr"), "<html lang=\"fr\">"));
        CPPUNIT_ASSERT(says(client.get("/login"), "Mot de passe"));
        CPPUNIT_ASSERT(says(client.get("/login?lang=xx"), "Mot de passe"));
        const auto reset =
            client.get("/reset");  // All of them, the one it is read in too, as on the log-in page.
        for (const std::string each : {"en", "fr", "de"})
            CPPUNIT_ASSERT_MESSAGE(each, says(reset, "href=\"/reset?lang=" + each + "\""));
    }

    void theLanguageLinksOfAnErrorPageStayOnThisHost()
    {
        Scene scene;
        const auto known = scene.stranger().get("/no/where%20at%20all");
        CPPUNIT_ASSERT(says(known, "href=\"/no/where%20at%20all?lang=de\""));
        for (const auto* odd : {"//evil.example/x", "/%0d%0aSet-Cookie:%20a=b", "///evil.example"})
        {
            const auto page = scene.stranger().get(odd);
            CPPUNIT_ASSERT_MESSAGE(odd, !says(page, "evil.example"));
            CPPUNIT_ASSERT_MESSAGE(odd, !says(page, "Set-Cookie"));
        }
    }

    void peopleReadTheirOwnLanguage()
    {
        Scene scene;
        auto lena = scene.login("lena.vogt@acme.example");
        const auto list = follow(lena, "/portal/contacts");
        CPPUNIT_ASSERT(says(list, "<html lang=\"de\">"));
        CPPUNIT_ASSERT(says(list, "Sie sehen die Kontakte, können sie aber nicht ändern"));
        CPPUNIT_ASSERT(says(list, "25 von 25 Kontakten"));
        // Chosen once for the account, whatever the browser says.
        CPPUNIT_ASSERT(says(lena.get("/portal", {{"Accept-Language", "fr"}}), "<html lang=\"de\">"));
    }

    void theSwitchStandsOnEveryPageAndComesBackToIt()
    {
        Scene scene;
        auto maria = scene.maria();
        for (const auto* path :
             {"/portal", "/portal/tickets?filter=all", "/portal/profile", "/portal/nowhere"})
        {
            const auto form = formWith(maria.get(path).body, "/language");
            auto fields = form.untouched();
            fields.emplace_back("locale", "de");
            const auto answer = maria.form("/language", fields);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(path, 303, answer.status);
            CPPUNIT_ASSERT_EQUAL(std::string(path), answer.header("location"));
            CPPUNIT_ASSERT_MESSAGE(path, says(maria.get(path), "<html lang=\"de\">"));
        }
        auto agent = scene.agent();
        auto fields = formWith(agent.get("/agent/tickets").body, "/language").untouched();
        fields.emplace_back("locale", "fr");
        CPPUNIT_ASSERT_EQUAL(303, agent.form("/language", fields).status);
        CPPUNIT_ASSERT(says(agent.get("/agent/tickets"), "<html lang=\"fr\">"));
    }

    void theProfileShowsTheLanguageOfMailsNotThatOfThePage()
    {
        Scene scene;
        auto maria = scene.maria();
        CPPUNIT_ASSERT_EQUAL(303, maria.form("/language", {{"locale", "de"}}).status);
        const auto profile = maria.get("/portal/profile");
        CPPUNIT_ASSERT(says(profile, "<html lang=\"de\">"));
        CPPUNIT_ASSERT_MESSAGE(profile.body, says(profile, "<option value=\"en\" selected>"));
        CPPUNIT_ASSERT(!says(profile, "<option value=\"de\" selected>"));
        auto fields = formWith(profile.body, "timeZone").untouched();
        for (auto& [name, value] : fields)
            if (name == "locale")
                value = "fr";
        CPPUNIT_ASSERT_EQUAL(303, maria.form("/portal/profile", fields).status);
        const auto after = maria.get("/portal/profile");
        CPPUNIT_ASSERT(says(after, "<html lang=\"fr\">") && says(after, "<option value=\"fr\" selected>"));
    }

    void theSwitchTakesOnlyLanguagesWeSpeakAndPathsOfThisHost()
    {
        Scene scene;
        auto maria = scene.maria();
        for (const auto* locale : {"", "xx", "de-DE", "../de"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(locale, 422, maria.form("/language", {{"locale", locale}}).status);
        CPPUNIT_ASSERT(says(maria.get("/portal"), "<html lang=\"en\">"));
        for (const auto* next : {"//evil.example/", "https://evil.example/", "\\evil", "/a\r\nX: y", ""})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                next, std::string("/"),
                maria.form("/language", {{"locale", "en"}, {"next", next}}).header("location"));
        CPPUNIT_ASSERT_EQUAL(403, maria.form("/language", {{"locale", "de"}, {"csrf", "AAAA"}}).status);
        CPPUNIT_ASSERT_EQUAL(std::string("/login"),
                             scene.stranger().form("/language", {{"locale", "de"}}).header("location"));
    }

    void rolesAndMailsSpeakGerman()
    {
        Scene scene;
        auto lena = scene.login("lena.vogt@acme.example");
        const auto roles = lena.get("/portal/roles");
        for (const auto* words : {"Portalrollen", "Leitung", "Hauptkontakt", "Arbeitsaufträge",
                                  "Darf Arbeitsaufträge anlegen.", "technische Tickets eröffnen"})
            CPPUNIT_ASSERT_MESSAGE(words, says(roles, words));
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        const auto raised =
            scene.raise(maria, acme,
                        "[" + grantRole(contactWith(maria, acme, "lena.vogt@acme.example"), "reports") + "]");
        auto agent = scene.agent();
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        const auto mails = mailsTo(scene.host().mails(), "lena.vogt@acme.example");
        CPPUNIT_ASSERT(!mails.empty());
        CPPUNIT_ASSERT(mails.back().find("hat die Rolle Berichte erhalten") != std::string::npos);
        CPPUNIT_ASSERT(mails.back().find("Portal =C3=B6ffnen") != std::string::npos);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LanguageTest);

}  // namespace
