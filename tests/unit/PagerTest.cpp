// Which pages of a list are offered.
#include "hooks/pages/portal/Pager.h"

#include <cppunit/extensions/HelperMacros.h>

#include <string>

namespace {

using contacts::Pager;

std::string offered(std::size_t rows, std::size_t here)
{
    std::string text;
    for (const auto page : Pager{rows, 50}.offered(here))
        text += (text.empty() ? "" : " ") + (page == 0 ? "…" : std::to_string(page));
    return text;
}


class PagerTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(PagerTest);
    CPPUNIT_TEST(theLastPageHoldsTheLastRow);
    CPPUNIT_TEST(offersBothEndsAndTheNeighbours);
    CPPUNIT_TEST(aGapStandsForTwoPagesAtLeast);
    CPPUNIT_TEST_SUITE_END();

public:
    void theLastPageHoldsTheLastRow()
    {
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, (Pager{0, 50}.last()));
        CPPUNIT_ASSERT_EQUAL(std::size_t{1}, (Pager{50, 50}.last()));
        CPPUNIT_ASSERT_EQUAL(std::size_t{2}, (Pager{51, 50}.last()));
        CPPUNIT_ASSERT_EQUAL(std::size_t{40}, (Pager{2000, 50}.last()));
    }

    void offersBothEndsAndTheNeighbours()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("1"), offered(10, 1));
        CPPUNIT_ASSERT_EQUAL(std::string("1 2"), offered(100, 2));
        CPPUNIT_ASSERT_EQUAL(std::string("1 2 3 … 40"), offered(2000, 1));
        CPPUNIT_ASSERT_EQUAL(std::string("1 … 18 19 20 21 22 … 40"), offered(2000, 20));
        CPPUNIT_ASSERT_EQUAL(std::string("1 … 38 39 40"), offered(2000, 40));
    }

    void aGapStandsForTwoPagesAtLeast()
    {
        CPPUNIT_ASSERT_EQUAL(std::string("1 2 3 4 5 6 7 … 40"), offered(2000, 5));
        CPPUNIT_ASSERT_EQUAL(std::string("1 … 4 5 6 7 8 … 40"), offered(2000, 6));
        CPPUNIT_ASSERT_EQUAL(std::string("1 … 34 35 36 37 38 39 40"), offered(2000, 36));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PagerTest);

}  // namespace
