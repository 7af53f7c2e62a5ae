// Why there is no connection, as the libraries say it: in the reader's language, and behind the right
// sentence.
#include "hooks/pages/DeskAnswers.h"
#include "hooks/pages/MailAnswers.h"
#include "templates/Catalogues.h"
#include "templates/Make.h"
#include "tests/support/SmtpServer.h"
#include "tests/unit/KnownAnswer.h"
#include "ticket-adapter/request-tracker/WebCall.h"
#include "ticket-adapter/request-tracker/WebTrust.h"

#include <cppunit/extensions/HelperMacros.h>

#include <memory>

namespace contacts::tests {

using ::tests::SmtpServer;

class NetworkWordsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(NetworkWordsTest);
    CPPUNIT_TEST(whatTheLibrariesSayIsKnown);
    CPPUNIT_TEST(aHelpdesksTroubleIsSaidInTheReadersLanguage);
    CPPUNIT_TEST(aMailServersTroubleIsSaidInTheReadersLanguage);
    CPPUNIT_TEST(rareTroubleStaysAsItCame);
    CPPUNIT_TEST_SUITE_END();

    std::unique_ptr<templates::Words> _words =
        templates::makeWords({templates::catalogues.begin(), templates::catalogues.end()});

    [[nodiscard]] std::string desk(std::string_view locale, const std::string& stored) const
    {
        return deskAnswerWords(*_words, locale, stored);
    }

    [[nodiscard]] std::string mail(std::string_view locale, const std::string& stored) const
    {
        return answerWords(*_words, locale, stored);
    }

    /// What is stored of a question to this address.
    static std::string asked(const std::string& address)
    {
        WebTrust trust;
        try
        {
            (void)exchange(WebPlace::from(address, {}), {},
                           std::chrono::steady_clock::now() + std::chrono::seconds(3), 1000, trust);
        }
        catch (const WebFailure& failure)
        {
            return failure.what();
        }
        return "it answered";
    }

public:
    /// Of those that are really here: another release of POCO or OpenSSL may say something else.
    void whatTheLibrariesSayIsKnown()
    {
        auto server = std::make_unique<SmtpServer>();
        const auto place = "127.0.0.1:" + std::to_string(server->port());
        const auto noTls = asked("https://" + place);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(
            noTls, std::string("keine sichere Verbindung: er spricht an diesem Port kein TLS"),
            desk("de", noTls));
        server.reset();
        const auto refused = asked("http://" + place);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(refused, std::string("keine Verbindung: sie wurde abgelehnt"),
                                     desk("de", refused));
        const SmtpServer::Script hangsUp{
            {"greeting", {"", std::chrono::milliseconds(0), std::chrono::milliseconds(0), true}}};
        const SmtpServer deaf(hangsUp);
        const auto closed = asked("https://127.0.0.1:" + std::to_string(deaf.port()));
        CPPUNIT_ASSERT_MESSAGE(closed, isKnownToTheEnd(closed));
        const auto unknown = asked("http://no-such-host.invalid");
        CPPUNIT_ASSERT_MESSAGE(unknown, isKnownToTheEnd(unknown));
        CPPUNIT_ASSERT_MESSAGE(unknown, desk("fr", unknown).find("name") == std::string::npos);
    }

    void aHelpdesksTroubleIsSaidInTheReadersLanguage()
    {
        const std::string call = "GET /REST/2.0/tickets: ";
        CPPUNIT_ASSERT_EQUAL(
            call + "keine Verbindung: 10.0.0.7:443 antwortet nicht (Vorfall 9f3a61c2)",
            desk("de", call + "no connection: Timeout: connect timed out: 10.0.0.7:443 (incident 9f3a61c2)"));
        CPPUNIT_ASSERT_EQUAL(
            call + "keine sichere Verbindung: seinem Zertifikat wird hier nicht vertraut",
            desk("de", call + "no secure connection: SSL Exception: error:0A000086:SSL routines::certificate "
                              "verify failed"));
        CPPUNIT_ASSERT_EQUAL(
            call + "keine sichere Verbindung: sein Zertifikat nennt rt.example nicht",
            desk("de", call + "no secure connection: Certificate validation error: Unacceptable certificate "
                              "from rt.example: application verification failure"));
        CPPUNIT_ASSERT_EQUAL(call + "die Verbindung brach während der Antwort ab: beendet von der Gegenseite",
                             desk("de", call + "the connection broke while it answered: Connection reset by "
                                               "peer"));
        CPPUNIT_ASSERT_EQUAL(call + "der Name ist nicht bekannt",
                             desk("de", call + "the name is not known: Name or service not known"));
        CPPUNIT_ASSERT_EQUAL(call + "no connection: it was refused by [::1]:80",
                             desk("en", call + "no connection: Connection refused: [::1]:80"));
    }

    void aMailServersTroubleIsSaidInTheReadersLanguage()
    {
        CPPUNIT_ASSERT_EQUAL(
            std::string("keine Verbindung zum Mailserver: sie wurde von 127.0.0.1:25 abgelehnt"),
            mail("de", "no connection to the mail server: Connection refused: "
                       "127.0.0.1:25"));
        CPPUNIT_ASSERT_EQUAL(
            std::string("aufgegeben: keine Verbindung zum Mailserver: kein Nameserver antwortet"),
            mail("de", "given up: no connection to the mail server: the name is not known: Temporary "
                       "failure in name resolution"));
        CPPUNIT_ASSERT_EQUAL(
            std::string("der Mailserver schloss die Verbindung, nachdem die E-Mail übergeben war"),
            mail("de", "the mail server closed the connection, after the mail had been handed over"));
        CPPUNIT_ASSERT_EQUAL(std::string("3 Mal übergeben: der Mailserver brauchte zu lange"),
                             mail("de", "handed over 3 times: the mail server took too long"));
        CPPUNIT_ASSERT_EQUAL(
            std::string(
                "la connexion au serveur de messagerie a été coupée\u00a0: interrompue par l’autre côté"),
            mail("fr", "the connection to the mail server broke: I/O error: Broken pipe"));
        for (const std::string answer :
             {"the mail server offers no STARTTLS, so nothing was sent",
              "no secure connection to the mail server, its certificate does not name a.example: SSL",
              "no secure connection to the mail server: SSL connection unexpectedly closed",
              "the mail server offers no log-in that we know (PLAIN, LOGIN)"})
        {
            CPPUNIT_ASSERT_MESSAGE(answer, isKnownToTheEnd(answer, serverTroubleIn));
            for (const auto* locale : {"fr", "de"})
                CPPUNIT_ASSERT_MESSAGE(answer, mail(locale, answer).find(" the ") == std::string::npos &&
                                                   mail(locale, answer) != answer);
        }
    }

    void rareTroubleStaysAsItCame()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("keine Verbindung: I/O error: 115"),
                             desk("de", "no connection: I/O error: 115"));
        CPPUNIT_ASSERT_EQUAL(std::string("RCPT: 550 Connection refused: by me"),
                             mail("de", "RCPT: 550 Connection refused: by me"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(NetworkWordsTest);

}  // namespace contacts::tests
