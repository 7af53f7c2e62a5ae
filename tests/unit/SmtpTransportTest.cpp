// The SMTP transport hands a mail over, and knows what each answer to it means.
#include "mail/Encoding.h"
#include "tests/unit/SmtpStage.h"

#include <tuple>

using namespace contacts;
using namespace contacts::tests::smtp;
using namespace std::chrono_literals;
using Outcome = Delivery::Outcome;


class SmtpTransportTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(SmtpTransportTest);
    CPPUNIT_TEST(handsOneMailToOneReceiver);
    CPPUNIT_TEST(doublesDotsOnTheWire);
    CPPUNIT_TEST(triesLaterWhatTheServerRefusesForNow);
    CPPUNIT_TEST(givesUpWhatTheServerRefusesForEver);
    CPPUNIT_TEST(takesRefusalsBeforeTheReceiverForTheServicesOwn);
    CPPUNIT_TEST(takesServiceCodesForTheServicesOwnAtAnyStep);
    CPPUNIT_TEST(keepsTheConnectionForTheNextMail);
    CPPUNIT_TEST(beginsAnewWhenTheServerEndsTheConversation);
    CPPUNIT_TEST(goesOnAfterARefusedReceiver);
    CPPUNIT_TEST(tellsAServiceThatIsFullFromAMailboxThatIs);
    CPPUNIT_TEST(tellsARefusedMailFromARefusedReceiver);
    CPPUNIT_TEST(sendsLettersBeyondAsciiOnlyWhereTheyAreUnderstood);
    CPPUNIT_TEST(cleansTheServersWords);
    CPPUNIT_TEST_SUITE_END();

public:
    void handsOneMailToOneReceiver()
    {
        const SmtpServer server;
        const auto delivery = sendTo(server);
        CPPUNIT_ASSERT_EQUAL(Outcome::sent, delivery.outcome);
        CPPUNIT_ASSERT_EQUAL(std::string("end of data: 250 taken as 4711"), delivery.answer);
        const std::vector<std::string> expected{"EHLO [127.0.0.1]", "MAIL FROM:<helpdesk@support.example>",
                                                "RCPT TO:<maria@acme.example>", "DATA"};
        const auto commands = server.commands();
        CPPUNIT_ASSERT(expected == std::vector<std::string>(commands.begin(), commands.begin() + 4));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), server.count("RCPT"));
        CPPUNIT_ASSERT_EQUAL(message().bytes(), server.contents().at(0));
    }

    void doublesDotsOnTheWire()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("A: b\r\n\r\n..\r\n...x\r\ny.\r\n.."),
                             dotStuffed("A: b\r\n\r\n.\r\n..x\r\ny.\r\n."));
        CPPUNIT_ASSERT_EQUAL(std::string("..\r\n"), dotStuffed(".\r\n"));
        CPPUNIT_ASSERT_EQUAL(std::string(), dotStuffed(""));
    }

    void triesLaterWhatTheServerRefusesForNow()
    {
        for (const std::string step : {"RCPT", "DATA", "content"})
        {
            const SmtpServer server(at(step, "450 not now\r\n"));
            const auto delivery = sendTo(server);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(step, Outcome::tryLater, delivery.outcome);
            CPPUNIT_ASSERT(delivery.answer.ends_with("450 not now"));
        }
    }

    void givesUpWhatTheServerRefusesForEver()
    {
        for (const std::string step : {"RCPT", "DATA", "content"})
        {
            const SmtpServer server(at(step, "550-5.1.1 unknown\r\n550 5.1.1 here\r\n"));
            const auto delivery = sendTo(server);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(step, Outcome::refused, delivery.outcome);
            CPPUNIT_ASSERT(delivery.answer.ends_with("550 5.1.1 unknown 5.1.1 here"));
        }
    }

    void takesRefusalsBeforeTheReceiverForTheServicesOwn()
    {
        for (const std::string step : {"greeting", "EHLO", "MAIL"})
            for (const std::string reply : {"450 not now\r\n", "550 never\r\n"})
            {
                const SmtpServer server(at(step, reply));
                CPPUNIT_ASSERT_EQUAL_MESSAGE(step, Outcome::serviceDown, sendTo(server).outcome);
                CPPUNIT_ASSERT_EQUAL(std::size_t(0), server.count("RCPT"));
            }
    }

    void takesServiceCodesForTheServicesOwnAtAnyStep()
    {
        for (const std::string step : {"RCPT", "DATA", "content"})
            for (const std::string reply : {"421 closing\r\n", "530 log in first\r\n", "535 who?\r\n"})
                CPPUNIT_ASSERT_EQUAL_MESSAGE(step, Outcome::serviceDown,
                                             sendTo(SmtpServer(at(step, reply))).outcome);
    }

    void keepsTheConnectionForTheNextMail()
    {
        const SmtpServer server;
        SmtpTransport transport(settingsFor(server), {3000ms, 5000ms});
        for (int i = 0; i < 3; ++i)
            CPPUNIT_ASSERT_EQUAL(Outcome::sent, transport.send(envelope(), message()).outcome);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), server.count("EHLO"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(3), server.contents().size());
    }

    void beginsAnewWhenTheServerEndsTheConversation()
    {
        // After each mail it has had enough: says so, or only hangs up.
        for (const std::string reply : {"421 too many mails\r\n", "452 too many mails\r\n", ""})
        {
            SmtpServer server(SmtpServer::Script{{"MAIL", {"250 ok\r\n", 0ms, 0ms, false, 1, reply}}});
            SmtpTransport transport(settingsFor(server), {1000ms, 5000ms});
            for (int i = 0; i < 3; ++i)
                CPPUNIT_ASSERT_EQUAL_MESSAGE(reply, Outcome::sent,
                                             transport.send(envelope(), message()).outcome);
            CPPUNIT_ASSERT_EQUAL(std::size_t(3), server.count("EHLO"));
            CPPUNIT_ASSERT_EQUAL(std::size_t(3), server.contents().size());
        }
    }

    void goesOnAfterARefusedReceiver()
    {
        const SmtpServer server(SmtpServer::Script{
            {"RCPT", {"550 nobody\r\n", 0ms, 0ms, false, 1, "250 ok\r\n"}}, {"RSET", {"250 forgotten\r\n"}}});
        SmtpTransport transport(settingsFor(server), {1000ms, 5000ms});
        CPPUNIT_ASSERT_EQUAL(Outcome::refused, transport.send(envelope(), message()).outcome);
        CPPUNIT_ASSERT_EQUAL(Outcome::sent, transport.send(envelope(), message()).outcome);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), server.count("EHLO"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), server.count("RSET"));
    }

    void tellsAServiceThatIsFullFromAMailboxThatIs()
    {
        const std::pair<std::string, Outcome> table[] = {
            {"452 4.3.1 Insufficient system storage\r\n", Outcome::serviceDown},
            {"452 4.2.2 Mailbox full\r\n", Outcome::tryLater},
            {"552 5.2.2 Mailbox full\r\n", Outcome::refused},
            {"552 5.3.4 Message too big\r\n", Outcome::refused},
            {"550 5.4.5 Daily user sending limit exceeded\r\n", Outcome::serviceDown},
            {"554 5.7.1 <maria@acme.example>: Relay access denied\r\n", Outcome::serviceDown},
            {"550 5.7.1 Looks like spam\r\n", Outcome::refused},
            {"450 4.7.1 Greylisted\r\n", Outcome::tryLater},
            {"421 4.7.28 Rate limit\r\n", Outcome::serviceDown}};
        for (const auto& [reply, expected] : table)
            CPPUNIT_ASSERT_EQUAL_MESSAGE(reply, expected, sendTo(SmtpServer(at("RCPT", reply))).outcome);
    }

    /// Else a filter for spam would have people correct addresses that are right.
    void tellsARefusedMailFromARefusedReceiver()
    {
        const std::tuple<std::string, std::string, bool> table[] = {
            {"RCPT", "550 no such user\r\n", false},
            {"RCPT", "550 5.1.1 no such user\r\n", false},
            {"RCPT", "550 5.4.1 Recipient address rejected: Access denied\r\n", false},
            {"RCPT", "552 5.2.2 Mailbox full\r\n", false},
            {"RCPT", "554 5.7.1 Client host blocked\r\n", true},
            {"RCPT", "550 5.1.8 Sender address rejected\r\n", true},
            {"DATA", "554 no\r\n", true},
            {"content", "554 looks like spam\r\n", true},
            {"content", "550 5.7.1 looks like spam\r\n", true},
            {"content", "554 5.6.0 no such attachment\r\n", true},
            {"content", "552 5.3.4 Message too big\r\n", true},
            {"content", "552 5.2.3 Message too long\r\n", true},
            {"content", "550 5.1.1 no such user\r\n", false},
            {"content", "550 5.1.10 the domain takes no mail\r\n", false},
            {"content", "552 5.2.2 Mailbox full\r\n", false},
            {"content", "451 4.7.1 later\r\n", false},
            {"content", "535 5.7.8 who?\r\n", false}};
        for (const auto& [step, reply, ofMail] : table)
            CPPUNIT_ASSERT_EQUAL_MESSAGE(step + " " + reply, ofMail,
                                         sendTo(SmtpServer(at(step, reply))).ofMail);
    }

    void sendsLettersBeyondAsciiOnlyWhereTheyAreUnderstood()
    {
        const Envelope to{*Address::from("helpdesk@support.example"), *Address::from("jürgen@acme.example"),
                          "7"};
        const Message mail(
            {to.from, to.to, "Subject", "Hello", "<p>Hello</p>", "de", Time(), "0123456789abcdef", ""});
        const SmtpServer knowing(at("EHLO", "250-x\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n"));
        CPPUNIT_ASSERT_EQUAL(Outcome::sent, SmtpTransport(settingsFor(knowing)).send(to, mail).outcome);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1),
                             knowing.count("MAIL FROM:<helpdesk@support.example> BODY=8BITMIME SMTPUTF8"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), knowing.count("RCPT TO:<jürgen@acme.example>"));
        CPPUNIT_ASSERT(knowing.contents().at(0).find("To: jürgen@acme.example\r\n") != std::string::npos);

        const SmtpServer old;
        const auto delivery = SmtpTransport(settingsFor(old)).send(to, mail);
        CPPUNIT_ASSERT_EQUAL(Outcome::tryLater, delivery.outcome);
        CPPUNIT_ASSERT_EQUAL(
            std::string("the address has letters beyond ASCII, and the mail server offers no SMTPUTF8"),
            delivery.answer);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), old.count("MAIL"));
    }

    void cleansTheServersWords()
    {
        const auto delivery = sendTo(SmtpServer(at("RCPT", "550 no \x1b[31mred\x07 \xff\r\n")));
        CPPUNIT_ASSERT_EQUAL(std::string("RCPT: 550 no [31mred ?"), delivery.answer);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SmtpTransportTest);
