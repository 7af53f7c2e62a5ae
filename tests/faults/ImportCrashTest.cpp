// kill -9 in the middle of an import, and the same file again (case 94).
#include "tests/support/Invariants.h"
#include "tests/support/Scene.h"

#include <cppunit/extensions/HelperMacros.h>

#include <cstdlib>

namespace {

using namespace tests;

class ImportCrashTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(ImportCrashTest);
    CPPUNIT_TEST(theSameFileAgainCompletesWhatWasCutOff);
    CPPUNIT_TEST_SUITE_END();

    /// Two customers of two people each, whom no other round knows.
    static std::string fileOf(const std::string& round)
    {
        std::string file = "customer,customer_kind,parent_customer,email,title,first_name,last_name,phone,"
                           "department,language,portal_user,sees_all_requests,roles\n";
        for (const std::string customer : {"A", "B"})
            for (const std::string person : {"x", "y"})
                file += "Round " + round + " " + customer + ",customer,," + person + customer + "@round" +
                        round + ".example,,First,Last,,,en,yes,no,management;application;technical\n";
        return file;
    }

    static void assertOnce(Scene& scene, const std::string& round)
    {
        const auto address = "email LIKE '%@round" + round + ".example'";
        for (const auto& [what, count] :
             std::map<std::string, std::string>{{"cm_contact WHERE " + address, "4"},
                                                {"cm_membership WHERE " + address, "4"},
                                                {"cm_customer WHERE name LIKE 'Round " + round + " %'", "2"}})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(what, count,
                                         scene.host().rows("SELECT count(*) FROM " + what).at(0));
    }

public:
    void theSameFileAgainCompletesWhatWasCutOff()
    {
        constexpr int killed = 128 + 9;
        const int stride = std::getenv("CHECK_LONG") != nullptr ? 1 : 11;
        Scene scene;
        int cutOff = 0;
        for (int point = 1;; point += stride)
        {
            CPPUNIT_ASSERT_MESSAGE("an import has no end of fault points", point < 2000);
            const auto round = std::to_string(point);
            const auto file = scene.host().folder() / ("round" + round + ".csv");
            writeFile(file, fileOf(round));
            const auto import = [&](const std::map<std::string, std::string>& environment = {}) {
                std::string said;
                const auto code = scene.host().command({"import", file.string()}, said, {}, environment);
                CPPUNIT_ASSERT_MESSAGE(said, code == 0 || (code == killed && !environment.empty()));
                return std::pair(code, said);
            };
            const auto code = import({{"CRASH_AT", round}}).first;
            cutOff += code == killed ? 1 : 0;
            (void)import();
            assertOnce(scene, round);
            const auto third = import().second;
            CPPUNIT_ASSERT_MESSAGE(third, third.find("4 unchanged") != std::string::npos);
            if (code == 0)
                break;
        }
        CPPUNIT_ASSERT_MESSAGE("hardly any import was cut off", cutOff > 2);
        (void)scene.host().mails();
        std::string broken;
        for (const auto& each : brokenInvariants(scene.host()))
            broken += each + "\n";
        CPPUNIT_ASSERT_MESSAGE(broken, broken.empty());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ImportCrashTest);

}  // namespace
