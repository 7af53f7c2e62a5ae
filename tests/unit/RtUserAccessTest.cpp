// Who is let in and who is shut out of Request Tracker, and that nobody who is more than a customer is
// touched.
#include "tests/unit/RtUsersStage.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

using namespace scriptedUsers;


class RtUserAccessTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RtUserAccessTest);
    CPPUNIT_TEST(writesToNobodyWhoIsMoreThanACustomer);
    CPPUNIT_TEST(whoseStandingIsNotSaidIsNoCustomer);
    CPPUNIT_TEST(shutsOutAndLetsInAgain);
    CPPUNIT_TEST(shutsOutNobodyElse);
    CPPUNIT_TEST(makesNobodyInOrderToShutHimOut);
    CPPUNIT_TEST(shutsOutByHisAddressWhoWasNeverSeen);
    CPPUNIT_TEST(shutsOutByHisAddressNobodyWhoIsNoCustomer);
    CPPUNIT_TEST(aMissingRightIsNamedBeforeAnythingIsWritten);
    CPPUNIT_TEST_SUITE_END();

public:
    void writesToNobodyWhoIsMoreThanACustomer()
    {
        for (const bool in : {true, false})
            for (const auto* name : {"RT_System", "nobody", "Root", "agent"})
            {
                Stage stage;
                stage.rt.users[33] = userCalled(name, "nina@acme.example");
                stage.rt.users[33].privileged = std::string(name) == "agent";
                stage.rt.users[33].texts["RealName"] = "As he was";
                auto person = nina();
                person.password = "quiet harbour lamp";
                if (!in)
                    person.organisations.clear();
                person.user = in ? 0 : 33;
                person.name = name;
                CPPUNIT_ASSERT_MESSAGE(name, trouble([&] { (void)stage.users.settle(person); }).first ==
                                                 Kind::misfit);
                CPPUNIT_ASSERT_EQUAL(0, stage.writes());
                CPPUNIT_ASSERT_EQUAL(std::string("As he was"), stage.rt.users[33].texts["RealName"]);
            }
    }

    void whoseStandingIsNotSaidIsNoCustomer()
    {
        WebServer server([](const Asked& asked) {
            if (asked.path.ends_with("/REST/1.0/"))
                return ScriptedRt{}(asked);
            return WebServer::answer(200, asked.path.find("/users") != std::string::npos
                                              ? R"({"items":[{"id":33}]})"
                                              : R"({"id":33,"Name":"nn","Disabled":"1",)"
                                                R"("EmailAddress":"nina@acme.example"})");
        });
        RtUsers users([&] { return RtSettings{server.address(), "1-2-abc", "Contacts", {}}; });
        CPPUNIT_ASSERT(trouble([&] { (void)users.settle(nina()); }).first == Kind::misfit);
        for (const auto& asked : server.asked())
            CPPUNIT_ASSERT(asked.method != "PUT");
    }

    void shutsOutAndLetsInAgain()
    {
        Stage stage;
        auto person = nina();
        person.user = stage.users.settle(person).user;
        person.name = "nina@acme.example";
        person.organisations.clear();
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(40), stage.users.settle(person).user);
        CPPUNIT_ASSERT(stage.rt.users[40].disabled);
        CPPUNIT_ASSERT_EQUAL(std::string("Acme Oil"), stage.rt.users[40].texts["Organization"]);
        CPPUNIT_ASSERT(!stage.users.settle(nina()).made);
        CPPUNIT_ASSERT(!stage.rt.users[40].disabled);
    }

    void shutsOutNobodyElse()
    {
        Stage stage;
        stage.rt.users[33] = userCalled("somebody", "somebody@acme.example");
        auto person = nina();
        person.organisations.clear();
        person.user = 33;
        person.name = "nina@acme.example";
        CPPUNIT_ASSERT(trouble([&] { (void)stage.users.settle(person); }).first == Kind::misfit);
        CPPUNIT_ASSERT(!stage.rt.users[33].disabled);
        person.user = 99;
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), stage.users.settle(person).user);
    }

    void makesNobodyInOrderToShutHimOut()
    {
        Stage stage;
        stage.rt.users[33] = userCalled("nn", "somebody@acme.example");
        auto person = nina();
        person.organisations.clear();
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), stage.users.settle(person).user);
        person.email.clear();
        stage.rt.users[34] = userCalled("no address", "");
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), stage.users.settle(person).user);
        CPPUNIT_ASSERT_EQUAL(std::size_t(2), stage.rt.users.size());
        CPPUNIT_ASSERT_EQUAL(0, stage.writes());
    }

    void shutsOutByHisAddressWhoWasNeverSeen()
    {
        Stage stage;
        stage.rt.users[33] = userCalled("nn", "Nina@acme.example");
        auto person = nina();
        person.organisations.clear();
        for (const std::uint64_t number : {0, 99})  // He has none yet, or one from before a restored backup.
        {
            stage.rt.users[33].disabled = false;
            person.user = number;
            CPPUNIT_ASSERT_EQUAL(std::uint64_t(33), stage.users.settle(person).user);
            CPPUNIT_ASSERT(stage.rt.users[33].disabled);
            CPPUNIT_ASSERT_EQUAL(std::string("Acme Oil"), stage.rt.users[33].texts["Organization"]);
        }
        stage.rt.users[33].disabled = false;
        stage.rt.users[34] = userCalled("nina", "nina@acme.example");
        const auto before = stage.writes();
        CPPUNIT_ASSERT(trouble([&] { (void)stage.users.settle(person); }).first == Kind::misfit);
        CPPUNIT_ASSERT_EQUAL(before, stage.writes());
        stage.rt.users[34].disabled = true;  // A person has looked, and shut out one of them.
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(33), stage.users.settle(person).user);
    }

    void shutsOutByHisAddressNobodyWhoIsNoCustomer()
    {
        for (const auto* name : {"RT_System", "nobody", "Root", "agent", "another's"})
        {
            Stage stage;
            stage.rt.users[33] = userCalled(name, "nina@acme.example");
            stage.rt.users[33].privileged = std::string(name) == "agent";
            auto person = nina();
            person.organisations.clear();
            person.isLinked = [&](std::uint64_t user) {
                return user == 33 && std::string(name) == "another's";
            };
            CPPUNIT_ASSERT_EQUAL_MESSAGE(name, std::uint64_t(0), stage.users.settle(person).user);
            CPPUNIT_ASSERT_EQUAL_MESSAGE(name, 0, stage.writes());
        }
    }

    void aMissingRightIsNamedBeforeAnythingIsWritten()
    {
        Stage stage;
        stage.rt.mayAdminister = false;
        const auto lacking = stage.users.lacking();
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), lacking.size());
        CPPUNIT_ASSERT(lacking[0].kind == RemoteLack::Kind::globalRight);
        CPPUNIT_ASSERT_EQUAL(std::string("AdminUsers"), lacking[0].name);
        for (const bool known : {false, true})
        {
            if (known)
                stage.rt.users[33] = userCalled("nn", "nina@acme.example");
            const auto [kind, text] = trouble([&] { (void)stage.users.settle(nina()); });
            CPPUNIT_ASSERT(kind == Kind::refused);
            CPPUNIT_ASSERT_MESSAGE(text, text.find("AdminUsers") != std::string::npos);
        }
        CPPUNIT_ASSERT_EQUAL(0, stage.writes());
        stage.rt.mayAdminister = true;
        CPPUNIT_ASSERT(stage.users.lacking().empty());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RtUserAccessTest);

}  // namespace contacts::tests
