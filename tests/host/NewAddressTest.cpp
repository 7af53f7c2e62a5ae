// A new e-mail address: whoever reads it confirms it, and nobody takes an account over with one.
#include "tests/host/AccountScene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace tests;


class NewAddressTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(NewAddressTest);
    CPPUNIT_TEST(aNewAddressIsConfirmedWithThePassword);
    CPPUNIT_TEST(anAdministratorCannotTakeAnAccountOver);
    CPPUNIT_TEST(aNewAddressThatWaitsIsShown);
    CPPUNIT_TEST(aConfirmedAddressIsToldAsImplemented);
    CPPUNIT_TEST_SUITE_END();

public:
    void aNewAddressIsConfirmedWithThePassword()
    {
        Scene scene;
        auto client = scene.login(tom);
        const std::string fresh = "thomas.reed@acme.example";
        const auto ask = [&](const std::string& email, const std::string& with) {
            return client
                .call("POST", "/api/v1/me/email",
                      R"({"email":)" + jsonText(email) + R"(,"password":)" + jsonText(with) + "}")
                .status;
        };
        CPPUNIT_ASSERT_EQUAL(422, ask(fresh, "guessed"));
        CPPUNIT_ASSERT_EQUAL(422, ask("no address", "demo-password-1"));
        CPPUNIT_ASSERT_EQUAL(422, ask(tom, "demo-password-1"));
        CPPUNIT_ASSERT_EQUAL(202, ask("lena.vogt@acme.example", "demo-password-1"));  // as if it were free
        CPPUNIT_ASSERT_EQUAL(202, ask(fresh, "demo-password-1"));
        const auto profile = client.get("/portal/profile").body;
        CPPUNIT_ASSERT_MESSAGE(profile, profile.find(fresh + " waits for your confirmation until ") !=
                                            std::string::npos);
        const auto link = linkTo(scene, fresh, "confirm-address");
        CPPUNIT_ASSERT(!link.empty());
        CPPUNIT_ASSERT(!newest(scene, tom, "(thomas\\.reed@acme\\.example)").empty());
        CPPUNIT_ASSERT(mailsTo(scene.host().mails(), "lena.vogt@acme.example").empty());
        CPPUNIT_ASSERT_NO_THROW((void)scene.login(tom));
        auto stranger = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(422, activateAt(stranger, link, "guessed").status);
        const auto odd = activateAt(stranger, link, "demo\x07-password-1");
        CPPUNIT_ASSERT_EQUAL(422, odd.status);
        CPPUNIT_ASSERT(odd.body.find("invisible control characters") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(200, activateAt(stranger, link, "demo-password-1").status);
        const auto again = stranger.get(link);
        CPPUNIT_ASSERT_EQUAL(410, again.status);
        CPPUNIT_ASSERT(again.body.find("confirmed the address already") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(401, client.get("/api/v1/me").status);
        auto renamed = scene.login(fresh);
        CPPUNIT_ASSERT_EQUAL(fresh, renamed.get("/api/v1/me").text("account.email"));
        CPPUNIT_ASSERT(renamed.get("/portal/profile").body.find("waits for your confirmation") ==
                       std::string::npos);
        auto maria = scene.maria();
        CPPUNIT_ASSERT_NO_THROW((void)contactWith(maria, customerNamed(maria, "Acme"), fresh));
    }

    void anAdministratorCannotTakeAnAccountOver()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        const std::string mine = "maria.private@elsewhere.example";
        const auto raised =
            scene.raise(maria, acme,
                        R"([{"kind":"change-email","contact":)" + jsonText(contactWith(maria, acme, tom)) +
                            R"(,"email":)" + jsonText(mine) + "}]");
        const auto done = implement(agent, raised.request);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(done.body, 200, done.status);
        CPPUNIT_ASSERT_NO_THROW((void)contactWith(maria, acme, tom));  // Nothing yet.
        CPPUNIT_ASSERT(!newest(scene, tom, "(maria\\.private@elsewhere\\.example)").empty());
        const auto link = linkTo(scene, mine, "confirm-address");
        auto thief = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(422, activateAt(thief, link, password).status);
        (void)askForReset(thief, mine);
        CPPUNIT_ASSERT(linkTo(scene, mine, "reset").empty());
        CPPUNIT_ASSERT_NO_THROW((void)scene.login(tom));
    }

    void aNewAddressThatWaitsIsShown()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        const auto id = contactWith(maria, acme, tom);
        const auto list = "/portal/customers/" + acme + "/contacts";
        const auto raised =
            scene.raise(maria, acme,
                        R"([{"kind":"change-email","contact":)" + jsonText(id) +
                            R"(,"email":"thomas@acme.example"},{"kind":"grant-role","contact":)" +
                            jsonText(id) + R"(,"role":"reports"}])");
        const auto has = [](HttpClient& client, const std::string& path, const std::string& part) {
            const auto page = client.get(path);
            CPPUNIT_ASSERT_MESSAGE(part + " in " + path + "\n" + page.body,
                                   page.body.find(part) != std::string::npos);
        };
        const std::string waits = "thomas@acme.example waits for confirmation until ";
        CPPUNIT_ASSERT(agent.get("/agent/contacts/" + id).body.find("waits for confirmation") ==
                       std::string::npos);
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        has(maria, list + "/" + id, waits);
        const auto view = maria.get(list + "/" + id).body;
        const auto until = view.substr(view.find(waits) + waits.size(), 40);
        CPPUNIT_ASSERT_MESSAGE(until, until.substr(0, until.find('<')).find(':') != std::string::npos);
        has(maria, list + "?open=" + id, waits);
        has(agent, "/agent/contacts/" + id, "thomas<wbr>@acme.example waits for confirmation until ");
        has(agent, "/agent/tickets/" + raised.ticket, ">link sent<");
        has(maria, "/portal/requests/" + raised.request, "Link sent");
        has(maria, "/portal/customers/" + acme + "/history", "Link sent");
        const auto lines = maria.get("/api/v1/requests/" + raised.request);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(lines.body, std::string("implemented"),
                                     lines.text("changes[0].outcome"));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(lines.body, std::string("true"), lines.text("changes[0].linkSent"));
        auto lena = scene.login("lena.vogt@acme.example");
        CPPUNIT_ASSERT(lena.get(list + "/" + id).body.find("thomas@acme.example") == std::string::npos);
        scene.host().change(
            "UPDATE cm_token SET expires_at = expires_at - 86400000000 WHERE purpose = 'email-change'");
        has(maria, list + "/" + id, "was not confirmed by ");
    }

    void aConfirmedAddressIsToldAsImplemented()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        const auto id = contactWith(maria, acme, tom);
        const auto raised = scene.raise(maria, acme,
                                        R"([{"kind":"change-email","contact":)" + jsonText(id) +
                                            R"(,"email":"thomas@acme.example"}])");
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        const std::string places[] = {"/portal/customers/" + acme + "/history",
                                      "/portal/customers/" + acme + "/contacts/" + id + "/history",
                                      "/portal/requests/" + raised.request};
        for (const auto& place : places)
            CPPUNIT_ASSERT_MESSAGE(place, maria.get(place).body.find("Link sent") != std::string::npos);
        auto stranger = scene.stranger();
        const auto link = linkTo(scene, "thomas@acme.example", "confirm-address");
        CPPUNIT_ASSERT_EQUAL(200, activateAt(stranger, link, "demo-password-1").status);
        for (const auto& place : places)
        {
            const auto page = maria.get(place).body;
            CPPUNIT_ASSERT_MESSAGE(place + page, page.find("Link sent") == std::string::npos);
            CPPUNIT_ASSERT_MESSAGE(place + page, page.find("thomas<wbr>@acme.example") != std::string::npos);
        }
        CPPUNIT_ASSERT(agent.get("/agent/tickets/" + raised.ticket).body.find(">link sent<") ==
                       std::string::npos);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(NewAddressTest);

}  // namespace
