// Invitations: links and temporary passwords, of which the newest works, and who may send them.
#include "tests/host/AccountScene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <filesystem>

namespace {

using namespace tests;


class InvitationsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(InvitationsTest);
    CPPUNIT_TEST(onlyTheNewestActivationLinkWorks);
    CPPUNIT_TEST(whoMayNotSendInvitationsLearnsNothing);
    CPPUNIT_TEST(whoInvitesFromTheListComesBackToIt);
    CPPUNIT_TEST(aTemporaryPasswordLeadsToOnesOwnAndNowhereElse);
    CPPUNIT_TEST(aTemporaryPasswordStandsNowhereButInTheMail);
    CPPUNIT_TEST(onlyTheNewestWayInWorks);
    CPPUNIT_TEST_SUITE_END();

public:
    void onlyTheNewestActivationLinkWorks()
    {
        Scene scene;
        auto maria = scene.maria();
        std::vector<std::string> links{linkTo(scene, hans, "activate")};
        for (int i = 0; i < 2; ++i)
        {
            const auto sent = invite(maria, hans, "link");
            CPPUNIT_ASSERT_EQUAL_MESSAGE(sent.body, 202, sent.status);
            links.push_back(linkTo(scene, hans, "activate"));
        }
        auto stranger = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(410, stranger.get(links[0]).status);
        CPPUNIT_ASSERT_EQUAL(410, stranger.get(links[1]).status);
        CPPUNIT_ASSERT_EQUAL(303, activateAt(stranger, links[2], password).status);
        CPPUNIT_ASSERT_EQUAL(409, invite(maria, hans, "link").status);
        CPPUNIT_ASSERT_EQUAL(409, invite(maria, tom, "link").status);
    }

    void whoMayNotSendInvitationsLearnsNothing()
    {
        Scene scene;
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        const auto path =
            "/customers/" + acme + "/contacts/" + contactWith(maria, acme, hans) + "/invitation";
        auto nina = scene.nina();
        auto lena = scene.login("lena.vogt@acme.example");
        const std::string wish = R"({"how":"link"})";
        CPPUNIT_ASSERT_EQUAL(404, nina.call("POST", "/api/v1" + path, wish).status);
        CPPUNIT_ASSERT_EQUAL(403, lena.call("POST", "/api/v1" + path, wish).status);
        CPPUNIT_ASSERT_EQUAL(404, nina.get("/portal" + path).status);
        CPPUNIT_ASSERT_EQUAL(404, lena.get("/portal" + path).status);
        CPPUNIT_ASSERT_EQUAL(400, maria.call("POST", "/api/v1" + path, R"({"how":"telegram"})").status);
        CPPUNIT_ASSERT_EQUAL(
            400, maria.call("POST", "/api/v1" + path, R"({"how":"link","to":"x@y.example"})").status);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), mailsTo(scene.host().mails(), hans).size());
        for (int i = 0; i < 5; ++i)
            CPPUNIT_ASSERT_EQUAL(202, maria.call("POST", "/api/v1" + path, wish).status);
        const auto tooMany = maria.call("POST", "/api/v1" + path, wish);
        CPPUNIT_ASSERT_EQUAL(429, tooMany.status);
        CPPUNIT_ASSERT(!tooMany.header("retry-after").empty());
    }

    void whoInvitesFromTheListComesBackToIt()
    {
        Scene scene;
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        const auto list = "/portal/customers/" + acme + "/contacts";
        const auto id = contactWith(maria, acme, hans);
        const auto path = list + "/" + id + "/invitation";
        const auto asked = maria.get(path + "?at=" + percentEncoded("q=hans&sort=-email"));
        CPPUNIT_ASSERT(asked.body.find("that were sent before no longer work") != std::string::npos);
        const auto jose = list + "/" + contactWith(maria, acme, "jose.garcia@acme.example") + "/invitation";
        CPPUNIT_ASSERT(maria.get(jose).body.find("A welcome e-mail goes out") != std::string::npos);
        const auto sent = maria.form(path, formWith(asked.body, "how").untouched());
        CPPUNIT_ASSERT_EQUAL_MESSAGE(sent.body, 303, sent.status);
        CPPUNIT_ASSERT_EQUAL(list + "?q=hans&sort=-email&notice=sent-link&about=" + id + "#r-" + id,
                             sent.header("location"));
        const auto said = [&](const std::string& about) {
            const auto body = maria.get(list + "?q=hans&notice=sent-link" + about).body;
            const auto from = body.find("An activation link is on its way");
            CPPUNIT_ASSERT(from != std::string::npos);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(about, std::string::npos,
                                         body.find("An activation link is on its way", from + 1));
            const auto row = body.rfind("class=\"inrow\" data-findings=\"" + id + "\"", from);
            return (row == std::string::npos ? "above: " : "at his row: ") +
                   body.substr(from, body.find('<', from) - from);
        };
        CPPUNIT_ASSERT_EQUAL(std::string("at his row: An activation link is on its way: Hans Müller"),
                             said("&about=" + id));
        // Only somebody of this list is named.
        for (const std::string other : {"", "&about=987654", "&about=new-1", "&about=%3Cb%3E"})
            CPPUNIT_ASSERT_EQUAL(std::string("above: An activation link is on its way"), said(other));
        const auto odd = maria.form(path, {{"how", "link"}, {"at", "//evil.example"}});
        CPPUNIT_ASSERT_EQUAL(list + "?notice=sent-link&about=" + id + "#r-" + id, odd.header("location"));
        const auto person = maria.form(path, formWith(maria.get(path).body, "how").untouched());
        CPPUNIT_ASSERT_EQUAL(list + "/" + id + "?sent=link", person.header("location"));
    }

    void aTemporaryPasswordLeadsToOnesOwnAndNowhereElse()
    {
        Scene scene(withTemporaryPasswords());
        auto maria = scene.maria();
        CPPUNIT_ASSERT_EQUAL(202, invite(maria, hans, "temporary-password").status);
        const auto temporary = temporaryFor(scene, hans);
        auto agent = scene.agent();
        const auto card = "/agent/contacts/" + contactWith(maria, customerNamed(maria, "Acme"), hans);
        CPPUNIT_ASSERT(agent.get(card).body.find("Temporary password works until") != std::string::npos);
        CPPUNIT_ASSERT(agent.get(card).body.find("Link works until") == std::string::npos);
        auto client = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(200, logIn(client, hans, "  " + temporary + " ").status);
        const auto held = client.get("/portal");
        CPPUNIT_ASSERT_EQUAL(303, held.status);
        CPPUNIT_ASSERT_EQUAL(std::string("/password"), held.header("location"));
        CPPUNIT_ASSERT_EQUAL(403, client.get("/api/v1/me").status);
        CPPUNIT_ASSERT_EQUAL(403, client.call("PATCH", "/api/v1/me", R"({"locale":"fr"})").status);
        CPPUNIT_ASSERT_EQUAL(
            303, client.form("/portal/profile/password", {{"current", temporary}, {"new", password}}).status);
        auto again = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(401, logIn(again, hans, temporary).status);  // One log-in is all.
        CPPUNIT_ASSERT_EQUAL(std::string("invited"), accountOf(maria, hans));

        const auto page = client.get("/password");
        CPPUNIT_ASSERT_EQUAL(200, page.status);
        CPPUNIT_ASSERT_EQUAL(422,
                             client.form("/password", {{"username", hans}, {"password", "short"}}).status);
        const auto kept = client.form("/password", {{"username", hans}, {"password", temporary}});
        CPPUNIT_ASSERT_EQUAL(422, kept.status);
        CPPUNIT_ASSERT_MESSAGE(kept.body,
                               kept.body.find("Wählen Sie ein anderes Passwort als das jetzige.") !=
                                   std::string::npos);
        const auto done = client.form("/password", {{"username", hans}, {"password", password}});
        CPPUNIT_ASSERT_EQUAL(303, done.status);
        CPPUNIT_ASSERT_EQUAL(200, client.get("/portal").status);
        CPPUNIT_ASSERT_EQUAL(303, client.get("/password").status);
        CPPUNIT_ASSERT_EQUAL(std::string("active"), accountOf(maria, hans));
        CPPUNIT_ASSERT_NO_THROW((void)scene.login(hans, password));
    }

    void aTemporaryPasswordStandsNowhereButInTheMail()
    {
        Scene scene(withTemporaryPasswords());
        auto maria = scene.maria();
        auto administrator = scene.administrator();
        CPPUNIT_ASSERT_EQUAL(202, invite(maria, hans, "temporary-password").status);
        const auto temporary = temporaryFor(scene, hans);
        std::string seen = administrator.get("/admin/outbox").body +
                           administrator.get("/api/v1/admin/outbox").body + scene.host().log();
        const auto id = scene.host().rows("SELECT max(id) FROM cm_outbox").at(0);
        const auto preview = administrator.get("/admin/outbox/" + id);
        CPPUNIT_ASSERT_EQUAL(200, preview.status);
        seen += preview.body;
        scene.host().stop();
        for (const auto& entry : std::filesystem::recursive_directory_iterator(scene.host().folder()))
            if (entry.is_regular_file() && entry.path().extension() != ".eml")
                seen += readFile(entry.path());
        CPPUNIT_ASSERT(seen.find(temporary) == std::string::npos);
        scene.host().start();
    }

    void onlyTheNewestWayInWorks()
    {
        Scene scene(withTemporaryPasswords());
        auto maria = scene.maria();
        const auto opens = [&](const std::string& secret) {
            auto client = scene.stranger();
            return logIn(client, hans, secret).status == 200;
        };
        CPPUNIT_ASSERT_EQUAL(202, invite(maria, hans, "temporary-password").status);
        const auto first = temporaryFor(scene, hans);
        CPPUNIT_ASSERT_EQUAL(202, invite(maria, hans, "temporary-password").status);
        const auto second = temporaryFor(scene, hans);
        CPPUNIT_ASSERT(first != second && !opens(first));
        CPPUNIT_ASSERT_EQUAL(202, invite(maria, hans, "link").status);
        CPPUNIT_ASSERT(!opens(second));
        const auto link = linkTo(scene, hans, "activate");
        CPPUNIT_ASSERT_EQUAL(202, invite(maria, hans, "temporary-password").status);
        const auto third = temporaryFor(scene, hans);
        auto late = scene.stranger();
        CPPUNIT_ASSERT(late.get(link).status >= 400);
        CPPUNIT_ASSERT(opens(third));
    }

private:
    static HostOptions withTemporaryPasswords()
    {
        HostOptions options;
        options.configuration["plugin.contacts-manager.activation.temporary-passwords"] = "yes";
        return options;
    }

    static Answer invite(HttpClient& client, const std::string& email, const std::string& how)
    {
        const auto acme = customerNamed(client, "Acme");
        return client.call("POST",
                           "/api/v1/customers/" + acme + "/contacts/" + contactWith(client, acme, email) +
                               "/invitation",
                           R"({"how":)" + jsonText(how) + "}");
    }

    static std::string temporaryFor(Scene& scene, const std::string& email)
    {
        const auto found = newest(scene, email, "\\s((?:[a-z0-9]{5}-){3}[a-z0-9]{5})\\s");
        CPPUNIT_ASSERT(!found.empty());
        return found;
    }

    static std::string accountOf(HttpClient& client, const std::string& email)
    {
        const auto acme = customerNamed(client, "Acme");
        return client.get("/api/v1/customers/" + acme + "/contacts?search=" + percentEncoded(email))
            .text("contacts[0].account");
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(InvitationsTest);

}  // namespace
