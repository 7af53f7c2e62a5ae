// What Request Tracker, or whatever stands at its address, may answer: cookies, refusals, nonsense, silence.
#include "tests/unit/RtTicketsStage.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <thread>

namespace contacts::tests {

using namespace scriptedTickets;


class RtAnswersTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RtAnswersTest);
    CPPUNIT_TEST(aTokenBuysOneCookieForAllCalls);
    CPPUNIT_TEST(aForgottenCookieIsFetchedAnewOnce);
    CPPUNIT_TEST(anUnknownTokenIsRefusedAndNotTriedAgain);
    CPPUNIT_TEST(redirectsAreNotFollowed);
    CPPUNIT_TEST(answersThatAreNoneAreNamed);
    CPPUNIT_TEST(anAnswerLargerThanAllowedIsLeft);
    CPPUNIT_TEST(slowAnswersEndAtTheDeadline);
    CPPUNIT_TEST(answersThatBreakOffAreNoAnswers);
    CPPUNIT_TEST(nobodyAtTheAddressIsAway);
    CPPUNIT_TEST(addressesThatAreNoneAreRefused);
    CPPUNIT_TEST(statusesAreSorted);
    CPPUNIT_TEST(aCookieIsUsedForAWhileOnly);
    CPPUNIT_TEST_SUITE_END();

public:
    void aTokenBuysOneCookieForAllCalls()
    {
        Stage stage(WebServer::answer(200, R"({"items":[]})"));
        CPPUNIT_ASSERT(!stage.tickets.find(reference));
        CPPUNIT_ASSERT(!stage.tickets.find(reference));
        const auto asked = stage.server.asked();
        CPPUNIT_ASSERT_EQUAL(std::size_t{3}, asked.size());
        CPPUNIT_ASSERT(asked[0].head.find("authorization: token 1-2-abc") != std::string::npos);
        for (const auto& call : {asked[1], asked[2]})
        {
            CPPUNIT_ASSERT(call.head.find("cookie: rt_sid_desk.80=abc\r\n") != std::string::npos);
            CPPUNIT_ASSERT(call.head.find("authorization") == std::string::npos);
        }
    }

    void aForgottenCookieIsFetchedAnewOnce()
    {
        int calls = 0;
        Stage stage([&](const Asked&) {
            return ++calls == 2 ? WebServer::answer(302, "", "Location: /\r\n")
                                : WebServer::answer(200, R"({"items":[]})");
        });
        (void)stage.tickets.find(reference);
        CPPUNIT_ASSERT(!stage.tickets.find(reference));
        CPPUNIT_ASSERT_EQUAL(3, calls);
        CPPUNIT_ASSERT_EQUAL(std::size_t{5}, stage.server.asked().size());
    }

    void anUnknownTokenIsRefusedAndNotTriedAgain()
    {
        WebServer server(
            [](const Asked&) { return Turn{"HTTP/1.1 200 OK\r\n\r\nRT/5.0.3 401 Credentials required\n"}; });
        RtTickets tickets([&] { return RtSettings{server.address(), "1-2-abc", "Contacts", {}}; });
        const auto [kind, text] = trouble([&] { (void)tickets.find(reference); });
        CPPUNIT_ASSERT(kind == Kind::refused);
        CPPUNIT_ASSERT(text.find("1-2-abc") == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, server.asked().size());
    }

    void redirectsAreNotFollowed()
    {
        Stage elsewhere(WebServer::answer(200, R"({"items":[]})"));
        Stage stage(
            WebServer::answer(301, "", "Location: " + elsewhere.server.address() + "/REST/2.0/tickets\r\n"));
        CPPUNIT_ASSERT(trouble([&] { (void)stage.tickets.find(reference); }).first == Kind::away);
        CPPUNIT_ASSERT(elsewhere.server.asked().empty());
    }

    void answersThatAreNoneAreNamed()
    {
        const std::string deep(40, '[');
        for (const std::string& body :
             {std::string("<html><script>alert(1)</script>"), std::string(R"({"items":[)"), std::string("[]"),
              std::string("7"), std::string(R"({"items":7})"), deep, std::string(R"({"items":[{"id":[]}]})"),
              std::string()})
        {
            Stage stage(WebServer::answer(200, body));
            CPPUNIT_ASSERT_MESSAGE(body,
                                   trouble([&] { (void)stage.tickets.find(reference); }).first == Kind::away);
        }
    }

    void anAnswerLargerThanAllowedIsLeft()
    {
        std::string spaces;
        spaces.resize(1'000'000,
                      ' ');  // More costs the server longer than an answer may take on a busy machine.
        Stage stage(WebServer::answer(200, spaces));
        const auto [kind, text] = trouble([&] { (void)stage.tickets.find(reference); });
        CPPUNIT_ASSERT(kind == Kind::away);
        CPPUNIT_ASSERT(text.find("larger") != std::string::npos);
    }

    void slowAnswersEndAtTheDeadline()
    {
        auto dripping = WebServer::answer(200, R"({"items":[]})");
        dripping.drip = std::chrono::milliseconds(20);
        auto silent = WebServer::answer(200, R"({"items":[]})");
        silent.before = std::chrono::milliseconds(5000);
        for (const auto& turn : {dripping, silent})
        {
            Stage stage(turn);
            const auto begun = std::chrono::steady_clock::now();
            const auto [kind, text] = trouble([&] { (void)stage.tickets.find(reference); });
            const auto took = std::chrono::steady_clock::now() - begun;
            CPPUNIT_ASSERT(kind == Kind::away);
            CPPUNIT_ASSERT(text.find("in time") != std::string::npos);
            CPPUNIT_ASSERT(took < std::chrono::milliseconds(1500));
        }
    }

    void answersThatBreakOffAreNoAnswers()
    {
        const auto whole = WebServer::answer(200, R"({"items":[]})").reply;
        for (const auto& reply :
             {std::string(), std::string("HTTP/1.1 200"), whole.substr(0, whole.size() - 1),
              std::string("220 mail.example ready\r\n\r\n"),
              std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
              std::string("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}")})
        {
            Stage stage(Turn{reply});
            CPPUNIT_ASSERT_MESSAGE(reply,
                                   trouble([&] { (void)stage.tickets.find(reference); }).first == Kind::away);
        }
    }

    void nobodyAtTheAddressIsAway()
    {
        std::string gone;
        {
            const WebServer server([](const Asked&) { return Turn{}; });
            gone = server.address();
        }
        RtTickets tickets([&] { return RtSettings{gone, "1-2-abc", "Contacts", {}}; });
        CPPUNIT_ASSERT(trouble([&] { (void)tickets.find(reference); }).first == Kind::away);
    }

    void addressesThatAreNoneAreRefused()
    {
        for (const auto* address :
             {"", "rt.example", "ftp://rt.example", "https://", "https://me:word@rt.example",
              "https://rt.example/?a=b", "https://rt.example/#x", "http://[broken"})
        {
            RtTickets tickets([&] { return RtSettings{address, "1-2-abc", "Contacts", {}}; });
            CPPUNIT_ASSERT_MESSAGE(address,
                                   trouble([&] { (void)tickets.find(reference); }).first == Kind::refused);
        }
    }

    void statusesAreSorted()
    {
        for (const auto& [status, kind] : std::vector<std::pair<int, Kind>>{{400, Kind::misfit},
                                                                            {401, Kind::refused},
                                                                            {403, Kind::refused},
                                                                            {429, Kind::away},
                                                                            {500, Kind::away},
                                                                            {503, Kind::away}})
        {
            Stage stage(WebServer::answer(status, R"({"message":"No permission\nat all"})"));
            const auto [found, text] = trouble([&] { (void)stage.tickets.find(reference); });
            CPPUNIT_ASSERT_MESSAGE(std::to_string(status), found == kind);
            CPPUNIT_ASSERT(text.find("No permission at all") != std::string::npos);
        }
    }

    void aCookieIsUsedForAWhileOnly()
    {
        WebServer server([](const Asked& asked) {
            return isLogIn(asked) ? loggedIn() : WebServer::answer(200, R"({"items":[]})");
        });
        RtLimits limits;
        limits.session = std::chrono::milliseconds(200);
        RtTickets tickets([&] { return RtSettings{server.address(), "1-2-abc", "Contacts", {}}; }, limits);
        const auto logIns = [&] {
            const auto asked = server.asked();
            return std::count_if(asked.begin(), asked.end(), isLogIn);
        };
        (void)tickets.find(reference);
        (void)tickets.find(reference);
        CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t{1}, logIns());
        std::this_thread::sleep_for(std::chrono::milliseconds(250));
        (void)tickets.find(reference);
        CPPUNIT_ASSERT_EQUAL(std::ptrdiff_t{2}, logIns());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RtAnswersTest);

}  // namespace contacts::tests
