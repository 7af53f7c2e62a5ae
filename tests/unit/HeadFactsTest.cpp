// What single fields of a request mean: who the client is behind proxies, above all.
#include "host/src/http/HeadFacts.h"
#include "host/src/http/IpAddress.h"

#include <cppunit/extensions/HelperMacros.h>

using namespace supportcentre;

class HeadFactsTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(HeadFactsTest);
    CPPUNIT_TEST(believesTrustedProxiesOnly);
    CPPUNIT_TEST(takesTheLastAddressOfTheLastField);
    CPPUNIT_TEST(readsAddressesWithPortsAndBrackets);
    CPPUNIT_TEST(takesNothingElseForAnAddress);
    CPPUNIT_TEST(countsIpv6ByNetwork);
    CPPUNIT_TEST_SUITE_END();

public:
    void believesTrustedProxiesOnly()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("192.0.2.7"), client({"192.0.2.7"}));
        CPPUNIT_ASSERT_EQUAL(std::string("198.51.100.1"), client({"192.0.2.7"}, "198.51.100.1"));
        CPPUNIT_ASSERT_EQUAL(std::string("127.0.0.1"), client({}));
    }

    /// A proxy that adds a field leaves the client's own in front of it.
    void takesTheLastAddressOfTheLastField()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("192.0.2.7"), client({"203.0.113.9, 192.0.2.7"}));
        CPPUNIT_ASSERT_EQUAL(std::string("192.0.2.7"), client({"203.0.113.9", "192.0.2.7"}));
        CPPUNIT_ASSERT_EQUAL(std::string("192.0.2.7"), client({"203.0.113.9", "203.0.113.8,192.0.2.7"}));
        CPPUNIT_ASSERT_EQUAL(std::string("127.0.0.1"), client({"203.0.113.9", ""}));
    }

    /// Some proxies write the port as well, which is another one with each connection.
    void readsAddressesWithPortsAndBrackets()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("192.0.2.7"), client({"192.0.2.7:51234"}));
        CPPUNIT_ASSERT_EQUAL(std::string("2001:db8::7"), client({"[2001:db8::7]:51234"}));
        CPPUNIT_ASSERT_EQUAL(std::string("2001:db8::7"), client({"[2001:DB8:0::7]"}));
        CPPUNIT_ASSERT_EQUAL(std::string("2001:db8::7"), client({"2001:0db8::0007"}));
        CPPUNIT_ASSERT_EQUAL(std::string("192.0.2.7"), client({"::ffff:192.0.2.7"}));
        CPPUNIT_ASSERT_EQUAL(std::string("192.0.2.7"), client({"[::ffff:192.0.2.7]:80"}));
    }

    void takesNothingElseForAnAddress()
    {
        for (const std::string text :
             {"unknown", "1.2.3", "1.2.3.4.5", "256.1.1.1", "0x7f.0.0.1", "1.2.3.4:", "1.2.3.4:x",
              "1.2.3.4:123456", "[1.2.3.4]:80", "[2001:db8::7", "[2001:db8::7]x", "[]", ":", "2001:db8:::7",
              "_hidden", "\"[::1]\"", "fe80::1%eth0"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(text, std::string("127.0.0.1"), client({text}));
    }

    /// Whoever has one address of a network has them all; IPv4 inside IPv6 would make one of all IPv4.
    void countsIpv6ByNetwork()
    {
        CPPUNIT_ASSERT_EQUAL(networkOf("2001:db8:1:2::7"), networkOf("2001:db8:1:2:ffff:1:2:3"));
        CPPUNIT_ASSERT(networkOf("2001:db8:1:2::7") != networkOf("2001:db8:1:3::7"));
        CPPUNIT_ASSERT_EQUAL(std::string("2001:db8:1:2::/64"), networkOf("2001:db8:1:2::7"));
        CPPUNIT_ASSERT_EQUAL(std::string("192.0.2.7"), networkOf("192.0.2.7"));
        CPPUNIT_ASSERT_EQUAL(std::string("192.0.2.7"), networkOf("::ffff:192.0.2.7"));
        CPPUNIT_ASSERT_EQUAL(std::string("no address"), networkOf("no address"));
    }

private:
    static std::string client(const std::vector<std::string>& forwarded,
                              const std::string& peer = "127.0.0.1")
    {
        Inbound inbound;
        inbound.peer = peer;
        for (const auto& value : forwarded)
            inbound.head.fields.emplace_back("x-forwarded-for", value);
        return clientOf(inbound, {"127.0.0.1"});
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(HeadFactsTest);
