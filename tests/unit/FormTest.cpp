// Forms and queries are read strictly, and a matrix of people and roles fits into one form.
#include "host/src/http/Form.h"
#include "host/src/http/Rejected.h"

#include <cppunit/extensions/HelperMacros.h>

using namespace supportcentre;

class FormTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(FormTest);
    CPPUNIT_TEST(readsFieldsInOrder);
    CPPUNIT_TEST(takesAThousandBoxes);
    CPPUNIT_TEST(refusesWhatIsTooMuch);
    CPPUNIT_TEST(refusesBrokenEncodings);
    CPPUNIT_TEST(keepsOddValuesForPagesThatTellOfThem);
    CPPUNIT_TEST(refusesRepeatedParametersInQueriesOnly);
    CPPUNIT_TEST(refusesRepeatsWhereNothingIsAList);
    CPPUNIT_TEST_SUITE_END();

public:
    void readsFieldsInOrder()
    {
        const auto fields = parseForm("a=1&b=x+y%26%C3%A9&&c&a=2&=z&d=a%3Db=c%0D%0A");
        CPPUNIT_ASSERT_EQUAL(std::size_t{6}, fields.all().size());
        CPPUNIT_ASSERT_EQUAL(std::string("1"), *fields.find("a"));
        CPPUNIT_ASSERT_EQUAL(std::string("x y&é"), *fields.find("b"));
        CPPUNIT_ASSERT_EQUAL(std::string(), *fields.find("c"));
        CPPUNIT_ASSERT_EQUAL(std::string("z"), *fields.find(""));
        CPPUNIT_ASSERT_EQUAL(std::string("a=b=c\r\n"), *fields.find("d"));
        CPPUNIT_ASSERT(parseForm("").all().empty());
    }

    void takesAThousandBoxes()
    {
        std::string body;
        for (int i = 0; i < 1600; ++i)
            body += "role." + std::to_string(i) + "=yes&";
        CPPUNIT_ASSERT_EQUAL(std::size_t{1600}, parseForm(body).all().size());
    }

    void refusesWhatIsTooMuch()
    {
        std::string body;
        for (int i = 0; i < 2001; ++i)
            body += "a=b&";
        CPPUNIT_ASSERT_EQUAL(413, statusOf(body));
        CPPUNIT_ASSERT_EQUAL(413, statusOf("a=" + std::string(256 * 1024, 'x')));
    }

    void refusesBrokenEncodings()
    {
        for (const std::string body : {"a=%", "a=%4", "a=%GG", "%zz=1", "a=%ff", "a=\xff", "a=%C0%80",
                                       "a=%00", "a=%1b[0m", "a=%7f", "a=%08"})
            CPPUNIT_ASSERT_EQUAL_MESSAGE(body, 400, statusOf(body));
        CPPUNIT_ASSERT_EQUAL(0, statusOf("a=%09%0a%0d"));
    }

    void keepsOddValuesForPagesThatTellOfThem()
    {
        const auto fields = parseForm("a=x%01y&b=%00", {}, OddValues::kept);
        CPPUNIT_ASSERT_EQUAL(std::string("x\x01y"), *fields.find("a"));
        CPPUNIT_ASSERT_EQUAL(std::string(1, '\0'), *fields.find("b"));
        CPPUNIT_ASSERT_THROW(static_cast<void>(parseForm("a%01=x", {}, OddValues::kept)), Rejected);
        CPPUNIT_ASSERT_THROW(static_cast<void>(parseForm("a=%ff", {}, OddValues::kept)), Rejected);
    }

    void refusesRepeatedParametersInQueriesOnly()
    {
        CPPUNIT_ASSERT_EQUAL(0, statusOf("a=1&a=2"));
        CPPUNIT_ASSERT_THROW(static_cast<void>(parseQuery("a=1&a=2")), Rejected);
        CPPUNIT_ASSERT_THROW(static_cast<void>(parseQuery("a=1&%61=2")), Rejected);
        CPPUNIT_ASSERT_EQUAL(std::string("2"), *parseQuery("a=1&b=2").find("b"));
    }

    void refusesRepeatsWhereNothingIsAList()
    {
        CPPUNIT_ASSERT_THROW(refuseRepeats(parseForm("email=a&password=x&e%6dail=b")), Rejected);
        CPPUNIT_ASSERT_NO_THROW(refuseRepeats(parseForm("email=a&password=a&Email=b")));
    }

private:
    static int statusOf(const std::string& body)
    {
        try
        {
            static_cast<void>(parseForm(body));
            return 0;
        }
        catch (const Rejected& rejected)
        {
            return rejected.status();
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(FormTest);
