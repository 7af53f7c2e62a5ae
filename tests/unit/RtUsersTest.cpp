// Users of Request Tracker: made, found and linked, and kept as our people are.
#include "tests/unit/RtUsersStage.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

using namespace scriptedUsers;


class RtUsersTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RtUsersTest);
    CPPUNIT_TEST(makesAnUnprivilegedUserWithHisOrganisation);
    CPPUNIT_TEST(changesNothingTheSecondTime);
    CPPUNIT_TEST(findsTheUserWhoseAnswerWasLost);
    CPPUNIT_TEST(linksTheUserWhoIsThere);
    CPPUNIT_TEST(aNameOfDigitsIsNoNumber);
    CPPUNIT_TEST(twoWithOneAddressAreNamed);
    CPPUNIT_TEST(followsNameAndAddress);
    CPPUNIT_TEST(leavesALogInNameThatIsNoAddress);
    CPPUNIT_TEST(keepsAnOrganisationThatIsOneOfHis);
    CPPUNIT_TEST(aNumberThatIsSomebodyElsesIsNotBelieved);
    CPPUNIT_TEST(twoHundredWithoutEffectIsAFailure);
    CPPUNIT_TEST(textsLongerThanRtKeepsAreCutInWholeCharacters);
    CPPUNIT_TEST(aNameInUseIsNamed);
    CPPUNIT_TEST_SUITE_END();

public:
    void makesAnUnprivilegedUserWithHisOrganisation()
    {
        Stage stage;
        const auto user = stage.users.settle(nina());
        CPPUNIT_ASSERT(user.user == 40 && user.name == "nina@acme.example" && user.made);
        const auto& kept = stage.rt.users.at(40);
        CPPUNIT_ASSERT(!kept.privileged && !kept.disabled && kept.password.empty());
        CPPUNIT_ASSERT_EQUAL(std::string("Nina Novák"), kept.texts.at("RealName"));
        CPPUNIT_ASSERT_EQUAL(std::string("Acme Oil"), kept.texts.at("Organization"));
        CPPUNIT_ASSERT_EQUAL(std::string("fr"), kept.texts.at("Lang"));
        CPPUNIT_ASSERT_EQUAL(1, stage.writes());
    }

    void changesNothingTheSecondTime()
    {
        Stage stage;
        (void)stage.users.settle(nina());
        const auto again = stage.users.settle(nina());
        CPPUNIT_ASSERT(again.user == 40 && !again.made);
        CPPUNIT_ASSERT_EQUAL(1, stage.writes());
    }

    void findsTheUserWhoseAnswerWasLost()
    {
        Stage stage;
        stage.rt.losesAnswersOf = 1;
        CPPUNIT_ASSERT(trouble([&] { (void)stage.users.settle(nina()); }).first == Kind::away);
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(40), stage.users.settle(nina()).user);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), stage.rt.users.size());
    }

    void linksTheUserWhoIsThere()
    {
        Stage stage;
        stage.rt.users[33] = userCalled("nn", "Nina@ACME.example");
        stage.rt.users[33].disabled = true;
        stage.rt.users[33].texts["Organization"] = "Somewhere";
        const auto user = stage.users.settle(nina());
        CPPUNIT_ASSERT(user.user == 33 && user.name == "nn" && !user.made);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), stage.rt.users.size());
        CPPUNIT_ASSERT(!stage.rt.users[33].disabled);
        CPPUNIT_ASSERT_EQUAL(std::string("Acme Oil"), stage.rt.users[33].texts["Organization"]);
        CPPUNIT_ASSERT_EQUAL(std::string("Nina@ACME.example"), stage.rt.users[33].texts["EmailAddress"]);
    }

    void aNameOfDigitsIsNoNumber()
    {
        Stage stage;
        stage.rt.users[33] = userCalled("777", "nina@acme.example");
        stage.rt.users[777] = userCalled("somebody", "somebody@acme.example");
        auto person = nina();
        person.realName = "Nina Other";
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(33), stage.users.settle(person).user);
        CPPUNIT_ASSERT_EQUAL(std::string("Nina Other"), stage.rt.users[33].texts["RealName"]);
        CPPUNIT_ASSERT_EQUAL(std::string("Nina Novák"), stage.rt.users[777].texts["RealName"]);
    }

    void twoWithOneAddressAreNamed()
    {
        Stage stage;
        stage.rt.users[33] = userCalled("nn", "nina@acme.example");
        stage.rt.users[34] = userCalled("nina", "NINA@acme.example");
        const auto [kind, text] = trouble([&] { (void)stage.users.settle(nina()); });
        CPPUNIT_ASSERT(kind == Kind::misfit);
        CPPUNIT_ASSERT_MESSAGE(text, text.find("33 (nn)") != std::string::npos &&
                                         text.find("34 (nina)") != std::string::npos);
        CPPUNIT_ASSERT_EQUAL(0, stage.writes());
        auto known = nina();
        known.user = 34;
        known.name = "nina";
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(34), stage.users.settle(known).user);
    }

    void followsNameAndAddress()
    {
        Stage stage;
        auto person = nina();
        const auto before = stage.users.settle(person);
        person.user = before.user;
        person.name = before.name;
        person.email = "nina.novak@acme.example";
        person.realName = "Nina Novak-Reed";
        const auto after = stage.users.settle(person);
        CPPUNIT_ASSERT_EQUAL(std::string("nina.novak@acme.example"), after.name);
        CPPUNIT_ASSERT_EQUAL(std::string("nina.novak@acme.example"),
                             stage.rt.users[40].texts["EmailAddress"]);
        CPPUNIT_ASSERT_EQUAL(std::string("Nina Novak-Reed"), stage.rt.users[40].texts["RealName"]);
        CPPUNIT_ASSERT_EQUAL(after.user, stage.users.settle(person).user);
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), stage.rt.users.size());
    }

    void leavesALogInNameThatIsNoAddress()
    {
        Stage stage;
        stage.rt.users[33] = userCalled("nn", "nina@acme.example");
        auto person = nina();
        person.user = 33;
        person.name = "nn";
        person.email = "nina.novak@acme.example";
        CPPUNIT_ASSERT_EQUAL(std::string("nn"), stage.users.settle(person).name);
        CPPUNIT_ASSERT_EQUAL(std::string("nina.novak@acme.example"),
                             stage.rt.users[33].texts["EmailAddress"]);
    }

    void keepsAnOrganisationThatIsOneOfHis()
    {
        Stage stage;
        auto person = nina();
        (void)stage.users.settle(person);
        person.organisations = {"A customer before", "Acme Oil"};
        (void)stage.users.settle(person);
        CPPUNIT_ASSERT_EQUAL(std::string("Acme Oil"), stage.rt.users[40].texts["Organization"]);
        person.organisations = {"A customer before", "Globex"};
        (void)stage.users.settle(person);
        CPPUNIT_ASSERT_EQUAL(std::string("A customer before"), stage.rt.users[40].texts["Organization"]);
    }

    void aNumberThatIsSomebodyElsesIsNotBelieved()
    {
        Stage stage;  // Restored from a backup: number 40 is somebody else's now.
        stage.rt.users[40] = userCalled("somebody", "somebody@acme.example");
        auto person = nina();
        person.user = 40;
        person.name = "nina@acme.example";
        person.realName = "Nina Other";
        const auto user = stage.users.settle(person);
        CPPUNIT_ASSERT(user.user == 41 && user.made);
        CPPUNIT_ASSERT_EQUAL(std::string("Nina Novák"), stage.rt.users[40].texts["RealName"]);
    }

    void twoHundredWithoutEffectIsAFailure()
    {
        for (const std::string field : {"EmailAddress", "RealName", "Organization", "Disabled", "Name"})
        {
            Stage stage;
            stage.rt.users[33] = userCalled("old@acme.example", "old@acme.example");
            stage.rt.users[33].disabled = true;
            stage.rt.ignores = field;
            auto person = nina();
            person.user = 33;
            person.name = "old@acme.example";
            person.realName = "Nina Other";
            person.organisations = {"Globex"};
            const auto [kind, text] = trouble([&] { (void)stage.users.settle(person); });
            CPPUNIT_ASSERT_MESSAGE(field, kind == Kind::misfit);
            CPPUNIT_ASSERT_MESSAGE(text, text.find(" " + field + ":") != std::string::npos);
            CPPUNIT_ASSERT_MESSAGE(std::to_string(stage.writes()), stage.writes() <= 4);
        }
    }

    void textsLongerThanRtKeepsAreCutInWholeCharacters()
    {
        Stage stage;
        auto person = nina();
        person.realName = "x" + std::string(59, 'y') + std::string(40, 'z');
        for (int i = 0; i < 20; ++i)
            person.realName += "é";
        person.organisations = {std::string(199, 'a') + "é"};
        (void)stage.users.settle(person);
        CPPUNIT_ASSERT_EQUAL(person.realName.substr(0, 120), stage.rt.users[40].texts["RealName"]);
        CPPUNIT_ASSERT_EQUAL(std::string(199, 'a'), stage.rt.users[40].texts["Organization"]);
        (void)stage.users.settle(person);
        CPPUNIT_ASSERT_EQUAL(1, stage.writes());
        person.email = std::string(64, 'l') + "@" + std::string(60, 'd') + ".example";
        CPPUNIT_ASSERT(trouble([&] { (void)stage.users.settle(person); }).first == Kind::misfit);
    }

    void aNameInUseIsNamed()
    {
        Stage stage;
        stage.rt.users[33] = userCalled("nina@acme.example", "another@acme.example");
        const auto [kind, text] = trouble([&] { (void)stage.users.settle(nina()); });
        CPPUNIT_ASSERT(kind == Kind::misfit);
        CPPUNIT_ASSERT_MESSAGE(text, text.find("Name in use") != std::string::npos);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RtUsersTest);

}  // namespace contacts::tests
