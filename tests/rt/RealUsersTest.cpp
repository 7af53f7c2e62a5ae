// People as users of a real Request Tracker 5, by a user with the rights of our initial data and no more.
#include "tests/rt/RtDoor.h"
#include "tests/support/RemoteTrouble.h"
#include "ticket-adapter/request-tracker/RtUsers.h"

#include <cppunit/extensions/HelperMacros.h>

namespace tests {

namespace {

using contacts::RemoteFailure;
using contacts::RemotePerson;
using contacts::RtUsers;
using contacts::tests::trouble;
using Kind = RemoteFailure::Kind;


RemotePerson somebody(const std::string& name)
{
    RemotePerson person;
    person.email = name + "@users.example";
    person.realName = "Zoë Ünal 🍣";
    person.locale = "de";
    person.organisations = {"Acme Oil"};
    return person;
}


RemotePerson shutOut(RemotePerson person, const contacts::RemoteUser& user)
{
    person.user = user.user;
    person.name = user.name;
    person.organisations.clear();
    return person;
}

}  // namespace

class RealUsersTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RealUsersTest);
    CPPUNIT_TEST(aUserIsMadeOnceAsThePersonIs);
    CPPUNIT_TEST(everyPasswordOpensTheDoorAsItWasChosen);
    CPPUNIT_TEST(aUserWhoIsThereIsLinked);
    CPPUNIT_TEST(aNameOfDigitsIsNoNumber);
    CPPUNIT_TEST(twoWithOneAddressAreNamed);
    CPPUNIT_TEST(whoIsShutOutStaysOutUntilHeComesBack);
    CPPUNIT_TEST(whoWasNeverSeenIsShutOutByHisAddress);
    CPPUNIT_TEST(nameAndAddressFollow);
    CPPUNIT_TEST(anAddressThatAnotherHasIsNamed);
    CPPUNIT_TEST(nobodyWhoIsMoreThanACustomerIsWritten);
    CPPUNIT_TEST(longTextsAreKeptAsRtKeepsThem);
    CPPUNIT_TEST(aPasswordThatRtRefusesIsNamed);
    CPPUNIT_TEST(aMissingRightIsNamed);
    CPPUNIT_TEST_SUITE_END();

public:
    void aUserIsMadeOnceAsThePersonIs()
    {
        const auto user = users().settle(somebody("once"));
        CPPUNIT_ASSERT(user.made && user.name == "once@users.example");
        const auto again = users().settle(somebody("once"));
        CPPUNIT_ASSERT(!again.made && again.user == user.user);
        check(user.user, "!$u->Privileged && !$u->PrincipalObj->Disabled");
        check(user.user, "$u->RealName eq Encode::decode('UTF-8', 'Zoë Ünal 🍣')");
        check(user.user, "$u->Organization eq 'Acme Oil' && $u->Lang eq 'de' && !$u->HasPassword");
        rt().perl("my $all = RT::Users->new(RT->SystemUser); $all->Limit(FIELD => 'EmailAddress', VALUE => "
                  "'once@users.example'); need($all->Count == 1, $all->Count);");
        CPPUNIT_ASSERT(!opensRt("once@users.example", ""));
        CPPUNIT_ASSERT(!opensRt("once@users.example", "*NO-PASSWORD*"));
    }

    void everyPasswordOpensTheDoorAsItWasChosen()
    {
        for (const std::string password :
             {"quiet harbour lamp", "  two blanks first", "two blanks behind  ", "# no comment at all",
              "a: colon, and a comma", "Password: in a password", "id: user/1, truly",
              "Zoë Ünal's 🍣 Passwort", "\xc2\xa0not a blank but one", "-- is no end of a form",
              "100%25&=+; \\n \\x41", "\"quoted\" 'text'", "***masked***", "q{perl} $x @y %z"})
        {
            auto person = somebody("door");
            person.password = password;
            (void)users().settle(person);
            CPPUNIT_ASSERT_MESSAGE(password, opensRt("door@users.example", password));
            CPPUNIT_ASSERT_MESSAGE(password, !opensRt("door@users.example", password + " "));
            CPPUNIT_ASSERT_MESSAGE(password, !opensRt("door@users.example", " " + password));
        }
        auto longest = somebody("door");
        longest.password = "";
        for (int i = 0; i < 128; ++i)
            *longest.password += i % 2 ? "ü" : "🍣";
        (void)users().settle(longest);
        CPPUNIT_ASSERT(opensRt("door@users.example", *longest.password));
        CPPUNIT_ASSERT(!opensRt("door@users.example", longest.password->substr(0, 72)));
    }

    void aUserWhoIsThereIsLinked()
    {
        make("Name => 'linked.one', EmailAddress => 'Linked@Users.example', Password => 'his own, long'");
        const auto user = users().settle(somebody("linked"));
        CPPUNIT_ASSERT(!user.made && user.name == "linked.one");
        CPPUNIT_ASSERT(opensRt("linked.one", "his own, long"));
        check(user.user, "$u->Organization eq 'Acme Oil'");
    }

    void aNameOfDigitsIsNoNumber()
    {
        make("Name => 'digits', EmailAddress => 'digits@users.example'");
        rt().perl("my $u = RT::User->new(RT->SystemUser); $u->Load('digits'); "
                  "need($u->__Set(Field => 'Name', Value => '1'));");
        const auto user = users().settle(somebody("digits"));
        CPPUNIT_ASSERT(user.name == "1" && user.user > 1);
        check(user.user, "$u->Organization eq 'Acme Oil'");
        (void)users().settle(shutOut(somebody("digits"), user));
        check(user.user, "$u->PrincipalObj->Disabled");
        rt().perl("need(!RT->SystemUser->UserObj->PrincipalObj->Disabled);");
    }

    void twoWithOneAddressAreNamed()
    {
        make("Name => 'twin.one', EmailAddress => 'twin@users.example'");
        make("Name => 'twin.two', EmailAddress => 'other@users.example'");
        rt().perl("my $u = RT::User->new(RT->SystemUser); $u->Load('twin.two'); "
                  "need($u->__Set(Field => 'EmailAddress', Value => 'twin@users.example'));");
        const auto [kind, text] = trouble([&] { (void)users().settle(somebody("twin")); });
        CPPUNIT_ASSERT(kind == Kind::misfit);
        CPPUNIT_ASSERT_MESSAGE(text, text.find("twin.one") != std::string::npos &&
                                         text.find("twin.two") != std::string::npos);
    }

    void whoIsShutOutStaysOutUntilHeComesBack()
    {
        auto person = somebody("out");
        person.password = "quiet harbour lamp";
        const auto user = users().settle(person);
        auto browser = loggedInToRt("out@users.example", "quiet harbour lamp");
        CPPUNIT_ASSERT(seesSelfService(browser));
        (void)users().settle(shutOut(somebody("out"), user));
        CPPUNIT_ASSERT(!seesSelfService(browser));
        CPPUNIT_ASSERT(!opensRt("out@users.example", "quiet harbour lamp"));
        const auto back = users().settle(somebody("out"));
        CPPUNIT_ASSERT(!back.made && back.user == user.user);
        CPPUNIT_ASSERT(opensRt("out@users.example", "quiet harbour lamp"));
    }

    void whoWasNeverSeenIsShutOutByHisAddress()
    {
        make("Name => 'unseen', EmailAddress => 'Unseen@Users.example', Password => 'his own, long'");
        make("Name => 'unseen.staff', EmailAddress => 'unseen.staff@users.example', Privileged => 1");
        auto browser = loggedInToRt("unseen", "his own, long");
        CPPUNIT_ASSERT(seesSelfService(browser));
        const auto user = users().settle(shutOut(somebody("unseen"), {}));
        CPPUNIT_ASSERT(user.name == "unseen" && !seesSelfService(browser));
        check(user.user, "$u->PrincipalObj->Disabled");
        CPPUNIT_ASSERT_EQUAL(std::uint64_t(0), users().settle(shutOut(somebody("unseen.staff"), {})).user);
        rt().perl("my $u = RT::User->new(RT->SystemUser); $u->Load('unseen.staff'); need(!$u->Disabled);");
    }

    void nameAndAddressFollow()
    {
        auto person = somebody("before");
        person.password = "quiet harbour lamp";
        const auto user = users().settle(person);
        person = somebody("after");
        person.user = user.user;
        person.name = user.name;
        person.realName = "Zoe Reed";
        person.organisations = {"Globex"};
        const auto after = users().settle(person);
        CPPUNIT_ASSERT(!after.made && after.user == user.user && after.name == "after@users.example");
        check(user.user, "$u->RealName eq 'Zoe Reed' && $u->EmailAddress eq 'after@users.example'");
        check(user.user, "$u->Organization eq 'Globex'");
        CPPUNIT_ASSERT(opensRt("after@users.example", "quiet harbour lamp"));
    }

    void anAddressThatAnotherHasIsNamed()
    {
        make("Name => 'holder', EmailAddress => 'held@users.example'");
        const auto user = users().settle(somebody("wants"));
        auto person = somebody("held");
        person.user = user.user;
        person.name = user.name;
        const auto [kind, text] = trouble([&] { (void)users().settle(person); });
        CPPUNIT_ASSERT(kind == Kind::misfit);
        CPPUNIT_ASSERT_MESSAGE(text, text.find("EmailAddress") != std::string::npos);
        check(user.user, "$u->EmailAddress eq 'wants@users.example'");
    }

    void nobodyWhoIsMoreThanACustomerIsWritten()
    {
        rt().perl("my $u = RT::User->new(RT->SystemUser); $u->Load('root'); "
                  "need($u->SetEmailAddress('root@users.example'));");
        rt().perl("my $u = RT::User->new(RT->SystemUser); $u->Load('Nobody'); "
                  "need($u->__Set(Field => 'EmailAddress', Value => 'nobody@users.example'));");
        make("Name => 'staff', EmailAddress => 'staff@users.example', Privileged => 1, Password => 'his own, "
             "long'");
        for (const std::string name : {"root", "nobody", "staff"})
        {
            auto person = somebody(name);
            person.password = "taken over, long";
            const auto [kind, text] = trouble([&] { (void)users().settle(person); });
            CPPUNIT_ASSERT_MESSAGE(name, kind == Kind::misfit);
            CPPUNIT_ASSERT_MESSAGE(text, text.find("customers only") != std::string::npos);
        }
        for (const auto& [id, name] : {std::pair<std::uint64_t, std::string>(1, "RT_System"),
                                       {numberOf("root"), "root"},
                                       {numberOf("staff"), "staff"},
                                       {numberOf("contacts-manager"), "contacts-manager"}})
            CPPUNIT_ASSERT(trouble([&, known = contacts::RemoteUser{id, name}] {
                               (void)users().settle(shutOut(somebody("x"), known));
                           }).first == Kind::misfit);
        rt().perl("for my $name (qw(root Nobody staff RT_System)) { my $u = RT::User->new(RT->SystemUser); "
                  "$u->Load($name); need(!$u->PrincipalObj->Disabled && !$u->Organization, $name); }");
        rt().perl("my $u = RT::User->new(RT->SystemUser); $u->Load('staff'); "
                  "need($u->IsPassword('his own, long'));");
    }

    void longTextsAreKeptAsRtKeepsThem()
    {
        auto person = somebody("long");
        person.realName = std::string(119, 'x') + "éxx";
        person.organisations = {std::string(199, 'y') + "ü"};
        const auto user = users().settle(person);
        check(user.user, "length $u->RealName == 119 && length $u->Organization == 199");
        CPPUNIT_ASSERT_EQUAL(user.user, users().settle(person).user);
    }

    void aPasswordThatRtRefusesIsNamed()
    {
        auto person = somebody("short");
        person.password = "four";
        const auto [kind, text] = trouble([&] { (void)users().settle(person); });
        CPPUNIT_ASSERT(kind == Kind::misfit);
        CPPUNIT_ASSERT_MESSAGE(text, text.find("rules") != std::string::npos);
        CPPUNIT_ASSERT_MESSAGE(text, text.find("four") == std::string::npos);
    }

    void aMissingRightIsNamed()
    {
        CPPUNIT_ASSERT(users().lacking().empty());
        (void)users().settle(somebody("known"));
        const auto grant = [](const std::string& verb) {
            rt().perl("my $u = RT::User->new(RT->SystemUser); $u->Load('contacts-manager'); "
                      "need($u->PrincipalObj->" +
                      verb + "(Right => 'AdminUsers', Object => RT->System));");
        };
        grant("RevokeRight");
        const auto lacking = users().lacking();
        auto changed = somebody("known");
        changed.realName = "Other";
        const auto known = trouble([&] { (void)users().settle(changed); });
        const auto unknown = trouble([&] { (void)users().settle(somebody("unknown")); });
        grant("GrantRight");
        CPPUNIT_ASSERT_EQUAL(std::size_t(1), lacking.size());
        CPPUNIT_ASSERT(lacking[0].kind == contacts::RemoteLack::Kind::globalRight);
        CPPUNIT_ASSERT_EQUAL(std::string("AdminUsers"), lacking[0].name);
        for (const auto& [kind, text] : {known, unknown})
        {
            CPPUNIT_ASSERT(kind == Kind::refused);
            CPPUNIT_ASSERT_MESSAGE(text, text.find("AdminUsers") != std::string::npos);
        }
        rt().perl("my $u = RT::User->new(RT->SystemUser); $u->LoadByEmail('unknown@users.example'); "
                  "need(!$u->id);");
    }

private:
    static PrivateRt& rt() { return PrivateRt::shared(); }

    static RtUsers& users()
    {
        static RtUsers all([] { return rt().settings(); });
        return all;
    }

    static void make(const std::string& with)
    {
        rt().perl("my $u = RT::User->new(RT->SystemUser); my ($ok, $why) = $u->Create(" + with +
                  "); need($ok, $why);");
    }

    static void check(std::uint64_t user, const std::string& condition)
    {
        rt().perl("my $u = RT::User->new(RT->SystemUser); $u->Load(" + std::to_string(user) + "); need(" +
                  condition +
                  ", join '|', map { $_ // '' } $u->Name, $u->EmailAddress, $u->RealName, "
                  "$u->Organization);");
    }

    /// By way of a user whose name is not ours to read over REST.
    static std::uint64_t numberOf(const std::string& name)
    {
        const auto settings = rt().settings();
        const contacts::RtLimits limits;
        contacts::RtSession session;
        contacts::RtTalk talk(settings, limits, session);
        return contacts::rtNumber(*talk.get("/user/" + name, "AdminUsers").object(), "id");
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RealUsersTest);

}  // namespace tests
