// JSON bodies: what POCO's own parser lets through is refused.
#include "host/src/http/StrictJson.h"
#include "host/src/http/Rejected.h"

#include <cppunit/extensions/HelperMacros.h>

using namespace supportcentre;

class StrictJsonTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(StrictJsonTest);
    CPPUNIT_TEST(readsEveryKindOfValue);
    CPPUNIT_TEST(refusesDuplicateNamesAlsoWhenSpeltDifferently);
    CPPUNIT_TEST(allowsTheSameNameInDifferentObjects);
    CPPUNIT_TEST(refusesWhatIsNoSingleWellFormedValue);
    CPPUNIT_TEST(refusesNumbersNobodyCanHold);
    CPPUNIT_TEST(refusesDeepNestingButNotThirtyTwo);
    CPPUNIT_TEST(refusesNulAndBrokenUtf8);
    CPPUNIT_TEST_SUITE_END();

public:
    void readsEveryKindOfValue()
    {
        const auto json =
            parseStrictJson(R"( {"a":[1,-2,2.5,true,false,null,"\u00e9\ud83c\udf63"],"b":{"c":{}},"d":[]} )");
        CPPUNIT_ASSERT_EQUAL(std::string(R"({"a":[1,-2,2.500000,true,false,null,"é🍣"],"b":{"c":{}},"d":[]})"),
                             json.dump());
        CPPUNIT_ASSERT(json.find("a")->items()->at(2).real() != nullptr);
        CPPUNIT_ASSERT_EQUAL(std::int64_t{-2}, *json.find("a")->items()->at(1).integer());
    }

    void refusesDuplicateNamesAlsoWhenSpeltDifferently()
    {
        refused(R"({"role":"user","role":"admin"})");
        refused(R"({"role":"user","\u0072ole":"admin"})");
        refused(R"([{"a":{"b":1,"b":1}}])");
    }

    void allowsTheSameNameInDifferentObjects()
    {
        CPPUNIT_ASSERT_EQUAL(std::string(R"([{"a":{"a":1}},{"a":2}])"),
                             parseStrictJson(R"([{"a":{"a":1}},{"a":2}])").dump());
    }

    void refusesWhatIsNoSingleWellFormedValue()
    {
        for (const std::string text : {"",          " ",          "{",
                                       "[1,]",      "{\"a\":1,}", "{'a':1}",
                                       "[1] x",     "[1][2]",     "\"text\"",
                                       "3",         "null",       "/**/[1]",
                                       "[01]",      "[+1]",       "[.5]",
                                       "[1.]",      "[NaN]",      "[tru]",
                                       "[\"\\x\"]", "[\"a\nb\"]", "[\"\\ud800\"]",
                                       "{\"a\"}",   "{1:2}",      "\xef\xbb\xbf[]"})
            refused(text);
    }

    void refusesNumbersNobodyCanHold()
    {
        for (const std::string text : {"[1e999]", "[9223372036854775808]", "[18446744073709551616]",
                                       "[123456789012345678901234567890]", "[-9223372036854775809]"})
            refused(text);
        CPPUNIT_ASSERT_EQUAL(std::string("[9223372036854775807]"),
                             parseStrictJson("[9223372036854775807]").dump());
    }

    void refusesDeepNestingButNotThirtyTwo()
    {
        const auto nested = [](std::size_t depth) {
            return std::string(depth, '[') + std::string(depth, ']');
        };
        CPPUNIT_ASSERT_EQUAL(nested(32), parseStrictJson(nested(32)).dump());
        refused(nested(33));
        refused(nested(100000));
    }

    void refusesNulAndBrokenUtf8()
    {
        refused(R"(["\u0000"])");
        refused(R"({"a\u0000b":1})");
        refused("[\"\xff\"]");
        refused("[\"\xc0\xaf\"]");
    }

private:
    static void refused(const std::string& text)
    {
        try
        {
            static_cast<void>(parseStrictJson(text));
        }
        catch (const Rejected& rejected)
        {
            CPPUNIT_ASSERT_EQUAL(400, rejected.status());
            return;
        }
        CPPUNIT_FAIL("let through: " + text.substr(0, 100));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(StrictJsonTest);
