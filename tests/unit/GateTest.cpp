// What the gate lets in: one Host of ours, one length, one reading of the path.
#include "host/src/http/Gate.h"
#include "host/src/http/Rejected.h"

#include <cppunit/extensions/HelperMacros.h>

using namespace supportcentre;

class GateTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(GateTest);
    CPPUNIT_TEST(letsAPlainRequestIn);
    CPPUNIT_TEST(wantsExactlyOneHostOfOurs);
    CPPUNIT_TEST(refusesContradictingLengths);
    CPPUNIT_TEST(refusesBodiesThatAreTooLarge);
    CPPUNIT_TEST(refusesAddressesThatCanBeReadInTwoWays);
    CPPUNIT_TEST(decodesThePathOnce);
    CPPUNIT_TEST(refusesMethodsNobodyServes);
    CPPUNIT_TEST(knowsWhenAConnectionMayStay);
    CPPUNIT_TEST_SUITE_END();

public:
    void letsAPlainRequestIn()
    {
        const auto admission = admit("POST /portal/x?y=%20z HTTP/1.1", "Content-Length: 12");
        CPPUNIT_ASSERT(admission.method == helpdesk::Method::post);
        CPPUNIT_ASSERT_EQUAL(std::string("/portal/x"), admission.path);
        CPPUNIT_ASSERT_EQUAL(std::string("y=%20z"), admission.query);
        CPPUNIT_ASSERT_EQUAL(std::uint64_t{12}, admission.length);
        CPPUNIT_ASSERT(admission.hasBody() && !admission.chunked);
    }

    void wantsExactlyOneHostOfOurs()
    {
        for (const std::string host :
             {"support.example", "SUPPORT.example:8080", "localhost:1", "[::1]:80", "[::1]"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(host, 0, bare("GET / HTTP/1.1\r\nHost: " + host));
        for (const std::string host : {"evil.example", "support.example.evil.example", "support.example:80x",
                                       "support.example:", "", "support.example@evil.example",
                                       "support.example, evil.example", "support.example:123456", "[::2]"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(host, 400, bare("GET / HTTP/1.1\r\nHost: " + host));
        CPPUNIT_ASSERT_EQUAL(400, bare("GET / HTTP/1.1\r\nA: b"));
        CPPUNIT_ASSERT_EQUAL(400, bare("GET / HTTP/1.1\r\nHost: support.example\r\nHost: support.example"));
    }

    void refusesContradictingLengths()
    {
        for (const std::string fields :
             {"Content-Length: 1\r\nTransfer-Encoding: chunked", "Content-Length: 1\r\nContent-Length: 1",
              "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "Transfer-Encoding: gzip, chunked",
              "Transfer-Encoding: xchunked", "Transfer-Encoding: identity", "Content-Length: +1",
              "Content-Length: 1 2", "Content-Length: 0x1", "Content-Length: -1",
              "Content-Length:", "Content-Length: 1,1"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(fields, 400, statusOf("POST / HTTP/1.1", fields));
        CPPUNIT_ASSERT_EQUAL(400, statusOf("POST / HTTP/1.0", "Transfer-Encoding: chunked"));
        CPPUNIT_ASSERT_EQUAL(400, statusOf("GET / HTTP/1.1", "Content-Length: 1"));
        CPPUNIT_ASSERT(admit("POST / HTTP/1.1", "Transfer-Encoding: Chunked").chunked);
    }

    void refusesBodiesThatAreTooLarge()
    {
        CPPUNIT_ASSERT_EQUAL(0, statusOf("POST / HTTP/1.1", "Content-Length: 1000"));
        CPPUNIT_ASSERT_EQUAL(413, statusOf("POST / HTTP/1.1", "Content-Length: 1001"));
        CPPUNIT_ASSERT_EQUAL(413, statusOf("POST / HTTP/1.1", "Content-Length: 99999999999999999999999"));
        CPPUNIT_ASSERT_EQUAL(415, statusOf("POST / HTTP/1.1", "Content-Length: 1\r\nContent-Encoding: gzip"));
        try
        {
            (void)admit("POST / HTTP/1.1", "Content-Length: 1001");
        }
        catch (const Rejected& rejected)
        {
            CPPUNIT_ASSERT_EQUAL(std::string("The body is too large: at most 1000 bytes are taken here."),
                                 std::string(rejected.what()));
        }
    }

    void refusesAddressesThatCanBeReadInTwoWays()
    {
        for (const std::string target :
             {"http://support.example/", "*", "support.example:80", "/a/../b", "/..", "/a/.", "/%2e%2e/b",
              "/a%2fb", "/a%5Cb", "/a\\b", "/%", "/%2", "/%zz", "/%ff", "/%c0%af", "/%ed%a0%80"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(target, 400, statusOf("GET " + target + " HTTP/1.1"));
    }

    void decodesThePathOnce()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("/a%2e"), admit("GET /a%252e HTTP/1.1").path);
        CPPUNIT_ASSERT_EQUAL(std::string("/Amélie +x"), admit("GET /Am%C3%A9lie%20+x HTTP/1.1").path);
    }

    void refusesMethodsNobodyServes()
    {
        for (const std::string method : {"TRACE", "OPTIONS", "CONNECT", "get", "PROPFIND"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(method, 405, statusOf(method + " / HTTP/1.1"));
        CPPUNIT_ASSERT(admit("HEAD / HTTP/1.1").headOnly);
        CPPUNIT_ASSERT(admit("HEAD / HTTP/1.1").method == helpdesk::Method::get);
    }

    void knowsWhenAConnectionMayStay()
    {
        CPPUNIT_ASSERT(admit("GET / HTTP/1.1").keepAlive);
        CPPUNIT_ASSERT(!admit("GET / HTTP/1.1", "Connection: Close").keepAlive);
        CPPUNIT_ASSERT(!admit("GET / HTTP/1.0").keepAlive);
        CPPUNIT_ASSERT(admit("POST / HTTP/1.1", "Expect: 100-Continue").expectsContinue);
        CPPUNIT_ASSERT_EQUAL(417, statusOf("POST / HTTP/1.1", "Expect: tea"));
    }

private:
    Admission admit(const std::string& line, const std::string& fields = "A: b") const
    {
        return _gate.admit(parseHead(line + "\r\nHost: support.example\r\n" + fields));
    }

    int bare(const std::string& head) const
    {
        try
        {
            static_cast<void>(_gate.admit(parseHead(head)));
            return 0;
        }
        catch (const Rejected& rejected)
        {
            return rejected.status();
        }
    }

    int statusOf(const std::string& line, const std::string& fields = "A: b") const
    {
        return bare(line + "\r\nHost: support.example\r\n" + fields);
    }

    Gate _gate{{"support.example", "localhost", "[::1]"}, 1000};
};

CPPUNIT_TEST_SUITE_REGISTRATION(GateTest);
