// What goes to the wire, and the assets that browsers keep.
#include "host/src/http/AssetReply.h"
#include "host/src/http/Rejected.h"
#include "host/src/http/SecurityHeaders.h"

#include <cppunit/extensions/HelperMacros.h>

#include <stdexcept>

using namespace supportcentre;

namespace {

/// As the client reads it.
std::string whole(const WireText& text)
{
    return (text.head + std::string(text.content)).append(text.tail);
}

}  // namespace


class ReplyTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ReplyTest);
    CPPUNIT_TEST(writesHeadAndBodyInOnePiece);
    CPPUNIT_TEST(countsAndWritesTheFrameAroundTheBody);
    CPPUNIT_TEST(leavesTheBodyOutForHead);
    CPPUNIT_TEST(neverWritesAHeaderThatSplitsTheAnswer);
    CPPUNIT_TEST(keepsWhatThePageSaysAboutCaching);
    CPPUNIT_TEST(servesAssetsCompressedAndForEver);
    CPPUNIT_TEST(answersNotModified);
    CPPUNIT_TEST_SUITE_END();

public:
    void writesHeadAndBodyInOnePiece()
    {
        Reply reply;
        reply.body = "hello";
        reply.headers = {{"Content-Type", "text/plain"}};
        const auto bytes = whole(onTheWire(reply, Body::sent, After::keeps));
        CPPUNIT_ASSERT(bytes.starts_with("HTTP/1.1 200 OK\r\nDate: "));
        CPPUNIT_ASSERT(bytes.ends_with(
            "Content-Type: text/plain\r\nContent-Length: 5\r\nConnection: keep-alive\r\n\r\nhello"));
    }

    void countsAndWritesTheFrameAroundTheBody()
    {
        Reply reply;
        reply.before = "<html>";
        reply.body = "hello";
        reply.after = "</html>";
        CPPUNIT_ASSERT(
            whole(onTheWire(reply, Body::sent, After::keeps))
                .ends_with("Content-Length: 18\r\nConnection: keep-alive\r\n\r\n<html>hello</html>"));
        CPPUNIT_ASSERT(whole(onTheWire(reply, Body::leftOut, After::keeps))
                           .ends_with("Content-Length: 18\r\nConnection: keep-alive\r\n\r\n"));
    }

    void leavesTheBodyOutForHead()
    {
        Reply reply;
        reply.body = "hello";
        const auto bytes = whole(onTheWire(reply, Body::leftOut, After::closes));
        CPPUNIT_ASSERT(bytes.ends_with("Content-Length: 5\r\nConnection: close\r\n\r\n"));
        reply.status = 204;
        CPPUNIT_ASSERT(whole(onTheWire(reply, Body::sent, After::closes)).find("Content-Length") ==
                       std::string::npos);
    }

    void neverWritesAHeaderThatSplitsTheAnswer()
    {
        for (const std::pair<std::string, std::string>& header :
             {std::pair<std::string, std::string>{"X", "a\r\nSet-Cookie: x=1"},
              {"X", "a\nb"},
              {"X", std::string("a\0b", 3)},
              {"X\r\nY", "a"},
              {"X: y", "a"},
              {"", "a"}})
        {
            Reply reply;
            reply.headers = {header};
            CPPUNIT_ASSERT_THROW(static_cast<void>(onTheWire(reply, Body::sent, After::keeps)),
                                 std::logic_error);
        }
    }

    void keepsWhatThePageSaysAboutCaching()
    {
        Reply reply;
        reply.headers = {{"cache-control", "private"}};
        addSecurityHeaders(reply, Cookies::Transport::https, Referrer::none, {});
        const auto bytes = whole(onTheWire(reply, Body::sent, After::keeps));
        CPPUNIT_ASSERT(bytes.find("no-store") == std::string::npos);
        CPPUNIT_ASSERT(bytes.find("Strict-Transport-Security: max-age=31536000\r\n") != std::string::npos);
        CPPUNIT_ASSERT(bytes.find("Referrer-Policy: no-referrer\r\n") != std::string::npos);
        CPPUNIT_ASSERT(bytes.find("frame-ancestors 'none'") != std::string::npos);
        CPPUNIT_ASSERT(bytes.find("unsafe-inline") == std::string::npos);
    }

    void servesAssetsCompressedAndForEver()
    {
        Assets assets;
        const std::string style(5000, 'x');
        const auto address = assets.add("portal.css", "text/css; charset=utf-8", style);
        CPPUNIT_ASSERT(address.starts_with("/assets/") && address.ends_with("/portal.css"));
        CPPUNIT_ASSERT_EQUAL(address, assets.add("portal.css", "text/css; charset=utf-8", style));
        CPPUNIT_ASSERT(address != assets.add("portal.css", "text/css; charset=utf-8", style + "y"));

        const auto compressed = assetReply(assets, request(address, "Accept-Encoding: deflate, gzip;q=0.5"));
        CPPUNIT_ASSERT(compressed.content().size() < 200);
        CPPUNIT_ASSERT(assetReply(assets, request(address, "Accept-Encoding: gzip;q=0")).content() == style);
        CPPUNIT_ASSERT(assetReply(assets, request(address, "A: b")).content() == style);
        CPPUNIT_ASSERT_THROW(static_cast<void>(assetReply(assets, request("/assets/x/portal.css", "A: b"))),
                             Rejected);
    }

    void answersNotModified()
    {
        Assets assets;
        const auto address = assets.add("a.js", "text/javascript", "alert");
        const auto tag = assets.find(address)->tag;
        CPPUNIT_ASSERT_EQUAL(304, assetReply(assets, request(address, "If-None-Match: " + tag)).status);
        CPPUNIT_ASSERT_EQUAL(200, assetReply(assets, request(address, "If-None-Match: \"x\"")).status);
    }

private:
    static Inbound request(const std::string& path, const std::string& field)
    {
        Inbound inbound;
        inbound.head = parseHead("GET / HTTP/1.1\r\n" + field);
        inbound.admission.path = path;
        return inbound;
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ReplyTest);
