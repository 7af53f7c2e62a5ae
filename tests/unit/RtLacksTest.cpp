// What a check of the connection to Request Tracker names: missing rights and fields, versions that are too
// old.
#include "tests/unit/RtTicketsStage.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

using namespace scriptedTickets;

namespace {

/// Everything that a check asks about before it tries a ticket, and a search that finds none.
constexpr auto wholeQueue =
    R"({"Version":"5.0.11","id":3,"items":[],"_hyperlinks":[{"ref":"create"}],)"
    R"("TicketCustomFields":[{"name":"ContactsManagerRequest"},{"name":"ContactsManagerStep"}]})";

}  // namespace


class RtLacksTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RtLacksTest);
    CPPUNIT_TEST(checkingNamesWhatIsMissing);
    CPPUNIT_TEST(checkingNamesTheRightToSeeAndRaisesNoSecondProbe);
    CPPUNIT_TEST(checkingNamesTheRightToModify);
    CPPUNIT_TEST(checkingNamesAVersionThatIsTooOldOrUnsafe);
    CPPUNIT_TEST_SUITE_END();

public:
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
    static std::string said(const std::vector<RemoteLack>& missing)
    {
        std::string all;
        for (const auto& one : missing)
            all += std::string(wordOf(one.kind)) + " " + one.name + " " + one.more + "\n";
        return all;
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RtLacksTest);

}  // namespace contacts::tests
