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
    CPPUNIT_TEST(saysWhereItStopsToBeJson);
    CPPUNIT_TEST(namesWhatComesTwice);
    CPPUNIT_TEST(repeatsNothingAtLength);
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
        (void)refused(R"({"role":"user","role":"admin"})");
        (void)refused(R"({"role":"user","\u0072ole":"admin"})");
        (void)refused(R"([{"a":{"b":1,"b":1}}])");
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
            (void)refused(text);
    }

    void refusesNumbersNobodyCanHold()
    {
        for (const std::string text : {"[1e999]", "[9223372036854775808]", "[18446744073709551616]",
                                       "[123456789012345678901234567890]", "[-9223372036854775809]"})
            (void)refused(text);
        CPPUNIT_ASSERT_EQUAL(std::string("[9223372036854775807]"),
                             parseStrictJson("[9223372036854775807]").dump());
    }

    void refusesDeepNestingButNotThirtyTwo()
    {
        const auto nested = [](std::size_t depth) {
            return std::string(depth, '[') + std::string(depth, ']');
        };
        CPPUNIT_ASSERT_EQUAL(nested(32), parseStrictJson(nested(32)).dump());
        (void)refused(nested(33));
        (void)refused(nested(100000));
    }

    void refusesNulAndBrokenUtf8()
    {
        (void)refused(R"(["\u0000"])");
        (void)refused(R"({"a\u0000b":1})");
        (void)refused("[\"\xff\"]");
        (void)refused("[\"\xc0\xaf\"]");
    }

    void saysWhereItStopsToBeJson()
    {
        const std::string malformed = "The body is not well-formed JSON ";
        for (const auto& [text, told] : {
                 std::pair(std::string("{\"a\":1,\r\n  \"b\" 2}"),
                           malformed + "(a colon is expected): line 2, column 7."),
                 {"[1,]", malformed + "(a value is expected): line 1, column 4."},
                 {"{\"a\":1,}", malformed + "(a name in double quotes is expected): line 1, column 8."},
                 {"{\"a\":1 \"b\":2}",
                  malformed + "(a comma or the end of the object is expected): line 1, column 8."},
                 {"[\"é🍣\" x]",
                  malformed + "(a comma or the end of the array is expected): line 1, column 7."},
                 {"[\n\"a", malformed + "(a text has no end; it begins here): line 2, column 1."},
                 {"[\"\\x\"]", malformed + "(there is no such escape): line 1, column 3."},
                 {"[\"\\ud83c\"]", malformed + "(half a character is escaped): line 1, column 3."},
                 {"[\"a\nb\"]",
                  malformed + "(a text holds a control character that is not escaped): line 1, column 4."},
                 {"[1.]", malformed + "(a digit is expected): line 1, column 4."},
                 {"[1] []", malformed + "(nothing may follow the value): line 1, column 5."},
                 {"[\n9223372036854775808]", "A number is too large: line 2, column 1."},
                 {R"({"a\u0000b":1})", "A text holds a NUL character: line 1, column 4."},
                 {std::string(33, '['), "The JSON is nested deeper than 32: line 1, column 33."},
             })
            CPPUNIT_ASSERT_EQUAL(told, refused(text));
    }

    void namesWhatComesTwice()
    {
        CPPUNIT_ASSERT_EQUAL(std::string(R"(The name "role" comes twice in the object $.)"),
                             refused(R"({"role":"user","\u0072ole":"admin"})"));
        CPPUNIT_ASSERT_EQUAL(
            std::string(R"(The name "kind" comes twice in the object $.changes[1].contact.)"),
            refused(R"({"changes":[{"kind":1},{"kind":1,"contact":{"kind":1,"kind":2}}]})"));
    }

    void repeatsNothingAtLength()
    {
        const auto twice = [](const std::string& name) {
            return R"({")" + name + R"(":1,")" + name + R"(":2})";
        };
        CPPUNIT_ASSERT_EQUAL(std::string(R"(The name "a?b?? i" comes twice in the object $.)"),
                             refused(twice("a\\nb\u202eé i")));
        CPPUNIT_ASSERT(refused(twice(std::string(100000, 'x'))).size() < 100);
        std::string deep = twice("x");
        for (int i = 0; i < 30; ++i)
            deep = R"({")" + std::string(1000, 'x') + R"(":)" + deep + "}";
        CPPUNIT_ASSERT(refused(deep).size() < 300);
    }

private:
    /// What is told of it.
    static std::string refused(const std::string& text)
    {
        try
        {
            static_cast<void>(parseStrictJson(text));
        }
        catch (const Rejected& rejected)
        {
            CPPUNIT_ASSERT_EQUAL(400, rejected.status());
            return rejected.what();
        }
        CPPUNIT_FAIL("let through: " + text.substr(0, 100));
        return {};
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(StrictJsonTest);
