#include "hooks/Numbers.h"

#include <cppunit/extensions/HelperMacros.h>

#include <cstdint>
#include <string>

namespace contacts {

class NumbersTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(NumbersTest);
    CPPUNIT_TEST(readsWholeNumbersAndNothingElse);
    CPPUNIT_TEST_SUITE_END();

public:
    void readsWholeNumbersAndNothingElse()
    {
        CPPUNIT_ASSERT(numberIn<std::uint32_t>("4294967295") == 4294967295U);
        CPPUNIT_ASSERT(numberIn<std::uint32_t>("0") == 0U);
        CPPUNIT_ASSERT(numberIn<std::int64_t>("-1") == -1);
        for (const std::string odd : {"", " 7", "7 ", "+7", "-1", "7.0", "0x7", "seven", "4294967296"})
            CPPUNIT_ASSERT_MESSAGE(odd, !numberIn<std::uint32_t>(odd));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(NumbersTest);

}  // namespace contacts
