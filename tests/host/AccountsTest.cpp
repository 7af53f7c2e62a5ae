// The way to a password: resent links, temporary passwords, resets, new addresses, one's own profile.
#include "tests/support/PlayedRt.h"
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <Poco/String.h>

#include <atomic>
#include <barrier>
#include <regex>
#include <thread>

namespace {

using namespace tests;

constexpr auto password = "seven-grey-herons-wait";
constexpr auto tom = "tom.reed@acme.example";
constexpr auto hans = "hans.mueller@acme.example";  // The demo has invited him.


/// What a mail says, line breaks of its encoding undone.
std::string plain(std::string mail)
{
    mail = Poco::replace(mail, std::string("=\r\n"), std::string());
    return Poco::replace(mail, std::string("=3D"), std::string("="));
}


/// Whoever forgot his password is dealt with by a job.
void waitForWishes(Scene& scene)
{
    for (int i = 0; i < 200 && scene.host().rows("SELECT count(*) FROM cm_reset_wish").at(0) != "0"; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
}


/// The form of /reset, filled in as a browser would.
Answer askForReset(HttpClient& client, const std::string& email, const FormFields& more = {},
                   const HttpClient::Headers& headers = {})
{
    auto fields = formWith(client.get("/reset").body, "email").untouched();
    for (auto& [name, value] : fields)
        if (name == "email")
            value = email;
    fields.insert(fields.end(), more.begin(), more.end());
    return client.form("/reset", fields, headers);
}


/// What the newest mail to that address says behind `pattern`'s group; empty when no mail does.
std::string newest(Scene& scene, const std::string& address, const std::string& pattern)
{
    waitForWishes(scene);
    std::string found;
    std::smatch match;
    for (const auto& mail : mailsTo(scene.host().mails(), address))
        if (const auto text = plain(mail); std::regex_search(text, match, std::regex(pattern)))
            found = match[1].str();
    return found;
}


std::string linkTo(Scene& scene, const std::string& address, const std::string& page)
{
    return newest(scene, address, "http://127\\.0\\.0\\.1:[0-9]+(/" + page + "/[A-Za-z0-9_-]{43})");
}


class AccountsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(AccountsTest);
    CPPUNIT_TEST(onlyTheNewestActivationLinkWorks);
    CPPUNIT_TEST(whoMayNotSendInvitationsLearnsNothing);
    CPPUNIT_TEST(whoInvitesFromTheListComesBackToIt);
    CPPUNIT_TEST(aTemporaryPasswordLeadsToOnesOwnAndNowhereElse);
    CPPUNIT_TEST(aTemporaryPasswordStandsNowhereButInTheMail);
    CPPUNIT_TEST(onlyTheNewestWayInWorks);
    CPPUNIT_TEST(resettingAnswersAlikeForEveryAddress);
    CPPUNIT_TEST(aResetLinkSetsOnePasswordAndEndsAllSessions);
    CPPUNIT_TEST(aResetShowsTheHelpdeskThatThePasswordOpens);
    CPPUNIT_TEST(fiftyAtOnceResetOnce);
    CPPUNIT_TEST(scannersUseNothingUpAndOddTokensAreGone);
    CPPUNIT_TEST(aForgedHostNeverStandsInALink);
    CPPUNIT_TEST(guessingLinksIsSlowedDown);
    CPPUNIT_TEST(aNewAddressIsConfirmedWithThePassword);
    CPPUNIT_TEST(anAdministratorCannotTakeAnAccountOver);
    CPPUNIT_TEST(aNewAddressThatWaitsIsShown);
    CPPUNIT_TEST(aConfirmedAddressIsToldAsImplemented);
    CPPUNIT_TEST(theProfileChangesWhatIsOnesOwn);
    CPPUNIT_TEST(withoutThePluginThereIsNoReset);
    CPPUNIT_TEST(typingAnAddressTellsWhatOneMayKnow);
    CPPUNIT_TEST(linkingMakesNoSecondAccountAndTellsThePerson);
    CPPUNIT_TEST(whoIsKnownIsAddedWithHisPlaceHere);
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
        CPPUNIT_ASSERT_EQUAL(200, logIn(client, hans, temporary).status);
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
        const auto link = linkTo(scene, fresh, "confirm-address");
        CPPUNIT_ASSERT(!link.empty());
        CPPUNIT_ASSERT(!newest(scene, tom, "(thomas\\.reed@acme\\.example)").empty());
        CPPUNIT_ASSERT(mailsTo(scene.host().mails(), "lena.vogt@acme.example").empty());
        CPPUNIT_ASSERT_NO_THROW((void)scene.login(tom));
        auto stranger = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(422, activateAt(stranger, link, "guessed").status);
        CPPUNIT_ASSERT_EQUAL(200, activateAt(stranger, link, "demo-password-1").status);
        const auto again = stranger.get(link);
        CPPUNIT_ASSERT_EQUAL(410, again.status);
        CPPUNIT_ASSERT(again.body.find("confirmed the address already") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(401, client.get("/api/v1/me").status);
        auto renamed = scene.login(fresh);
        CPPUNIT_ASSERT_EQUAL(fresh, renamed.get("/api/v1/me").text("account.email"));
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
        CPPUNIT_ASSERT(agent.get("/agent/contacts/" + id).body.find(waits) == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        has(maria, list + "/" + id, waits);
        const auto view = maria.get(list + "/" + id).body;
        const auto until = view.substr(view.find(waits) + waits.size(), 40);
        CPPUNIT_ASSERT_MESSAGE(until, until.substr(0, until.find('<')).find(':') != std::string::npos);
        has(maria, list + "?open=" + id, waits);
        has(agent, "/agent/contacts/" + id, waits);
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
            CPPUNIT_ASSERT_MESSAGE(place + page, page.find("thomas@acme.example") != std::string::npos);
        }
        CPPUNIT_ASSERT(agent.get("/agent/tickets/" + raised.ticket).body.find(">link sent<") ==
                       std::string::npos);
    }

    void theProfileChangesWhatIsOnesOwn()
    {
        Scene scene;
        auto client = scene.login(tom);
        const auto answer = client.call(
            "PATCH", "/api/v1/me",
            R"({"title":"Dr.","lastName":"Read","phone":"+33 1 42 68 53 00","locale":"fr","timeZone":"Europe/Paris"})");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 200, answer.status);
        CPPUNIT_ASSERT_EQUAL(std::string("Read"), answer.text("details.lastName"));
        CPPUNIT_ASSERT_EQUAL(client.get("/api/v1/me").text("account.name"), answer.text("account.name"));
        CPPUNIT_ASSERT_MESSAGE(answer.body, answer.text("account.name").ends_with("Read"));
        CPPUNIT_ASSERT_EQUAL(std::string("Europe/Paris"), answer.text("timeZone"));
        const auto page = client.get("/portal/profile");
        CPPUNIT_ASSERT(page.body.find("lang=\"fr\"") != std::string::npos);
        CPPUNIT_ASSERT(page.body.find("/portal/roles#technical") != std::string::npos);
        auto maria = scene.maria();
        const auto list =
            maria.get("/api/v1/customers/" + customerNamed(maria, "Acme") + "/contacts?search=read");
        CPPUNIT_ASSERT_EQUAL(std::string("fr"), list.text("contacts[0].locale"));
        CPPUNIT_ASSERT_EQUAL(422, client.call("PATCH", "/api/v1/me", R"({"lastName":" "})").status);
        CPPUNIT_ASSERT_EQUAL(422,
                             client.call("PATCH", "/api/v1/me", R"({"timeZone":"Mars/Olympus"})").status);
        for (const std::string odd :
             {R"({})", R"({"email":"x@y.example"})", R"({"roles":["admin"]})", R"({"agent":true})"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(odd, 400, client.call("PATCH", "/api/v1/me", odd).status);
        auto form = formWith(page.body, "timeZone");
        auto fields = form.untouched();
        for (auto& [name, value] : fields)
            if (name == "phone")
                value = "not a number";
        const auto refused = client.form("/portal/profile", fields);
        CPPUNIT_ASSERT_EQUAL(422, refused.status);
        CPPUNIT_ASSERT(refused.body.find("p-phone-e") != std::string::npos);
        auto agent = scene.agent();
        CPPUNIT_ASSERT_EQUAL(200, agent.get("/portal/profile").status);
        CPPUNIT_ASSERT_EQUAL(422, agent.call("PATCH", "/api/v1/me", R"({"lastName":"Smith"})").status);
        CPPUNIT_ASSERT_EQUAL(200, agent.call("PATCH", "/api/v1/me", R"({"locale":"fr"})").status);
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

    void typingAnAddressTellsWhatOneMayKnow()
    {
        Scene scene;
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        const auto path = "/portal/customers/" + acme + "/contacts/add/lookup?email=";
        const auto hint = [&](const std::string& email) {
            return maria.get(path + percentEncoded(email)).body;
        };
        CPPUNIT_ASSERT(hint("nobody@acme.example").empty());
        for (const auto& [typed, flaw] : {std::pair{"tom.reed", "has an @"},
                                          {"not an address", "has an @"},
                                          {"tom@", "not a domain name"}})
        {
            const auto said = hint(typed);
            CPPUNIT_ASSERT_MESSAGE(said, said.find(flaw) != std::string::npos &&
                                             said.find("data-flaw") != std::string::npos);
        }
        CPPUNIT_ASSERT(hint("").empty());
        CPPUNIT_ASSERT(hint("Tom.Reed@ACME.example").find("Tom Reed") != std::string::npos);
        CPPUNIT_ASSERT(hint("minjun.kim@acme.example").find("deactivated") != std::string::npos);
        const auto elsewhere = hint("nina.berg@initech.example");
        CPPUNIT_ASSERT(!elsewhere.empty());
        for (const std::string revealing : {"Nina", "Berg", "Initech"})
            CPPUNIT_ASSERT_MESSAGE(revealing, elsewhere.find(revealing) == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(400, maria.get(path + "x&prefix=1").status);
        auto lena = scene.login("lena.vogt@acme.example");
        CPPUNIT_ASSERT_EQUAL(404, lena.get(path + "a@b.example").status);
        int status = 200;
        for (int i = 0; i < 80 && status == 200; ++i)
            status = maria.get(path + "n" + std::to_string(i) + "%40acme.example").status;
        CPPUNIT_ASSERT_EQUAL(429, status);
    }

    void linkingMakesNoSecondAccountAndTellsThePerson()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        const std::string nina = "nina.berg@initech.example";
        const auto add = "/portal/customers/" + acme + "/contacts/add";
        auto fields = formWith(maria.get(add).body, "email").untouched();
        for (auto& [name, value] : fields)
            value = name == "email" ? nina : name == "lastName" ? "Ignored" : value;
        fields.emplace_back("role", "reports");
        const auto asked = maria.form(add, fields);
        CPPUNIT_ASSERT_EQUAL(422, asked.status);
        CPPUNIT_ASSERT(asked.body.find("name=\"join\"") != std::string::npos);
        fields.emplace_back("join", nina);
        CPPUNIT_ASSERT_EQUAL(303, maria.form(add, fields).status);
        const auto draft = maria.get("/api/v1/customers/" + acme + "/draft");
        CPPUNIT_ASSERT_EQUAL(std::string("link-contact"), draft.text("changes[0].kind"));
        const auto raised = submit(maria, acme, draft.number("version"));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(raised.body, 201, raised.status);
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.text("id")).status);
        CPPUNIT_ASSERT_EQUAL(
            std::string("1"),
            scene.host().rows("SELECT count(*) FROM sc_account WHERE email = '" + nina + "'").at(0));
        CPPUNIT_ASSERT(!newest(scene, nina, "(Acme Oil)").empty());
        auto joined = scene.nina();
        CPPUNIT_ASSERT_NO_THROW((void)customerNamed(joined, "Acme"));
        CPPUNIT_ASSERT_EQUAL(std::string("Berg"), joined.get("/api/v1/me").text("details.lastName"));
    }

    void whoIsKnownIsAddedWithHisPlaceHere()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        const std::string nina = "nina.berg@initech.example";
        const auto add = "/portal/customers/" + acme + "/contacts/add";
        auto fields = formWith(maria.get(add).body, "email").untouched();
        std::erase_if(fields, [](const auto& field) { return field.first == "portalUser"; });
        for (auto& [name, value] : fields)
            value = name == "email" ? nina : name == "department" ? "Labs" : value;
        fields.emplace_back("seesAllRequests", "yes");
        fields.emplace_back("join", nina);
        const auto refused = maria.form(add, fields);
        CPPUNIT_ASSERT_EQUAL_MESSAGE("no role", 422, refused.status);
        CPPUNIT_ASSERT(refused.body.find("value=\"Labs\"") != std::string::npos);
        fields.emplace_back("role", "reports");
        CPPUNIT_ASSERT_EQUAL(303, maria.form(add, fields).status);
        const auto draft = maria.get("/api/v1/customers/" + acme + "/draft");
        for (const std::string wish :
             {"link-contact", "set-department", "set-portal-user", "set-sees-all-requests"})
            CPPUNIT_ASSERT_MESSAGE(draft.body, draft.body.find("\"" + wish + "\"") != std::string::npos);
        const auto raised = submit(maria, acme, draft.number("version"));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(raised.body, 201, raised.status);
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.text("id")).status);
        const auto stored =
            maria.get("/api/v1/customers/" + acme + "/contacts?search=" + percentEncoded(nina));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(stored.body, std::string("Labs"), stored.text("contacts[0].department"));
        CPPUNIT_ASSERT(stored.body.find("\"seesAllRequests\":true") != std::string::npos);
        CPPUNIT_ASSERT(stored.body.find("\"portalUser\":false") != std::string::npos);
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


    static Answer logIn(HttpClient& client, const std::string& email, const std::string& with)
    {
        try
        {
            client.as(email, with);
        }
        catch (const std::runtime_error&)
        {
            return client.call("POST", "/api/v1/session",
                               R"({"email":)" + jsonText(email) + R"(,"password":)" + jsonText(with) + "}");
        }
        Answer answer;
        answer.status = 200;
        return answer;
    }


    static std::string accountOf(HttpClient& client, const std::string& email)
    {
        const auto acme = customerNamed(client, "Acme");
        return client.get("/api/v1/customers/" + acme + "/contacts?search=" + percentEncoded(email))
            .text("contacts[0].account");
    }


    static std::string resetLink(Scene& scene, const std::string& email)
    {
        auto client = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(303, askForReset(client, email).status);
        const auto link = linkTo(scene, email, "reset");
        CPPUNIT_ASSERT(!link.empty());
        return link;
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AccountsTest);

}  // namespace
