// What arrives before any page is asked: broken, doubled and slow requests.
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <Poco/Net/StreamSocket.h>

#include <chrono>
#include <regex>
#include <thread>

namespace {

using namespace tests;

class WireTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(WireTest);
    CPPUNIT_TEST(contradictoryLengthsAreRefused);
    CPPUNIT_TEST(oneHostHeaderAndOnlyOursIsAccepted);
    CPPUNIT_TEST(oddRequestLinesAreRefused);
    CPPUNIT_TEST(encodedWordsInHeadersStayText);
    CPPUNIT_TEST(linksInMailsNameTheConfiguredHostAlways);
    CPPUNIT_TEST(slowClientsDoNotStopTheOthers);
    CPPUNIT_TEST(aSecondRequestHiddenInABodyIsNotRun);
    CPPUNIT_TEST(manyHeadersAndLongOnesAreRefused);
    CPPUNIT_TEST(whatIsTooLongToComeBackToEndsAtTheLogIn);
    CPPUNIT_TEST_SUITE_END();

public:
    void setUp() override { _scene = std::make_unique<Scene>(); }
    void tearDown() override { _scene.reset(); }

    void contradictoryLengthsAreRefused()
    {
        assertStatus("400", "POST /api/v1/session HTTP/1.1\r\n" + host() +
                                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        assertStatus("400", "POST /api/v1/session HTTP/1.1\r\n" + host() +
                                "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!");
        assertStatus("400", "POST /api/v1/session HTTP/1.1\r\n" + host() + "Content-Length: -1\r\n\r\n");
        assertStatus("400", "POST /api/v1/session HTTP/1.1\r\n" + host() + "Content-Length: 5x\r\n\r\nhello");
        assertStatus("400", "POST /api/v1/session HTTP/1.1\r\n" + host() +
                                "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n");
    }

    void oneHostHeaderAndOnlyOursIsAccepted()
    {
        const auto port = std::to_string(_scene->host().port());
        assertStatus("200",
                     "GET /login HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n");
        assertStatus("200",
                     "GET /login HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n");
        assertStatus("400", "GET /login HTTP/1.1\r\nConnection: close\r\n\r\n");
        assertStatus("400", "GET /login HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assertStatus("400", "GET /login HTTP/1.1\r\nHost: 127.0.0.1:" + port +
                                "\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assertStatus("400", "GET http://evil.example/login HTTP/1.1\r\nHost: 127.0.0.1:" + port +
                                "\r\nConnection: close\r\n\r\n");
    }

    void oddRequestLinesAreRefused()
    {
        for (const std::string path : {"/portal/%00", "/portal/%0d%0aSet-Cookie:%20x=1", "/portal/%ff",
                                       "/portal/%zz", "/portal/../admin/plugins", "/%2e%2e/etc/passwd"})
        {
            const auto answer = sendRaw(_scene->host().port(), "GET " + path + " HTTP/1.1\r\n" + host() +
                                                                   "Connection: close\r\n\r\n");
            CPPUNIT_ASSERT_MESSAGE(path + "\n" + answer.substr(0, 200), answer.starts_with("HTTP/1.1 4"));
            // The page may name the address as text; what must not be is a header of its making.
            CPPUNIT_ASSERT(answer.substr(0, answer.find("\r\n\r\n")).find("Set-Cookie: x") ==
                           std::string::npos);
        }
        assertStatus("405", "TRACE /login HTTP/1.1\r\n" + host() + "Connection: close\r\n\r\n", "501");
    }

    void encodedWordsInHeadersStayText()
    {
        const std::string evil = "=?utf-8?q?1.2.3.4=0D=0AX-Injected:_1=0D=0A[audit]_forged?=";
        for (const std::string name :
             {"X-Forwarded-For", "X-Request-Id", "User-Agent", "Referer", "Accept-Language"})
        {
            const auto answer =
                sendRaw(_scene->host().port(), "GET /login HTTP/1.1\r\n" + host() + name + ": " + evil +
                                                   "\r\nConnection: close\r\n\r\n");
            CPPUNIT_ASSERT_MESSAGE(answer, answer.find("\nX-Injected") == std::string::npos);
        }
        auto client = _scene->stranger();
        (void)client.call("POST", "/api/v1/session", R"({"email":"x@y.example","password":"wrong-password"})",
                          {{"User-Agent", evil}});
        const auto log = _scene->host().log();
        CPPUNIT_ASSERT(log.find("\n[audit]") == std::string::npos);
        std::istringstream lines(log);
        for (std::string line; std::getline(lines, line);)
            CPPUNIT_ASSERT_MESSAGE(line, line.starts_with("{") && line.ends_with("}"));
    }

    void linksInMailsNameTheConfiguredHostAlways()
    {
        auto maria = _scene->maria();
        auto agent = _scene->agent();
        const auto acme = customerNamed(maria, "Acme");
        const auto raised = _scene->raise(
            maria, acme,
            "[" + addContact("n", "Ines", "Moreau", "ines.moreau@acme.example", "technical") + "]");
        const auto digest = agent.get("/api/v1/requests/" + raised.request).text("digest");
        const auto done = agent.call("POST", "/api/v1/requests/" + raised.request + "/implement",
                                     "{\"digest\":" + jsonText(digest) + ",\"reject\":[]}",
                                     {{"X-Forwarded-Host", "evil.example"},
                                      {"X-Forwarded-Proto", "gopher"},
                                      {"Forwarded", "host=evil.example"}});
        CPPUNIT_ASSERT_EQUAL_MESSAGE(done.body, 200, done.status);
        for (const auto& mail : _scene->host().mails())
            CPPUNIT_ASSERT(mail.find("evil.example") == std::string::npos);
    }

    void slowClientsDoNotStopTheOthers()
    {
        std::vector<Poco::Net::StreamSocket> slow;
        for (int i = 0; i < 150; ++i)
        {
            slow.emplace_back(Poco::Net::SocketAddress("127.0.0.1", _scene->host().port()));
            const std::string part =
                i % 2 != 0 ? "GET /login HTTP/1.1\r\nHost: 127"
                           : "POST /api/v1/session HTTP/1.1\r\n" + host() +
                                 "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
            slow.back().sendBytes(part.data(), static_cast<int>(part.size()));
        }
        for (int i = 0; i < 10; ++i)
        {
            const auto begun = std::chrono::steady_clock::now();
            auto client = _scene->stranger();
            CPPUNIT_ASSERT_EQUAL(200, client.get("/login").status);
            CPPUNIT_ASSERT(std::chrono::steady_clock::now() - begun < std::chrono::seconds(2));
        }
    }

    void aSecondRequestHiddenInABodyIsNotRun()
    {
        const std::string hidden = "GET /healthz HTTP/1.1\r\n" + host() + "\r\n";
        const auto answer =
            sendRaw(_scene->host().port(), "POST /nowhere HTTP/1.1\r\n" + host() +
                                               "Content-Type: text/plain\r\nContent-Length: " +
                                               std::to_string(hidden.size()) + "\r\n\r\n" + hidden);
        std::size_t answers = 0;
        for (auto at = answer.find("HTTP/1.1 "); at != std::string::npos;
             at = answer.find("HTTP/1.1 ", at + 1))
            ++answers;
        CPPUNIT_ASSERT_EQUAL_MESSAGE(answer, std::size_t{1}, answers);
    }

    void manyHeadersAndLongOnesAreRefused()
    {
        std::string many;
        for (int i = 0; i < 2000; ++i)
            many += "X-" + std::to_string(i) + ": x\r\n";
        for (const auto& extra : {many, "X-Long: " + std::string(200000, 'x') + "\r\n"})
        {
            const auto answer = sendRaw(_scene->host().port(), "GET /login HTTP/1.1\r\n" + host() + extra +
                                                                   "Connection: close\r\n\r\n");
            CPPUNIT_ASSERT_MESSAGE(answer.substr(0, 100), answer.empty() || answer.starts_with("HTTP/1.1 4"));
        }
        auto client = _scene->stranger();
        CPPUNIT_ASSERT_EQUAL(200, client.get("/login").status);
    }

    /// Strangers are sent to the log-in with the address they wanted, which is longer there than it was here.
    void whatIsTooLongToComeBackToEndsAtTheLogIn()
    {
        auto client = _scene->stranger();
        for (const auto& query :
             {std::string(5000, 'a'), std::string(1400, '='), std::string(4096, 'a'), std::string(9000, '+')})
            for (const std::string path : {"/portal", "/agent/tickets", "/admin/plugins"})
            {
                const auto answer = client.get(path + "?a=" + query);
                CPPUNIT_ASSERT_EQUAL(303, answer.status);
                CPPUNIT_ASSERT_EQUAL(std::string("/login"), answer.header("location"));
            }
        const auto shorter = client.get("/portal?a=" + std::string(1300, '='));
        CPPUNIT_ASSERT_EQUAL(303, shorter.status);
        CPPUNIT_ASSERT(shorter.header("location").starts_with("/login?next=/portal%3Fa%3D%3D"));
        CPPUNIT_ASSERT_EQUAL(200, client.get(shorter.header("location")).status);
    }

private:
    [[nodiscard]] std::string host() const
    {
        return "Host: 127.0.0.1:" + std::to_string(_scene->host().port()) + "\r\n";
    }


    void assertStatus(const std::string& status, const std::string& bytes,
                      const std::string& otherStatus = "-")
    {
        const auto answer = sendRaw(_scene->host().port(), bytes);
        CPPUNIT_ASSERT_MESSAGE(bytes + "\n→\n" + answer.substr(0, 200),
                               answer.starts_with("HTTP/1.1 " + status) ||
                                   answer.starts_with("HTTP/1.1 " + otherStatus));
    }

    std::unique_ptr<Scene> _scene;
};

CPPUNIT_TEST_SUITE_REGISTRATION(WireTest);

}  // namespace
