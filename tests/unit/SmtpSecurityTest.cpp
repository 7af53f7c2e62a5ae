// No word without the security asked for, and the password repeated nowhere.
#include "tests/unit/SmtpStage.h"

using namespace contacts;
using namespace contacts::tests::smtp;
using namespace std::chrono_literals;
using Outcome = Delivery::Outcome;


class SmtpSecurityTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(SmtpSecurityTest);
    CPPUNIT_TEST(sendsNothingWithoutTheSecurityAskedFor);
    CPPUNIT_TEST(refusesWordsSpokenBeforeTls);
    CPPUNIT_TEST(logsInWithPlainOrLogin);
    CPPUNIT_TEST(neverRepeatsThePassword);
    CPPUNIT_TEST(logsWhatWasSaidWithoutThePassword);
    CPPUNIT_TEST_SUITE_END();

public:
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
};

CPPUNIT_TEST_SUITE_REGISTRATION(SmtpSecurityTest);
