// What mails say of a decision: to whoever asked, to his colleagues, to those whose roles change.
#include "tests/unit/RenderMailStage.h"

#include <array>

using namespace contacts;
using contacts::tests::MailScene;
using contacts::tests::RenderMailStage;


class DecisionMailTest : public RenderMailStage
{
    CPPUNIT_TEST_SUITE(DecisionMailTest);
    CPPUNIT_TEST(tellsTheResultLineByLine);
    CPPUNIT_TEST(tellsThatANewAddressWaits);
    CPPUNIT_TEST(speaksOfTheRequesterToHisColleagues);
    CPPUNIT_TEST(quotesTheNoteOfWhoActedInTheirPlace);
    CPPUNIT_TEST(namesTheCallerToThePersonConcerned);
    CPPUNIT_TEST(tellsAPersonOnlyHisOwnRoles);
    CPPUNIT_TEST(tellsNobodyWhoAdministersNoMore);
    CPPUNIT_TEST_SUITE_END();

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
        CPPUNIT_ASSERT_EQUAL(
            std::string("Implemented: 9 of 10 contact changes for Acme Oil & <Sons> [#48213]"), mail.subject);
        has(mail.text, "9 of 10 changes are in effect");
        hasNot(mail.text, "All changes are in effect");
        has(mail.text, "Every change was implemented. The new e-mail address takes effect when it is "
                       "confirmed by the link that went there.");
        has(mail.text, "  ~ E-mail: a link went to sofia.nunez@acme.example; until it is confirmed, "
                       "sofia@acme.example stays – Link sent\n");
        has(mail.html, "✓ Link sent");
        has(mail.text, "  + got Reports – Done\n");
        for (const auto& [locale, heading, subject] : std::vector<std::array<std::string, 3>>{
                 {"en", "A link went to the new address", "Link sent: 1 new address for Acme"},
                 {"de", "Ein Link ging an die neue Adresse", "Link verschickt: 1 neue Adresse für Acme"},
                 {"fr", "Un lien a été envoyé à la nouvelle adresse",
                  "Lien envoyé\u00a0: 1 nouvelle adresse pour Acme"}})
        {
            _scene = std::make_unique<MailScene>();
            _scene->request.changes[0] = _scene->request.changes[3];
            correctToOneLine();
            _scene->request.changes[0].linkSent = true;
            _scene->decide(RequestState::implemented);
            auto alone = _scene->about(MailKind::requestImplemented);
            alone.locale = locale;
            has(render(alone).text, heading);
            has(render(alone).subject, subject);
        }
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

    void tellsAPersonOnlyHisOwnRoles()
    {
        _scene->decide(RequestState::implemented);
        auto mail = _scene->about(MailKind::rolesChanged);
        mail.contact = _scene->sofia;
        mail.name = "Sofía Núñez Ortega";
        const auto rendered = render(mail);
        has(rendered.text, "Sofía Núñez Ortega\n  + got Reports\n  − lost Technical\n  − lost "
                           "Application\n");
        hasNot(rendered.text, "Done");
        hasNot(rendered.html, "✓");
        hasNot(rendered.text, "Łukasz");
        hasNot(rendered.text, "/portal/tickets");
        has(rendered.text, "These changes have been in effect since");
        mail.values = {{"granted", "reports"}};
        has(render(mail).text, "This change has been in effect since");
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
};

CPPUNIT_TEST_SUITE_REGISTRATION(DecisionMailTest);
