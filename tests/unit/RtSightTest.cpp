// What became of a ticket in Request Tracker, and where it shows our pages.
#include "tests/unit/RtTicketsStage.h"

#include <cppunit/extensions/HelperMacros.h>

#include <optional>

namespace contacts::tests {

using namespace scriptedTickets;


class RtSightTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RtSightTest);
    CPPUNIT_TEST(everyStandingOfATicketHasAName);
    CPPUNIT_TEST(onlyOthersWhoCloseAndOpenASinceOurStepCount);
    CPPUNIT_TEST(aTicketThatIsHiddenIsNoHouseThatRefuses);
    CPPUNIT_TEST(showsOurPagesWhereItsExtensionIs);
    CPPUNIT_TEST_SUITE_END();

public:
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
};

CPPUNIT_TEST_SUITE_REGISTRATION(RtSightTest);

}  // namespace contacts::tests
