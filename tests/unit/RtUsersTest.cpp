// Users of a Request Tracker against a scripted one that keeps users as RT 5.0.3 does, with its traps: PUT
// answers 200 whatever it did, names stand where numbers should, REST 1.0 says everything with 200. The real
// one is asked in tests/rt.
#include "ticket-adapter/request-tracker/RtUsers.h"
#include "tests/support/RemoteTrouble.h"
#include "tests/support/WebServer.h"

#include <Poco/JSON/Parser.h>
#include <Poco/URI.h>

#include <cppunit/extensions/HelperMacros.h>

#include <map>

namespace contacts::tests {

namespace {

using Kind = RemoteFailure::Kind;
using ::tests::WebServer;
using Asked = WebServer::Asked;
using Turn = WebServer::Turn;
using Object = Poco::JSON::Object;

constexpr auto justNow = "2026-11-29T06:44:48Z";


RemotePerson nina()
{
    RemotePerson person;
    person.email = "nina@acme.example";
    person.realName = "Nina Novák";
    person.locale = "fr";
    person.organisations = {"Acme Oil"};
    return person;
}


struct Kept
{
    std::map<std::string, std::string> texts;
    bool privileged = false;
    bool disabled = false;
    std::string password;
};


Kept userCalled(const std::string& name, const std::string& email)
{
    return {
        {{"Name", name}, {"EmailAddress", email}, {"RealName", "Nina Novák"}, {"Organization", "Acme Oil"}}};
}


/// Its users, and what of RT's rules a test wants to see broken.
class ScriptedRt
{
public:
    std::map<int, Kept> users;
    bool mayAdminister = true;
    std::string ignores;     ///< PUT of this field changes nothing, and the answer is 200 all the same.
    int losesAnswersOf = 0;  ///< Of the next POST /user.
    std::string form;        ///< The last one that REST 1.0 got.
    std::string formAnswer;

    Turn operator()(const Asked& asked)
    {
        const auto path = asked.path.substr(0, asked.path.find('?'));
        if (path == "/REST/1.0/")
            return {"HTTP/1.1 200 OK\r\nSet-Cookie: RT_SID_desk.80=abc; path=/\r\n\r\nRT/5.0.3 200 Ok\n\n"};
        if (path == "/REST/2.0/users")
            return search(asked);
        if (path == "/REST/2.0/user" && asked.method == "POST")
            return make(asked);
        if (path.ends_with("/edit"))
            return edit(asked);
        if (path == "/REST/2.0/user/Nobody")
            return WebServer::answer(200, shown(6, userCalled("Nobody", "")));
        const auto id = std::stoi(path.substr(path.rfind('/') + 1));
        if (!users.contains(id))
            return WebServer::answer(404, R"({"message":"Not Found"})");
        if (asked.method == "PUT")
            change(users.at(id), asked);
        return asked.method == "PUT" ? WebServer::answer(200, R"(["Permission denied, or whatever"])")
                                     : WebServer::answer(200, shown(id, users.at(id)),
                                                         "ETag: \"" + std::to_string(id) + "\"\r\n");
    }

private:
    static Object::Ptr parsed(const std::string& body)
    {
        return Poco::JSON::Parser().parse(body).extract<Object::Ptr>();
    }

    std::string shown(int id, const Kept& user) const
    {
        Object json;
        json.set("id", id);
        for (const auto& [name, text] : user.texts)
            json.set(name, text);
        json.set("Privileged", user.privileged ? 1 : 0);
        if (mayAdminister)
            json.set("Disabled", user.disabled ? "1" : "0");
        json.set("LastUpdated", justNow);
        std::ostringstream text;
        json.stringify(text);
        return text.str();
    }

    Turn search(const Asked& asked) const
    {
        const auto wanted = Poco::JSON::Parser().parse(asked.body).extract<Poco::JSON::Array::Ptr>();
        const auto email = wanted->getObject(0)->getValue<std::string>("value");
        const bool withDisabled = asked.path.find("find_disabled_rows=1") != std::string::npos;
        const bool withNumbers = asked.path.find("fields=id") != std::string::npos;
        std::string items;
        for (const auto& [id, user] : users)
            if (strcasecmp(user.texts.at("EmailAddress").c_str(), email.c_str()) == 0 &&
                (withDisabled || !user.disabled))
                items += (items.empty() ? "" : ",") + std::string(R"({"type":"user","id":)") +
                         (withNumbers ? std::to_string(id) : "\"" + user.texts.at("Name") + "\"") + "}";
        return WebServer::answer(200, R"({"items":[)" + items + "]}");
    }

    Turn make(const Asked& asked)
    {
        if (!mayAdminister)
            return WebServer::answer(400, R"({"message":"Permission Denied"})");
        const auto json = parsed(asked.body);
        auto user =
            userCalled(json->getValue<std::string>("Name"), json->getValue<std::string>("EmailAddress"));
        for (const auto& [id, other] : users)
            if (other.texts.at("Name") == user.texts.at("Name"))
                return WebServer::answer(400, R"({"message":"Name in use"})");
        for (const auto* name : {"RealName", "Organization", "Lang"})
            user.texts[name] = json->getValue<std::string>(name);
        user.privileged = json->getValue<int>("Privileged") != 0;
        const int id = 40 + static_cast<int>(users.size());
        users[id] = user;
        if (losesAnswersOf-- > 0)
            return WebServer::answer(502, "lost");
        return WebServer::answer(201, R"({"type":"user","id":")" + user.texts.at("Name") + R"("})",
                                 "Location: /REST/2.0/user/" + std::to_string(id) + "\r\n");
    }

    void change(Kept& user, const Asked& asked) const
    {
        const auto json = parsed(asked.body);
        for (const auto& name : json->getNames())
            if (name == ignores)
                continue;
            else if (name == "Disabled")
                user.disabled = json->getValue<int>(name) != 0;
            else
                user.texts[name] = json->getValue<std::string>(name);
    }

    Turn edit(const Asked& asked)
    {
        CPPUNIT_ASSERT_EQUAL(std::string("POST"), asked.method);
        CPPUNIT_ASSERT(asked.body.starts_with("content="));
        Poco::URI::decode(asked.body.substr(8), form);
        const auto id = asked.path.substr(0, asked.path.rfind('/'));
        return WebServer::answer(200, formAnswer.empty() ? "RT/5.0.3 200 Ok\n\n# User " +
                                                               id.substr(id.rfind('/') + 1) + " updated.\n\n"
                                                         : formAnswer);
    }
};


/// A scripted RT and a client of it.
struct Stage
{
    ScriptedRt rt{};
    WebServer server{[this](const Asked& asked) { return rt(asked); }};
    RtUsers users{[this] {
                      return RtSettings{server.address(), "1-2-abc", "Contacts", {}};
                  },
                  {std::chrono::milliseconds(1000), std::chrono::milliseconds(3000), 10'000}};

    int writes() const
    {
        int number = 0;
        for (const auto& asked : server.asked())
            number += asked.method == "PUT" || asked.path.ends_with("/user") || asked.path.ends_with("/edit");
        return number;
    }
};

}  // namespace

class RtUsersTest : public CppUnit::TestFixture
{
    CPPUNIT_TEST_SUITE(RtUsersTest);
    CPPUNIT_TEST(makesAnUnprivilegedUserWithHisOrganisation);
    CPPUNIT_TEST(changesNothingTheSecondTime);
    CPPUNIT_TEST(findsTheUserWhoseAnswerWasLost);
    CPPUNIT_TEST(linksTheUserWhoIsThere);
    CPPUNIT_TEST(aNameOfDigitsIsNoNumber);
    CPPUNIT_TEST(twoWithOneAddressAreNamed);
    CPPUNIT_TEST(writesToNobodyWhoIsMoreThanACustomer);
    CPPUNIT_TEST(whoseStandingIsNotSaidIsNoCustomer);
    CPPUNIT_TEST(shutsOutAndLetsInAgain);
    CPPUNIT_TEST(shutsOutNobodyElse);
    CPPUNIT_TEST(makesNobodyInOrderToShutHimOut);
    CPPUNIT_TEST(shutsOutByHisAddressWhoWasNeverSeen);
    CPPUNIT_TEST(shutsOutByHisAddressNobodyWhoIsNoCustomer);
    CPPUNIT_TEST(followsNameAndAddress);
    CPPUNIT_TEST(leavesALogInNameThatIsNoAddress);
    CPPUNIT_TEST(keepsAnOrganisationThatIsOneOfHis);
    CPPUNIT_TEST(aNumberThatIsSomebodyElsesIsNotBelieved);
    CPPUNIT_TEST(twoHundredWithoutEffectIsAFailure);
    CPPUNIT_TEST(textsLongerThanRtKeepsAreCutInWholeCharacters);
    CPPUNIT_TEST(aNameInUseIsNamed);
    CPPUNIT_TEST(aMissingRightIsNamedBeforeAnythingIsWritten);
    CPPUNIT_TEST(passwordsComeThroughAsTheyAre);
    CPPUNIT_TEST(aRefusedPasswordIsSaidWithoutIt);
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

CPPUNIT_TEST_SUITE_REGISTRATION(RtUsersTest);

}  // namespace contacts::tests
