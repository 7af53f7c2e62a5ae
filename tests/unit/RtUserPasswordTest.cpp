// Passwords on their way to Request Tracker: told as they are, and repeated nowhere.
#include "tests/unit/RtUsersStage.h"

#include <cppunit/extensions/HelperMacros.h>

namespace contacts::tests {

using namespace scriptedUsers;


class RtUserPasswordTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RtUserPasswordTest);
    CPPUNIT_TEST(passwordsComeThroughAsTheyAre);
    CPPUNIT_TEST(aRefusedPasswordIsSaidWithoutIt);
    CPPUNIT_TEST_SUITE_END();

public:
    void passwordsComeThroughAsTheyAre()
    {
        for (const std::string password : {"quiet harbour lamp", "  two blanks first", "# no comment", "a: b",
                                           "ünïcödé 🍣", "100%&=+;", "behind  "})
        {
            Stage stage;
            auto person = nina();
            person.password = password;
            (void)stage.users.settle(person);
            CPPUNIT_ASSERT_EQUAL("Password:\n \n " + password, stage.rt.form);
            CPPUNIT_ASSERT_EQUAL(std::string("/REST/1.0/user/40/edit"), stage.server.asked().back().path);
        }
    }

    void aRefusedPasswordIsSaidWithoutIt()
    {
        for (const std::string answer :
             {"RT/5.0.3 409 Syntax Error\n\n# password: too short\n\nid: user/40\nPassword: quiet harbour "
              "lamp\n",
              "RT/5.0.3 200 Ok\n\n# User 4 updated.\n", "RT/5.0.3 200 Ok\n\n",
              "RT/5.0.3 401 Credentials required\n\nquiet harbour lamp", "<html>quiet harbour lamp</html>"})
        {
            Stage stage;
            stage.rt.formAnswer = answer;
            auto person = nina();
            person.password = "quiet harbour lamp";
            const auto [kind, text] = trouble([&] { (void)stage.users.settle(person); });
            const bool noAnswer = answer.find("401") != std::string::npos || answer.starts_with("<");
            CPPUNIT_ASSERT_MESSAGE(text, kind == (noAnswer ? Kind::away : Kind::misfit));
            CPPUNIT_ASSERT_MESSAGE(text, text.find("harbour") == std::string::npos);
        }
        for (const std::string impossible : {"two\nlines, longer", "************"})
        {
            Stage stage;
            auto person = nina();
            person.password = impossible;
            CPPUNIT_ASSERT(trouble([&] { (void)stage.users.settle(person); }).first == Kind::misfit);
            CPPUNIT_ASSERT_EQUAL(std::string(), stage.rt.form);
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RtUserPasswordTest);

}  // namespace contacts::tests
