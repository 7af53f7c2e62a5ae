// Why a helpdesk of another house did not do what it was asked for: our sentences in the reader's language,
// its own as they came.
#include "hooks/pages/DeskAnswers.h"
#include "core/desk/RemoteAnswer.h"
#include "templates/Catalogues.h"
#include "templates/Make.h"
#include "tests/unit/KnownAnswer.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

class DeskAnswersTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(DeskAnswersTest);
    CPPUNIT_TEST(whatWeSayIsSaidInEveryLanguage);
    CPPUNIT_TEST(factsAndReasonsKeepTheirPlaces);
    CPPUNIT_TEST(whatOthersSayStaysAsItCame);
    CPPUNIT_TEST_SUITE_END();

    std::unique_ptr<templates::Words> _words =
        templates::makeWords({templates::catalogues.begin(), templates::catalogues.end()});

    [[nodiscard]] std::string said(std::string_view locale, const std::string& stored) const
    {
        return deskAnswerWords(*_words, locale, stored);
    }

public:
    void whatWeSayIsSaidInEveryLanguage()
    {
        for (const std::string sentence :
             {"Request Tracker does not know the token",
              "Request Tracker's answer is not the JSON it should be",
              "ticket 7 of Request Tracker is gone, or hidden from us",
              "GET /REST/2.0/tickets: no whole answer in time",
              "GET /REST/2.0/tickets: the name is not known: Name or service not known",
              "PUT /REST/2.0/ticket/7 was answered 403: No (right ModifyTicket), in another queue than ours",
              "user 33 (tom) of Request Tracker is privileged: we write to customers only",
              "user 3 (a) of Request Tracker and user 4 (b) of Request Tracker have the address x@y.example: "
              "one of them must go",
              "its request has no ticket there"})
        {
            CPPUNIT_ASSERT_MESSAGE(sentence, isKnownToTheEnd(sentence));
            for (const auto* locale : {"fr", "de"})
                CPPUNIT_ASSERT_MESSAGE(sentence, said(locale, sentence) != sentence);
        }
    }

    void factsAndReasonsKeepTheirPlaces()
    {
        const std::string merged = "ticket 7 of Request Tracker was merged into 6 (incident ac3e9ce0)";
        CPPUNIT_ASSERT_EQUAL(merged, said("en", merged));
        CPPUNIT_ASSERT_EQUAL(
            std::string("Ticket 7 in Request Tracker wurde mit 6 zusammengelegt (Vorfall ac3e9ce0)"),
            said("de", merged));
        CPPUNIT_ASSERT_EQUAL(
            std::string("POST /REST/2.0/ticket: er schloss die Verbindung, bevor er geantwortet hatte "
                        "(Vorfall d48cc214)"),
            said("de", "POST /REST/2.0/ticket: it closed the connection before it had answered (incident "
                       "d48cc214)"));
        CPPUNIT_ASSERT_EQUAL(std::string("PUT /x bekam die Antwort 403: No (Recht A) (Recht B)"),
                             said("de", "PUT /x was answered 403: No (right A) (right B)"));
    }

    void whatOthersSayStaysAsItCame()
    {
        for (const std::string answer : {"", "told to fail", "The lifecycle leads nowhere: from here"})
            CPPUNIT_ASSERT_EQUAL(answer, said("de", answer));
        CPPUNIT_ASSERT_EQUAL(std::string("told to fail (Vorfall 1)"),
                             said("de", "told to fail (incident 1)"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DeskAnswersTest);

}  // namespace contacts::tests
