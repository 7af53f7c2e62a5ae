// What a check of the connection does with its own ticket: a queue with a lifecycle, played by a few lines.
#include "tests/support/WebServer.h"
#include "ticket-adapter/request-tracker/RtTickets.h"

#include <cppunit/extensions/HelperMacros.h>

#include <Poco/JSON/Parser.h>

#include <set>

namespace contacts::tests {

namespace {

using ::tests::WebServer;
using Asked = WebServer::Asked;
using Turn = WebServer::Turn;
using Object = Poco::JSON::Object;

/// Keeps the one ticket of the check, and lets it go from one status to another as its lifecycle says.
class PlayedQueue
{
public:
    RtTickets tickets{[this] { return RtSettings{_server.address(), "1-2-abc", "Contacts", {}}; }};

    void forbid(const std::string& from, const std::string& to) { _forbidden.insert({from, to}); }
    [[nodiscard]] std::string went() const { return _went; }
    [[nodiscard]] std::string said() const { return _said; }

private:
    Turn turn(const Asked& asked)
    {
        if (asked.path.ends_with("/REST/1.0/"))
            return {"HTTP/1.1 200 OK\r\nSet-Cookie: RT_SID_desk.80=abc; path=/\r\n\r\nRT/5.0.3 200 Ok\n\n"};
        if (asked.path.find("/tickets?") != std::string::npos)
            return WebServer::answer(200, R"({"items":[{"id":"7"}]})");
        if (asked.path.find("/ticket/7") == std::string::npos)
            return WebServer::answer(200, R"({"Version":"5.0.11","id":3,"_hyperlinks":[{"ref":"create"}],)"
                                          R"("TicketCustomFields":[{"name":"ContactsManagerRequest"},)"
                                          R"({"name":"ContactsManagerStep"}]})");
        return asked.method == "GET" ? WebServer::answer(200, json(), "ETag: \"1\"\r\n") : written(asked);
    }

    Turn written(const Asked& asked)
    {
        const auto body = Poco::JSON::Parser().parse(asked.body).extract<Object::Ptr>();
        if (const auto fields = body->getObject("CustomFields"))
            _step = fields->getValue<std::string>(RtTickets::stepField);
        _said += body->optValue<std::string>("Content", "");
        const auto status = body->optValue<std::string>("Status", _status);
        if (_forbidden.count({_status, status}) > 0)
            return WebServer::answer(200, R"(["Ticket 7: You can't change status to ')" + status + "'.\"]");
        if (status != _status)
            _went += status + " ";
        _status = status;
        return WebServer::answer(asked.method == "POST" ? 201 : 200, "[]");
    }

    [[nodiscard]] std::string json() const
    {
        return R"({"id":7,"Status":")" + _status +
               R"(","Creator":{"id":"contacts-manager"},"Queue":{"id":"3"},"CustomFields":[)"
               R"({"name":"ContactsManagerRequest","values":[")" +
               RtTickets::checkReference + R"("]},{"name":"ContactsManagerStep","values":[")" + _step +
               R"("]}]})";
    }

    std::set<std::pair<std::string, std::string>> _forbidden;
    std::string _status = "new";
    std::string _step;
    std::string _went;
    std::string _said;
    WebServer _server{[this](const Asked& asked) { return turn(asked); }};
};


std::string said(const std::vector<RemoteLack>& missing)
{
    std::string all;
    for (const auto& one : missing)
        all += std::string(wordOf(one.kind)) + " " + one.name + " " + one.more + "\n";
    return all;
}

}  // namespace

class RtCheckTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RtCheckTest);
    CPPUNIT_TEST(theProbeGoesEveryWayOfARequest);
    CPPUNIT_TEST(whereTheLifecycleLeadsNowhereIsNamed);
    CPPUNIT_TEST_SUITE_END();

public:
    void theProbeGoesEveryWayOfARequest()
    {
        PlayedQueue queue;
        CPPUNIT_ASSERT_EQUAL(std::string(), said(queue.tickets.check()));
        CPPUNIT_ASSERT_EQUAL(std::string("open stalled open rejected open resolved "), queue.went());
        CPPUNIT_ASSERT_EQUAL(std::string("The connection was checked."), queue.said());
    }

    void whereTheLifecycleLeadsNowhereIsNamed()
    {
        PlayedQueue unstalled;
        unstalled.forbid("open", "stalled");
        CPPUNIT_ASSERT_EQUAL(std::string("status stalled open\n"), said(unstalled.tickets.check()));
        CPPUNIT_ASSERT_EQUAL(std::string("open rejected open resolved "), unstalled.went());
        PlayedQueue bare;
        bare.forbid("open", "stalled");
        bare.forbid("open", "rejected");
        bare.forbid("resolved", "open");
        CPPUNIT_ASSERT_EQUAL(std::string("status stalled open\n"
                                         "status rejected open\n"),
                             said(bare.tickets.check()));
        // The ticket stays resolved now: each way is named once.
        bare.forbid("resolved", "stalled");
        bare.forbid("resolved", "rejected");
        CPPUNIT_ASSERT_EQUAL(std::string("status open resolved\n"
                                         "status stalled resolved\n"
                                         "status rejected resolved\n"),
                             said(bare.tickets.check()));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RtCheckTest);

}  // namespace contacts::tests
