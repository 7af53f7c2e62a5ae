// Request heads that two readers might read in two ways are refused.
#include "host/src/http/Head.h"
#include "host/src/http/Rejected.h"

#include <cppunit/extensions/HelperMacros.h>

using namespace supportcentre;

namespace {

int statusOf(const std::string& text)
{
    try
    {
        static_cast<void>(parseHead(text));
        return 0;
    }
    catch (const Rejected& rejected)
    {
        return rejected.status();
    }
}

}  // namespace


class HeadTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(HeadTest);
    CPPUNIT_TEST(readsMethodTargetAndFields);
    CPPUNIT_TEST(refusesMalformedRequestLines);
    CPPUNIT_TEST(refusesFieldsThatHideOthers);
    CPPUNIT_TEST(leavesEncodedWordsAsTheyAre);
    CPPUNIT_TEST(refusesMoreThanAHundredFields);
    CPPUNIT_TEST_SUITE_END();

public:
    void readsMethodTargetAndFields()
    {
        const auto head = parseHead("GET /a?b=c HTTP/1.1\r\nHost: x\r\nX-Two:  y \r\nx-two: z");
        CPPUNIT_ASSERT_EQUAL(std::string("GET"), head.method);
        CPPUNIT_ASSERT_EQUAL(std::string("/a?b=c"), head.target);
        CPPUNIT_ASSERT_EQUAL(1, head.minorVersion);
        CPPUNIT_ASSERT_EQUAL(std::string("y"), std::string(head.value("x-two")));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, head.count("x-two"));
        CPPUNIT_ASSERT(head.value("missing").empty());
    }

    void refusesMalformedRequestLines()
    {
        for (const std::string line : {"GET", "GET /", "GET  HTTP/1.1", "GET /a b HTTP/1.1", "G@T / HTTP/1.1",
                                       "GET /\t HTTP/1.1", "GET /#x HTTP/1.1", "GET /\xc3\xa9 HTTP/1.1", ""})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(line, 400, statusOf(line + "\r\nHost: x"));
        CPPUNIT_ASSERT_EQUAL(505, statusOf("GET / HTTP/2.0\r\nHost: x"));
        CPPUNIT_ASSERT_EQUAL(505, statusOf("GET / http/1.1\r\nHost: x"));
    }

    void refusesFieldsThatHideOthers()
    {
        for (const std::string field : {"Host : x", "Host", " folded: x", "\tfolded: x", "A: b\nC: d",
                                        "A: b\rC: d", "A: b\x01", "A\x01: b", ": x", "A: b\x7f"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(field, 400, statusOf("GET / HTTP/1.1\r\n" + field));
        CPPUNIT_ASSERT_EQUAL(400, statusOf("GET / HTTP/1.1\nHost: x"));
        CPPUNIT_ASSERT_EQUAL(400, statusOf(std::string("GET / HTTP/1.1\r\nA: b\0c", 24)));
    }

    void leavesEncodedWordsAsTheyAre()
    {
        const auto head = parseHead("GET / HTTP/1.1\r\nX-Forwarded-For: =?utf-8?q?1.2.3.4=0D=0AX:_1?=");
        CPPUNIT_ASSERT_EQUAL(std::string("=?utf-8?q?1.2.3.4=0D=0AX:_1?="),
                             std::string(head.value("x-forwarded-for")));
    }

    void refusesMoreThanAHundredFields()
    {
        std::string text = "GET / HTTP/1.1";
        for (int i = 0; i < 100; ++i)
            text += "\r\nX: y";
        CPPUNIT_ASSERT_EQUAL(0, statusOf(text));
        CPPUNIT_ASSERT_EQUAL(431, statusOf(text + "\r\nX: y"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(HeadTest);
