// Changes in JSON: what is documented goes in and comes out again, everything else is refused with its place.
#include "hooks/api/JsonChanges.h"

#include "hooks/api/BadInput.h"
#include "host/src/http/StrictJson.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace contacts;

helpdesk::Json parsed(const std::string& text)
{
    return supportcentre::parseStrictJson(text);
}


class JsonChangesTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(JsonChangesTest);
    CPPUNIT_TEST(readsAndWritesEveryKind);
    CPPUNIT_TEST(fillsInWhatMayBeLeftOut);
    CPPUNIT_TEST(namesThePlaceAndTheRuleOfEveryMistake);
    CPPUNIT_TEST(countsLinesInThePath);
    CPPUNIT_TEST(ignoresWhoTheClientSaysWroteALine);
    CPPUNIT_TEST(givesALinkedPersonTheSameRefEveryTime);
    CPPUNIT_TEST_SUITE_END();

public:
    void readsAndWritesEveryKind()
    {
        for (
            const std::string text :
            {R"({"id":"7","kind":"add-contact","ref":"n1","contact":{"title":"Dr.","firstName":"A","lastName":"B","email":"a@b.example","phone":"+33142685300","department":"D","locale":"fr","portalUser":false,"seesAllRequests":true},"roles":["reports","technical"]})",
             R"({"id":"7","kind":"link-contact","ref":"n1","email":"a@b.example","roles":["reports"]})",
             R"({"id":"7","kind":"edit-contact","contact":"12","field":"firstName","value":"A"})",
             R"({"id":"7","kind":"change-email","contact":"12","email":"a@b.example"})",
             R"({"id":"7","kind":"grant-role","contact":"n1","role":"technical"})",
             R"({"id":"7","kind":"revoke-role","contact":"12","role":"technical"})",
             R"({"id":"7","kind":"promote","contact":"12","role":"primary-contact"})",
             R"({"id":"7","kind":"set-department","contact":"12","value":""})",
             R"({"id":"7","kind":"set-sees-all-requests","contact":"12","value":true})",
             R"({"id":"7","kind":"set-portal-user","contact":"12","value":false})",
             R"({"id":"7","kind":"deactivate","contact":"12"})",
             R"({"id":"7","kind":"reactivate","contact":"12"})",
             R"({"id":"7","kind":"remove-contact","contact":"12"})"})
        {
            const auto written = toJson(changeFrom(parsed(text), "$")).dump();
            const auto author = R"(,"author":{"contact":null,"name":""}})";
            CPPUNIT_ASSERT_EQUAL(text.substr(0, text.size() - 1) + author, written);
            CPPUNIT_ASSERT(changeFrom(parsed(written), "$").sameWish(changeFrom(parsed(text), "$")));
        }
    }

    void fillsInWhatMayBeLeftOut()
    {
        const auto change = changeFrom(
            parsed(
                R"({"kind":"add-contact","ref":"n","contact":{"firstName":"A","lastName":"B","email":"x"},"roles":[]})"),
            "$");
        CPPUNIT_ASSERT(change.details.portalUser);
        CPPUNIT_ASSERT(!change.details.seesAllRequests);
        CPPUNIT_ASSERT_EQUAL(std::string("en"), change.details.locale);
        CPPUNIT_ASSERT_EQUAL(0u, change.id);
    }

    void namesThePlaceAndTheRuleOfEveryMistake()
    {
        struct Case
        {
            std::string text, where, rule;
        };
        for (
            const auto& [text, where, rule] : std::vector<Case>{
                {R"([])", "$", "wrong-type"},
                {R"({})", "$.kind", "missing"},
                {R"({"kind":null})", "$.kind", "wrong-type"},
                {R"({"kind":["grant-role"]})", "$.kind", "wrong-type"},
                {R"({"kind":"grant-admin"})", "$.kind", "unknown-value"},
                {R"({"kind":"GRANT-ROLE"})", "$.kind", "unknown-value"},
                {R"({"kind":"grant-role","role":"technical"})", "$.contact", "missing"},
                {R"({"kind":"grant-role","contact":12,"role":"technical"})", "$.contact", "wrong-type"},
                {R"({"kind":"grant-role","contact":"","role":"technical"})", "$.contact", "bad-person"},
                {R"({"kind":"grant-role","contact":"0","role":"technical"})", "$.contact", "bad-person"},
                {R"({"kind":"grant-role","contact":"-1","role":"technical"})", "$.contact", "bad-person"},
                {R"({"kind":"grant-role","contact":"07","role":"technical"})", "$.contact", "bad-person"},
                {R"({"kind":"grant-role","contact":"7 ","role":"technical"})", "$.contact", "bad-person"},
                {R"({"kind":"grant-role","contact":"99999999999999999999","role":"technical"})", "$.contact",
                 "bad-person"},
                {R"({"kind":"grant-role","contact":"1' OR '1'='1","role":"technical"})", "$.contact",
                 "bad-person"},
                {R"({"kind":"grant-role","contact":"1","role":{}})", "$.role", "wrong-type"},
                {R"({"kind":"grant-role","contact":"1","role":"technical","state":"implemented"})", "$.state",
                 "unknown-field"},
                {R"({"kind":"grant-role","contact":"1","role":"technical","outcome":null})", "$.outcome",
                 "unknown-field"},
                {R"({"kind":"grant-role","contact":"1","role":"technical","__proto__":{}})", "$.__proto__",
                 "unknown-field"},
                {R"({"kind":"grant-role","contact":"1","role":"technical","value":"x"})", "$.value",
                 "unknown-field"},
                {R"({"kind":"grant-role","id":1,"contact":"1","role":"technical"})", "$.id", "wrong-type"},
                {R"({"kind":"grant-role","id":"-1","contact":"1","role":"technical"})", "$.id", "bad-id"},
                {R"({"kind":"grant-role","id":"4294967296","contact":"1","role":"technical"})", "$.id",
                 "bad-id"},
                {R"({"kind":"grant-role","author":1,"contact":"1","role":"technical"})", "$.author",
                 "wrong-type"},
                {R"({"kind":"grant-role","author":{"account":"1"},"contact":"1","role":"t"})",
                 "$.author.account", "unknown-field"},
                {R"({"kind":"edit-contact","contact":"1","field":"email","value":"x"})", "$.field",
                 "unknown-value"},
                {R"({"kind":"edit-contact","contact":"1","field":"is_admin","value":"x"})", "$.field",
                 "unknown-value"},
                {R"({"kind":"edit-contact","contact":"1","field":"phone","value":1})", "$.value",
                 "wrong-type"},
                {R"({"kind":"set-portal-user","contact":"1","value":"yes"})", "$.value", "wrong-type"},
                {R"({"kind":"set-portal-user","contact":"1","value":1})", "$.value", "wrong-type"},
                {R"({"kind":"add-contact","ref":"12","contact":{},"roles":[]})", "$.ref", "bad-ref"},
                {R"({"kind":"add-contact","ref":"a b","contact":{},"roles":[]})", "$.ref", "bad-ref"},
                {R"({"kind":"add-contact","ref":"n","roles":[]})", "$.contact", "missing"},
                {R"({"kind":"add-contact","ref":"n","contact":[],"roles":[]})", "$.contact", "wrong-type"},
                {R"({"kind":"add-contact","ref":"n","contact":{"firstName":"A","lastName":"B"},"roles":[]})",
                 "$.contact.email", "missing"},
                {R"({"kind":"add-contact","ref":"n","contact":{"firstName":"A","lastName":"B","email":"x","status":"active"},"roles":[]})",
                 "$.contact.status", "unknown-field"},
                {R"({"kind":"add-contact","ref":"n","contact":{"firstName":"A","lastName":"B","email":"x"}})",
                 "$.roles", "missing"},
                {R"({"kind":"add-contact","ref":"n","contact":{"firstName":"A","lastName":"B","email":"x"},"roles":["a",1]})",
                 "$.roles[1]", "wrong-type"},
                {R"({"kind":"add-contact","ref":"n","contact":{"firstName":"A","lastName":"B","email":"x"},"roles":["a","a"]})",
                 "$.roles[1]", "repeated"},
                {R"({"kind":"deactivate","contact":"1","roles":[]})", "$.roles", "unknown-field"},
            })
            try
            {
                static_cast<void>(changeFrom(parsed(text), "$"));
                CPPUNIT_FAIL("accepted " + text);
            }
            catch (const BadInput& bad)
            {
                CPPUNIT_ASSERT_EQUAL_MESSAGE(text, where, bad.where());
                CPPUNIT_ASSERT_EQUAL_MESSAGE(text, rule, bad.rule());
            }
    }

    void countsLinesInThePath()
    {
        const auto json = parsed(
            R"([{"kind":"deactivate","contact":"1"},{"kind":"deactivate","contact":"2"},{"kind":"x"}])");
        try
        {
            static_cast<void>(changesFrom(*json.items(), "$.changes"));
            CPPUNIT_FAIL("accepted");
        }
        catch (const BadInput& bad)
        {
            CPPUNIT_ASSERT_EQUAL(std::string("$.changes[2].kind"), bad.where());
            CPPUNIT_ASSERT_EQUAL(std::string("x"), bad.found());
        }
    }

    void ignoresWhoTheClientSaysWroteALine()
    {
        const auto change = changeFrom(
            parsed(R"({"kind":"deactivate","contact":"1","author":{"contact":"5","name":"Somebody else"}})"),
            "$");
        CPPUNIT_ASSERT(!change.author);
        CPPUNIT_ASSERT(change.authorName.empty());
    }

    void givesALinkedPersonTheSameRefEveryTime()
    {
        const auto ref = [](const std::string& email) {
            return changeFrom(parsed(R"({"kind":"link-contact","email":")" + email + R"(","roles":[]})"), "$")
                .person.ref;
        };
        CPPUNIT_ASSERT_EQUAL(ref("a@b.example"), ref("a@b.example"));
        CPPUNIT_ASSERT(ref("a@b.example") != ref("b@b.example"));
        CPPUNIT_ASSERT(!ContactId::from(ref("a@b.example")));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(JsonChangesTest);

}  // namespace
