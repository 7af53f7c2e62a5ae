// A scripted Request Tracker that keeps users as RT 5.0.3 does, with its traps: PUT answers 200 whatever it
// did, names stand where numbers should, REST 1.0 says everything with 200. The real one is asked in
// tests/rt.
#pragma once

#include "tests/support/RemoteTrouble.h"
#include "tests/support/WebServer.h"
#include "ticket-adapter/request-tracker/RtUsers.h"

#include <Poco/JSON/Parser.h>
#include <Poco/URI.h>

#include <cppunit/TestAssert.h>

#include <map>
#include <sstream>
#include <strings.h>

namespace contacts::tests::scriptedUsers {

using Kind = RemoteFailure::Kind;
using ::tests::WebServer;
using Asked = WebServer::Asked;
using Turn = WebServer::Turn;
using Object = Poco::JSON::Object;

inline constexpr auto justNow = "2026-11-29T06:44:48Z";


inline RemotePerson nina()
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


inline Kept userCalled(const std::string& name, const std::string& email)
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

}  // namespace contacts::tests::scriptedUsers
