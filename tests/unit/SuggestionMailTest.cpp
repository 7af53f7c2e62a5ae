// What mails say of a suggestion: to those who may take it up, and to whoever made it.
#include "tests/unit/RenderMailStage.h"

using namespace contacts;
using contacts::tests::RenderMailStage;


class SuggestionMailTest : public RenderMailStage
{
    CPPUNIT_TEST_SUITE(SuggestionMailTest);
    CPPUNIT_TEST(tellsAdministratorsWhatIsSuggested);
    CPPUNIT_TEST(sendsNoNewsOfAnAnsweredSuggestion);
    CPPUNIT_TEST(tellsTheContactWhyNot);
    CPPUNIT_TEST_SUITE_END();

public:
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
        has(render(mail).text, "got Reports\n");
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SuggestionMailTest);
