#include "net/NameLookup.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

namespace {

using Clock = std::chrono::steady_clock;


std::string shown(const std::vector<Poco::Net::IPAddress>& addresses)
{
    std::string all;
    for (const auto& each : addresses)
        all += each.toString() + " ";
    return all;
}

}  // namespace

class NameLookupTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(NameLookupTest);
    CPPUNIT_TEST(figuresAreAnAddressAndNobodyIsAskedAboutThem);
    CPPUNIT_TEST(aNameThatIsNoneIsAFailure);
    CPPUNIT_TEST_SUITE_END();

public:
    void figuresAreAnAddressAndNobodyIsAskedAboutThem()
    {
        // No time to ask, and nobody could say a name for these.
        for (const std::string figures : {"127.0.0.9", "192.0.2.5", "::1", "2001:db8::5"})
            CPPUNIT_ASSERT_EQUAL(figures + " ", shown(addressesOf(figures, Clock::now())));
    }

    void aNameThatIsNoneIsAFailure()
    {
        CPPUNIT_ASSERT_THROW((void)addressesOf("no such host", Clock::now() + std::chrono::seconds(20)),
                             NameFailure);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(NameLookupTest);

}  // namespace contacts::tests
