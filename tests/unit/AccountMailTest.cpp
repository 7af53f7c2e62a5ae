// What mails about an account say, and that none brings a dead link or shows its secret to others.
#include "core/account/Tokens.h"
#include "tests/unit/RenderMailStage.h"

#include <map>

using namespace contacts;
using contacts::tests::RenderMailStage;


class AccountMailTest : public RenderMailStage
{
    CPPUNIT_TEST_SUITE(AccountMailTest);
    CPPUNIT_TEST(welcomesWithALink);
    CPPUNIT_TEST(welcomesBackInOtherWords);
    CPPUNIT_TEST(neverSendsADeadLink);
    CPPUNIT_TEST(sendsAResetLinkToWhoGetsInElsewhere);
    CPPUNIT_TEST(hidesTheLinkFromAdministrators);
    CPPUNIT_TEST(writesEveryMailAboutAnAccountInEveryLanguage);
    CPPUNIT_TEST_SUITE_END();

public:
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
        // Nobody is sent to somebody who cannot log in.
        _scene->inOne([&](UnitOfWork& work) {
            work.contacts().setAccountState(_scene->maria, AccountState::none, Time{});
        });
        hasNot(render(_scene->welcome()).text, "ask Maria Keller");
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
                mail.ticket = kind == MailKind::addressChanging ? 48213 : 0;
                const auto rendered = render(mail);
                CPPUNIT_ASSERT_MESSAGE(rendered.subject,
                                       mail.ticket == 0 ||
                                           (rendered.subject.ends_with(" [#48213]") &&
                                            rendered.subject.find("Acme Oil") != std::string::npos));
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
};

CPPUNIT_TEST_SUITE_REGISTRATION(AccountMailTest);
