// Adding a person whom somebody knows already: what one may learn of him, and that he gets no second account.
#include "tests/host/AccountScene.h"

#include <cppunit/extensions/HelperMacros.h>

namespace {

using namespace tests;


class KnownPersonTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(KnownPersonTest);
    CPPUNIT_TEST(typingAnAddressTellsWhatOneMayKnow);
    CPPUNIT_TEST(linkingMakesNoSecondAccountAndTellsThePerson);
    CPPUNIT_TEST(whoIsKnownIsAddedWithHisPlaceHere);
    CPPUNIT_TEST_SUITE_END();

public:
    void typingAnAddressTellsWhatOneMayKnow()
    {
        Scene scene;
        auto maria = scene.maria();
        const auto acme = customerNamed(maria, "Acme");
        const auto path = "/portal/customers/" + acme + "/contacts/add/lookup?email=";
        const auto hint = [&](const std::string& email) {
            return maria.get(path + percentEncoded(email)).body;
        };
        CPPUNIT_ASSERT(hint("nobody@acme.example").empty());
        for (const auto& [typed, flaw] : {std::pair{"tom.reed", "has an @"},
                                          {"not an address", "has an @"},
                                          {"tom@", "not a domain name"}})
        {
            const auto said = hint(typed);
            CPPUNIT_ASSERT_MESSAGE(said, said.find(flaw) != std::string::npos &&
                                             said.find("data-flaw") != std::string::npos);
        }
        CPPUNIT_ASSERT(hint("").empty());
        CPPUNIT_ASSERT(hint("Tom.Reed@ACME.example").find("Tom Reed") != std::string::npos);
        CPPUNIT_ASSERT(hint("minjun.kim@acme.example").find("deactivated") != std::string::npos);
        const auto elsewhere = hint("nina.berg@initech.example");
        CPPUNIT_ASSERT(!elsewhere.empty());
        for (const std::string revealing : {"Nina", "Berg", "Initech"})
            CPPUNIT_ASSERT_MESSAGE(revealing, elsewhere.find(revealing) == std::string::npos);
        CPPUNIT_ASSERT_EQUAL(400, maria.get(path + "x&prefix=1").status);
        auto lena = scene.login("lena.vogt@acme.example");
        CPPUNIT_ASSERT_EQUAL(404, lena.get(path + "a@b.example").status);
        int status = 200;
        for (int i = 0; i < 80 && status == 200; ++i)
            status = maria.get(path + "n" + std::to_string(i) + "%40acme.example").status;
        CPPUNIT_ASSERT_EQUAL(429, status);
    }

    void linkingMakesNoSecondAccountAndTellsThePerson()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        const std::string nina = "nina.berg@initech.example";
        const auto add = "/portal/customers/" + acme + "/contacts/add";
        auto fields = formWith(maria.get(add).body, "email").untouched();
        for (auto& [name, value] : fields)
            value = name == "email" ? nina : name == "lastName" ? "Ignored" : value;
        fields.emplace_back("role", "reports");
        const auto asked = maria.form(add, fields);
        CPPUNIT_ASSERT_EQUAL(422, asked.status);
        CPPUNIT_ASSERT(asked.body.find("name=\"join\"") != std::string::npos);
        fields.emplace_back("join", nina);
        CPPUNIT_ASSERT_EQUAL(303, maria.form(add, fields).status);
        const auto draft = maria.get("/api/v1/customers/" + acme + "/draft");
        CPPUNIT_ASSERT_EQUAL(std::string("link-contact"), draft.text("changes[0].kind"));
        const auto raised = submit(maria, acme, draft.number("version"));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(raised.body, 201, raised.status);
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.text("id")).status);
        CPPUNIT_ASSERT_EQUAL(
            std::string("1"),
            scene.host().rows("SELECT count(*) FROM sc_account WHERE email = '" + nina + "'").at(0));
        CPPUNIT_ASSERT(!newest(scene, nina, "(Acme Oil)").empty());
        auto joined = scene.nina();
        CPPUNIT_ASSERT_NO_THROW((void)customerNamed(joined, "Acme"));
        CPPUNIT_ASSERT_EQUAL(std::string("Berg"), joined.get("/api/v1/me").text("details.lastName"));
    }

    void whoIsKnownIsAddedWithHisPlaceHere()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        const auto acme = customerNamed(maria, "Acme");
        const std::string nina = "nina.berg@initech.example";
        const auto add = "/portal/customers/" + acme + "/contacts/add";
        auto fields = formWith(maria.get(add).body, "email").untouched();
        std::erase_if(fields, [](const auto& field) { return field.first == "portalUser"; });
        for (auto& [name, value] : fields)
            value = name == "email" ? nina : name == "department" ? "Labs" : value;
        fields.emplace_back("seesAllRequests", "yes");
        fields.emplace_back("join", nina);
        const auto refused = maria.form(add, fields);
        CPPUNIT_ASSERT_EQUAL_MESSAGE("no role", 422, refused.status);
        CPPUNIT_ASSERT(refused.body.find("value=\"Labs\"") != std::string::npos);
        fields.emplace_back("role", "reports");
        CPPUNIT_ASSERT_EQUAL(303, maria.form(add, fields).status);
        const auto draft = maria.get("/api/v1/customers/" + acme + "/draft");
        for (const std::string wish :
             {"link-contact", "set-department", "set-portal-user", "set-sees-all-requests"})
            CPPUNIT_ASSERT_MESSAGE(draft.body, draft.body.find("\"" + wish + "\"") != std::string::npos);
        const auto raised = submit(maria, acme, draft.number("version"));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(raised.body, 201, raised.status);
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.text("id")).status);
        const auto stored =
            maria.get("/api/v1/customers/" + acme + "/contacts?search=" + percentEncoded(nina));
        CPPUNIT_ASSERT_EQUAL_MESSAGE(stored.body, std::string("Labs"), stored.text("contacts[0].department"));
        CPPUNIT_ASSERT(stored.body.find("\"seesAllRequests\":true") != std::string::npos);
        CPPUNIT_ASSERT(stored.body.find("\"portalUser\":false") != std::string::npos);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(KnownPersonTest);

}  // namespace
