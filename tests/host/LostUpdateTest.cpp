// Two nodes write one person, or take one name, in the same instant: nothing is undone, and nobody gets an
// incident.
#include "tests/host/TwoNodes.h"

namespace {

using namespace tests;

class LostUpdateTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(LostUpdateTest);
    CPPUNIT_TEST(nobodyWritesBackWhatOthersHaveChanged);
    CPPUNIT_TEST(aProfileThatWasOpenLeavesWhatOthersChangedMeanwhile);
    CPPUNIT_TEST(ofTwoWhoMakeACustomerOfOneNameOneIsToldThatItIsTaken);
    CPPUNIT_TEST_SUITE_END();

public:
    /// Tom corrects his own telephone number while agents implement a new last name at one of his customers
    /// and another title at the other: three fields of one person, and none is undone.
    void nobodyWritesBackWhatOthersHaveChanged()
    {
        TwoNodes nodes;
        auto omar = nodes.left.login("omar.haddad@globex.example");
        const auto globex = customerNamed(omar, "Globex");
        const auto joins = nodes.left.raise(
            omar, globex,
            R"([{"kind":"link-contact","email":"tom.reed@acme.example","roles":["financial"]}])");
        CPPUNIT_ASSERT_EQUAL(200, implement(nodes.agent, joins.request).status);
        auto tom = nodes.right.login("tom.reed@acme.example");
        for (int round = 0; round < rounds; ++round)
        {
            const auto name = "Reed" + std::string(1, static_cast<char>('a' + round % 26)) +
                              std::string(1, static_cast<char>('a' + round / 26));
            const auto title = "Dr. " + name;
            const auto phone = numberOf(round);
            const auto renaming = nodes.left.raise(nodes.mariaLeft, nodes.acme,
                                                   "[" + editContact(nodes.tom, "lastName", name) + "]");
            const auto titling =
                nodes.left.raise(omar, globex, "[" + editContact(nodes.tom, "title", title) + "]");
            const auto answers = atOnce({
                [&] { return implement(nodes.agent, renaming.request); },
                [&] { return implement(nodes.second, titling.request); },
                [&] { return tom.call("PATCH", "/api/v1/me", R"({"phone":)" + jsonText(phone) + "}"); },
            });
            const auto why = told(round, answers);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(why, answers.size(), countOf(answers, 200));
            for (const auto& [column, wanted] :
                 {std::pair("last_name", name), {"title", title}, {"phone", phone}})
                CPPUNIT_ASSERT_EQUAL_MESSAGE(
                    why, wanted,
                    nodes.only("SELECT " + std::string(column) + " FROM cm_contact WHERE id = " + nodes.tom));
        }
        nodes.assertNothingIsBroken();
    }

    void aProfileThatWasOpenLeavesWhatOthersChangedMeanwhile()
    {
        Scene scene;
        auto maria = scene.maria();
        auto agent = scene.agent();
        auto tom = scene.login("tom.reed@acme.example");
        const auto acme = customerNamed(maria, "Acme");
        const auto id = contactWith(maria, acme, "tom.reed@acme.example");
        auto fields = formWith(tom.get("/portal/profile").body, "lastName").untouched();
        const auto raised = scene.raise(maria, acme, "[" + editContact(id, "lastName", "Read") + "]");
        CPPUNIT_ASSERT_EQUAL(200, implement(agent, raised.request).status);
        for (auto& [name, value] : fields)
            if (name == "phone")
                value = numberOf(1);
        const auto saved = tom.form("/portal/profile", fields);
        CPPUNIT_ASSERT_EQUAL_MESSAGE(saved.body, 303, saved.status);
        CPPUNIT_ASSERT_EQUAL(
            "Read|" + numberOf(1),
            scene.host().rows("SELECT last_name || '|' || phone FROM cm_contact WHERE id = " + id).at(0));
    }

    void ofTwoWhoMakeACustomerOfOneNameOneIsToldThatItIsTaken()
    {
        TwoNodes nodes;
        for (int round = 0; round < rounds; ++round)
        {
            const auto body = R"({"name":"Twin )" + std::to_string(round) + R"(","kind":"customer"})";
            const auto answers = atOnce({
                [&] { return nodes.agent.call("POST", "/api/v1/customers", body); },
                [&] { return nodes.second.call("POST", "/api/v1/customers", body); },
            });
            const auto why = told(round, answers);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(why, std::size_t(1), countOf(answers, 201));
            CPPUNIT_ASSERT_EQUAL_MESSAGE(why, std::size_t(1), countOf(answers, 422));
        }
        nodes.assertNothingIsBroken();
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LostUpdateTest);

}  // namespace
