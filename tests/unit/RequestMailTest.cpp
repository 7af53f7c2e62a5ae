// What mails say of a request that is on its way: raised, waiting, returned, sent again, cancelled.
#include "tests/unit/RenderMailStage.h"

using namespace contacts;
using contacts::tests::RenderMailStage;


class RequestMailTest : public RenderMailStage
{
    CPPUNIT_TEST_SUITE(RequestMailTest);
    CPPUNIT_TEST(remindsOfARequestOnlyWhileItWaits);
    CPPUNIT_TEST(confirmsARequestWithItsLines);
    CPPUNIT_TEST(asksTheQuestionOfAReturnedRequest);
    CPPUNIT_TEST(announcesACorrectedRequestInOtherWords);
    CPPUNIT_TEST(withdrawsTheNewsOfACancelledRequest);
    CPPUNIT_TEST_SUITE_END();

public:
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
};

CPPUNIT_TEST_SUITE_REGISTRATION(RequestMailTest);
