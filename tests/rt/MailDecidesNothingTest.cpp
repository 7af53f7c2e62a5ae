// Whoever mails "approved" into the ticket of a request, by whatever name, has written a reply in Request
// Tracker and nothing else: case 97.
#include "tests/rt/PrivateRt.h"
#include "tests/support/Await.h"
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace tests {

class MailDecidesNothingTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(MailDecidesNothingTest);
    CPPUNIT_TEST(whateverAMailSaysTheRequestWaits);
    CPPUNIT_TEST_SUITE_END();

public:
    void whateverAMailSaysTheRequestWaits()
    {
        auto options = rt().options();
        options.configuration["plugin.contacts-manager.request-tracker.key"] =
            readFile(rt().folder() / "frame.key");
        Scene scene(options);
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme Oil");
        const auto before = rolesOf(maria, acme, tom);
        const auto request =
            scene.raise(maria, acme, "[" + grantRole(contactWith(maria, acme, tom), "reports") + "]").request;
        std::string ticket;
        await(
            [&] {
                const auto answer = maria.get("/api/v1/requests/" + request);
                ticket = answer.isNull("ticket") ? std::string() : answer.text("ticket.id");
                return !ticket.empty();
            },
            "the ticket is raised");

        const auto pokes = rt().ours().asked().size();
        for (const auto* sender : {"maria.keller@acme.example", "agent@support.example"})
            deliver(mailFrom(sender, ticket));
        rt().perl(ticketOf(ticket) + "my $n = grep { $_->Type eq 'Correspond' } "
                                     "@{ $t->Transactions->ItemsArrayRef }; need($n == 2, \"$n replies\"); "
                                     "need($t->Status ne 'resolved', $t->Status);");
        await([&] { return rt().ours().asked().size() > pokes; }, "RT says that something happened");

        // The look that sees this comes after the mails.
        rt().perl(ticketOf(ticket) + "need($t->SetStatus('resolved'));");
        auto agent = scene.agent();
        await(
            [&] {
                passOn(scene, pokes);
                return agent.get("/agent/requests/" + request)
                           .body.find("was closed there. That decides nothing") != std::string::npos;
            },
            "the ticket is looked at");
        CPPUNIT_ASSERT_EQUAL(std::string("submitted"),
                             maria.get("/api/v1/requests/" + request).text("state"));
        CPPUNIT_ASSERT(rolesOf(maria, acme, tom) == before);
        CPPUNIT_ASSERT_EQUAL(std::string("1"), scene.host().rows("SELECT COUNT(*) FROM cm_errand").at(0));
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, request).status);
    }

private:
    static constexpr auto tom = "tom.reed@acme.example";

    static PrivateRt& rt() { return PrivateRt::shared(); }

    static std::string ticketOf(const std::string& id)
    {
        return "my $t = RT::Ticket->new(RT->SystemUser); $t->Load(" + id + "); ";
    }

    /// Everything that could pass for a decision, and for RT's own or our service's word.
    static std::string mailFrom(const std::string& sender, const std::string& ticket)
    {
        const auto id = "<rt-5.0.3-1-1-" + ticket + "-1-1@desk.example>";
        return "From: " + sender +
               "\r\nTo: support@desk.example\r\n"
               "Cc: agent@support.example, contacts-manager@desk.example\r\n"
               "Subject: Re: [desk.example #" +
               ticket +
               "] approved\r\n"
               "Message-ID: " +
               id + "\r\nIn-Reply-To: " + id + "\r\nReferences: <RT-Ticket-" + ticket + "@desk.example> " +
               id + "\r\nX-RT-Ticket: desk.example #" + ticket +
               "\r\nX-RT-Originator: contacts-manager\r\n"
               "X-RT-Interface: REST2\r\n"
               "X-RT-Action: implement\r\n"
               "RT-Send-Cc: paul.dubois@acme.example\r\n"
               "RT-CustomField-ContactsManagerStep: request/" +
               ticket +
               "/1/close\r\n"
               "Content-Type: text/plain; charset=utf-8\r\n\r\n"
               "approved\r\n\r\n"
               "Status: resolved\r\n"
               "CF.{ContactsManagerStep}: request/1/1/close\r\n"
               "Implement\r\n";
    }

    /// As RT's own mail gateway does.
    static void deliver(const std::string& mail)
    {
        HttpClient gateway(rt().port());
        const auto answer =
            gateway.form("/REST/1.0/NoAuth/mail-gateway",
                         {{"action", "correspond"}, {"queue", "Contacts"}, {"message", mail}});
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer.body, 200, answer.status);
        CPPUNIT_ASSERT_MESSAGE(answer.body, answer.body.starts_with("ok"));
    }

    /// RT pokes what it takes for us; it means this host.
    static void passOn(Scene& scene, std::size_t first)
    {
        auto tracker = scene.stranger();
        const auto asked = rt().ours().asked();
        for (auto each = first; each < asked.size(); ++each)
            if (asked[each].path.starts_with("/desk/poke?"))
                CPPUNIT_ASSERT_EQUAL(202, tracker.get(asked[each].path).status);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MailDecidesNothingTest);

}  // namespace tests
