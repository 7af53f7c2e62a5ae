// Servers that are slow, silent, endless, something else, or not there at all.
#include "tests/unit/KnownAnswer.h"
#include "tests/unit/SmtpStage.h"

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>

using namespace contacts;
using namespace contacts::tests::smtp;
using namespace std::chrono_literals;
using Outcome = Delivery::Outcome;


class SmtpSilenceTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(SmtpSilenceTest);
    CPPUNIT_TEST(doesNotKnowWhenTheLastAnswerIsLost);
    CPPUNIT_TEST(triesLaterWhenTheServerHangsUpInTheMiddle);
    CPPUNIT_TEST(cutsASlowServer);
    CPPUNIT_TEST(cutsAServerThatDrips);
    CPPUNIT_TEST(cutsAServerThatStallsInTls);
    CPPUNIT_TEST(waitsForAGreetingThatComesLate);
    CPPUNIT_TEST(asksOnASecondConnectionForATestMailOnly);
    CPPUNIT_TEST(refusesAServerThatSpeaksSomethingElse);
    CPPUNIT_TEST(refusesEndlessAnswers);
    CPPUNIT_TEST(saysWhenNobodyListens);
    CPPUNIT_TEST(saysWhenTheNameIsUnknown);
    CPPUNIT_TEST(looksUpNamesWithinTheDeadlineToo);
    CPPUNIT_TEST(waitsLongerForTheLastAnswer);
    CPPUNIT_TEST_SUITE_END();

public:
    void doesNotKnowWhenTheLastAnswerIsLost()
    {
        const SmtpServer server(at("content", "", true));
        const auto delivery = sendTo(server);
        CPPUNIT_ASSERT_EQUAL(Outcome::unknown, delivery.outcome);
        CPPUNIT_ASSERT_EQUAL(
            std::string("the mail server closed the connection, after the mail had been handed over"),
            delivery.answer);
        const SmtpServer slow(SmtpServer::Script{{"content", {"250 ok\r\n", 2000ms}}});
        CPPUNIT_ASSERT_EQUAL(Outcome::unknown, sendTo(slow, {}, {300ms, 1000ms, 500ms}).outcome);
    }

    void waitsLongerForTheLastAnswer()
    {
        const SmtpServer slow(SmtpServer::Script{{"content", {"250 ok\r\n", 600ms}}});
        CPPUNIT_ASSERT_EQUAL(Outcome::sent, sendTo(slow, {}, {300ms, 500ms, 3000ms}).outcome);
    }

    void triesLaterWhenTheServerHangsUpInTheMiddle()
    {
        for (const std::string step : {"MAIL", "RCPT", "DATA"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(step, Outcome::tryLater,
                                         sendTo(SmtpServer(at(step, "", true))).outcome);
        for (const std::string step : {"greeting", "EHLO"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(step, Outcome::serviceDown,
                                         sendTo(SmtpServer(at(step, "", true))).outcome);
    }

    void cutsASlowServer()
    {
        const SmtpServer server(SmtpServer::Script{{"RCPT", {"250 ok\r\n", 5000ms}}});
        const auto begin = std::chrono::steady_clock::now();
        const auto delivery = sendTo(server, {}, {300ms, 5000ms});
        CPPUNIT_ASSERT_EQUAL(Outcome::tryLater, delivery.outcome);
        CPPUNIT_ASSERT_EQUAL(std::string("the mail server took too long"), delivery.answer);
        CPPUNIT_ASSERT(std::chrono::steady_clock::now() - begin < 1500ms);
    }

    void cutsAServerThatDrips()
    {
        // A byte every 50 ms never lets a read time out; the step's own end must.
        const SmtpServer server(
            SmtpServer::Script{{"greeting", {"220 " + std::string(500, 'x') + "\r\n", 0ms, 50ms}}});
        const auto begin = std::chrono::steady_clock::now();
        CPPUNIT_ASSERT_EQUAL(Outcome::serviceDown, sendTo(server, {}, {400ms, 5000ms}).outcome);
        CPPUNIT_ASSERT(std::chrono::steady_clock::now() - begin < 2000ms);
    }

    /// It is quiet for a while and answers no TLS either: it only thinks before it speaks.
    void waitsForAGreetingThatComesLate()
    {
        const SmtpServer server(SmtpServer::Script{{"greeting", {"220 at last\r\n", 700ms}}});
        SmtpDeadlines deadlines{400ms, 5000ms};
        deadlines.quiet = 100ms;
        SmtpLog log;
        CPPUNIT_ASSERT_EQUAL(
            Outcome::sent,
            SmtpTransport(settingsFor(server), deadlines, &log).send(envelope(), message()).outcome);
    }

    /// Servers that let newcomers wait before they greet punish the one who speaks meanwhile.
    void asksOnASecondConnectionForATestMailOnly()
    {
        SmtpDeadlines deadlines{400ms, 5000ms};
        deadlines.quiet = 100ms;
        SmtpLog log;
        for (auto* ofTestMail : {static_cast<SmtpLog*>(nullptr), &log})
        {
            // The kernel takes them; nobody says a word.
            const Poco::Net::ServerSocket silent(Poco::Net::SocketAddress("127.0.0.1", 0));
            MailSettings settings;
            settings.way = MailSettings::Way::smtp;
            settings.host = "127.0.0.1";
            settings.port = silent.address().port();
            settings.security = MailSettings::Security::startTls;
            const auto delivery = SmtpTransport(settings, deadlines, ofTestMail).send(envelope(), message());
            CPPUNIT_ASSERT_EQUAL(Outcome::serviceDown, delivery.outcome);
            CPPUNIT_ASSERT_EQUAL(std::string("the mail server took too long"), delivery.answer);
            CPPUNIT_ASSERT_EQUAL(ofTestMail == nullptr ? 1 : 2, connectionsAt(silent));
        }
    }

    void cutsAServerThatStallsInTls()
    {
        const SmtpServer server({{"EHLO", {"250-x\r\n250 STARTTLS\r\n"}}, {"STARTTLS", {"220 go\r\n"}}});
        const auto begin = std::chrono::steady_clock::now();
        const auto delivery = sendTo(
            server, [](MailSettings& settings) { settings.security = MailSettings::Security::startTls; },
            {400ms, 5000ms});
        CPPUNIT_ASSERT_EQUAL(Outcome::serviceDown, delivery.outcome);
        CPPUNIT_ASSERT_EQUAL(std::string("the mail server took too long"), delivery.answer);
        CPPUNIT_ASSERT(std::chrono::steady_clock::now() - begin < 2000ms);
    }

    void refusesAServerThatSpeaksSomethingElse()
    {
        for (const std::string greeting :
             {"HTTP/1.1 400 Bad Request\r\n", "\r\n", "22\r\n", "999 x\r\n", "\xff\xfe\r\n"})
            CPPUNIT_ASSERT_EQUAL(std::string("the mail server does not speak SMTP"),
                                 sendTo(SmtpServer(at("greeting", greeting))).answer);
    }

    void refusesEndlessAnswers()
    {
        std::string many;
        for (int i = 0; i < 200; ++i)
            many += "250-more\r\n";
        CPPUNIT_ASSERT_EQUAL(std::string("the mail server's answer does not end"),
                             sendTo(SmtpServer(at("EHLO", many))).answer);
        CPPUNIT_ASSERT_EQUAL(std::string("the mail server's answer does not end"),
                             sendTo(SmtpServer(at("EHLO", "250-" + std::string(10'000, 'x')))).answer);
    }

    void saysWhenNobodyListens()
    {
        MailSettings settings;
        {
            settings = settingsFor(SmtpServer());
        }
        const auto delivery = SmtpTransport(settings, {500ms, 1000ms}).send(envelope(), message());
        CPPUNIT_ASSERT_EQUAL(Outcome::unreachable, delivery.outcome);
        CPPUNIT_ASSERT(delivery.answer.starts_with("no connection to the mail server: "));
        CPPUNIT_ASSERT_MESSAGE(delivery.answer,
                               contacts::tests::isKnownToTheEnd(delivery.answer, serverTroubleIn));
    }

    void saysWhenTheNameIsUnknown()
    {
        MailSettings settings;
        settings.host = "no-such-host.invalid";
        const auto delivery = SmtpTransport(settings, {500ms, 1000ms}).send(envelope(), message());
        CPPUNIT_ASSERT_EQUAL(Outcome::unreachable, delivery.outcome);
        CPPUNIT_ASSERT(delivery.answer.starts_with("no connection to the mail server: the name "));
        CPPUNIT_ASSERT_MESSAGE(delivery.answer,
                               contacts::tests::isKnownToTheEnd(delivery.answer, serverTroubleIn));
    }

    void looksUpNamesWithinTheDeadlineToo()
    {
        MailSettings settings;
        settings.host = "no-such-host.invalid";
        const auto begin = std::chrono::steady_clock::now();
        CPPUNIT_ASSERT_EQUAL(Outcome::unreachable,
                             SmtpTransport(settings, {0ms, 0ms}).send(envelope(), message()).outcome);
        CPPUNIT_ASSERT(std::chrono::steady_clock::now() - begin < 300ms);
    }

private:
    static int connectionsAt(const Poco::Net::ServerSocket& listening)
    {
        auto door = listening;
        int count = 0;
        while (door.poll(Poco::Timespan(0, 100'000), Poco::Net::Socket::SELECT_READ))
        {
            (void)door.acceptConnection();
            ++count;
        }
        return count;
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SmtpSilenceTest);
