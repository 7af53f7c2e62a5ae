// Tickets in Request Tracker: found, raised and moved, each once and each read back before it is believed.
#include "tests/unit/RtTicketsStage.h"

#include <cppunit/extensions/HelperMacros.h>

#include <optional>

namespace contacts::tests {

using namespace scriptedTickets;


class RtTicketsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RtTicketsTest);
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
    CPPUNIT_TEST_SUITE_END();

public:
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
};

CPPUNIT_TEST_SUITE_REGISTRATION(RtTicketsTest);

}  // namespace contacts::tests
