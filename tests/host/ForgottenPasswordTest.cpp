// Whoever forgot his password: the same answer for every address, one link, one new password.
#include "tests/host/AccountScene.h"
#include "tests/support/PlayedRt.h"

#include <cppunit/extensions/HelperMacros.h>

#include <atomic>
#include <barrier>
#include <thread>

namespace {

using namespace tests;


class ForgottenPasswordTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ForgottenPasswordTest);
    CPPUNIT_TEST(resettingAnswersAlikeForEveryAddress);
    CPPUNIT_TEST(aResetLinkSetsOnePasswordAndEndsAllSessions);
    CPPUNIT_TEST(aResetShowsTheHelpdeskThatThePasswordOpens);
    CPPUNIT_TEST(fiftyAtOnceResetOnce);
    CPPUNIT_TEST(scannersUseNothingUpAndOddTokensAreGone);
    CPPUNIT_TEST(aForgedHostNeverStandsInALink);
    CPPUNIT_TEST(guessingLinksIsSlowedDown);
    CPPUNIT_TEST(withoutThePluginThereIsNoReset);
    CPPUNIT_TEST_SUITE_END();

public:
    void resettingAnswersAlikeForEveryAddress()
    {
        Scene scene;
        std::vector<Answer> answers;
        for (const auto* email : {tom, "nobody@acme.example", hans, "minjun.kim@acme.example",
                                  "nina.berg@initech.example", "agent@support.example"})
        {
            auto client = scene.stranger();
            answers.push_back(askForReset(client, email));
            const auto& answer = answers.back();
            CPPUNIT_ASSERT_EQUAL_MESSAGE(email, 303, answer.status);
            CPPUNIT_ASSERT_EQUAL(answers[0].header("location"), answer.header("location"));
            CPPUNIT_ASSERT_EQUAL(answers[0].body, answer.body);
            CPPUNIT_ASSERT_EQUAL(answers[0].headers.size(), answer.headers.size());
        }
        CPPUNIT_ASSERT(!linkTo(scene, tom, "reset").empty());
        CPPUNIT_ASSERT(linkTo(scene, hans, "reset").empty());
        CPPUNIT_ASSERT(mailsTo(scene.host().mails(), "agent@support.example").empty());
        CPPUNIT_ASSERT(mailsTo(scene.host().mails(), "minjun.kim@acme.example").empty());
        auto client = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(422, askForReset(client, "no address").status);
        CPPUNIT_ASSERT_EQUAL(400, askForReset(client, tom, {{"account", "1"}}).status);
    }

    void aResetLinkSetsOnePasswordAndEndsAllSessions()
    {
        Scene scene;
        auto session = scene.login(tom);
        const auto first = resetLink(scene, tom);
        const auto link = resetLink(scene, tom);
        auto client = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(410, client.get(first).status);
        CPPUNIT_ASSERT_EQUAL(422, activateAt(client, link, "short").status);
        const auto done = activateAt(client, link, password);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(done.body.substr(0, 600), 200, done.status);
        CPPUNIT_ASSERT_EQUAL(410, client.get(link).status);
        CPPUNIT_ASSERT_EQUAL(401, session.get("/api/v1/me").status);
        auto old = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(401, logIn(old, tom, "demo-password-1").status);
        CPPUNIT_ASSERT_NO_THROW((void)scene.login(tom, password));
        CPPUNIT_ASSERT(!newest(scene, tom, "(Your password was changed)").empty());
    }

    void aResetShowsTheHelpdeskThatThePasswordOpens()
    {
        const PlayedRt rt;
        auto options = rt.options();
        options.configuration["plugin.contacts-manager.desk.users"] = "yes";
        Scene scene(options);
        auto client = scene.stranger();
        const auto done = activateAt(client, resetLink(scene, tom), password);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(done.body, 200, done.status);
        CPPUNIT_ASSERT_MESSAGE(done.body, done.body.find("href=\"" + rt.address() + "/SelfService/\"") !=
                                              std::string::npos);
        CPPUNIT_ASSERT(done.body.find("btn-go\" href=\"/login\"") == std::string::npos);
    }

    void fiftyAtOnceResetOnce()
    {
        Scene scene;
        const auto link = resetLink(scene, tom);
        auto client = scene.stranger();
        const auto form = formWith(follow(client, link).body, "password");
        std::atomic<int> done{0};
        std::barrier together(50);
        std::vector<std::thread> threads;
        for (int i = 0; i < 50; ++i)
            threads.emplace_back([&, own = client, fields = form.untouched(), i]() mutable {
                for (auto& [name, value] : fields)
                    if (name == "password")
                        value = "pass-phrase-number-" + std::to_string(i + 100);
                together.arrive_and_wait();
                done += own.form(link, fields).status == 200 ? 1 : 0;
            });
        for (auto& thread : threads)
            thread.join();
        CPPUNIT_ASSERT_EQUAL(1, done.load());
        CPPUNIT_ASSERT_EQUAL(
            std::string("1"),
            scene.host().rows("SELECT count(*) FROM cm_audit WHERE act = 'account.password-reset'").at(0));
    }

    void scannersUseNothingUpAndOddTokensAreGone()
    {
        Scene scene;
        const auto link = resetLink(scene, tom);
        auto scanner = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(200, scanner.call("HEAD", link, {}, {{"Origin", ""}}).status);
        const auto page = follow(scanner, link);
        CPPUNIT_ASSERT_EQUAL(std::string("no-referrer"), page.header("referrer-policy"));
        for (const auto& form : formsOf(page.body))
            CPPUNIT_ASSERT_EQUAL(422, scanner.form(link, form.untouched()).status);
        for (const std::string odd : {"%20", "0", "null", "x", "%25", "%27%20OR%201%3D1", "AAAA="})
            for (const std::string place : {"/reset/", "/confirm-address/"})
                CPPUNIT_ASSERT_EQUAL_MESSAGE(place + odd, 410, scanner.get(place + odd).status);
        auto activation = link;
        activation.replace(0, std::string("/reset").size(), "/activate");
        CPPUNIT_ASSERT_EQUAL(410, scanner.get(activation).status);
        CPPUNIT_ASSERT_EQUAL(200, activateAt(scanner, link, password).status);
    }

    void aForgedHostNeverStandsInALink()
    {
        Scene scene;
        auto client = scene.stranger();
        (void)askForReset(client, tom, {},
                          {{"X-Forwarded-Host", "evil.example"}, {"Forwarded", "host=evil.example"}});
        CPPUNIT_ASSERT(!linkTo(scene, tom, "reset").empty());
        for (const auto& mail : scene.host().mails())
            CPPUNIT_ASSERT(mail.find("evil.example") == std::string::npos);
    }

    void guessingLinksIsSlowedDown()
    {
        Scene scene;
        const auto link = resetLink(scene, tom);
        auto thief = scene.stranger();
        int status = 410;
        for (int i = 0; i < 300 && status == 410; ++i)
            status = thief.get("/reset/" + std::string(40, 'A') + std::to_string(100 + i)).status;
        CPPUNIT_ASSERT_EQUAL(429, status);
        CPPUNIT_ASSERT(!thief.get(link).header("retry-after").empty());
        CPPUNIT_ASSERT_NO_THROW((void)scene.login(tom));  // Nobody is locked out.
    }

    void withoutThePluginThereIsNoReset()
    {
        Scene scene;
        auto administrator = scene.administrator();
        auto stranger = scene.stranger();
        CPPUNIT_ASSERT(stranger.get("/login").body.find("href=\"/reset\"") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(303, administrator.form("/admin/plugins/contacts-manager/disable", {}).status);
        CPPUNIT_ASSERT(stranger.get("/login").body.find("href=\"/reset\"") == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(404, stranger.get("/reset").status);
        CPPUNIT_ASSERT_EQUAL(200, administrator.get("/portal/profile").status);
    }

private:
    static std::string resetLink(Scene& scene, const std::string& email)
    {
        auto client = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(303, askForReset(client, email).status);
        const auto link = linkTo(scene, email, "reset");
        CPPUNIT_ASSERT(!link.empty());
        return link;
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ForgottenPasswordTest);

}  // namespace
