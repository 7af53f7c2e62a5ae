// The running SupportCentre with a real Request Tracker whose users follow our people: cases of the Accounts
// part, with RT killed between.
#include "tests/rt/RtDoor.h"
#include "tests/support/Await.h"
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <iostream>
#include <utility>

namespace tests {

namespace {

/// Nobody types this by chance: whoever finds it somewhere has found a leak.
constexpr auto canary = "canary-Zwölf-graue-Reiher 12";


HostOptions withUsers()
{
    auto options = PrivateRt::optionsWith(PrivateRt::shared().settings());
    options.configuration["plugin.contacts-manager.desk.users"] = "yes";
    return options;
}


/// Somebody whom no other test has, for Request Tracker is one for all of them, nor the demo data.
std::string freshAddress()
{
    static int number = 0;
    return "newcomer" + std::to_string(++number) + "@users.example";
}


/// Killed until it goes out of scope, however that happens: the tests behind it need it.
class KilledRt
{
public:
    KilledRt() { PrivateRt::shared().kill(); }
    ~KilledRt()
    {
        try
        {
            restart();
        }
        catch (const std::exception& failure)
        {
            std::cerr << failure.what() << std::endl;
        }
    }
    KilledRt(const KilledRt&) = delete;
    KilledRt& operator=(const KilledRt&) = delete;

    void restart()
    {
        if (!std::exchange(_runs, true))
            PrivateRt::shared().start();
    }

private:
    bool _runs = false;
};

}  // namespace

class UsersElsewhereTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(UsersElsewhereTest);
    CPPUNIT_TEST(aNewPersonActivatesHereAndOpensTheDoorThere);
    CPPUNIT_TEST(aNewPasswordHereIsOneThere);
    CPPUNIT_TEST(aMissingRightIsNamedAndTicketsGoOn);
    CPPUNIT_TEST(whatHappenedWhileItWasKilledComesRightByItself);
    CPPUNIT_TEST(whoeverIsRemovedIsPutOutThere);
    CPPUNIT_TEST(aPrivilegedUserIsLeftAloneAndShown);
    CPPUNIT_TEST_SUITE_END();

public:
    void aNewPersonActivatesHereAndOpensTheDoorThere()
    {
        Scene scene(withUsers());
        const auto email = freshAddress();
        const auto path = invited(scene, email);
        awaitThere(email, "$u->id && !$u->Privileged && $u->Organization eq 'Acme Oil' && !$u->HasPassword");
        auto ines = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(303, activateAt(ines, path, canary).status);
        awaitDoor(email, canary);
        assertNowhereHere(scene);
    }

    void aNewPasswordHereIsOneThere()
    {
        Scene scene(withUsers());
        const auto email = freshAddress();
        auto ines = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(303, activateAt(ines, invited(scene, email), "the first one, long").status);
        awaitDoor(email, "the first one, long");
        auto again = scene.login(email, "the first one, long");
        (void)again.get("/portal/profile");
        const auto changed =
            again.form("/portal/profile/password", {{"current", "the first one, long"}, {"new", canary}});
        CPPUNIT_ASSERT_EQUAL_MESSAGE(changed.body, 303, changed.status);
        awaitDoor(email, canary);
        CPPUNIT_ASSERT(!opensRt(email, "the first one, long"));
    }

    void aMissingRightIsNamedAndTicketsGoOn()
    {
        Scene scene(withUsers());
        grant("RevokeRight");
        auto administrator = scene.administrator();
        (void)administrator.get("/admin/desk");
        const auto page = administrator.form("/admin/desk/check", {}).body;
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme Oil");
        const auto request =
            scene
                .raise(maria, acme,
                       "[" + grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "reports") + "]")
                .request;
        std::exception_ptr failed;
        try
        {
            await([&] { return !maria.get("/api/v1/requests/" + request).isNull("ticket"); },
                  "the ticket is raised all the same");
        }
        catch (...)
        {
            failed = std::current_exception();
        }
        grant("GrantRight");
        if (failed)
            std::rethrow_exception(failed);
        CPPUNIT_ASSERT_MESSAGE(page, page.find("Global right AdminUsers") != std::string::npos);
    }

    void whatHappenedWhileItWasKilledComesRightByItself()
    {
        Scene scene(withUsers());
        const auto email = freshAddress();
        KilledRt killed;
        auto ines = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(303, activateAt(ines, invited(scene, email), canary).status);
        auto administrator = scene.administrator();
        await(
            [&] {
                const auto page = administrator.get("/admin/desk").body;
                return page.find("Ines Moreau") != std::string::npos &&
                       page.find("has not answered since") != std::string::npos;
            },
            "the page says that nobody answers, and names who waits for it");
        killed.restart();
        CPPUNIT_ASSERT_EQUAL(303, administrator.form("/admin/desk/again", {}).status);
        awaitDoor(email, canary);
        assertNowhereHere(scene);
    }

    void whoeverIsRemovedIsPutOutThere()
    {
        Scene scene(withUsers());
        const auto email = freshAddress();
        auto ines = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(303, activateAt(ines, invited(scene, email), canary).status);
        awaitDoor(email, canary);
        auto browser = loggedInToRt(email, canary);
        CPPUNIT_ASSERT(seesSelfService(browser));
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme Oil");
        raiseAndImplement(scene, maria,
                          R"([{"kind":"remove-contact","contact":")" + contactWith(maria, acme, email) +
                              "\"}]");
        await([&] { return !seesSelfService(browser); }, "his session there ends");
        CPPUNIT_ASSERT(!opensRt(email, canary));
        awaitThere(email, "$u->id && $u->PrincipalObj->Disabled");
    }

    void aPrivilegedUserIsLeftAloneAndShown()
    {
        Scene scene(withUsers());
        const auto email = freshAddress();
        rt().perl("my $u = RT::User->new(RT->SystemUser); my ($id, $said) = $u->Create(Name => 'staff." +
                  email + "', EmailAddress => '" + email +
                  "', Password => 'his own, long', Privileged => 1); need($id, $said);");
        (void)invited(scene, email);
        auto administrator = scene.administrator();
        await(
            [&] {
                const auto page = administrator.get("/admin/desk").body;
                return page.find("Ines Moreau") != std::string::npos &&
                       page.find("privileged") != std::string::npos;
            },
            "he is shown, before all who only wait");
        awaitThere(email, "$u->Privileged && !$u->PrincipalObj->Disabled && $u->Organization eq ''");
    }

private:
    static PrivateRt& rt() { return PrivateRt::shared(); }

    static void raiseAndImplement(Scene& scene, HttpClient& maria, const std::string& changes)
    {
        auto agent = scene.agent();
        const auto raised = scene.raise(maria, customerNamed(maria, "Acme Oil"), changes);
        const auto done = implement(agent, raised.request);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(done.body, 200, done.status);
    }

    static void grant(const std::string& verb)
    {
        rt().perl(
            "my $u = RT::User->new(RT->SystemUser); $u->Load('contacts-manager'); need($u->PrincipalObj->" +
            verb + "(Right => 'AdminUsers', Object => RT->System));");
    }

    /// The path of the new person's activation link; empty when his account is in use already.
    static std::string invited(Scene& scene, const std::string& email)
    {
        auto maria = scene.maria();
        raiseAndImplement(scene, maria, "[" + addContact("n", "Ines", "Moreau", email, "technical") + "]");
        for (const auto& mail : mailsTo(scene.host().mails(), email))
            if (const auto path = activationPath(mail); !path.empty())
                return path;
        return {};
    }

    static void awaitDoor(const std::string& email, const std::string& password)
    {
        await([&] { return opensRt(email, password); }, email + " gets in there");
    }

    static void awaitThere(const std::string& email, const std::string& condition)
    {
        await(
            [&] {
                try
                {
                    rt().perl("my $u = RT::User->new(RT->SystemUser); $u->LoadByEmail('" + email +
                              "'); need(" + condition + ");");
                    return true;
                }
                catch (const std::runtime_error&)
                {
                    return false;
                }
            },
            email + ": " + condition);
    }

    /// Neither in the database and its log, nor in the program's own, nor in a mail.
    static void assertNowhereHere(Scene& scene)
    {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(scene.host().folder()))
            if (entry.is_regular_file())
                CPPUNIT_ASSERT_MESSAGE(entry.path().string(),
                                       readFile(entry.path()).find("graue-Reiher") == std::string::npos);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(UsersElsewhereTest);

}  // namespace tests
