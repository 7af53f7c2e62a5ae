// The benchmark measures whole pages or nothing.
#include "tests/bench/Load.h"
#include "tests/support/WebServer.h"

#include <cppunit/extensions/HelperMacros.h>

#include <stdexcept>

namespace {

using tests::WebServer;
using namespace std::chrono_literals;

constexpr std::size_t whole = 1000;


class LoadTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(LoadTest);
    CPPUNIT_TEST(wholeAnswersAreMeasured);
    CPPUNIT_TEST(anotherStatusEndsTheMeasurement);
    CPPUNIT_TEST(aShortAnswerEndsTheMeasurement);
    CPPUNIT_TEST(theFirstAnswerIsHeldAgainstAnEarlierOne);
    CPPUNIT_TEST_SUITE_END();

public:
    void wholeAnswersAreMeasured()
    {
        const auto result = measured(200, whole - whole / 10);
        CPPUNIT_ASSERT(result.answers > 3 && result.perSecond > 0 && result.p99 > 0);
        CPPUNIT_ASSERT_EQUAL(whole, result.bytes);
    }

    void anotherStatusEndsTheMeasurement()
    {
        CPPUNIT_ASSERT_EQUAL(
            std::string("GET /page answered \"HTTP/1.1 503 As told\" with 1000 bytes instead "
                        "of a 200 with some 1000: the figures would be of something else"),
            refusal(503, whole));
    }

    void aShortAnswerEndsTheMeasurement()
    {
        CPPUNIT_ASSERT(refusal(200, whole - whole / 10 - 1).find(" with 899 bytes ") != std::string::npos);
    }

    void theFirstAnswerIsHeldAgainstAnEarlierOne()
    {
        CPPUNIT_ASSERT_THROW((void)measured(200, whole, 2 * whole), std::runtime_error);
    }

private:
    /// The first three answers are whole ones.
    static bench::LoadResult measured(int status, std::size_t bytes, std::size_t expected = 0)
    {
        const WebServer server([&, answers = 0](const auto&) mutable {
            auto turn = ++answers > 3 ? WebServer::answer(status, std::string(bytes, 'x'))
                                      : WebServer::answer(200, std::string(whole, 'x'));
            turn.keeps = true;
            return turn;
        });
        return bench::load(server.port(), "GET /page HTTP/1.1\r\nHost: here\r\n\r\n", 1, 0ms, 100ms,
                           expected);
    }

    static std::string refusal(int status, std::size_t bytes)
    {
        try
        {
            (void)measured(status, bytes);
        }
        catch (const std::runtime_error& refused)
        {
            return refused.what();
        }
        return "nothing";
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LoadTest);

}  // namespace
