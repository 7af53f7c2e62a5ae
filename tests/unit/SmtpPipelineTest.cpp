// To a server that takes several commands in one piece (RFC 2920) a mail begins with one wait, and everything
// the server says means what it means otherwise.
#include "tests/unit/SmtpStage.h"

using namespace contacts;
using namespace contacts::tests::smtp;
using Outcome = Delivery::Outcome;


class SmtpPipelineTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(SmtpPipelineTest);
    CPPUNIT_TEST(beginsAMailInOnePiece);
    CPPUNIT_TEST(asksStepByStepWhereThatIsNotOffered);
    CPPUNIT_TEST(hearsTheSameFromEveryAnswer);
    CPPUNIT_TEST(leavesNothingBehindARefusedReceiver);
    CPPUNIT_TEST(goesOnWhereTheServerWantsNoMailWithoutAReceiver);
    CPPUNIT_TEST(keepsARefusalThatWasTheLastWord);
    CPPUNIT_TEST_SUITE_END();

    using Script = SmtpServer::Script;

    static Script pipelining(Script script)
    {
        script["EHLO"] = {"250-mail.example\r\n250-8BITMIME\r\n250 PIPELINING\r\n"};
        return script;
    }

    /// Answers the sender only when it knows the receiver.
    static Script hesitant() { return {{"MAIL", {""}}, {"RCPT", {"250 sender ok\r\n250 receiver ok\r\n"}}}; }

public:
    void beginsAMailInOnePiece()
    {
        const SmtpServer server(pipelining(hesitant()));
        CPPUNIT_ASSERT_EQUAL(Outcome::sent, sendTo(server).outcome);
        const std::vector<std::string> expected{"EHLO [127.0.0.1]", "MAIL FROM:<helpdesk@support.example>",
                                                "RCPT TO:<maria@acme.example>", "DATA"};
        const auto commands = server.commands();
        CPPUNIT_ASSERT(expected == std::vector<std::string>(commands.begin(), commands.begin() + 4));
        CPPUNIT_ASSERT_EQUAL(message().bytes(), server.contents().at(0));
    }

    void asksStepByStepWhereThatIsNotOffered()
    {
        const SmtpServer server(hesitant());
        CPPUNIT_ASSERT_EQUAL(Outcome::tryLater, sendTo(server, {}, {100ms, 5000ms}).outcome);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), server.count("RCPT"));
    }

    void hearsTheSameFromEveryAnswer()
    {
        for (const std::string step : {"MAIL", "RCPT", "DATA", "content"})
            for (const std::string reply :
                 {"250 yes\r\n", "354 go on\r\n", "421 4.7.28 Rate limit\r\n", "450 not now\r\n",
                  "452 4.3.1 Insufficient system storage\r\n", "550-5.1.1 unknown\r\n550 5.1.1 here\r\n",
                  "552 5.3.4 Message too big\r\n", "554 5.7.1 Relay access denied\r\n"})
            {
                const auto slow = sendTo(SmtpServer(at(step, reply)));
                const auto quick = sendTo(SmtpServer(pipelining(at(step, reply))));
                const auto where = step + ": " + reply;
                CPPUNIT_ASSERT_EQUAL_MESSAGE(where, slow.outcome, quick.outcome);
                CPPUNIT_ASSERT_EQUAL_MESSAGE(where, slow.answer, quick.answer);
                CPPUNIT_ASSERT_EQUAL_MESSAGE(where, slow.ofMail, quick.ofMail);
            }
    }

    void leavesNothingBehindARefusedReceiver()
    {
        const SmtpServer server(
            pipelining({{"RCPT", {"550 nobody\r\n", 0ms, 0ms, false, 1, "250 ok\r\n"}},
                        {"RSET", {"250 forgotten\r\n"}},
                        {"content", {"554 no receivers\r\n", 0ms, 0ms, false, 1, "250 taken\r\n"}}}));
        SmtpTransport transport(settingsFor(server), {1000ms, 5000ms});
        const auto refused = transport.send(envelope(), message());
        CPPUNIT_ASSERT_EQUAL(Outcome::refused, refused.outcome);
        CPPUNIT_ASSERT_EQUAL(std::string("RCPT: 550 nobody"), refused.answer);
        CPPUNIT_ASSERT_EQUAL(Outcome::sent, transport.send(envelope(), message()).outcome);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), server.count("EHLO"));
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), server.count("RSET"));
        CPPUNIT_ASSERT_EQUAL(std::string(), server.contents().at(0));
        CPPUNIT_ASSERT_EQUAL(message().bytes(), server.contents().at(1));
    }

    void goesOnWhereTheServerWantsNoMailWithoutAReceiver()
    {
        const SmtpServer server(pipelining({{"RCPT", {"550 nobody\r\n", 0ms, 0ms, false, 1, "250 ok\r\n"}},
                                            {"DATA", {"503 no receivers\r\n"}},
                                            {"RSET", {"250 forgotten\r\n"}}}));
        SmtpTransport transport(settingsFor(server), {1000ms, 5000ms});
        CPPUNIT_ASSERT_EQUAL(std::string("RCPT: 550 nobody"), transport.send(envelope(), message()).answer);
        CPPUNIT_ASSERT_EQUAL(std::string("DATA: 503 no receivers"),
                             transport.send(envelope(), message()).answer);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), server.count("EHLO"));
    }

    void keepsARefusalThatWasTheLastWord()
    {
        const SmtpServer server(pipelining(at("RCPT", "550 nobody\r\n", true)));
        const auto delivery = sendTo(server);
        CPPUNIT_ASSERT_EQUAL(Outcome::refused, delivery.outcome);
        CPPUNIT_ASSERT_EQUAL(std::string("RCPT: 550 nobody"), delivery.answer);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SmtpPipelineTest);
