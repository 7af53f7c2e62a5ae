#include "host/src/pages/ZoneNames.h"

#include <cppunit/extensions/HelperMacros.h>

namespace supportcentre {

class ZoneNamesTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ZoneNamesTest);
    CPPUNIT_TEST(callsAZoneByItsCityInTheReadersLanguage);
    CPPUNIT_TEST(sortsByWhatIsReadAndKeepsUtcFirst);
    CPPUNIT_TEST_SUITE_END();

public:
    void callsAZoneByItsCityInTheReadersLanguage()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("Kolkata (GMT+5:30)"),
                             namedZones({"Asia/Calcutta"}, "en")[0].second);
        CPPUNIT_ASSERT_EQUAL(std::string("Kalkutta (GMT+5:30)"),
                             namedZones({"Asia/Calcutta"}, "de")[0].second);
        CPPUNIT_ASSERT_EQUAL(std::string("Calcutta (UTC+5:30)"),
                             namedZones({"Asia/Calcutta"}, "fr")[0].second);
    }

    void sortsByWhatIsReadAndKeepsUtcFirst()
    {
        const auto zones = namedZones({"Africa/Abidjan", "UTC", "Europe/Zurich", "Asia/Yerevan"}, "de");
        CPPUNIT_ASSERT_EQUAL(std::string("UTC"), zones[0].first);
        CPPUNIT_ASSERT_EQUAL(std::string("Africa/Abidjan"), zones[1].first);
        CPPUNIT_ASSERT_EQUAL(std::string("Asia/Yerevan"), zones[2].first);  // Eriwan
        CPPUNIT_ASSERT_EQUAL(std::string("Europe/Zurich"), zones[3].first);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ZoneNamesTest);

}  // namespace supportcentre
