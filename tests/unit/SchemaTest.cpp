// What holds answers against docs/api.yaml finds what is wrong with them.
#include "tests/support/Schema.h"

#include <cppunit/extensions/HelperMacros.h>

#include <Poco/JSON/Parser.h>

#include <stdexcept>

namespace {

using Poco::JSON::Object;
using Poco::JSON::Parser;

class SchemaTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(SchemaTest);
    CPPUNIT_TEST(whatIsAsDocumentedPasses);
    CPPUNIT_TEST(whatIsNotIsNamedWithItsPlace);
    CPPUNIT_TEST(oneOfSeveralKindsMustFit);
    CPPUNIT_TEST(aSchemaThatIsNotUnderstoodIsNoSchema);
    CPPUNIT_TEST_SUITE_END();

public:
    void whatIsAsDocumentedPasses()
    {
        for (
            const auto* good :
            {R"({"id":"7","at":"2026-11-20T09:16:03.120000Z","list":[{"n":1},{"n":-2}],"more":{"any":true}})",
             R"({"id":"7","at":null,"list":[],"sure":false})"})
            CPPUNIT_ASSERT_EQUAL(std::string(), wrong("Whole", good));
    }

    void whatIsNotIsNamedWithItsPlace()
    {
        const std::pair<const char*, const char*> cases[] = {
            {R"([])", "$ is array and not object"},
            {R"({"id":"7","at":null})", "$ lacks list"},
            {R"({"id":7,"at":null,"list":[]})", "$.id is integer and not string"},
            {R"({"id":"07","at":null,"list":[]})", "$.id is 07 and not like ^[1-9][0-9]*$"},
            {R"({"id":"7","at":"today","list":[]})", "$.at is today and no time in UTC"},
            {R"({"id":"7","at":null,"list":[{"n":1},{"n":1.5}]})", "$.list[1].n is number and not integer"},
            {R"({"id":"7","at":null,"list":[{"n":1,"m":1}]})", "$.list[0] has m, which is not documented"},
            {R"({"id":"7","at":null,"list":[],"more":{"any":"x"}})", "$.more.any is string and not boolean"},
            {R"({"id":"7","at":null,"list":[],"sure":true})", "$.sure is true and none of [null,false]"}};
        for (const auto& [value, expected] : cases)
            CPPUNIT_ASSERT_EQUAL(std::string(expected), wrong("Whole", value));
    }

    void oneOfSeveralKindsMustFit()
    {
        CPPUNIT_ASSERT_EQUAL(std::string(), wrong("Line", R"({"kind":"a","x":1,"fate":null})"));
        CPPUNIT_ASSERT_EQUAL(std::string(), wrong("Line", R"({"kind":"b","y":"1","fate":"good"})"));
        CPPUNIT_ASSERT_EQUAL(std::string("$ lacks fate"), wrong("Line", R"({"kind":"a","x":1})"));
        CPPUNIT_ASSERT(!wrong("Line", R"({"kind":"a","y":"1","fate":null})").empty());
        CPPUNIT_ASSERT(!wrong("Line", R"({"kind":"c","x":1,"fate":null})").empty());
    }

    void aSchemaThatIsNotUnderstoodIsNoSchema()
    {
        CPPUNIT_ASSERT_THROW(wrong("Misspelt", "{}"), std::runtime_error);
        CPPUNIT_ASSERT_THROW(wrong("Lost", "{}"), std::runtime_error);
    }

private:
    static std::string wrong(const std::string& name, const std::string& value)
    {
        const auto document = Parser()
                                  .parse(R"({"of":{
            "Whole": {"allOf": [{"$ref": "#/of/Part"}], "required": ["list"], "properties": {
                "list": {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "integer"}}}},
                "more": {"type": "object", "additionalProperties": {"type": "boolean"}},
                "sure": {"enum": [null, false]}}},
            "Part": {"type": "object", "required": ["id", "at"], "properties": {
                "id": {"type": "string", "pattern": "^[1-9][0-9]*$"},
                "at": {"type": ["string", "null"], "format": "date-time"}}},
            "Line": {"$ref": "#/of/Any", "required": ["fate"], "properties": {"fate": {"enum": [null, "good"]}}},
            "Any": {"oneOf": [
                {"type": "object", "required": ["x"], "properties": {"kind": {"const": "a"}, "x": {"type": "integer"}}},
                {"type": "object", "required": ["y"], "properties": {"kind": {"const": "b"}, "y": {"type": "string"}}}]},
            "Misspelt": {"requierd": ["x"]},
            "Lost": {"$ref": "#/of/Nothing"}}})")
                                  .extract<Object::Ptr>();
        std::string all;
        for (const auto& each : tests::Schemas(document).problems(document->getObject("of")->getObject(name),
                                                                  Parser().parse(value)))
            all += (all.empty() ? "" : "\n") + each;
        return all;
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SchemaTest);

}  // namespace
