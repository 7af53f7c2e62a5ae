// The SMTP transport against a server that others wrote, in a process of its own, with TLS and log-in.
#include "core/ports/MailTestStore.h"
#include "mail/SmtpTransport.h"
#include "tests/support/HostChild.h"
#include "tests/unit/KnownAnswer.h"
#include "ticket-adapter/request-tracker/WebCall.h"
#include "ticket-adapter/request-tracker/WebTrust.h"

#include <cppunit/extensions/HelperMacros.h>

#include <thread>

using namespace contacts;
using Outcome = Delivery::Outcome;

namespace {

/// A certificate authority, a certificate of it for "localhost" alone, and the server that uses it.
class RealServer
{
public:
    /// A certificate for no day has run out when it is made.
    explicit RealServer(const std::string& days = "2") : _folder("real-smtp")
    {
        openssl({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                 "-days", "2", "-subj", "/CN=Test authority", "-keyout", file("ca.key"), "-out",
                 file("ca.pem")});
        openssl({"req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj",
                 "/CN=localhost", "-keyout", file("server.key"), "-out", file("server.csr")});
        ::tests::writeFile(file("names"), "subjectAltName=DNS:localhost\n");
        openssl({"x509", "-req", "-in", file("server.csr"), "-CA", file("ca.pem"), "-CAkey", file("ca.key"),
                 "-CAcreateserial", "-days", days, "-extfile", file("names"), "-out", file("server.pem")});
        _child.emplace(
            ::tests::HostChild::Start{{"/usr/bin/python3", SOURCE_DIR "/tests/support/smtp_server.py",
                                       file("server.pem"), file("server.key"), "mailer", "right-password"},
                                      {},
                                      {},
                                      file("output")});
        waitFor("\"tlsPort\": ");
        const auto said = output();
        _port = portAfter(said, "\"port\": ");
        _tlsPort = portAfter(said, "\"tlsPort\": ");
    }

    [[nodiscard]] MailSettings settings() const
    {
        MailSettings settings;
        settings.way = MailSettings::Way::smtp;
        settings.host = "localhost";
        settings.port = _port;
        settings.security = MailSettings::Security::startTls;
        settings.user = "mailer";
        settings.password = "right-password";
        settings.authorities = file("ca.pem");
        return settings;
    }

    [[nodiscard]] std::uint16_t tlsPort() const noexcept { return _tlsPort; }
    [[nodiscard]] std::string output() const { return ::tests::readFile(file("output")); }

    void waitFor(const std::string& text) const
    {
        for (int i = 0; i < 200; ++i, std::this_thread::sleep_for(std::chrono::milliseconds(50)))
            if (std::filesystem::exists(file("output")) && output().find(text) != std::string::npos)
                return;
        CPPUNIT_FAIL("the real mail server did not say " + text);
    }

private:
    static std::uint16_t portAfter(const std::string& said, const std::string& name)
    {
        return static_cast<std::uint16_t>(std::stoi(said.substr(said.find(name) + name.size())));
    }

    [[nodiscard]] std::string file(const std::string& name) const { return (_folder.path() / name).string(); }

    void openssl(std::vector<std::string> arguments) const
    {
        arguments.insert(arguments.begin(), "openssl");
        CPPUNIT_ASSERT_EQUAL(0, ::tests::runToEnd({arguments, {}, {}, file("openssl.log")}));
    }

    ::tests::TemporaryFolder _folder;
    std::optional<::tests::HostChild> _child;
    std::uint16_t _port = 0;
    std::uint16_t _tlsPort = 0;
};


Delivery send(const MailSettings& settings, const std::string& to = "maria@acme.example")
{
    const auto from = *Address::from("helpdesk@support.example", "Helpdesk");
    const auto receiver = *Address::from(to, "Maria");
    const Message message(
        {from, receiver, "Grüße", ".\nText", "<p>Text</p>", "en", Time(), "0123456789abcdef", ""});
    return SmtpTransport(settings).send({from, receiver, "1"}, message);
}


/// As a test mail: with what was said.
Delivery send(const MailSettings& settings, MailTest& test)
{
    const auto from = *Address::from("helpdesk@support.example", "Helpdesk");
    const auto receiver = *Address::from("maria@acme.example", "Maria");
    const Message message(
        {from, receiver, "Test", "Text", "<p>Text</p>", "en", Time(), "0123456789abcdef", ""});
    SmtpLog log;
    SmtpDeadlines deadlines;
    deadlines.quiet = std::chrono::milliseconds(500);
    const auto delivery = SmtpTransport(settings, deadlines, &log).send({from, receiver, "1"}, message);
    test.outcome = log.insecure ? "insecure" : "";
    test.transcript.clear();
    for (const auto& line : log.lines)
        test.transcript += line + "\n";
    return delivery;
}

}  // namespace


class RealSmtpTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RealSmtpTest);
    CPPUNIT_TEST(talksToARealServer);
    CPPUNIT_TEST(tellsACertificateThatHasRunOut);
    CPPUNIT_TEST_SUITE_END();

public:
    /// One test, because the server and its keys take a second to make.
    void talksToARealServer()
    {
        const RealServer server;

        const auto sent = send(server.settings());
        CPPUNIT_ASSERT_EQUAL_MESSAGE(sent.answer, static_cast<int>(Outcome::sent),
                                     static_cast<int>(sent.outcome));
        server.waitFor("\"receivers\": [\"maria@acme.example\"], \"tls\": true");
        CPPUNIT_ASSERT(server.output().find("From: \\\"Helpdesk\\\" <helpdesk@support.example>\\r\\n") !=
                       std::string::npos);

        const auto unknown = send(server.settings(), "unknown@acme.example");
        CPPUNIT_ASSERT_EQUAL(std::string("RCPT: 550 5.1.1 nobody of that name"), unknown.answer);
        CPPUNIT_ASSERT(unknown.outcome == Outcome::refused);

        auto wrongPassword = server.settings();
        wrongPassword.password = "wrong";
        CPPUNIT_ASSERT_EQUAL(std::string("log-in: 535 5.7.8 Authentication credentials invalid"),
                             send(wrongPassword).answer);

        auto noTls = server.settings();
        noTls.security = MailSettings::Security::none;
        CPPUNIT_ASSERT(send(noTls).outcome == Outcome::serviceDown);

        auto untrusted = server.settings();
        untrusted.authorities = "";
        refused(untrusted, "comes from an authority that is not trusted here");

        // The certificate says "localhost" and not this address.
        auto otherName = server.settings();
        otherName.host = "127.0.0.1";
        refused(otherName, "its certificate does not name 127.0.0.1");

        auto tlsFromTheStart = server.settings();
        tlsFromTheStart.security = MailSettings::Security::tls;
        refused(tlsFromTheStart, "it does not speak TLS from the first byte at this port");
        CPPUNIT_ASSERT_EQUAL(server.output().find("sender"), server.output().rfind("sender"));
        aHelpdeskThereIsRefusedAsWell(server);
        tlsFromTheStart.port = server.tlsPort();
        MailTest test;
        CPPUNIT_ASSERT_EQUAL(std::string("end of data: 250 taken"), send(tlsFromTheStart, test).answer);
        CPPUNIT_ASSERT_MESSAGE(test.transcript, test.allInTls());

        // Both wait for the other's first word, and neither says it: told soon, and for any certificate.
        for (const std::string& authorities : {server.settings().authorities, std::string()})
        {
            auto startTlsThere = server.settings();
            startTlsThere.port = server.tlsPort();
            startTlsThere.authorities = authorities;
            const auto begin = std::chrono::steady_clock::now();
            const auto delivery = send(startTlsThere, test);
            CPPUNIT_ASSERT_EQUAL(
                std::string(
                    "the mail server speaks TLS from the first byte at this port, so nothing was sent: "
                    "choose TLS"),
                delivery.answer);
            CPPUNIT_ASSERT(delivery.outcome == Outcome::serviceDown);
            CPPUNIT_ASSERT(std::chrono::steady_clock::now() - begin < std::chrono::seconds(8));
            CPPUNIT_ASSERT_EQUAL(std::string("insecure"), test.outcome);
        }

        (void)send(server.settings(), test);
        CPPUNIT_ASSERT_EQUAL(std::string(), test.outcome);
        CPPUNIT_ASSERT_MESSAGE(test.transcript,
                               !test.allInTls() &&
                                   test.transcript.find(MailTest::beginsTls) != std::string::npos);
    }

    void tellsACertificateThatHasRunOut()
    {
        const RealServer server("0");
        MailTest test;
        const auto late = send(server.settings(), test);
        CPPUNIT_ASSERT_MESSAGE(late.answer,
                               late.answer.find("its certificate has run out") != std::string::npos);
        CPPUNIT_ASSERT(late.answer.find("authority") == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(std::string("insecure"), test.outcome);
        CPPUNIT_ASSERT(late.outcome == Outcome::serviceDown);
    }

private:
    static void refused(const MailSettings& settings, const std::string& because)
    {
        const auto delivery = send(settings);
        CPPUNIT_ASSERT(delivery.outcome == Outcome::serviceDown);
        CPPUNIT_ASSERT_MESSAGE(delivery.answer, delivery.answer.find(because) != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(delivery.answer,
                               contacts::tests::isKnownToTheEnd(delivery.answer, serverTroubleIn));
    }

    /// Its certificate is judged before anything is asked, so that any server will do.
    static void aHelpdeskThereIsRefusedAsWell(const RealServer& server)
    {
        WebTrust trust;
        const auto asked = [&](const std::string& host, const std::string& authorities,
                               std::chrono::seconds patience) -> std::string {
            try
            {
                const auto address = "https://" + host + ":" + std::to_string(server.tlsPort());
                (void)exchange(WebPlace::from(address, authorities), {},
                               std::chrono::steady_clock::now() + patience, 1000, trust);
            }
            catch (const WebFailure& failure)
            {
                return failure.what();
            }
            return "it answered";
        };
        const auto known = server.settings().authorities;
        constexpr std::chrono::seconds enough{5};
        for (const auto& said : {asked("localhost", "", enough), asked("127.0.0.1", known, enough)})
        {
            CPPUNIT_ASSERT_MESSAGE(said, said.starts_with("no secure connection: "));
            CPPUNIT_ASSERT_MESSAGE(said, contacts::tests::isKnownToTheEnd(said));
        }
        const auto trusted = asked("localhost", known, std::chrono::seconds(1));
        CPPUNIT_ASSERT_MESSAGE(trusted, !trusted.starts_with("no secure connection"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RealSmtpTest);
