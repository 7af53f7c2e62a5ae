// Where mails lead: to pages that their receivers can open, and nowhere else.
#include "tests/unit/RenderMailStage.h"

using namespace contacts;
using contacts::tests::RenderMailStage;

namespace {

class DeskElsewhere final : public contacts::tests::FakeDesk
{
public:
    using FakeDesk::FakeDesk;

    [[nodiscard]] std::string address(std::uint64_t ticket, bool) const override
    {
        return "https://rt.example/ticket/" + std::to_string(ticket);
    }

    [[nodiscard]] std::string page(const std::string& path, bool forAgent) const override
    {
        return (forAgent ? "https://rt.example/agents" : "https://rt.example/shows") + path;
    }
};

}  // namespace


class MailLinksTest : public RenderMailStage
{
    CPPUNIT_TEST_SUITE(MailLinksTest);
    CPPUNIT_TEST(sendsAgentsToTheirOwnPage);
    CPPUNIT_TEST(sendsNobodyButTheRequesterToATicketElsewhere);
    CPPUNIT_TEST(opensOurPagesWherePeopleAreLoggedInAlready);
    CPPUNIT_TEST(leadsNobodyToAPageThatHeCannotOpen);
    CPPUNIT_TEST(leadsNobodyToALogInThatIsClosed);
    CPPUNIT_TEST_SUITE_END();

    /// As text, where tickets lie in another house that shows our pages.
    std::string elsewhere(const Mail& mail)
    {
        const DeskElsewhere desk(_scene->storage);
        const auto here = _scene->sources();
        const RenderMail render(
            {here.views, here.words, here.storage, here.secrets, here.clock, here.catalogue, desk});
        return std::get<RenderedMail>(render(mail, _scene->settings())).text;
    }

public:
    void sendsAgentsToTheirOwnPage()
    {
        const auto mail = render(_scene->about(MailKind::requestRaisedForAgents));
        has(mail.text, "Maria Keller asks for these changes");
        has(mail.text, "https://support.example/agent/tickets/48213");
        hasNot(mail.text, "/portal/");
        has(mail.html, ">Open the ticket</a>");
        hasNot(mail.html, "Open the portal");
    }

    void sendsNobodyButTheRequesterToATicketElsewhere()
    {
        _scene->decide(RequestState::implemented);
        auto mail = _scene->about(MailKind::requestImplemented);
        has(elsewhere(mail), "https://rt.example/ticket/48213");
        mail.contact = _scene->sofia;
        letSofiaAdminister();
        hasNot(elsewhere(mail), "https://rt.example/ticket/");
        has(elsewhere(mail), "https://rt.example/shows/portal/requests/" + _scene->request.id.text());
    }

    void opensOurPagesWherePeopleAreLoggedInAlready()
    {
        const auto list = "/portal/customers/" + _scene->customer.text() + "/contacts";
        auto mail = _scene->suggested();
        has(render(mail).text, "https://support.example" + list);
        has(elsewhere(mail), "https://rt.example/shows" + list);
        mail = _scene->about(MailKind::requestRaisedForAgents);
        mail.contact = {};
        mail.ticket = 0;
        has(elsewhere(mail), "https://rt.example/agents/agent/requests/" + _scene->request.id.text());
        // A link that is a key opens nobody else's door.
        has(elsewhere(_scene->welcome()), "https://support.example/activate/");
    }

    void leadsNobodyToAPageThatHeCannotOpen()
    {
        _scene->decide(RequestState::implemented);
        auto roles = _scene->about(MailKind::rolesChanged);
        auto colleague = _scene->about(MailKind::requestImplemented);
        roles.contact = colleague.contact = _scene->sofia;
        letSofiaAdminister();
        for (const auto* mail : {&roles, &colleague})
            has(render(*mail).text, "https://support.example/");
        // Also of who is invited: she has an account, and no password yet.
        for (const auto state : {AccountState::none, AccountState::invited, AccountState::bounced})
        {
            _scene->inOne(
                [&](UnitOfWork& work) { work.contacts().setAccountState(_scene->sofia, state, Time{}); });
            for (const auto* mail : {&roles, &colleague})
            {
                const auto rendered = render(*mail);
                hasNot(rendered.text + rendered.html, "https://support.example/");
                hasNot(rendered.text, "Open the ");
                hasNot(rendered.html, "href=");
                has(rendered.text, "nobody reads answers. Ask your helpdesk.");
                hasNot(rendered.text, "\n\n\n");
            }
        }
        // Whoever asked has been in.
        has(render(_scene->about(MailKind::requestImplemented)).text, "https://support.example/");
    }

    void leadsNobodyToALogInThatIsClosed()
    {
        _scene->decide(RequestState::implemented);
        auto mail = _scene->about(MailKind::rolesChanged);
        mail.values = {{"revoked", "technical"}, {"ended", "removed"}, {"shut", "yes"}};
        auto rendered = render(mail);
        has(rendered.subject, "Removed: you are no longer a contact of Acme Oil");
        has(rendered.text, "lost Technical");
        has(rendered.text, "you can no longer log in");
        has(rendered.text, "Ask your helpdesk");
        hasNot(rendered.text, "https://");
        hasNot(rendered.html, "href=");

        mail.values = {{"revoked", ""}, {"ended", "access"}};
        rendered = render(mail);
        has(rendered.subject, "Ended: your portal access at Acme Oil");
        has(rendered.text, "You can still log in");
        has(rendered.text, "https://support.example/portal\n");
        hasNot(rendered.text, "Technical");
        for (const std::string locale : {"en", "fr", "de"})
            for (const std::string how : {"removed", "access"})
            {
                mail.locale = locale;
                mail.values = {{"ended", how}, {"shut", "yes"}};
                const auto words = render(mail);
                hasNot(words.text, "mail.");
                hasNot(words.text, "https://");
                hasNot(words.subject, "mail.");
            }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MailLinksTest);
