// The key that we share with the site that frames our pages, as its file holds it.
#include "host/src/program/Site.h"
#include "tests/support/HostChild.h"

#include <cppunit/extensions/HelperMacros.h>

#include <fstream>

using namespace supportcentre;

class FrameKeyTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(FrameKeyTest);
    CPPUNIT_TEST(whiteSpaceAroundItIsNoPartOfIt);
    CPPUNIT_TEST(aShortOneIsRefused);
    CPPUNIT_TEST_SUITE_END();

public:
    void whiteSpaceAroundItIsNoPartOfIt()
    {
        const std::string key = "0123456789abcdef and 0123456789abcdef";
        // ExtensionTest has the other side's.
        for (const auto& kept : {key, key + "\n", key + "\r\n", " \t" + key + " \r\n", key + "\nmore\n"})
            CPPUNIT_ASSERT_EQUAL(key, keyOf(kept));
    }

    void aShortOneIsRefused()
    {
        for (const std::string kept : {"", "\r\n", "0123456789", "                                \r\n"})
            CPPUNIT_ASSERT_THROW((void)keyOf(kept), ConfigError);
    }

private:
    std::string keyOf(const std::string& kept)
    {
        const auto file = (_folder.path() / "frame.key").string();
        std::ofstream(file, std::ios::binary) << kept;
        return framingSite(
                   Config(Config::Values{{"frame.origin", "https://rt.example"}, {"frame.key-file", file}}))
            .key;
    }

    tests::TemporaryFolder _folder{"frame-key"};
};

CPPUNIT_TEST_SUITE_REGISTRATION(FrameKeyTest);
