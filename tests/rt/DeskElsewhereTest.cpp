// The running SupportCentre with a real Request Tracker as its desk: the main job, and faults R1 to R6.
#include "tests/rt/PrivateRt.h"
#include "tests/support/Await.h"
#include "tests/support/Scene.h"
#include "ticket-adapter/request-tracker/RtTickets.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <thread>

namespace tests {

namespace {

using Clock = std::chrono::steady_clock;

}  // namespace

class DeskElsewhereTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(DeskElsewhereTest);
    CPPUNIT_TEST(theMainJobLeavesOneResolvedTicket);
    CPPUNIT_TEST(whatWasDecidedWhileItWasKilledComesRightByItself);
    CPPUNIT_TEST(aFrozenTrackerSlowsNoPage);
    CPPUNIT_TEST(aRequestThatIsCancelledBeforeItsTicketIsRejectedThere);
    CPPUNIT_TEST(aWithdrawnTokenStormsNothingAndIsNamed);
    CPPUNIT_TEST(aRestoredTrackerGetsNoForeignTicketWritten);
    CPPUNIT_TEST(aTicketResolvedByHandImplementsNothingAndIsShown);
    CPPUNIT_TEST(theCheckPageNamesWhatIsMissing);
    CPPUNIT_TEST(theDeskCannotBeChangedOnceThereAreRequests);
    CPPUNIT_TEST_SUITE_END();

public:
    void theMainJobLeavesOneResolvedTicket()
    {
        Scene scene(rt().options());
        auto maria = scene.maria();
        const auto request = requested(scene, maria);
        const auto ticket = ticketOf(maria, request);
        CPPUNIT_ASSERT_EQUAL(rt().address() + "/SelfService/Display.html?id=" + ticket,
                             maria.get("/api/v1/requests/" + request).text("ticket.url"));
        auto agent = scene.agent();
        CPPUNIT_ASSERT_EQUAL(200, agent.get("/agent/requests/" + request).status);
        CPPUNIT_ASSERT_EQUAL(404, maria.get("/agent/requests/" + request).status);
        CPPUNIT_ASSERT_EQUAL("/agent/requests/" + request,
                             agent.get("/agent/requests/of-ticket/" + ticket).header("location"));
        CPPUNIT_ASSERT_EQUAL(404, agent.get("/agent/requests/of-ticket/999999").status);
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, request).status);
        CPPUNIT_ASSERT(
            contains(rolesOf(maria, customerNamed(maria, "Acme Oil"), "tom.reed@acme.example"), "reports"));
        awaitStatus(ticket, "resolved");
        assertOneTicket(request, scene);
    }

    void whatWasDecidedWhileItWasKilledComesRightByItself()
    {
        Scene scene(rt().options());
        auto maria = scene.maria();
        rt().kill();
        const auto request = requested(scene, maria);
        CPPUNIT_ASSERT(maria.get("/api/v1/requests/" + request).isNull("ticket"));
        const auto page = maria.get("/portal/customers/" + customerNamed(maria, "Acme Oil") + "/contacts");
        CPPUNIT_ASSERT_MESSAGE(page.body,
                               page.body.find("raises the ticket in a moment") != std::string::npos ||
                                   page.body.find("the ticket follows by itself") != std::string::npos);
        auto agent = scene.agent();
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, request).status);
        rt().start();
        tryAgain(scene);
        awaitStatus(ticketOf(maria, request), "resolved");
        assertOneTicket(request, scene);
    }

    void aFrozenTrackerSlowsNoPage()
    {
        Scene scene(rt().options());
        auto maria = scene.maria();
        rt().freeze();
        const auto begun = Clock::now();
        const auto request = requested(scene, maria);
        std::this_thread::sleep_for(std::chrono::milliseconds(1500));  // The job hangs in its call by now.
        std::vector<Clock::duration> took;
        for (int i = 0; i < 20; ++i)
        {
            const auto asked = Clock::now();
            CPPUNIT_ASSERT_EQUAL(200, maria.get("/api/v1/requests/" + request).status);
            took.push_back(Clock::now() - asked);
        }
        rt().thaw();
        CPPUNIT_ASSERT(*std::max_element(took.begin(), took.end()) < std::chrono::milliseconds(1000));
        CPPUNIT_ASSERT(Clock::now() - begun < std::chrono::seconds(15));
        tryAgain(scene);
        (void)ticketOf(maria, request);
        assertOneTicket(request, scene);
    }

    void aRequestThatIsCancelledBeforeItsTicketIsRejectedThere()
    {
        Scene scene(rt().options());
        auto maria = scene.maria();
        rt().freeze();
        const auto request = requested(scene, maria);
        const auto cancelled = maria.call("POST", "/api/v1/requests/" + request + "/cancel", "{}");
        rt().thaw();
        CPPUNIT_ASSERT_EQUAL_MESSAGE(cancelled.body, 200, cancelled.status);
        tryAgain(scene);
        awaitStatus(ticketOf(maria, request), "rejected");
    }

    void aWithdrawnTokenStormsNothingAndIsNamed()
    {
        auto settings = rt().settings();
        settings.token.back() = settings.token.back() == '0' ? '1' : '0';
        Scene scene(PrivateRt::optionsWith(settings));
        auto maria = scene.maria();
        (void)requested(scene, maria);
        std::this_thread::sleep_for(std::chrono::seconds(5));
        CPPUNIT_ASSERT_EQUAL(std::string("1"), scene.host().rows("SELECT attempts FROM cm_errand").at(0));
        auto administrator = scene.administrator();
        const auto page = administrator.get("/admin/desk").body;
        CPPUNIT_ASSERT_MESSAGE(page, page.find("does not know the token") != std::string::npos);
        for (const auto& text : {page, scene.host().log()})
            CPPUNIT_ASSERT(text.find(settings.token) == std::string::npos);
    }

    void aRestoredTrackerGetsNoForeignTicketWritten()
    {
        Scene scene(rt().options());
        auto maria = scene.maria();
        const auto request = requested(scene, maria);
        const auto ticket = ticketOf(maria, request);
        rt().perl("my $t = RT::Ticket->new(RT->SystemUser); $t->Load(" + ticket +
                  "); need($t->AddCustomFieldValue(Field => 'ContactsManagerRequest', Value => 'foreign'));");
        auto agent = scene.agent();
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, request).status);
        await([&] { return !scene.host().rows("SELECT id FROM cm_errand WHERE state = 'parked'").empty(); },
              "the errand is parked");
        awaitStatus(ticket, "new");
        auto administrator = scene.administrator();
        CPPUNIT_ASSERT(administrator.get("/admin/desk").body.find("another request") != std::string::npos);
    }

    void aTicketResolvedByHandImplementsNothingAndIsShown()
    {
        Scene scene(rt().options());
        auto maria = scene.maria();
        const auto request = requested(scene, maria);
        const auto ticket = ticketOf(maria, request);
        rt().perl("my $t = RT::Ticket->new(RT->SystemUser); $t->Load(" + ticket +
                  "); need($t->SetStatus('resolved'));");
        auto agent = scene.agent();
        const auto warned = [&](const std::string& words) {
            await(
                [&] { return agent.get("/agent/requests/" + request).body.find(words) != std::string::npos; },
                "the agent is warned: " + words);
        };
        warned("was closed there. That decides nothing");
        rt().perl("my $t = RT::Ticket->new(RT->SystemUser); $t->Load(" + ticket +
                  "); need($t->SetStatus('open'));");
        warned("was closed there and opened again");
        CPPUNIT_ASSERT_EQUAL(std::string("submitted"),
                             agent.get("/api/v1/requests/" + request).text("state"));
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, request).status);
    }

    void theCheckPageNamesWhatIsMissing()
    {
        auto settings = rt().settings();
        settings.queue = "Nowhere";
        Scene scene(PrivateRt::optionsWith(settings));
        auto administrator = scene.administrator();
        (void)administrator.get("/admin/desk");
        const auto page = administrator.form("/admin/desk/check", {}).body;
        CPPUNIT_ASSERT_MESSAGE(page,
                               page.find("Queue Nowhere, or the right SeeQueue on it") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(400, administrator.form("/admin/desk/check", {{"more", "1"}}).status);
        auto agent = scene.agent();
        CPPUNIT_ASSERT_EQUAL(404, agent.get("/admin/desk").status);
        CPPUNIT_ASSERT_EQUAL(404, agent.form("/admin/desk/check", {}).status);
    }

    void theDeskCannotBeChangedOnceThereAreRequests()
    {
        Scene scene;
        auto administrator = scene.administrator();
        const auto choose = [&](const std::string& desk) {
            return administrator.call("PUT", "/api/v1/admin/settings",
                                      R"({"contacts-manager":{"desk":")" + desk + "\"}}");
        };
        CPPUNIT_ASSERT_EQUAL(200, choose("request-tracker").status);
        CPPUNIT_ASSERT_EQUAL(200, choose("host").status);
        auto maria = scene.maria();
        (void)requested(scene, maria);
        const auto refused = choose("request-tracker");
        CPPUNIT_ASSERT_EQUAL(422, refused.status);
        CPPUNIT_ASSERT_MESSAGE(refused.body, refused.body.find("requests already") != std::string::npos);
    }

private:
    static PrivateRt& rt() { return PrivateRt::shared(); }

    static std::string requested(Scene& scene, HttpClient& maria)
    {
        const auto acme = customerNamed(maria, "Acme Oil");
        const auto tom = contactWith(maria, acme, "tom.reed@acme.example");
        return scene.raise(maria, acme, "[" + grantRole(tom, "reports") + "]").request;
    }

    static std::string ticketOf(HttpClient& client, const std::string& request)
    {
        std::string ticket;
        await(
            [&] {
                const auto answer = client.get("/api/v1/requests/" + request);
                ticket = answer.isNull("ticket") ? std::string() : answer.text("ticket.id");
                return !ticket.empty();
            },
            "the ticket is raised");
        return ticket;
    }

    static void awaitStatus(const std::string& ticket, const std::string& status)
    {
        const auto settings = rt().settings();
        const contacts::RtLimits limits;
        contacts::RtSession session;
        await(
            [&] {
                contacts::RtTalk talk(settings, limits, session);
                return contacts::rtTicket(talk, std::stoull(ticket)).value().status == status;
            },
            "ticket " + ticket + " is " + status);
    }

    static void assertOneTicket(const std::string& request, Scene& scene)
    {
        const auto reference =
            scene.host()
                .rows("SELECT reference FROM cm_errand WHERE request_id = " + request + " LIMIT 1")
                .at(0);
        rt().perl(
            "my $t = RT::Tickets->new(RT->SystemUser); $t->FromSQL(q{'CF.{ContactsManagerRequest}' = '" +
            reference + "'}); need($t->Count == 1, $t->Count);");
    }

    static void tryAgain(Scene& scene)
    {
        auto administrator = scene.administrator();
        CPPUNIT_ASSERT_EQUAL(303, administrator.form("/admin/desk/again", {}).status);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DeskElsewhereTest);

}  // namespace tests
