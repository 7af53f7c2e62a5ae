// The whole way with a mail server of the real world: what the host sends, Postfix takes and delivers.
#include "tests/support/Afterwards.h"
#include "tests/support/PrivatePostfix.h"
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <chrono>
#include <functional>
#include <thread>

namespace {

using namespace tests;

class PostfixTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(PostfixTest);
    CPPUNIT_TEST(takesAndDeliversWhatTheHostSends);
    CPPUNIT_TEST_SUITE_END();

public:
    /// One test, because Postfix takes seconds to start and stop.
    void takesAndDeliversWhatTheHostSends()
    {
        if (const auto obstacle = PrivatePostfix::obstacle(); !obstacle.empty())
            return leaveOut("PostfixTest", "Postfix cannot be started here, " + obstacle);
        const PrivatePostfix postfix;
        HostOptions options;
        options.configuration["plugin.contacts-manager.mail.transport"] = "smtp";
        options.configuration["plugin.contacts-manager.mail.smtp.host"] = "127.0.0.1";
        options.configuration["plugin.contacts-manager.mail.smtp.port"] = std::to_string(postfix.port());
        options.configuration["plugin.contacts-manager.mail.smtputf8"] = "yes";
        options.configuration["plugin.contacts-manager.mail.agents-address"] = "desk@support.example";
        Scene scene(options);

        theMainJob(scene, postfix);
        aTestMailTellsWhatTheServerOffers(scene);
        aMailboxThatDoesNotExist(scene);
    }

private:
    static void waitUntil(const std::function<std::string()>& what, const std::function<bool()>& come)
    {
        for (int i = 0; i < 400; ++i, std::this_thread::sleep_for(std::chrono::milliseconds(50)))
            if (come())
                return;
        CPPUNIT_FAIL("never: " + what());
    }

    /// What the failure of a wait has to say; looked at when it is over.
    static std::string whatCame(const PrivatePostfix& postfix)
    {
        std::string told = "all mails lie in the mailbox; these came:\n";
        for (const auto& mail : postfix.delivered())
            for (const std::string_view field : {"X-Original-To: ", "Subject: "})
                if (const auto at = mail.find(field); at != std::string::npos)
                    told += mail.substr(at, mail.find('\n', at) - at) + "\n";
        return told + postfix.log();
    }

    /// A new person whose address has letters beyond ASCII on both sides of the @.
    static void theMainJob(Scene& scene, const PrivatePostfix& postfix)
    {
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        const auto raised = scene.raise(
            maria, acme,
            "[" + addContact("n", "Jürgen", "Gauß-Łukasz", "jürgen.gauß@bücher.example", "technical") + "]");
        const auto answer = implement(agent, raised.request);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 200, answer.status);

        // The welcome that the demo has waiting; raised, to Maria and to the desk; implemented, to Maria and
        // the other administrator who gets in; and the new person's welcome.
        waitUntil([&] { return whatCame(postfix); }, [&] { return postfix.delivered().size() == 6; });
        const auto mails = postfix.delivered();
        for (const auto& mail : mails)
            CPPUNIT_ASSERT_MESSAGE(mail, mail.find("Auto-Submitted: auto-generated\n") != std::string::npos);
        const auto welcome = mailsTo(mails, "jürgen.gauß@xn--bcher-kva.example");
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), welcome.size());
        CPPUNIT_ASSERT(welcome[0].find("with UTF8SMTP") != std::string::npos);
        const auto link = activationPath(welcome[0]);
        CPPUNIT_ASSERT(!link.empty());
        auto stranger = scene.stranger();
        CPPUNIT_ASSERT_EQUAL(303, activateAt(stranger, link, "seven-grey-herons-wait").status);
        (void)scene.login("jürgen.gauß@xn--bcher-kva.example", "seven-grey-herons-wait");
    }

    static void aTestMailTellsWhatTheServerOffers(Scene& scene)
    {
        auto administrator = scene.administrator();
        CPPUNIT_ASSERT_EQUAL(303, administrator.form("/admin/mails/test", {}).status);
        std::string page;
        waitUntil([] { return "the test mail's result"; },
                  [&] {
                      page = administrator.get("/admin/mails").body;
                      return page.find("The mail server took the test e-mail.") != std::string::npos;
                  });
        CPPUNIT_ASSERT(page.find("mail.private.example") != std::string::npos);
        CPPUNIT_ASSERT(page.find("SMTPUTF8") != std::string::npos);
        CPPUNIT_ASSERT(page.find("end of data: 250 2.0.0 Ok: queued as") != std::string::npos);
    }

    static void aMailboxThatDoesNotExist(Scene& scene)
    {
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        const auto raised = scene.raise(
            maria, acme, "[" + addContact("n", "Una", "Known", "unknown@acme.example", "technical") + "]");
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        waitUntil([] { return "the contact is marked"; },
                  [&] {
                      return maria.get("/api/v1/customers/" + acme + "/contacts?search=unknown")
                                 .text("contacts[0].account") == "bounced";
                  });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PostfixTest);

}  // namespace
