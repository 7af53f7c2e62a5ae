// The plugin goes and comes back while the host runs, and nothing is lost.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <atomic>
#include <mutex>
#include <thread>

namespace {

using namespace tests;

class PluginSwitchTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(PluginSwitchTest);
    CPPUNIT_TEST(asksBeforeItDisables);
    CPPUNIT_TEST(aPluginHasItsNameInTheReadersLanguage);
    CPPUNIT_TEST(disablingAndEnablingLosesNothing);
    CPPUNIT_TEST(warnsOfATicketThatWasClosedMeanwhile);
    CPPUNIT_TEST(aTicketThatWasCancelledMeanwhileKeepsNobodyWaiting);
    CPPUNIT_TEST(switchingUnderLoadStopsNobody);
    CPPUNIT_TEST(disabledStaysDisabledAfterARestart);
    CPPUNIT_TEST_SUITE_END();

public:
    /// The list and the settings lead to a question that says what follows; the question itself changes
    /// nothing.
    void asksBeforeItDisables()
    {
        Scene scene;
        auto administrator = scene.administrator();
        const std::string question = "/admin/plugins/contacts-manager/disable";
        for (const std::string path : {"/admin/plugins", "/admin/plugins/contacts-manager"})
        {
            const auto page = administrator.get(path).body;
            CPPUNIT_ASSERT_MESSAGE(path, page.find("href=\"" + question + "\"") != std::string::npos);
            CPPUNIT_ASSERT_MESSAGE(path, page.find("action=\"" + question + "\"") == std::string::npos);
        }
        CPPUNIT_ASSERT(unescaped(administrator.get(question).body).find("No request waits for a decision.") !=
                       std::string::npos);
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        (void)scene.raise(
            maria, acme, "[" + grantRole(contactWith(maria, acme, "tom.reed@acme.example"), "reports") + "]");
        const auto asked = administrator.get(question);
        CPPUNIT_ASSERT_EQUAL(200, asked.status);
        for (const auto* words :
             {"Disable Contacts Manager?", "nobody can decide its open requests", "What it reports now",
              "1 request waits for a decision.", "Keep it enabled", "E-mails: "})
            CPPUNIT_ASSERT_MESSAGE(words, unescaped(asked.body).find(words) != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(200, administrator.get("/admin/outbox").status);  // It still runs.
        CPPUNIT_ASSERT_EQUAL(404, scene.agent().get(question).status);
        CPPUNIT_ASSERT_EQUAL(404, administrator.get("/admin/plugins/nothing/disable").status);

        turn(administrator, "disable");
        CPPUNIT_ASSERT_EQUAL(404, administrator.get(question).status);
    }

    /// Also while it is off and cannot say it itself.
    void aPluginHasItsNameInTheReadersLanguage()
    {
        const Scene scene;
        auto administrator = scene.administrator();
        const auto says = [&](const std::string& page, const std::string& words) {
            return administrator.get(page).body.find(words) != std::string::npos;
        };
        const std::pair<std::string, std::string> names[] = {
            {"en", "Contacts Manager"}, {"fr", "Gestion des contacts"}, {"de", "Kontaktverwaltung"}};
        for (const auto& [locale, name] : names)
        {
            CPPUNIT_ASSERT_EQUAL(
                200, administrator.call("PATCH", "/api/v1/me", R"({"locale":")" + locale + R"("})").status);
            CPPUNIT_ASSERT_MESSAGE(locale, says("/admin/plugins", ">" + name + "</a>"));
            CPPUNIT_ASSERT_MESSAGE(locale, says("/admin/plugins/contacts-manager", "<h1>" + name + "</h1>"));
            CPPUNIT_ASSERT_MESSAGE(locale, says("/admin/health", ">" + name + "</h2>"));
        }
        turn(administrator, "disable");
        CPPUNIT_ASSERT(says("/admin/plugins", "aria-label=\"Kontaktverwaltung\""));
    }

    void disablingAndEnablingLosesNothing()
    {
        Scene scene;
        auto maria = scene.maria();
        auto administrator = scene.administrator();
        const auto acme = customerNamed(maria, "Acme");
        const auto contacts = "/portal/customers/" + acme + "/contacts";
        const auto tom = contactWith(maria, acme, "tom.reed@acme.example");
        const auto raised = scene.raise(maria, acme, "[" + grantRole(tom, "reports") + "]");

        turn(administrator, "disable");
        CPPUNIT_ASSERT_EQUAL(404, maria.get(contacts).status);
        CPPUNIT_ASSERT_EQUAL(404, maria.get("/api/v1/customers/" + acme + "/contacts").status);
        CPPUNIT_ASSERT_EQUAL(200, maria.get("/portal/tickets").status);
        CPPUNIT_ASSERT_EQUAL(
            200, maria.get("/portal/tickets/" + raised.ticket).status);  // his own ticket stays his
        const auto bare = scene.agent().get("/agent/tickets/" + raised.ticket).body;
        CPPUNIT_ASSERT_MESSAGE(bare, bare.find("<dd>Contact changes</dd>") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(bare, bare.find(">contact-changes") == std::string::npos);

        turn(administrator, "enable");
        const auto audit = administrator.get("/admin/audit?by=admin%40support.example").body;
        for (const auto* act : {"Ada Root disabled Contacts Manager", "Ada Root enabled Contacts Manager"})
            CPPUNIT_ASSERT_MESSAGE(audit.substr(0, 9000), audit.find(act) != std::string::npos);
        const std::pair<std::string, std::string> switches[] = {{"plugin.disabled", "Plugin disabled"},
                                                                {"plugin.enabled", "Plugin enabled"}};
        for (const auto& [act, words] : switches)
        {
            const auto only = administrator.get("/admin/audit?act=" + act).body;
            auto chosen = "<option value=\"" + act;
            chosen.append("\" selected>").append(words).append("</option>");
            CPPUNIT_ASSERT_MESSAGE(only.substr(0, 9000), only.find(chosen) != std::string::npos);
            const bool off = act == "plugin.disabled";
            CPPUNIT_ASSERT_EQUAL(off, only.find("Ada Root disabled Contacts Manager") != std::string::npos);
            CPPUNIT_ASSERT_EQUAL(!off, only.find("Ada Root enabled Contacts Manager") != std::string::npos);
        }
        CPPUNIT_ASSERT_EQUAL(200, maria.get(contacts).status);
        auto agent = scene.agent();
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
    }

    void warnsOfATicketThatWasClosedMeanwhile()
    {
        Scene scene;
        auto maria = scene.maria();
        auto administrator = scene.administrator();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        const auto tom = contactWith(maria, acme, "tom.reed@acme.example");
        const auto raised = scene.raise(maria, acme, "[" + grantRole(tom, "reports") + "]");
        const auto saysSo = [&](HttpClient& reader, const std::string& path, const char* words) {
            return reader.get(path).body.find(words) != std::string::npos;
        };
        const auto waiting = "/portal/customers/" + acme + "/contacts";
        CPPUNIT_ASSERT(!saysSo(maria, waiting, "The ticket was closed at the helpdesk"));

        turn(administrator, "disable");
        const auto closed =
            agent.call("POST", "/api/v1/tickets/" + raised.ticket + "/status", R"({"status":"closed"})");
        CPPUNIT_ASSERT_EQUAL_MESSAGE(closed.body, 200, closed.status);
        turn(administrator, "enable");

        CPPUNIT_ASSERT(saysSo(agent, "/agent/tickets/" + raised.ticket, "Its ticket was closed"));
        CPPUNIT_ASSERT(saysSo(agent, "/agent/requests", "Look at its ticket"));
        CPPUNIT_ASSERT(saysSo(maria, waiting, "The ticket was closed at the helpdesk"));
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        CPPUNIT_ASSERT(!saysSo(agent, "/agent/tickets/" + raised.ticket, "Its ticket was closed"));
    }

    /// The requester's own ticket stays his while the plugin is off, and he may take it back: the request
    /// that nobody told must still come to an end, or his page is read-only for ever.
    void aTicketThatWasCancelledMeanwhileKeepsNobodyWaiting()
    {
        Scene scene;
        auto maria = scene.maria();
        auto administrator = scene.administrator();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        const auto tom = contactWith(maria, acme, "tom.reed@acme.example");
        for (const bool returned : {false, true})
            for (const std::string end : {"cancel", "cancel page", "reject"})
            {
                const auto raised = anew(scene, maria, acme, "[" + grantRole(tom, "reports") + "]");
                const auto path = "/api/v1/requests/" + raised.request;
                if (returned)
                    CPPUNIT_ASSERT_EQUAL(200,
                                         agent.call("POST", path + "/return", R"({"reason":"Why?"})").status);
                turn(administrator, "disable");
                const auto cancelled = maria.call("POST", "/api/v1/tickets/" + raised.ticket + "/status",
                                                  R"({"status":"cancelled"})");
                CPPUNIT_ASSERT_EQUAL_MESSAGE(cancelled.body, 200, cancelled.status);
                turn(administrator, "enable");

                const auto panel = agent.get("/agent/tickets/" + raised.ticket).body;
                CPPUNIT_ASSERT_MESSAGE(panel, panel.find("Its ticket was cancelled") != std::string::npos);
                if (!returned)
                {
                    CPPUNIT_ASSERT_EQUAL(409, implement(agent, raised.request).status);
                    CPPUNIT_ASSERT_EQUAL(409,
                                         agent.call("POST", path + "/return", R"({"reason":"Why?"})").status);
                }
                const auto ended = ending(end, maria, agent, raised.request);
                CPPUNIT_ASSERT_MESSAGE(end + ended.body.substr(0, 500),
                                       ended.status == (end == "cancel page" ? 303 : 200));
                CPPUNIT_ASSERT_EQUAL(std::string(end == "reject" ? "rejected" : "cancelled"),
                                     maria.get(path).text("state"));
                const auto ticket = maria.get("/api/v1/tickets/" + raised.ticket);
                CPPUNIT_ASSERT_EQUAL(std::string("cancelled"), ticket.text("status"));
            }
        const auto last = anew(scene, maria, acme, "[" + grantRole(tom, "reports") + "]");
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, last.request).status);
    }

    void switchingUnderLoadStopsNobody()
    {
        Scene scene;
        auto maria = scene.maria();
        auto administrator = scene.administrator();
        const auto contacts = "/portal/customers/" + customerNamed(maria, "Acme") + "/contacts";
        std::atomic<bool> enough{false};
        std::atomic<int> odd{0};
        std::mutex mutex;
        std::string broken;  // Whatever a reader met but an answer.
        std::vector<std::thread> readers;
        readers.reserve(4);
        for (int i = 0; i < 4; ++i)
            readers.emplace_back([&, client = maria]() mutable {
                try
                {
                    while (!enough)
                        if (const auto status = client.get(contacts).status;
                            status != 200 && status != 404 && status != 503)
                            ++odd;
                }
                catch (const std::exception& failure)
                {
                    const std::lock_guard lock(mutex);
                    broken += failure.what() + std::string("\n");
                }
            });
        for (int i = 0; i < 5; ++i)
        {
            turn(administrator, "disable");
            turn(administrator, "enable");
        }
        enough = true;
        for (auto& reader : readers)
            reader.join();
        CPPUNIT_ASSERT_EQUAL_MESSAGE(broken + scene.host().log(), std::string(), broken);
        CPPUNIT_ASSERT_EQUAL(0, odd.load());
        CPPUNIT_ASSERT_EQUAL(200, maria.get(contacts).status);
        CPPUNIT_ASSERT_EQUAL(0, scene.host().stop());
        scene.host().start();
    }

    void disabledStaysDisabledAfterARestart()
    {
        Scene scene;
        auto maria = scene.maria();
        auto administrator = scene.administrator();
        const auto contacts = "/portal/customers/" + customerNamed(maria, "Acme") + "/contacts";
        turn(administrator, "disable");
        scene.host().stop();
        scene.host().start();
        CPPUNIT_ASSERT_EQUAL(404, maria.get(contacts).status);
        turn(administrator, "enable");
        CPPUNIT_ASSERT_EQUAL(200, maria.get(contacts).status);
    }

private:
    /// A draft that is left from a returned request goes first.
    static Scene::Raised anew(Scene& scene, HttpClient& client, const std::string& customer,
                              const std::string& changes)
    {
        CPPUNIT_ASSERT_EQUAL(204, client.call("DELETE", "/api/v1/customers/" + customer + "/draft").status);
        return scene.raise(client, customer, changes);
    }

    static Answer ending(const std::string& how, HttpClient& maria, HttpClient& agent,
                         const std::string& request)
    {
        if (how == "reject")
            return agent.call("POST", "/api/v1/requests/" + request + "/reject",
                              R"({"reason":"You took it back."})");
        if (how == "cancel")
            return maria.call("POST", "/api/v1/requests/" + request + "/cancel", "{}");
        const auto page = maria.get("/portal/requests/" + request + "/cancel");
        const auto form = formWith(page.body, "/cancel");
        return maria.form(form.action, form.untouched());
    }

    static void turn(HttpClient& administrator, const std::string& act)
    {
        const std::string one = "/admin/plugins/contacts-manager/disable";
        const auto page = administrator.get(act == "disable" ? one : "/admin/plugins");
        auto form = formWith(page.body, "/" + act);
        const auto answer = administrator.form(form.action, form.untouched());
        CPPUNIT_ASSERT_EQUAL_MESSAGE(act + " " + answer.body.substr(0, 500), 303, answer.status);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PluginSwitchTest);

}  // namespace
