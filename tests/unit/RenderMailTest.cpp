// What every mail says, in every language, text and HTML alike.
#include "tests/unit/RenderMailStage.h"

using namespace contacts;
using contacts::tests::RenderMailStage;

namespace {

const std::vector<MailKind> aboutRequests{MailKind::requestRaised,      MailKind::requestRaisedForAgents,
                                          MailKind::requestImplemented, MailKind::requestRejected,
                                          MailKind::requestCancelled,   MailKind::ticketReply,
                                          MailKind::rolesChanged};

}  // namespace


class RenderMailTest : public RenderMailStage
{
    CPPUNIT_TEST_SUITE(RenderMailTest);
    CPPUNIT_TEST(writesEveryMailInEveryLanguage);
    CPPUNIT_TEST(showsASampleOfEveryMailInEveryLanguage);
    CPPUNIT_TEST(speaksTheReceiversLanguage);
    CPPUNIT_TEST(samplesSayHowLongTheirLinksWork);
    CPPUNIT_TEST(carriesTheReply);
    CPPUNIT_TEST(showsWhatPeopleTypedAsText);
    CPPUNIT_TEST_SUITE_END();

public:
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
                                     kind == MailKind::test;
                CPPUNIT_ASSERT_MESSAGE(what, account || sample.subject.find("Acme Oil") != std::string::npos);
                has(sample.html, "href=\"https://support.example/");
            }
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
