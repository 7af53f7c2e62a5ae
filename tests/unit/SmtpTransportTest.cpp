// The SMTP transport against a server that misbehaves at every step.
#include "mail/SmtpTransport.h"
#include "mail/Encoding.h"
#include "tests/support/SmtpServer.h"

#include <cppunit/extensions/HelperMacros.h>

#include <iostream>

using namespace contacts;
using namespace std::chrono_literals;
using Outcome = Delivery::Outcome;
using ::tests::SmtpServer;

namespace CppUnit {

template <>
struct assertion_traits<Outcome>
{
    static bool equal(Outcome a, Outcome b) { return a == b; }
    static std::string toString(Outcome outcome)
    {
        constexpr const char* names[] = {"sent",        "tryLater",    "refused",
                                         "serviceDown", "unreachable", "unknown"};
        return names[static_cast<int>(outcome)];
    }
};

}  // namespace CppUnit


namespace {

Message message(const std::string& text = "Hello")
{
    return Message({*Address::from("helpdesk@support.example", "Help"),
                    *Address::from("maria@acme.example", "Maria"), "Subject", text, "<p>" + text + "</p>",
                    "en", Time(), "0123456789abcdef", ""});
}


Envelope envelope()
{
    return {*Address::from("helpdesk@support.example"), *Address::from("maria@acme.example"), "7"};
}


MailSettings settingsFor(const SmtpServer& server)
{
    MailSettings settings;
    settings.way = MailSettings::Way::smtp;
    settings.host = "127.0.0.1";
    settings.port = server.port();
    settings.security = MailSettings::Security::none;
    return settings;
}


Delivery sendTo(const SmtpServer& server, const std::function<void(MailSettings&)>& change = {},
                SmtpDeadlines deadlines = {3000ms, 5000ms})
{
    auto settings = settingsFor(server);
    if (change)
        change(settings);
    return SmtpTransport(settings, deadlines).send(envelope(), message());
}


SmtpServer::Script at(const std::string& step, const std::string& reply, bool close = false)
{
    return {{step, {reply, 0ms, 0ms, close}}};
}

}  // namespace


class SmtpTransportTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(SmtpTransportTest);
    CPPUNIT_TEST(handsOneMailToOneReceiver);
    CPPUNIT_TEST(doublesDotsOnTheWire);
    CPPUNIT_TEST(triesLaterWhatTheServerRefusesForNow);
    CPPUNIT_TEST(givesUpWhatTheServerRefusesForEver);
    CPPUNIT_TEST(takesRefusalsBeforeTheReceiverForTheServicesOwn);
    CPPUNIT_TEST(takesServiceCodesForTheServicesOwnAtAnyStep);
    CPPUNIT_TEST(sendsNothingWithoutTheSecurityAskedFor);
    CPPUNIT_TEST(refusesWordsSpokenBeforeTls);
    CPPUNIT_TEST(logsInWithPlainOrLogin);
    CPPUNIT_TEST(neverRepeatsThePassword);
    CPPUNIT_TEST(doesNotKnowWhenTheLastAnswerIsLost);
    CPPUNIT_TEST(triesLaterWhenTheServerHangsUpInTheMiddle);
    CPPUNIT_TEST(cutsASlowServer);
    CPPUNIT_TEST(cutsAServerThatDrips);
    CPPUNIT_TEST(cutsAServerThatStallsInTls);
    CPPUNIT_TEST(refusesAServerThatSpeaksSomethingElse);
    CPPUNIT_TEST(refusesEndlessAnswers);
    CPPUNIT_TEST(saysWhenNobodyListens);
    CPPUNIT_TEST(saysWhenTheNameIsUnknown);
    CPPUNIT_TEST(looksUpNamesWithinTheDeadlineToo);
    CPPUNIT_TEST(keepsTheConnectionForTheNextMail);
    CPPUNIT_TEST(beginsAnewWhenTheServerEndsTheConversation);
    CPPUNIT_TEST(goesOnAfterARefusedReceiver);
    CPPUNIT_TEST(tellsAServiceThatIsFullFromAMailboxThatIs);
    CPPUNIT_TEST(sendsLettersBeyondAsciiOnlyWhereTheyAreUnderstood);
    CPPUNIT_TEST(logsWhatWasSaidWithoutThePassword);
    CPPUNIT_TEST(waitsLongerForTheLastAnswer);
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

    void sendsNothingWithoutTheSecurityAskedFor()
    {
        const auto secured = [](MailSettings& settings) {
            settings.security = MailSettings::Security::startTls;
            settings.user = "user";
            settings.password = "canary-password";
        };
        const SmtpServer without;
        const auto delivery = sendTo(without, secured);
        CPPUNIT_ASSERT_EQUAL(Outcome::serviceDown, delivery.outcome);
        CPPUNIT_ASSERT_EQUAL(std::string("the mail server offers no STARTTLS, so nothing was sent"),
                             delivery.answer);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), without.count("AUTH") + without.count("MAIL"));

        const SmtpServer refusing(
            {{"EHLO", {"250-x\r\n250 STARTTLS\r\n"}}, {"STARTTLS", {"454 not now\r\n"}}});
        CPPUNIT_ASSERT_EQUAL(Outcome::serviceDown, sendTo(refusing, secured).outcome);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), refusing.count("AUTH") + refusing.count("MAIL"));

        const SmtpServer lying(
            {{"EHLO", {"250-x\r\n250 STARTTLS\r\n"}}, {"STARTTLS", {"220 go\r\n", 0ms, 0ms, true}}});
        CPPUNIT_ASSERT_EQUAL(Outcome::serviceDown, sendTo(lying, secured).outcome);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), lying.count("AUTH") + lying.count("MAIL"));
    }

    void refusesWordsSpokenBeforeTls()
    {
        const SmtpServer server(
            {{"EHLO", {"250-x\r\n250 STARTTLS\r\n"}}, {"STARTTLS", {"220 go\r\n250 injected\r\n"}}});
        const auto delivery = sendTo(
            server, [](MailSettings& settings) { settings.security = MailSettings::Security::startTls; });
        CPPUNIT_ASSERT_EQUAL(Outcome::serviceDown, delivery.outcome);
        CPPUNIT_ASSERT_EQUAL(std::string("the mail server spoke before its turn"), delivery.answer);
    }

    void logsInWithPlainOrLogin()
    {
        const auto user = [](MailSettings& settings) {
            settings.user = "user";
            settings.password = "secret";
        };
        const SmtpServer plain(at("EHLO", "250-x\r\n250 AUTH LOGIN PLAIN\r\n"));
        CPPUNIT_ASSERT_EQUAL(Outcome::sent, sendTo(plain, user).outcome);
        CPPUNIT_ASSERT_EQUAL(std::string("AUTH PLAIN AHVzZXIAc2VjcmV0"), plain.commands().at(1));

        const SmtpServer login({{"EHLO", {"250-x\r\n250 auth=login\r\n"}},
                                {"AUTH", {"334 VXNlcm5hbWU6\r\n"}},
                                {"user", {"334 UGFzc3dvcmQ6\r\n"}},
                                {"password", {"235 ok\r\n"}}});
        CPPUNIT_ASSERT_EQUAL(Outcome::sent, sendTo(login, user).outcome);
        CPPUNIT_ASSERT_EQUAL(std::string("c2VjcmV0"), login.commands().at(3));

        const SmtpServer none;
        CPPUNIT_ASSERT_EQUAL(Outcome::serviceDown, sendTo(none, user).outcome);
        const SmtpServer wrong({{"EHLO", {"250-x\r\n250 AUTH PLAIN\r\n"}}, {"AUTH", {"535 5.7.8 no\r\n"}}});
        CPPUNIT_ASSERT_EQUAL(std::string("log-in: 535 5.7.8 no"), sendTo(wrong, user).answer);
        CPPUNIT_ASSERT_EQUAL(std::size_t(0), wrong.count("MAIL"));
    }

    void neverRepeatsThePassword()
    {
        const auto user = [](MailSettings& settings) {
            settings.user = "user";
            settings.password = "canary-" + std::string(400, 'p');
        };
        const SmtpServer server(at("EHLO", "250-x\r\n250 AUTH PLAIN\r\n"));
        const auto delivery = sendTo(server, user);
        CPPUNIT_ASSERT_EQUAL(Outcome::serviceDown, delivery.outcome);
        CPPUNIT_ASSERT(delivery.answer.find("canary") == std::string::npos);
    }

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
    }

    void saysWhenTheNameIsUnknown()
    {
        MailSettings settings;
        settings.host = "no-such-host.invalid";
        const auto delivery = SmtpTransport(settings, {500ms, 1000ms}).send(envelope(), message());
        CPPUNIT_ASSERT_EQUAL(Outcome::unreachable, delivery.outcome);
        CPPUNIT_ASSERT(delivery.answer.starts_with("no connection to the mail server: the name "));
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

    void logsWhatWasSaidWithoutThePassword()
    {
        const SmtpServer server(at("EHLO", "250-x\r\n250-SMTPUTF8\r\n250 AUTH PLAIN\r\n"));
        auto settings = settingsFor(server);
        settings.user = "user-canary";
        settings.password = "secret-canary";
        SmtpLog log;
        CPPUNIT_ASSERT_EQUAL(
            Outcome::sent,
            SmtpTransport(settings, {3000ms, 5000ms}, &log).send(envelope(), message()).outcome);
        std::string all;
        for (const auto& line : log.lines)
            all += line + "\n";
        const auto has = [&](const std::string& text) { return all.find(text) != std::string::npos; };
        CPPUNIT_ASSERT_MESSAGE(all, has("< 220 mail.example ready\n> EHLO [127.0.0.1]\n< 250 x\n"));
        CPPUNIT_ASSERT_MESSAGE(all, has("> AUTH PLAIN ********\n< 235 welcome\n"));
        CPPUNIT_ASSERT_MESSAGE(all, has("> .\n< 250 taken as 4711\n> QUIT\n"));
        CPPUNIT_ASSERT_MESSAGE(all, !has("canary") && !has("dXNlci1jYW5hcnk") && !has("AHVzZXIt"));
        CPPUNIT_ASSERT((std::vector<std::string>{"SMTPUTF8", "AUTH PLAIN"} == log.offers));
    }

    void cleansTheServersWords()
    {
        const auto delivery = sendTo(SmtpServer(at("RCPT", "550 no \x1b[31mred\x07 \xff\r\n")));
        CPPUNIT_ASSERT_EQUAL(std::string("RCPT: 550 no [31mred ?"), delivery.answer);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SmtpTransportTest);
