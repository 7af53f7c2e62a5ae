// What mails say, in every language, text and HTML alike.
#include "core/account/Tokens.h"
#include "tests/unit/MailScene.h"

#include <cppunit/extensions/HelperMacros.h>

using namespace contacts;
using contacts::tests::MailScene;

namespace {

const std::vector<MailKind> aboutRequests{MailKind::requestRaised,      MailKind::requestRaisedForAgents,
                                          MailKind::requestImplemented, MailKind::requestRejected,
                                          MailKind::requestCancelled,   MailKind::ticketReply,
                                          MailKind::rolesChanged};


void has(const std::string& text, const std::string& part)
{
    CPPUNIT_ASSERT_MESSAGE("\"" + part + "\" is not in:\n" + text, text.find(part) != std::string::npos);
}


void hasNot(const std::string& text, const std::string& part)
{
    CPPUNIT_ASSERT_MESSAGE("\"" + part + "\" is in:\n" + text, text.find(part) == std::string::npos);
}


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


class RenderMailTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RenderMailTest);
    CPPUNIT_TEST(writesEveryMailInEveryLanguage);
    CPPUNIT_TEST(showsASampleOfEveryMailInEveryLanguage);
    CPPUNIT_TEST(remindsOfARequestOnlyWhileItWaits);
    CPPUNIT_TEST(speaksTheReceiversLanguage);
    CPPUNIT_TEST(confirmsARequestWithItsLines);
    CPPUNIT_TEST(sendsAgentsToTheirOwnPage);
    CPPUNIT_TEST(tellsTheResultLineByLine);
    CPPUNIT_TEST(tellsThatANewAddressWaits);
    CPPUNIT_TEST(asksTheQuestionOfAReturnedRequest);
    CPPUNIT_TEST(announcesACorrectedRequestInOtherWords);
    CPPUNIT_TEST(speaksOfTheRequesterToHisColleagues);
    CPPUNIT_TEST(sendsNobodyButTheRequesterToATicketElsewhere);
    CPPUNIT_TEST(opensOurPagesWherePeopleAreLoggedInAlready);
    CPPUNIT_TEST(quotesTheNoteOfWhoActedInTheirPlace);
    CPPUNIT_TEST(namesTheCallerToThePersonConcerned);
    CPPUNIT_TEST(leadsNobodyToAPageThatHeCannotOpen);
    CPPUNIT_TEST(samplesSayHowLongTheirLinksWork);
    CPPUNIT_TEST(tellsAPersonOnlyHisOwnRoles);
    CPPUNIT_TEST(leadsNobodyToALogInThatIsClosed);
    CPPUNIT_TEST(carriesTheReply);
    CPPUNIT_TEST(welcomesWithALink);
    CPPUNIT_TEST(welcomesBackInOtherWords);
    CPPUNIT_TEST(neverSendsADeadLink);
    CPPUNIT_TEST(sendsAResetLinkToWhoGetsInElsewhere);
    CPPUNIT_TEST(hidesTheLinkFromAdministrators);
    CPPUNIT_TEST(writesEveryMailAboutAnAccountInEveryLanguage);
    CPPUNIT_TEST(withdrawsTheNewsOfACancelledRequest);
    CPPUNIT_TEST(tellsAdministratorsWhatIsSuggested);
    CPPUNIT_TEST(sendsNoNewsOfAnAnsweredSuggestion);
    CPPUNIT_TEST(tellsNobodyWhoAdministersNoMore);
    CPPUNIT_TEST(tellsTheContactWhyNot);
    CPPUNIT_TEST(showsWhatPeopleTypedAsText);
    CPPUNIT_TEST_SUITE_END();

    std::unique_ptr<MailScene> _scene;

    std::variant<RenderedMail, Withdrawal> attempt(const Mail& mail)
    {
        return RenderMail(_scene->sources())(mail, _scene->settings());
    }

    RenderedMail render(const Mail& mail)
    {
        const auto result = attempt(mail);
        if (const auto* withdrawal = std::get_if<Withdrawal>(&result))
            CPPUNIT_FAIL("withdrawn: " + withdrawal->reason);
        return std::get<RenderedMail>(result);
    }

    /// As text, where tickets lie in another house that shows our pages.
    std::string elsewhere(const Mail& mail)
    {
        const DeskElsewhere desk(_scene->storage);
        const auto here = _scene->sources();
        const RenderMail render(
            {here.views, here.words, here.storage, here.secrets, here.clock, here.catalogue, desk});
        return std::get<RenderedMail>(render(mail, _scene->settings())).text;
    }

    std::string withdrawal(const Mail& mail)
    {
        const auto result = attempt(mail);
        const auto* withdrawal = std::get_if<Withdrawal>(&result);
        return withdrawal == nullptr ? "sent" : withdrawal->reason;
    }

    void rewrite(ContactId contact, const std::function<void(Person&)>& how)
    {
        _scene->inOne([&](UnitOfWork& work) {
            auto person = work.contacts().find(_scene->customer, contact).value().person;
            how(person);
            work.contacts().writeMembership(_scene->customer, contact, person);
        });
    }

    void letSofiaAdminister()
    {
        rewrite(_scene->sofia, [](Person& person) { person.roles.insert("cust-admin"); });
    }

    /// The request comes back with nothing but its first line.
    void correctToOneLine()
    {
        auto& request = _scene->request;
        request.state = RequestState::returned;
        _scene->inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.requests().move(request)); });
        ++request.version;
        request.state = RequestState::submitted;
        request.changes.resize(1);
        _scene->inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.requests().resubmit(request)); });
        ++request.version;
    }

public:
    void setUp() override { _scene = std::make_unique<MailScene>(); }
    void tearDown() override { _scene.reset(); }

    void writesEveryMailInEveryLanguage()
    {
        std::vector<Mail> mails{_scene->welcome()};
        for (const auto kind : aboutRequests)
            mails.push_back(_scene->about(kind));
        mails.push_back(_scene->suggested());
        mails.push_back(_scene->declined());
        _scene->decide(RequestState::partlyImplemented, 1);
        for (auto mail : mails)
            for (const auto& locale : _scene->words->locales())
            {
                mail.locale = locale;
                auto rendered = render(mail);
                for (auto* part : {&rendered.text, &rendered.html})
                    if (const auto typed = part->find("{{name}}"); typed != std::string::npos)
                        part->erase(typed, 8);  // Maria typed that herself
                has(rendered.html, "<html lang=\"" + locale + "\">");
                has(rendered.html, rendered.subject.substr(0, 8));
                for (const auto* part : {&rendered.subject, &rendered.text, &rendered.html})
                {
                    CPPUNIT_ASSERT(!part->empty());
                    hasNot(*part, "{{");
                    hasNot(*part, "[[");
                }
                const bool toAgents = mail.kind == MailKind::requestRaisedForAgents;
                has(rendered.text,
                    _scene->words->say(locale, toAgents ? "mail.answers.agents" : "mail.answers"));
                has(rendered.text, "https://support.example/");
                has(rendered.html, "href=\"https://support.example/");
            }
    }

    void showsASampleOfEveryMailInEveryLanguage()
    {
        const RenderMail render(_scene->sources());
        for (const auto kind : mailKinds)
            for (const auto& locale : _scene->words->locales())
            {
                const auto sample = render.sample(kind, locale, _scene->settings(), {});
                const auto what = std::string(wordOf(kind)) + ", " + locale + ":\n" + sample.text;
                for (const auto* part : {&sample.subject, &sample.text, &sample.html})
                {
                    CPPUNIT_ASSERT_MESSAGE(what, !part->empty());
                    CPPUNIT_ASSERT_MESSAGE(what, part->find("{{") == std::string::npos);
                    CPPUNIT_ASSERT_MESSAGE(what, part->find("()") == std::string::npos);
                    CPPUNIT_ASSERT_MESSAGE(what, part->find("1970") == std::string::npos);
                }
                const bool account = kind == MailKind::passwordReset || kind == MailKind::passwordChanged ||
                                     kind == MailKind::confirmAddress || kind == MailKind::addressChanging ||
                                     kind == MailKind::test;
                CPPUNIT_ASSERT_MESSAGE(what, account || sample.subject.find("Acme Oil") != std::string::npos);
                has(sample.html, "href=\"https://support.example/");
            }
    }

    void remindsOfARequestOnlyWhileItWaits()
    {
        auto mail = _scene->about(MailKind::requestWaiting);
        mail.contact = {};
        mail.address = "agents@support.example";
        const auto reminder = render(mail);
        has(reminder.subject, "Waiting: 10 contact changes for Acme Oil & <Sons> [#48213]");
        has(reminder.text, "Maria Keller has been waiting for a decision");
        has(reminder.text, "https://support.example/agent/tickets/48213");
        mail.locale = "fr";
        has(render(mail).text, "attend depuis le ");
        _scene->decide(RequestState::implemented);
        CPPUNIT_ASSERT_EQUAL(std::string("its request was decided or returned"), withdrawal(mail));
    }

    void speaksTheReceiversLanguage()
    {
        auto mail = _scene->about(MailKind::requestRaised);
        CPPUNIT_ASSERT_EQUAL(std::string("Requested: 10 contact changes for Acme Oil & <Sons> [#48213]"),
                             render(mail).subject);
        mail.locale = "fr";
        CPPUNIT_ASSERT_EQUAL(
            std::string("Demande\u00a0: 10 modifications de contacts pour Acme Oil & <Sons> [#48213]"),
            render(mail).subject);
    }

    void confirmsARequestWithItsLines()
    {
        const auto mail = render(_scene->about(MailKind::requestRaised));
        has(mail.text, "Your request, 10 changes for 3 people of Acme Oil & <Sons>, is with the helpdesk as "
                       "ticket #48213.");
        has(mail.text, "https://support.example/portal/requests/" + _scene->request.id.text());
        has(mail.text, "Sofía Núñez Ortega (sofia@acme.example)\n"
                       "  ~ Phone: +33 1 42 68 53 01 becomes +33 1 42 68 53 00\n"
                       "  ~ Language: English becomes French\n"
                       "  ~ E-mail: sofia@acme.example becomes sofia.nunez@acme.example\n"
                       "  ~ Department: Accounts is added\n"
                       "  ~ sees all requests of the customer\n"
                       "  + gets Reports\n"
                       "  − loses Technical\n");
        has(mail.text, "Łukasz Wójcik <b>&co</b>\n  + is added with Application and Reports: "
                       "lukasz.wojcik@acme.example; e-mails in English\n");
        has(mail.html, "<bdi>Łukasz Wójcik &lt;b&gt;&amp;co&lt;/b&gt;</bdi>");
        has(mail.html, "<bdi>sofia@acme.example</bdi></span></th>");
        hasNot(mail.text, "Done");
        has(mail.html, "+33\u00a01\u00a042\u00a068\u00a053\u00a001 becomes +33\u00a01");

        auto external = _scene->about(MailKind::requestRaised);
        external.ticket = 0;
        has(render(external).text, "the number of its ticket follows");
        hasNot(render(external).subject, "#");
    }

    void sendsAgentsToTheirOwnPage()
    {
        const auto mail = render(_scene->about(MailKind::requestRaisedForAgents));
        has(mail.text, "Maria Keller asks for these changes");
        has(mail.text, "https://support.example/agent/tickets/48213");
        hasNot(mail.text, "/portal/");
        has(mail.html, ">Open the ticket</a>");
        hasNot(mail.html, "Open the portal");
    }

    void tellsTheResultLineByLine()
    {
        _scene->decide(RequestState::partlyImplemented, 1);
        const auto mail = render(_scene->about(MailKind::requestImplemented));
        CPPUNIT_ASSERT_EQUAL(
            std::string("Implemented: 9 of 10 contact changes for Acme Oil & <Sons> [#48213]"), mail.subject);
        has(mail.text, "9 of 10 changes are in effect");
        has(mail.text, "Jonas Lind decided your request for Acme Oil & <Sons> on 19 November 2026, 13:05 "
                       "(UTC). One change "
                       "was rejected, with a reason.");
        has(mail.text, "  + is added with Application and Reports: lukasz.wojcik@acme.example; e-mails in "
                       "English – Rejected “Please name someone without "
                       "Technical.”\n");
        has(mail.text, "  + got Reports – Done\n");
        has(mail.html, "✕ Rejected");
        has(mail.html, "class=\"ink line fold\"");
        has(mail.html, "class=\"done line fold\"");

        _scene = std::make_unique<MailScene>();
        _scene->decide(RequestState::implemented);
        const auto whole = render(_scene->about(MailKind::requestImplemented));
        CPPUNIT_ASSERT_EQUAL(std::string("Implemented: 10 contact changes for Acme Oil & <Sons> [#48213]"),
                             whole.subject);
        has(whole.text, "All changes are in effect");

        _scene = std::make_unique<MailScene>();
        correctToOneLine();
        _scene->decide(RequestState::implemented);
        const auto single = render(_scene->about(MailKind::requestImplemented));
        has(single.text, "The change is in effect");
        has(single.text, "The change was implemented.");
    }

    void tellsThatANewAddressWaits()
    {
        _scene->request.changes[3].linkSent = true;
        _scene->decide(RequestState::implemented);
        const auto mail = render(_scene->about(MailKind::requestImplemented));
        has(mail.text, "9 of 10 changes are in effect");
        hasNot(mail.text, "All changes are in effect");
        has(mail.text, "Every change was implemented. The new e-mail address takes effect when it is "
                       "confirmed by the link that went there.");
        has(mail.text, "  ~ E-mail: a link went to sofia.nunez@acme.example; until it is confirmed, "
                       "sofia@acme.example stays – Link sent\n");
        has(mail.html, "✓ Link sent");
        has(mail.text, "  + got Reports – Done\n");
        for (const auto& [locale, heading] : std::vector<std::pair<std::string, std::string>>{
                 {"en", "A link went to the new address"},
                 {"de", "Ein Link ging an die neue Adresse"},
                 {"fr", "Un lien a été envoyé à la nouvelle adresse"}})
        {
            _scene = std::make_unique<MailScene>();
            _scene->request.changes[0] = _scene->request.changes[3];
            correctToOneLine();
            _scene->request.changes[0].linkSent = true;
            _scene->decide(RequestState::implemented);
            auto alone = _scene->about(MailKind::requestImplemented);
            alone.locale = locale;
            has(render(alone).text, heading);
        }
    }

    void asksTheQuestionOfAReturnedRequest()
    {
        auto returned = _scene->about(MailKind::requestReturned);
        returned.values = {{"text", "Which <Technical>,\nand until when?"}};
        CPPUNIT_ASSERT_EQUAL(std::string("its request was sent again or decided"), withdrawal(returned));
        _scene->request.state = RequestState::returned;
        _scene->request.decidedBy = "Jonas Lind";
        _scene->request.decidedAt = _scene->clock.time;
        _scene->inOne([&](UnitOfWork& work) { CPPUNIT_ASSERT(work.requests().move(_scene->request)); });
        const auto mail = render(returned);
        CPPUNIT_ASSERT_EQUAL(std::string("Returned: 10 contact changes for Acme Oil & <Sons> [#48213]"),
                             mail.subject);
        has(mail.text, "Jonas Lind returned your request");
        has(mail.text, "Which <Technical>,");
        has(mail.html, "Which &lt;Technical&gt;,");
        has(mail.text, "https://support.example/portal/customers/" + _scene->customer.text() + "/contacts");
        for (const auto& locale : _scene->words->locales())
        {
            returned.locale = locale;
            hasNot(render(returned).text, "mail.request");
        }
    }

    void announcesACorrectedRequestInOtherWords()
    {
        for (const auto kind : {MailKind::requestRaised, MailKind::requestRaisedForAgents})
            for (const auto& locale : _scene->words->locales())
            {
                auto mail = _scene->about(kind);
                mail.locale = locale;
                const auto first = render(mail);
                mail.values = {{"again", "yes"}};
                const auto again = render(mail);
                CPPUNIT_ASSERT(first.subject != again.subject);
                hasNot(again.text, "mail.request");
            }
        auto mail = _scene->about(MailKind::requestRaised);
        mail.values = {{"again", "yes"}};
        has(render(mail).text,
            "Your corrected request, 10 changes for 3 people of Acme Oil & <Sons>, is with "
            "the helpdesk again as ticket #48213.");
        has(render(mail).text, "Tom covers <accounts>");
        mail.values["corrected"] = "no";
        mail.values["answered"] = "no";
        const auto silent = render(mail);
        has(silent.subject, "Requested again: 10 contact changes");
        has(silent.text, "Your request was sent again");
        has(silent.text, "You sent no answer to the question.");
        hasNot(silent.text, "orrected");
        hasNot(silent.text, "Tom covers <accounts>");
        auto toAgents = _scene->about(MailKind::requestRaisedForAgents);
        toAgents.values = mail.values;
        has(render(toAgents).text, "Maria Keller sent the request that was returned again, with no line "
                                   "changed, and asks for these changes");
        has(render(toAgents).text, "The question was not answered. They wait for a decision.");
        hasNot(render(toAgents).text, "Tom covers <accounts>");
    }

    void speaksOfTheRequesterToHisColleagues()
    {
        _scene->decide(RequestState::implemented);
        auto mail = _scene->about(MailKind::requestImplemented);
        mail.contact = _scene->sofia;
        letSofiaAdminister();
        has(render(mail).text, "Jonas Lind decided the request of Maria Keller for");
        has(render(mail).text, "because you manage the contacts of");
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

    void quotesTheNoteOfWhoActedInTheirPlace()
    {
        _scene->decide(RequestState::implemented);
        hasNot(render(_scene->about(MailKind::requestImplemented)).text, "Tom covers");
        auto& request = _scene->request;
        request.state = RequestState::submitted;
        request.requester = {};
        request.requesterAccount = AccountId{7};
        request.requesterName = "Jonas Lind";
        request.reason = "Asked for on the phone.";
        request.ticket = 48214;
        request.version = 1;
        _scene->inOne([&](UnitOfWork& work) { request.id = work.requests().add(request).value(); });
        request = _scene->storage.read()->requests().find(request.id).value();
        _scene->decide(RequestState::implemented);
        const auto mail = render(_scene->about(MailKind::requestImplemented));
        has(mail.text, "of the helpdesk changed the contacts of");
        has(mail.text, "“Asked for on the phone.”");
        has(mail.html, "Asked for on the phone.");
    }

    void namesTheCallerToThePersonConcerned()
    {
        auto& request = _scene->request;
        _scene->decide(RequestState::implemented);
        request.state = RequestState::submitted;
        request.requester = {};
        request.requesterAccount = AccountId{7};
        request.requesterName = "Jonas Lind";
        request.caller = "Rita Renner";
        request.ticket = 48214;
        request.version = 1;
        _scene->inOne([&](UnitOfWork& work) { request.id = work.requests().add(request).value(); });
        request = _scene->storage.read()->requests().find(request.id).value();
        _scene->decide(RequestState::implemented);
        auto mail = _scene->about(MailKind::rolesChanged);
        mail.contact = _scene->sofia;
        has(render(mail).text, "Jonas Lind of the helpdesk made them for Rita Renner.");
        mail.locale = "de";
        has(render(mail).text, "Jonas Lind vom Helpdesk hat sie vorgenommen, für Rita Renner.");
        hasNot(render(mail).text, "Beantragt hat sie");
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
        _scene->inOne([&](UnitOfWork& work) { work.contacts().linkAccount(_scene->sofia, {}); });
        for (const auto* mail : {&roles, &colleague})
        {
            const auto rendered = render(*mail);
            hasNot(rendered.text + rendered.html, "https://support.example/");
            hasNot(rendered.text, "Open the ");
            hasNot(rendered.html, "href=");
            has(rendered.text, "nobody reads answers. Ask your helpdesk.");
            hasNot(rendered.text, "\n\n\n");
        }
        // Whoever asked has been in.
        has(render(_scene->about(MailKind::requestImplemented)).text, "https://support.example/");
    }

    void samplesSayHowLongTheirLinksWork()
    {
        const RenderMail render(_scene->sources());
        Policy policy;
        const auto textOf = [&](MailKind kind) {
            return render.sample(kind, "en", _scene->settings(), policy).text;
        };
        has(textOf(MailKind::passwordReset), "19 November 2026, 14:05");
        policy.resetLife = std::chrono::minutes(30);
        policy.activationLife = std::chrono::hours(2);
        policy.temporaryLife = std::chrono::hours(3);
        policy.addressLife = std::chrono::hours(4);
        has(textOf(MailKind::passwordReset), "19 November 2026, 13:35");
        has(textOf(MailKind::welcome), "19 November 2026, 15:05");
        has(textOf(MailKind::temporaryPassword), "19 November 2026, 16:05");
        has(textOf(MailKind::confirmAddress), "19 November 2026, 17:05");
    }

    void tellsAPersonOnlyHisOwnRoles()
    {
        _scene->decide(RequestState::implemented);
        auto mail = _scene->about(MailKind::rolesChanged);
        mail.contact = _scene->sofia;
        mail.name = "Sofía Núñez Ortega";
        const auto rendered = render(mail);
        has(rendered.text, "Sofía Núñez Ortega\n  + got Reports – Done\n  − lost Technical – Done\n  − lost "
                           "Application – Done\n");
        hasNot(rendered.text, "Łukasz");
        hasNot(rendered.text, "/portal/tickets");
        has(rendered.text, "These changes have been in effect since");
        mail.values = {{"granted", "reports"}};
        has(render(mail).text, "This change has been in effect since");
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

    void carriesTheReply()
    {
        const auto mail = render(_scene->about(MailKind::ticketReply));
        CPPUNIT_ASSERT_EQUAL(std::string("Replied: contact changes for Acme Oil & <Sons> [#48213]"),
                             mail.subject);
        has(mail.text, "Jonas Lind wrote in ticket #48213");
        has(mail.text, "“Good morning Maria,\n\nis <this> for good?”");
        has(mail.html, "is &lt;this&gt; for good?");
        has(mail.text, "https://support.example/portal/tickets/48213");
    }

    void welcomesWithALink()
    {
        const auto mail = render(_scene->welcome());
        CPPUNIT_ASSERT_EQUAL(std::string("Welcome: activate your account for Acme Oil & <Sons>"),
                             mail.subject);
        has(mail.text, "Welcome to the support portal, Sofía");
        has(mail.text, "Maria Keller added you as a contact of Acme Oil & <Sons>.");
        has(mail.text, "until 22 November 2026, 13:05 (UTC)");
        hasNot(mail.text, "button");  // Plain text has none; its address stands already.
        has(mail.html, "If the button does not work, copy this address into your browser:<br>");
        has(mail.text, "User name\n  sofia@acme.example");
        has(mail.text, "Your roles\n  Application\n    ");
        has(mail.text, "Questions\n  For your data and your roles at Acme Oil & <Sons>, ask Maria Keller.");
        const auto at = mail.text.find("https://support.example/activate/");
        CPPUNIT_ASSERT(at != std::string::npos);
        const auto raw = mail.text.substr(at + 33, 43);
        CPPUNIT_ASSERT(_scene->storage.read()->tokens().findByHash(_scene->secrets.sha256(raw)).has_value());
    }

    void welcomesBackInOtherWords()
    {
        auto mail = _scene->welcome();
        mail.values["comesBack"] = "yes";
        has(render(mail).text, "Maria Keller has given you access to Acme Oil & <Sons> again.");
        mail.values.erase("invitedBy");
        has(render(mail).text, "You have access to Acme Oil & <Sons> again.");
        for (const auto& locale : _scene->words->locales())
        {
            mail.locale = locale;
            hasNot(render(mail).text, "mail.welcome");
        }
    }

    void writesEveryMailAboutAnAccountInEveryLanguage()
    {
        const std::map<MailKind, TokenPurpose> secret{
            {MailKind::activationResent, TokenPurpose::activation},
            {MailKind::temporaryPassword, TokenPurpose::temporaryPassword},
            {MailKind::passwordReset, TokenPurpose::passwordReset},
            {MailKind::confirmAddress, TokenPurpose::emailChange}};
        for (const auto& locale : _scene->words->locales())
        {
            for (const auto& [kind, purpose] : secret)
            {
                auto mail = _scene->welcome(kind, purpose);
                mail.locale = locale;
                mail.values["oldAddress"] = "old@acme.example";
                const auto token = _scene->storage.read()->tokens().find(mail.token).value();
                const auto rendered = render(mail);
                has(rendered.text, secretOf(token, _scene->secrets));
                has(rendered.html, secretOf(token, _scene->secrets));
                const auto seen =
                    RenderMail(_scene->sources())(mail, _scene->settings(), MailReader::administrator);
                hasNot(std::get<RenderedMail>(seen).text, secretOf(token, _scene->secrets));
                hasNot(std::get<RenderedMail>(seen).html, secretOf(token, _scene->secrets));
                if (kind == MailKind::temporaryPassword)  // It brings the password.
                    hasNot(rendered.text, _scene->words->say(locale, "mail.why.welcome"));
            }
            for (const auto kind : {MailKind::passwordChanged, MailKind::addressChanging})
            {
                auto mail = _scene->welcome();
                mail.kind = kind;
                mail.locale = locale;
                mail.token = 0;
                mail.values = {{"newAddress", "new@acme.example"}, {"askedBy", "Maria <b>"}};
                const auto rendered = render(mail);
                has(rendered.text, "https://support.example/");
                hasNot(rendered.html, "Maria <b>");
            }
        }
    }

    void neverSendsADeadLink()
    {
        const auto expired = _scene->welcome();
        _scene->clock.time += std::chrono::hours(72);
        CPPUNIT_ASSERT_EQUAL(std::string("its link has expired"), withdrawal(expired));

        const auto used = _scene->welcome();
        CPPUNIT_ASSERT_EQUAL(std::string("sent"), withdrawal(used));
        CPPUNIT_ASSERT_EQUAL(std::string("its link was replaced or revoked"), withdrawal(expired));
        _scene->inOne(
            [&](UnitOfWork& work) { CPPUNIT_ASSERT(work.tokens().use(used.token, _scene->clock.time)); });
        CPPUNIT_ASSERT_EQUAL(std::string("its link was used"), withdrawal(used));

        auto unknown = _scene->welcome();
        unknown.token += 100;
        CPPUNIT_ASSERT_EQUAL(std::string("its link does not exist any more"), withdrawal(unknown));

        auto moved = _scene->welcome();
        moved.address = "other@acme.example";
        CPPUNIT_ASSERT_EQUAL(std::string("the person's address changed or he left the customer"),
                             withdrawal(moved));
        const auto gone = _scene->welcome();
        _scene->inOne(
            [&](UnitOfWork& work) { work.contacts().endMembership(_scene->customer, _scene->sofia); });
        CPPUNIT_ASSERT_EQUAL(std::string("the person's address changed or he left the customer"),
                             withdrawal(gone));
    }

    void sendsAResetLinkToWhoGetsInElsewhere()
    {
        const auto reset = _scene->welcome(MailKind::passwordReset, TokenPurpose::passwordReset);
        const auto invitation = _scene->welcome();
        rewrite(_scene->sofia, [](Person& person) { person.status = MembershipStatus::deactivated; });
        const std::string closed = "the person has no portal access any more";
        CPPUNIT_ASSERT_EQUAL(closed, withdrawal(reset));
        _scene->inOne([&](UnitOfWork& work) {
            Customer other;
            other.name = "Globex";
            Person there;
            there.roles = {"reports"};
            work.contacts().writeMembership(work.customers().add(other), _scene->sofia, there);
        });
        CPPUNIT_ASSERT_EQUAL(std::string("sent"), withdrawal(reset));
        CPPUNIT_ASSERT_EQUAL(closed, withdrawal(invitation));
    }

    void hidesTheLinkFromAdministrators()
    {
        const auto mail = _scene->welcome();
        const auto result =
            RenderMail(_scene->sources())(mail, _scene->settings(), MailReader::administrator);
        has(std::get<RenderedMail>(result).text, "https://support.example/activate/…\n");
    }

    void withdrawsTheNewsOfACancelledRequest()
    {
        _scene->decide(RequestState::cancelled);
        CPPUNIT_ASSERT_EQUAL(std::string("its request was cancelled"),
                             withdrawal(_scene->about(MailKind::requestRaised)));
        CPPUNIT_ASSERT_EQUAL(std::string("its request was cancelled"),
                             withdrawal(_scene->about(MailKind::requestRaisedForAgents)));
        has(render(_scene->about(MailKind::requestCancelled)).text,
            "Jonas Lind cancelled the request for 10 changes");
    }

    void tellsAdministratorsWhatIsSuggested()
    {
        const auto mail = render(_scene->suggested());
        CPPUNIT_ASSERT_EQUAL(std::string("Suggested: a change for Sofía Núñez Ortega at Acme Oil & <Sons>"),
                             mail.subject);
        has(mail.text, "  + gets Reports\n  − loses Technical\n");
        has(mail.text, "“For the <yearly> figures”");
        has(mail.text, "https://support.example/portal/customers/" + _scene->customer.text() + "/contacts");
        has(mail.text, "because you manage the contacts");
        has(mail.html, "&lt;yearly&gt;");
    }

    void sendsNoNewsOfAnAnsweredSuggestion()
    {
        const auto mail = _scene->suggested();
        auto replaced = mail;
        replaced.values["writtenAt"] = "1";
        CPPUNIT_ASSERT_EQUAL(std::string("its suggestion was answered, replaced or withdrawn"),
                             withdrawal(replaced));
        _scene->inOne([&](UnitOfWork& work) {
            CPPUNIT_ASSERT(work.suggestions().remove(_scene->customer, _scene->sofia));
        });
        CPPUNIT_ASSERT_EQUAL(std::string("its suggestion was answered, replaced or withdrawn"),
                             withdrawal(mail));
    }

    void tellsNobodyWhoAdministersNoMore()
    {
        _scene->decide(RequestState::implemented);
        auto colleague = _scene->about(MailKind::requestImplemented);
        colleague.contact = _scene->sofia;
        const std::string out = "the person does not administer the customer any more";
        CPPUNIT_ASSERT_EQUAL(out, withdrawal(colleague));
        letSofiaAdminister();
        CPPUNIT_ASSERT_EQUAL(std::string("sent"), withdrawal(colleague));
        const auto suggested = _scene->suggested();
        CPPUNIT_ASSERT_EQUAL(std::string("sent"), withdrawal(suggested));
        rewrite(_scene->maria, [](Person& person) { person.portalUser = false; });
        CPPUNIT_ASSERT_EQUAL(out, withdrawal(suggested));
        _scene->inOne([&](UnitOfWork& work) {
            work.contacts().endMembership(_scene->customer, _scene->maria);
            work.contacts().endMembership(_scene->customer, _scene->sofia);
        });
        CPPUNIT_ASSERT_EQUAL(out, withdrawal(suggested));
        CPPUNIT_ASSERT_EQUAL(out, withdrawal(colleague));
        // What became of her own request Maria hears wherever she is.
        CPPUNIT_ASSERT_EQUAL(std::string("sent"), withdrawal(_scene->about(MailKind::requestImplemented)));
    }

    void tellsTheContactWhyNot()
    {
        auto mail = _scene->declined();
        has(render(mail).text, "Maria Keller rejected what you suggested at Acme Oil & <Sons>.");
        has(render(mail).text, "Reason:\n“Not before June”");
        has(render(mail).text, "  + gets Reports\n");
        has(render(mail).text, "/ask");
        mail.values["decliner"] = "4711";
        has(render(mail).text, "What you suggested at Acme Oil & <Sons> was rejected.");
        mail.values["reason"] = "";
        hasNot(render(mail).text, "“");
        hasNot(render(mail).text, "Reason:");
        mail.values["part"] = "yes";
        has(render(mail).text, "this was rejected. The rest is in effect.");
        mail.values.erase("part");
        mail.kind = MailKind::suggestionImplemented;
        has(render(mail).text, "has taken effect");
        has(render(mail).text, "got Reports – Done");
    }

    void showsWhatPeopleTypedAsText()
    {
        const auto mail = render(_scene->about(MailKind::requestRaised));
        has(mail.text, "{{name}} is on leave");
        has(mail.html, "Tom covers &lt;accounts&gt;\nwhile {{name}} is on leave.");
        has(mail.html, "Acme Oil &amp; &lt;Sons&gt;");
        hasNot(mail.html, "<Sons>");
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RenderMailTest);
