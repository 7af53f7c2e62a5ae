// The last answer of a mail: ours in the reader's language, a mail server's as it came.
#include "core/outbox/OwnAnswer.h"
#include "hooks/pages/MailAnswers.h"
#include "templates/Catalogues.h"
#include "templates/Make.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

class OwnAnswerTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(OwnAnswerTest);
    CPPUNIT_TEST(everyOneHasASentenceAndWords);
    CPPUNIT_TEST(aServersAnswerStaysAsItCame);
    CPPUNIT_TEST(whoGaveUpOrCancelledIsToldBesideIt);
    CPPUNIT_TEST_SUITE_END();

    std::unique_ptr<templates::Words> _words =
        templates::makeWords({templates::catalogues.begin(), templates::catalogues.end()});

    [[nodiscard]] std::string said(std::string_view locale, const std::string& stored) const
    {
        return answerWords(*_words, locale, stored);
    }

public:
    void everyOneHasASentenceAndWords()
    {
        for (int i = 0; i <= static_cast<int>(OwnAnswer::noSender); ++i)
        {
            const auto answer = static_cast<OwnAnswer>(i);
            const std::string word(wordOf(answer));
            const auto sentence = sentenceOf(answer);
            CPPUNIT_ASSERT_MESSAGE(std::to_string(i), !word.empty() && !sentence.empty());
            CPPUNIT_ASSERT_MESSAGE(word, ownAnswerFrom(sentence) == answer);
            for (const auto* locale : {"fr", "de"})
                CPPUNIT_ASSERT_MESSAGE(locale + word, said(locale, sentence) != sentence);
        }
        CPPUNIT_ASSERT_EQUAL(std::string("son lien a expiré"), said("fr", "its link has expired"));
        CPPUNIT_ASSERT_EQUAL(std::string("its link has expired"), said("en", "its link has expired"));
    }

    void aServersAnswerStaysAsItCame()
    {
        for (const std::string answer : {"", "RCPT: 550 5.1.1 unknown user", "250 its link has expired"})
            CPPUNIT_ASSERT_EQUAL(answer, said("de", answer));
    }

    void whoGaveUpOrCancelledIsToldBesideIt()
    {
        const auto given = givenUp("451 not yet");
        CPPUNIT_ASSERT_EQUAL(std::string("given up: 451 not yet"), given);
        CPPUNIT_ASSERT_EQUAL(std::string("aufgegeben: 451 not yet"), said("de", given));
        CPPUNIT_ASSERT_EQUAL(std::string("zurückgenommen von Ada Root; aufgegeben: 451 not yet"),
                             said("de", cancelledBy("Ada Root", given)));
        CPPUNIT_ASSERT_EQUAL(std::string("annulé par Ada Root"), said("fr", cancelledBy("Ada Root", "")));
        CPPUNIT_ASSERT_EQUAL(std::string("cancelled by Ada; Root; RCPT: 550"),
                             said("en", cancelledBy("Ada; Root", "RCPT: 550")));
        const auto twice = cancelledBy("Bo", cancelledBy("Ada", sentenceOf(OwnAnswer::noReceiver)));
        CPPUNIT_ASSERT_EQUAL(
            std::string(
                "zurückgenommen von Bo; zurückgenommen von Ada; die Adresse des Empfängers ist keine"),
            said("de", twice));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OwnAnswerTest);

}  // namespace contacts::tests
