// What Request Tracker, or whatever stands at its address, may answer: the client against a scripted server.
// The real one is asked in tests/rt.
#include "ticket-adapter/request-tracker/RtTickets.h"
#include "tests/support/RemoteTrouble.h"
#include "tests/support/WebServer.h"

#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <optional>
#include <thread>

namespace contacts::tests {

namespace {

using Kind = RemoteFailure::Kind;
using ::tests::WebServer;
using Asked = WebServer::Asked;
using Turn = WebServer::Turn;

constexpr auto reference = "contacts-manager/0123456789abcdef";


Turn loggedIn(const char* cookie = "RT_SID_desk.80=abc")
{
    return {"HTTP/1.1 200 OK\r\nSet-Cookie: proxy=1\r\nSet-Cookie: " + std::string(cookie) +
            "; path=/; HttpOnly\r\n\r\nRT/5.0.3 200 Ok\n\n"};
}


std::string ticketJson(const std::string& status, const std::string& step, int id = 7,
                       const std::string& ref = reference, const std::string& more = {})
{
    return R"({"id":)" + std::to_string(id) + R"(,"Status":")" + status + "\"," + more +
           R"("Creator":{"id":"contacts-manager"},"Queue":{"id":"3"},"CustomFields":[{"name":"ContactsManagerRequest","values":[")" +
           ref + R"("]},{"name":"ContactsManagerStep","values":[")" + step + R"("]}]})";
}


bool isLogIn(const Asked& asked)
{
    return asked.path.ends_with("/REST/1.0/");
}

/// A server that lets everybody in, and a client of it with short patience.
struct Stage
{
    explicit Stage(WebServer::Script script, const std::string& path = {})
        : server([script = std::move(script)](const Asked& asked) {
              return isLogIn(asked) ? loggedIn() : script(asked);
          }),
          tickets(
              [this, path] {
                  return RtSettings{server.address() + path, "1-2-abc", "Contacts", {}};
              },
              {std::chrono::milliseconds(400), std::chrono::milliseconds(1500), 10'000})
    {
    }

    explicit Stage(const Turn& turn, const std::string& path = {})
        : Stage([turn](const Asked&) { return turn; }, path)
    {
    }

    WebServer server;
    RtTickets tickets;
};


/// Everything that a check asks about before it tries a ticket, and a search that finds none.
constexpr auto wholeQueue =
    R"({"Version":"5.0.11","id":3,"items":[],"_hyperlinks":[{"ref":"create"}],)"
    R"("TicketCustomFields":[{"name":"ContactsManagerRequest"},{"name":"ContactsManagerStep"}]})";

const RemoteStep step{"request/1/1/closed", reference, TicketMove::closed, "Done."};

}  // namespace

class RtTicketsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RtTicketsTest);
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
    CPPUNIT_TEST(aFoundTicketIsReadBeforeItIsBelieved);
    CPPUNIT_TEST(searchTextIsQuoted);
    CPPUNIT_TEST(aTicketWithoutItsReferenceIsNoSuccess);
    CPPUNIT_TEST(aTicketThatIsRaisedAndHiddenIsRaisedOnce);
    CPPUNIT_TEST(aStepThatIsThereIsNotTakenAgain);
    CPPUNIT_TEST(aStepIsSaidAndSettledAndReadBack);
    CPPUNIT_TEST(aFasterChangeIsReadAndWrittenOnTop);
    CPPUNIT_TEST(twoHundredWithoutEffectIsAFailure);
    CPPUNIT_TEST(aTicketThatStaysOpenIsNoHouseThatRefuses);
    CPPUNIT_TEST(aMessageThatIsNotTakenIsNoHouseThatRefuses);
    CPPUNIT_TEST(whatIsForbiddenInAnotherQueueConcernsOneTicket);
    CPPUNIT_TEST(aForeignMergedOrDeletedTicketIsNeverWritten);
    CPPUNIT_TEST(everyStandingOfATicketHasAName);
    CPPUNIT_TEST(onlyOthersWhoCloseAndOpenASinceOurStepCount);
    CPPUNIT_TEST(aTicketThatIsHiddenIsNoHouseThatRefuses);
    CPPUNIT_TEST(showsOurPagesWhereItsExtensionIs);
    CPPUNIT_TEST(aCookieIsUsedForAWhileOnly);
    CPPUNIT_TEST(checkingNamesWhatIsMissing);
    CPPUNIT_TEST(checkingNamesTheRightToSeeAndRaisesNoSecondProbe);
    CPPUNIT_TEST(checkingNamesTheRightToModify);
    CPPUNIT_TEST(checkingNamesAVersionThatIsTooOldOrUnsafe);
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

    void aFoundTicketIsReadBeforeItIsBelieved()
    {
        Stage stage([](const Asked& asked) {
            if (asked.path.find("/tickets?") != std::string::npos)
                return WebServer::answer(200, R"({"items":[{"id":"6"},{"id":"7"}]})");
            const bool other = asked.path.ends_with("/ticket/6");
            return WebServer::answer(200, other
                                              ? ticketJson("new", "", 6, "CONTACTS-MANAGER/0123456789ABCDEF")
                                              : ticketJson("new", ""));
        });
        CPPUNIT_ASSERT(stage.tickets.find(reference) == std::optional<std::uint64_t>(7));
    }

    void searchTextIsQuoted()
    {
        Stage stage(WebServer::answer(200, R"({"items":[]})"), "/rt");
        (void)stage.tickets.find("a' OR id > 0 OR 'b\\");
        const auto path = stage.server.asked().back().path;
        CPPUNIT_ASSERT(path.starts_with("/rt/REST/2.0/tickets?"));
        CPPUNIT_ASSERT_MESSAGE(path, path.find("%27a%5C%27%20OR") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(path, path.ends_with("b%5C%5C%27"));
    }

    void aTicketWithoutItsReferenceIsNoSuccess()
    {
        Stage stage([](const Asked& asked) {
            return asked.method == "POST" ? WebServer::answer(201, R"({"id":"7"})")
                                          : WebServer::answer(200, ticketJson("new", "", 7, ""));
        });
        const auto [kind, text] = trouble([&] {
            (void)stage.tickets.raise({reference, "maria@acme.example", {"Subject", "Text"}});
        });
        CPPUNIT_ASSERT(kind == Kind::refused);
        CPPUNIT_ASSERT(text.find("ContactsManagerRequest") != std::string::npos);
    }

    void aTicketThatIsRaisedAndHiddenIsRaisedOnce()
    {
        for (const int status : {403, 404})
        {
            Stage stage([status](const Asked& asked) {
                return asked.method == "POST" ? WebServer::answer(201, R"({"id":"7"})")
                                              : WebServer::answer(status, "{}");
            });
            CPPUNIT_ASSERT_EQUAL(std::uint64_t{7}, stage.tickets.raise({reference, {}, {"Subject", "Text"}}));
        }
    }

    void aStepThatIsThereIsNotTakenAgain()
    {
        Stage stage(WebServer::answer(200, ticketJson("resolved", step.key)));
        stage.tickets.move(7, step);
        for (const auto& asked : stage.server.asked())
            CPPUNIT_ASSERT_EQUAL(std::string("GET"), asked.method);
    }

    void aStepIsSaidAndSettledAndReadBack()
    {
        std::string status = "open";
        std::string mark;
        Stage stage([&](const Asked& asked) {
            if (asked.method == "POST")
                mark = step.key;
            if (asked.method == "PUT")
                status = "resolved";
            return asked.method == "GET"
                       ? WebServer::answer(200, ticketJson(status, mark), "ETag: \"60\"\r\n")
                       : WebServer::answer(asked.method == "POST" ? 201 : 200, "[]");
        });
        stage.tickets.move(7, step);
        std::string methods;
        for (const auto& asked : stage.server.asked())
            methods += asked.method + " ";
        CPPUNIT_ASSERT_EQUAL(std::string("GET GET POST GET PUT GET "), methods);
        const auto put = stage.server.asked()[4];
        CPPUNIT_ASSERT(put.head.find("if-match: \"60\"\r\n") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(std::string(R"({"Status":"resolved"})"), put.body);
    }

    void aFasterChangeIsReadAndWrittenOnTop()
    {
        int puts = 0;
        Stage stage([&](const Asked& asked) {
            if (asked.method == "PUT")
                return ++puts == 1 ? WebServer::answer(412, "{}") : WebServer::answer(200, "[]");
            return WebServer::answer(200, ticketJson(puts < 2 ? "open" : "resolved", step.key),
                                     "ETag: \"" + std::to_string(puts) + "\"\r\n");
        });
        stage.tickets.move(7, step);
        CPPUNIT_ASSERT_EQUAL(2, puts);
    }

    void twoHundredWithoutEffectIsAFailure()
    {
        Stage stage([](const Asked& asked) {
            if (asked.path.find("/queue/") != std::string::npos)
                return WebServer::answer(200, R"({"id":3})");
            return asked.method == "PUT" ? WebServer::answer(200, R"(["Permission denied"])")
                                         : WebServer::answer(200, ticketJson("open", step.key));
        });
        const auto [kind, text] = trouble([&] { stage.tickets.move(7, step); });
        CPPUNIT_ASSERT(kind == Kind::refused);
        CPPUNIT_ASSERT(text.find("ModifyTicket") != std::string::npos);
    }

    void aTicketThatStaysOpenIsNoHouseThatRefuses()
    {
        for (const auto& [answer, sentence] : std::vector<std::pair<std::string, std::string>>{
                 {R"(["Ticket 7: That ticket has unresolved dependencies"])",
                  "did not become resolved: Ticket 7: That ticket has unresolved dependencies"},
                 {R"(["You can't change status","from 'a' to 'b'."])", "You can't change status; from"},
                 {"[]", "did not become resolved"},
                 {R"([{"odd":1},7])", "did not become resolved"},
                 {"{}", "did not become resolved"}})
        {
            Stage stage([&, answer = answer](const Asked& asked) {
                return WebServer::answer(200, asked.method == "PUT" ? answer : ticketJson("open", step.key));
            });
            const auto [kind, text] = trouble([&] { stage.tickets.move(7, step); });
            CPPUNIT_ASSERT_MESSAGE(answer, kind == Kind::misfit);
            CPPUNIT_ASSERT_MESSAGE(text, text.find(sentence) != std::string::npos);
        }
    }

    void aMessageThatIsNotTakenIsNoHouseThatRefuses()
    {
        for (const auto& [sentence, expected] :
             {std::pair("No message attached", Kind::misfit), std::pair("Permission Denied", Kind::refused)})
        {
            Stage stage([&, said = std::string(sentence)](const Asked& asked) {
                return asked.method == "POST" ? WebServer::answer(400, R"({"message":")" + said + "\"}")
                       : asked.path.find("/queue/") != std::string::npos
                           ? WebServer::answer(200, R"({"id":3})")
                           : WebServer::answer(200, ticketJson("open", ""));
            });
            const auto [kind, text] = trouble([&] { stage.tickets.move(7, step); });
            CPPUNIT_ASSERT_MESSAGE(text, kind == expected);
            CPPUNIT_ASSERT_MESSAGE(text, text.find(sentence) != std::string::npos);
        }
    }

    void whatIsForbiddenInAnotherQueueConcernsOneTicket()
    {
        for (const auto& [queue, expected] : {std::pair(3, Kind::refused), std::pair(4, Kind::misfit)})
        {
            Stage stage([ours = std::to_string(queue)](const Asked& asked) {
                if (asked.path.find("/queue/") != std::string::npos)
                    return WebServer::answer(200, R"({"id":)" + ours + "}");
                return WebServer::answer(200, asked.method == "PUT" ? R"(["Permission Denied"])"
                                                                    : ticketJson("open", step.key));
            });
            const auto [kind, text] = trouble([&] { stage.tickets.move(7, step); });
            CPPUNIT_ASSERT_MESSAGE(text, kind == expected && text.find("ModifyTicket") != std::string::npos);
        }
    }

    void aForeignMergedOrDeletedTicketIsNeverWritten()
    {
        for (const auto& json : {ticketJson("open", "", 7, "contacts-manager/another"),
                                 ticketJson("open", "", 9), ticketJson("deleted", ""), std::string()})
        {
            Stage stage(WebServer::answer(json.empty() ? 404 : 200, json));
            CPPUNIT_ASSERT(trouble([&] { stage.tickets.move(7, step); }).first == Kind::misfit);
            for (const auto& asked : stage.server.asked())
                CPPUNIT_ASSERT_EQUAL(std::string("GET"), asked.method);
        }
    }

    void everyStandingOfATicketHasAName()
    {
        const auto other = ticketJson("open", "", 7, "contacts-manager/another");
        const auto elsewhere = [](const std::string& json) {
            auto moved = json;
            moved.replace(moved.find(R"("Queue":{"id":"3"})"), 18, R"("Queue":{"id":"4"})");
            return moved;
        };
        for (const auto& [json, word] : std::vector<std::pair<std::string, std::string>>{
                 {ticketJson("open", ""), "as-left"},
                 {ticketJson("stalled", ""), "as-left"},
                 {ticketJson("resolved", ""), "closed"},
                 {ticketJson("rejected", ""), "closed"},
                 {ticketJson("open", "", 9), "merged"},
                 {ticketJson("deleted", ""), "deleted"},
                 {other, "foreign"},
                 {ticketJson("open", "", 7, ""), "hidden"},
                 {elsewhere(ticketJson("open", "")), "moved"},
                 {ticketJson("open", "request/1/0/return"), "set-back"}})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(json, word, seen(json, std::string()));
        CPPUNIT_ASSERT_EQUAL(std::string("as-left"),
                             seen(ticketJson("open", "request/1/0/return"), std::nullopt));
        CPPUNIT_ASSERT_EQUAL(std::string("set-back"), seen(ticketJson("open", ""), "request/1/0/return"));
        Stage gone(WebServer::answer(404, "{}"));
        CPPUNIT_ASSERT(gone.tickets.look(7, {reference, {}}) == RemoteSight::gone);
    }

    void onlyOthersWhoCloseAndOpenASinceOurStepCount()
    {
        const auto change = [](const char* who, const char* status) {
            return R"({"Creator":{"id":")" + std::string(who) + R"("},"NewValue":")" + status + "\"}";
        };
        const auto others = change("agent", "open") + "," + change("agent", "resolved");
        const auto ours = change("contacts-manager", "open");
        for (const auto& [changes, word] : std::vector<std::pair<std::string, std::string>>{
                 {others, "reopened"},
                 {others + "," + ours, "reopened"},
                 {ours + "," + others, "as-left"},
                 {change("agent", "open") + "," + ours + "," + change("agent", "rejected"), "as-left"},
                 {change("agent", "open"), "as-left"},
                 {"", "as-left"}})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(
                changes, word,
                seen(ticketJson("open", "", 7, reference, R"("Resolved":"2026-11-29T06:44:42Z",)"),
                     std::string(), changes));
        // Who was never closed is not asked about his past.
        CPPUNIT_ASSERT_EQUAL(std::string("as-left"), seen(ticketJson("open", "", 7, reference,
                                                                     R"("Resolved":"1970-01-01T00:00:00Z",)"),
                                                          std::string(), others));
    }

    void aTicketThatIsHiddenIsNoHouseThatRefuses()
    {
        Stage hidden([](const Asked& asked) {
            return asked.path.find("/ticket/") == std::string::npos ? WebServer::answer(200, R"({"id":3})")
                                                                    : WebServer::answer(403, "{}");
        });
        CPPUNIT_ASSERT(hidden.tickets.look(7, {reference, {}}) == RemoteSight::hidden);
        Stage closed(WebServer::answer(401, "{}"));
        CPPUNIT_ASSERT(trouble([&] {
                           (void)closed.tickets.look(7, {reference, {}});
                       }).first == Kind::refused);
    }

    void showsOurPagesWhereItsExtensionIs()
    {
        RtSettings settings{"https://rt.example/rt", "1-2-abc", "Contacts", {}};
        const RtTickets tickets([&] { return settings; });
        CPPUNIT_ASSERT_EQUAL(std::string("/portal/requests/7"), tickets.page("/portal/requests/7", false));
        settings.framing = true;
        CPPUNIT_ASSERT_EQUAL(
            std::string("https://rt.example/rt/SelfService/ContactsManager.html?at=/portal/requests/7"),
            tickets.page("/portal/requests/7", false));
        CPPUNIT_ASSERT_EQUAL(
            std::string("https://rt.example/rt/ContactsManager/index.html?at=/agent/requests/7"),
            tickets.page("/agent/requests/7", true));
        CPPUNIT_ASSERT_EQUAL(std::string("https://rt.example/rt/SelfService/"),
                             tickets.page("/portal", false));
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

    void checkingNamesWhatIsMissing()
    {
        Stage gone([](const Asked& asked) {
            return asked.path.ends_with("/rt") ? WebServer::answer(200, R"({"Version":"5.0.11"})")
                                               : WebServer::answer(404, "{}");
        });
        CPPUNIT_ASSERT_EQUAL(std::string("place Contacts SeeQueue\n"), said(gone.tickets.check()));
        Stage bare(WebServer::answer(
            200, R"({"Version":"5.0.11","id":3,"_hyperlinks":[],"TicketCustomFields":[]})"));
        CPPUNIT_ASSERT_EQUAL(std::string("right CreateTicket \n"
                                         "field ContactsManagerRequest SeeCustomField\n"
                                         "field ContactsManagerStep SeeCustomField\n"),
                             said(bare.tickets.check()));
    }

    void checkingNamesTheRightToSeeAndRaisesNoSecondProbe()
    {
        int probes = 0;
        Stage stage([&](const Asked& asked) {
            if (asked.method == "POST")
            {
                ++probes;
                return WebServer::answer(201, R"({"id":"7"})");
            }
            return asked.path.find("/ticket/") == std::string::npos ? WebServer::answer(200, wholeQueue)
                                                                    : WebServer::answer(403, "{}");
        });
        for (int i = 0; i < 3; ++i)
            CPPUNIT_ASSERT_EQUAL(std::string("right ShowTicket \n"), said(stage.tickets.check()));
        CPPUNIT_ASSERT_EQUAL(1, probes);
    }

    void checkingNamesTheRightToModify()
    {
        std::string mark;
        Stage stage([&](const Asked& asked) {
            if (asked.path.find("/tickets?") != std::string::npos)
                return WebServer::answer(200, R"({"items":[{"id":"7"}]})");
            if (asked.method == "PUT")
            {
                auto body = asked.body;
                std::erase(body, '\\');  // Slashes may come escaped.
                if (const auto at = body.find("check/"); at != std::string::npos)
                    mark = body.substr(at, body.find('"', at) - at);
                return WebServer::answer(200, R"(["Ticket 7: Permission Denied"])");
            }
            return WebServer::answer(200, asked.path.find("/ticket/") == std::string::npos
                                              ? std::string(wholeQueue)
                                              : ticketJson("new", mark, 7, RtTickets::checkReference));
        });
        CPPUNIT_ASSERT_EQUAL(std::string("right ModifyTicket \n"), said(stage.tickets.check()));
    }

    void checkingNamesAVersionThatIsTooOldOrUnsafe()
    {
        for (const auto& [version, kind] :
             std::vector<std::pair<std::string, std::string>>{{"5.0.3+dfsg-3~deb12u6", ""},
                                                              {"5.0.3+dfsg-3~deb12u10", ""},
                                                              {"5.0.11", ""},
                                                              {"5.0.7+dfsg-1", ""},
                                                              {"5.1.0", ""},
                                                              {"6.0.0", ""},
                                                              {"5.0.3+dfsg-3~deb12u5", "unsafe"},
                                                              {"5.0.3+dfsg-3", "unsafe"},
                                                              {"5.0.3", "unsafe"},
                                                              {"5.0.10", "unsafe"},
                                                              {"5.0.2", "version"},
                                                              {"4.4.7", "version"},
                                                              {"5", "version"},
                                                              {"5.0.-3", "version"},
                                                              {"99999999999.0.0", "version"},
                                                              {"five", "version"},
                                                              {"", "version"}})
        {
            Stage stage([&, version = version](const Asked& asked) {
                return asked.path.ends_with("/rt")
                           ? WebServer::answer(200, R"({"Version":")" + version + "\"}")
                           : WebServer::answer(404, "{}");
            });
            const auto found = stage.tickets.check();
            CPPUNIT_ASSERT_EQUAL_MESSAGE(version, kind.empty() ? std::size_t{1} : std::size_t{2},
                                         found.size());
            if (!kind.empty())
                CPPUNIT_ASSERT_EQUAL_MESSAGE(version, kind, std::string(wordOf(found.front().kind)));
        }
        Stage none(WebServer::answer(404, "{}"));
        CPPUNIT_ASSERT_EQUAL(std::string("version"), std::string(wordOf(none.tickets.check().at(0).kind)));
    }

private:
    /// What a look makes of that ticket; `changes` of its status, the newest first.
    static std::string seen(const std::string& json, const std::optional<std::string>& step,
                            const std::string& changes = {})
    {
        Stage stage([&](const Asked& asked) {
            if (asked.path.find("/transactions?") != std::string::npos)
                return WebServer::answer(200, R"({"items":[)" + changes + "]}");
            return WebServer::answer(200, asked.path.find("/ticket/") != std::string::npos ? json
                                                                                           : R"({"id":"3"})");
        });
        return std::string(wordOf(stage.tickets.look(7, {reference, step})));
    }

    static std::string said(const std::vector<RemoteLack>& missing)
    {
        std::string all;
        for (const auto& one : missing)
            all += std::string(wordOf(one.kind)) + " " + one.name + " " + one.more + "\n";
        return all;
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RtTicketsTest);

}  // namespace contacts::tests
