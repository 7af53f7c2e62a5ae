// Where a changing request comes from, cookies, and paths that somebody else has named.
#include "host/src/http/Origins.h"
#include "host/src/http/Cookies.h"
#include "host/src/http/LocalPath.h"

#include <cppunit/extensions/HelperMacros.h>

using namespace supportcentre;

class OriginsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(OriginsTest);
    CPPUNIT_TEST(knowsItsOwnPages);
    CPPUNIT_TEST(refusesForeignAndStrangeOrigins);
    CPPUNIT_TEST(believesTheBrowserWhenAPageHidesItsAddress);
    CPPUNIT_TEST(findsTheCookieAndNotOneThatLooksLikeIt);
    CPPUNIT_TEST(givesCookiesThatOtherSitesCannotSet);
    CPPUNIT_TEST(takesOnlyPathsOfThisHost);
    CPPUNIT_TEST_SUITE_END();

public:
    using Verdict = Origins::Verdict;

    void knowsItsOwnPages()
    {
        CPPUNIT_ASSERT(judge("Origin: https://support.example") == Verdict::ours);
        CPPUNIT_ASSERT(judge("Origin: https://support.example\r\nSec-Fetch-Site: same-origin") ==
                       Verdict::ours);
        CPPUNIT_ASSERT(judge("Sec-Fetch-Site: same-origin") == Verdict::ours);
        CPPUNIT_ASSERT(judge("A: b") == Verdict::untold);
    }

    void refusesForeignAndStrangeOrigins()
    {
        for (const std::string fields :
             {"Origin: https://evil.example", "Origin: http://support.example",
              "Origin: https://support.example:443", "Origin: https://support.example.evil.example",
              "Origin: https://support.example/", "Origin: null", "Origin: HTTPS://support.example",
              "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Sec-Fetch-Site: none",
              "Origin: https://support.example\r\nSec-Fetch-Site: cross-site",
              "Origin: https://support.example\r\nOrigin: https://evil.example"})
            CPPUNIT_ASSERT_MESSAGE(fields, judge(fields) == Verdict::foreign);
    }

    void believesTheBrowserWhenAPageHidesItsAddress()
    {
        CPPUNIT_ASSERT(judge("Origin: null\r\nSec-Fetch-Site: same-origin") == Verdict::ours);
        CPPUNIT_ASSERT(judge("Origin: null\r\nSec-Fetch-Site: cross-site") == Verdict::foreign);
    }

    void findsTheCookieAndNotOneThatLooksLikeIt()
    {
        const auto head =
            parseHead("GET / HTTP/1.1\r\nCookie: xsc=1; sc-door=2;sc=3; sc=4\r\nCookie: other=5");
        CPPUNIT_ASSERT_EQUAL(std::string("3"), std::string(cookieNamed(head, "sc")));
        CPPUNIT_ASSERT_EQUAL(std::string("2"), std::string(cookieNamed(head, "sc-door")));
        CPPUNIT_ASSERT_EQUAL(std::string("5"), std::string(cookieNamed(head, "other")));
        CPPUNIT_ASSERT(cookieNamed(head, "c").empty());
    }

    void givesCookiesThatOtherSitesCannotSet()
    {
        const Cookies secure(Cookies::Transport::https);
        CPPUNIT_ASSERT_EQUAL(std::string("__Host-sc=x; Path=/; HttpOnly; SameSite=Lax; Secure"),
                             secure.giving(secure.session(), "x"));
        const Cookies loopback(Cookies::Transport::loopback);
        CPPUNIT_ASSERT_EQUAL(std::string("sc=x; Path=/; HttpOnly; SameSite=Lax"),
                             loopback.giving(loopback.session(), "x"));
        CPPUNIT_ASSERT_EQUAL(std::string("sc=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"),
                             loopback.dropping(loopback.session()));
    }

    void takesOnlyPathsOfThisHost()
    {
        for (const std::string path : {"/", "/portal?x=y#z", "/é", "/a//b"})
            CPPUNIT_ASSERT_MESSAGE(path, isLocalPath(path));
        for (const std::string path :
             {"", "portal", "//evil.example", "/\\evil.example", "https://evil.example",
              "javascript:alert(1)", "/a\r\nSet-Cookie: x=1", "/a\tb", "\\/evil.example"})
            CPPUNIT_ASSERT_MESSAGE(path, !isLocalPath(path));
        CPPUNIT_ASSERT_EQUAL(std::string("/caf%C3%A9%20x?a=b"), *locationOf("/café x?a=b"));
        CPPUNIT_ASSERT(!locationOf("//evil.example"));
        CPPUNIT_ASSERT_EQUAL(std::string("/portal%3Fa%3Db%26c"), percentEncoded("/portal?a=b&c"));
    }

private:
    static Verdict judge(const std::string& fields)
    {
        return Origins({"https://support.example"}).judge(parseHead("POST / HTTP/1.1\r\n" + fields));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OriginsTest);
