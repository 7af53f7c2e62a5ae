// The contract of every desk, for the host's own tickets and for a Request Tracker that is played.
#include "tests/support/DeskContract.h"
#include "tests/support/PlayedRt.h"

#include <algorithm>

namespace {

using namespace tests;


class DeskContract_onTheHostsTickets : public DeskContract
{
    CPPUNIT_TEST_SUB_SUITE(DeskContract_onTheHostsTickets, DeskContract);
    CPPUNIT_TEST_SUITE_END();

    HostOptions options() override { return {}; }

    Standing standing(Scene& scene, const std::string& ticket) override
    {
        const auto status = scene.host().rows("SELECT status FROM sc_ticket WHERE id = " + ticket).at(0);
        return status == "open"      ? Standing::open
               : status == "waiting" ? Standing::waiting
               : status == "closed"  ? Standing::closed
                                     : Standing::cancelled;
    }

    bool says(Scene& scene, const std::string& ticket, const std::string& text) override
    {
        const auto messages =
            scene.host().rows("SELECT text FROM sc_ticket_message WHERE ticket_id = " + ticket);
        return std::any_of(messages.begin(), messages.end(), [&](const std::string& message) {
            return message.find(text) != std::string::npos;
        });
    }

    std::size_t ticketsLike(Scene& scene, const std::string&) override
    {
        return scene.host().rows("SELECT id FROM sc_ticket").size();
    }
};


class DeskContract_onAPlayedRequestTracker : public DeskContract
{
    CPPUNIT_TEST_SUB_SUITE(DeskContract_onAPlayedRequestTracker, DeskContract);
    CPPUNIT_TEST_SUITE_END();

    PlayedRt rt{};

    HostOptions options() override { return rt.options(); }
    [[nodiscard]] Standing rejected() const override { return Standing::cancelled; }

    Standing standing(Scene&, const std::string& ticket) override
    {
        const auto status = rt.tickets().at(std::stoi(ticket)).status;
        return status == "stalled"    ? Standing::waiting
               : status == "resolved" ? Standing::closed
               : status == "rejected" ? Standing::cancelled
                                      : Standing::open;
    }

    bool says(Scene&, const std::string& ticket, const std::string& text) override
    {
        return rt.tickets().at(std::stoi(ticket)).text.find(text) != std::string::npos;
    }

    std::size_t ticketsLike(Scene&, const std::string&) override { return rt.tickets().size(); }
};

}  // namespace

CPPUNIT_TEST_SUITE_REGISTRATION(DeskContract_onTheHostsTickets);
CPPUNIT_TEST_SUITE_REGISTRATION(DeskContract_onAPlayedRequestTracker);
