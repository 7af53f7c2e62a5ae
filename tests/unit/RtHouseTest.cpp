// Which house our questions to Request Tracker reach, and what of ours each house gets to see.
#include "tests/support/Afterwards.h"
#include "tests/support/WebServer.h"
#include "ticket-adapter/request-tracker/RtTickets.h"
#include "ticket-adapter/request-tracker/RtUsers.h"
#include "ticket-adapter/request-tracker/WebCall.h"

#include <cppunit/extensions/HelperMacros.h>

#include <memory>
#include <sys/socket.h>
#include <unistd.h>

namespace contacts::tests {

namespace {

using ::tests::WebServer;
using Asked = WebServer::Asked;
using Turn = WebServer::Turn;

constexpr auto reference = "contacts-manager/0123456789abcdef";


/// Lets everybody in with that cookie, and has no tickets, and one user, who is shut out.
WebServer::Script house(const std::string& cookie)
{
    return [cookie](const Asked& asked) {
        return asked.path.ends_with("/REST/1.0/")
                   ? Turn{"HTTP/1.1 200 OK\r\nSet-Cookie: RT_SID_" + cookie +
                          "; path=/\r\n\r\nRT/5.0.3 200 Ok\n\n"}
                   : WebServer::answer(200,
                                       R"({"items":[],"id":7,"Name":"nina","Privileged":0,"Disabled":1})");
    };
}


bool holds(const Asked& asked, const std::string& part)
{
    return asked.head.find(part) != std::string::npos;
}


/// The heads of all questions, by what of ours they show.
std::string shown(const WebServer& server)
{
    std::string all;
    for (const auto& each : server.asked())
        all += holds(each, "authorization: token ") ? "token "
               : holds(each, "cookie: ")            ? "cookie "
                                                    : "nothing ";
    return all;
}


std::string hostIn(const WebServer& server)
{
    const std::string before = "\nhost: ";
    const auto head = server.asked().at(0).head;
    const auto begin = head.find(before) + before.size();
    return head.substr(begin, head.find('\r', begin) - begin);
}


bool hasIpv6()
{
    try
    {
        const WebServer server(house("six=1"), "::1");
        return true;
    }
    catch (const std::runtime_error&)
    {
        return false;
    }
}

}  // namespace

class RtHouseTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RtHouseTest);
    CPPUNIT_TEST(aCookieGoesToTheHouseOnlyThatGaveIt);
    CPPUNIT_TEST(aCookieIsNotUsedForAnotherToken);
    CPPUNIT_TEST(theCookieOfWhoeverAdministersUsersAsWell);
    CPPUNIT_TEST(anAddressInFiguresIsTheHouse);
    CPPUNIT_TEST(anAddressOfSixIsBracketed);
    CPPUNIT_TEST(aNameWithLettersOfItsOwnIsAskedForAsTheNetWritesIt);
    CPPUNIT_TEST_SUITE_END();

public:
    void aCookieGoesToTheHouseOnlyThatGaveIt()
    {
        const WebServer mine(house("desk=abc")), theirs(house("theirs=def"));
        RtSettings settings{mine.address(), "1-2-abc", "Contacts", {}};
        RtTickets tickets([&] { return settings; });
        (void)tickets.find(reference);
        settings.address = theirs.address();
        settings.token = "invented";
        (void)tickets.find(reference);
        CPPUNIT_ASSERT_EQUAL(std::string("token cookie "), shown(theirs));
        for (const auto& each : theirs.asked())
            CPPUNIT_ASSERT(!holds(each, "rt_sid_desk"));
        CPPUNIT_ASSERT(holds(theirs.asked()[0], "authorization: token invented"));
    }

    void aCookieIsNotUsedForAnotherToken()
    {
        const WebServer server(house("desk=abc"));
        RtSettings settings{server.address(), "1-2-abc", "Contacts", {}};
        RtTickets tickets([&] { return settings; });
        (void)tickets.find(reference);
        settings.token = "1-3-def";
        (void)tickets.find(reference);
        (void)tickets.find(reference);
        CPPUNIT_ASSERT_EQUAL(std::string("token cookie token cookie cookie "), shown(server));
    }

    void theCookieOfWhoeverAdministersUsersAsWell()
    {
        const WebServer mine(house("desk=abc")), theirs(house("theirs=def"));
        RtSettings settings{mine.address(), "1-2-abc", "Contacts", {}};
        RtUsers users([&] { return settings; });
        RemotePerson nina;  // May get in nowhere.
        nina.user = 7;
        nina.name = "nina";
        (void)users.settle(nina);
        settings.address = theirs.address();
        (void)users.settle(nina);
        CPPUNIT_ASSERT_EQUAL(std::string("token cookie "), shown(theirs));
        for (const auto& each : theirs.asked())
            CPPUNIT_ASSERT(!holds(each, "rt_sid_desk"));
    }

    void anAddressInFiguresIsTheHouse()
    {
        // Nobody has a name for it: a resolver that is asked for one finds nothing, or another house.
        const WebServer server(house("desk=abc"), "127.0.0.9");
        RtTickets tickets([&] { return RtSettings{server.address(), "1-2-abc", "Contacts", {}}; });
        CPPUNIT_ASSERT(!tickets.find(reference));
        CPPUNIT_ASSERT_EQUAL(server.authority(), hostIn(server));
    }

    void anAddressOfSixIsBracketed()
    {
        if (!hasIpv6())
            return ::tests::leaveOut("RtHouseTest::anAddressOfSixIsBracketed", "there is no ::1 here");
        const WebServer server(house("desk=abc"), "::1");
        RtTickets tickets([&] { return RtSettings{server.address(), "1-2-abc", "Contacts", {}}; });
        CPPUNIT_ASSERT(!tickets.find(reference));
        CPPUNIT_ASSERT_EQUAL(server.authority(), hostIn(server));
    }

    void aNameWithLettersOfItsOwnIsAskedForAsTheNetWritesIt()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("xn--bcher-kva.example"),
                             WebPlace::from("https://bücher.example/rt", {}).host);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RtHouseTest);

}  // namespace contacts::tests
