#include "ticket-adapter/request-tracker/RtUsers.h"

#include <Poco/UTF8String.h>

#include <algorithm>
#include <array>

namespace contacts {

namespace {

using Kind = RemoteFailure::Kind;
using Object = Poco::JSON::Object;

constexpr auto right = "AdminUsers";
constexpr auto shownToAdministrators = "Disabled";

/// Whoever changes the user in the same second is read, and then it is our turn again; not for ever.
constexpr int mostTurns = 3;

/// RT keeps so many bytes of a text and drops the rest without a word.
constexpr std::size_t longestRealName = 120;
constexpr std::size_t longestEmail = 120;
constexpr std::size_t longestOrganisation = 200;

/// RT's own. The first two are not even privileged.
constexpr std::array<const char*, 3> systemUsers{"RT_System", "Nobody", "root"};


std::string pathOf(std::uint64_t user)
{
    return "/user/" + std::to_string(user);
}


std::string nameOf(const RtUser& user)
{
    return "user " + std::to_string(user.id) + " (" + user.name + ") of Request Tracker";
}


/// RT compares addresses without case, and so do people.
bool sameText(const std::string& one, const std::string& other)
{
    return Poco::UTF8::icompare(one, other) == 0;
}


/// As much of it as RT keeps, in whole characters.
std::string fitting(std::string text, std::size_t most)
{
    if (text.size() <= most)
        return text;
    while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U)
        --most;
    text.resize(most);
    return text;
}


bool isItsOwn(const RtUser& user)
{
    return std::any_of(systemUsers.begin(), systemUsers.end(),
                       [&](const char* name) { return sameText(user.name, name); });
}


/// AdminUsers lets us write to these as well; nothing else stands in the way.
void mustBeACustomer(const RtUser& user)
{
    if (isItsOwn(user) || user.privileged)
        throw RemoteFailure(Kind::misfit,
                            nameOf(user) + (isItsOwn(user) ? " is one of its own users" : " is privileged") +
                                ": we write to customers only");
}


/// RT answers 400 to whoever may not make users, as to any other trouble with one: it is asked before.
bool administersUsers(RtTalk& talk)
{
    const auto answer = talk.get(std::string("/user/") + systemUsers[1], right);
    return answer.status != 404 && answer.object()->has(shownToAdministrators);
}


bool isHis(const RtUser& user, const RemotePerson& person)
{
    return sameText(user.name, person.name) || (!person.email.empty() && sameText(user.email, person.email));
}


std::vector<RtUser> withAddress(RtTalk& talk, const std::string& email)
{
    Object wanted;
    wanted.set("field", "EmailAddress");
    wanted.set("operator", "=");
    wanted.set("value", email);
    Poco::JSON::Array query;
    query.add(wanted);
    // The number must be asked for: what stands under "id" otherwise is the name, be it made of digits.
    const auto answer =
        talk.post("/users?fields=id&per_page=20&orderby=id&find_disabled_rows=1", query, right).object();
    const auto items = answer->getArray("items");
    if (!items)
        throw RemoteFailure(Kind::away, "Request Tracker's answer is not the JSON it should be");
    std::vector<RtUser> found;
    for (std::size_t i = 0; i < items->size(); ++i)
        if (const auto item = items->getObject(static_cast<unsigned>(i)))
            if (auto user = rtUser(talk, rtNumber(*item, "id")); user && sameText(user->email, email))
                found.push_back(std::move(*user));
    return found;
}


/// The user that he has in RT, by his number or else by his address.
std::optional<RtUser> found(RtTalk& talk, const RemotePerson& person)
{
    if (person.user != 0)
    {
        auto known = rtUser(talk, person.user);
        if (known && isHis(*known, person))
            return known;
        // After a restored backup the number may be somebody else's, or nobody's yet.
        if (known && !person.mayGetIn())
            throw RemoteFailure(Kind::misfit, nameOf(*known) + " was " + person.name +
                                                  " when we saw him last: whom are we to disable?");
    }
    if (person.email.empty())
        return std::nullopt;  // Nobody's any more: known by his number, or not at all.
    auto all = withAddress(talk, person.email);
    // Known by his address only, he is shut out where he is a customer whose door is open. Others who have
    // that address are no business of ours.
    if (!person.mayGetIn())
        std::erase_if(all, [&](const RtUser& user) {
            return user.disabled || user.privileged || isItsOwn(user) || person.isLinked(user.id);
        });
    if (all.size() > 1)
        throw RemoteFailure(Kind::misfit, nameOf(all[0]) + " and " + nameOf(all[1]) + " have the address " +
                                              person.email + ": one of them must go");
    return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
}


/// One of his customers; the one that RT has already, if it is one.
std::string organisationOf(const RemotePerson& person, const std::string& present)
{
    for (const auto& name : person.organisations)
        if (fitting(name, longestOrganisation) == present)
            return present;
    return fitting(person.organisations.front(), longestOrganisation);
}


RtUser made(RtTalk& talk, const RemotePerson& person)
{
    if (!administersUsers(talk))
        throw RemoteFailure(Kind::refused, std::string("we may not make users (global right ") + right + ")");
    Object body;
    body.set("Name", person.email);
    body.set("EmailAddress", person.email);
    body.set("RealName", fitting(person.realName, longestRealName));
    body.set("Organization", organisationOf(person, {}));
    body.set("Privileged", 0);
    if (!person.locale.empty())
        body.set("Lang", person.locale);
    const auto answer = talk.post("/user", body, right);
    // The number stands in the address only; the body has the name.
    const auto number = answer.location.substr(answer.location.rfind('/') + 1);
    const bool digits =
        !number.empty() && number.size() < 19 &&
        std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
    const auto user = digits ? rtUser(talk, std::stoull(number)) : std::nullopt;
    if (answer.status != 201 || !user)
        throw RemoteFailure(Kind::away, "Request Tracker did not say which user it made");
    return *user;
}


Object differences(const RtUser& user, const RemotePerson& person)
{
    Object body;
    if (!sameText(user.email, person.email))
        body.set("EmailAddress", person.email);
    if (const auto name = fitting(person.realName, longestRealName); user.realName != name)
        body.set("RealName", name);
    if (const auto name = organisationOf(person, user.organisation); user.organisation != name)
        body.set("Organization", name);
    if (user.disabled)
        body.set("Disabled", 0);
    return body;
}


/// RT answers 200 also when it did nothing, and 412 when somebody was faster: it is read again until nothing
/// is left to write.
RtUser written(RtTalk& talk, RtUser user, const std::function<Object(const RtUser&)>& wanted)
{
    for (int turn = 0;; ++turn)
    {
        const auto body = wanted(user);
        if (body.size() == 0)
            return user;
        if (turn == mostTurns)
            throw RemoteFailure(Kind::misfit, nameOf(user) + " does not take his " + body.getNames().front() +
                                                  ": another user may have it, or a rule of RT's forbids it");
        mustBeACustomer(user);
        (void)talk.put(pathOf(user.id), body, user.etag, right);
        auto again = rtUser(talk, user.id);
        if (!again)
            throw RemoteFailure(Kind::misfit, nameOf(user) + " vanished while we wrote to him");
        user = std::move(*again);
    }
}


/// Whoever logs in with his address goes on with the new one.
RtUser asHeIs(RtTalk& talk, const RtUser& user, const RemotePerson& person)
{
    const bool named = sameText(user.name, user.email);
    auto now = written(talk, user, [&](const RtUser& present) { return differences(present, person); });
    if (!named)
        return now;
    return written(talk, std::move(now), [&](const RtUser& present) {
        Object body;
        if (!sameText(present.name, person.email))
            body.set("Name", person.email);
        return body;
    });
}


/// RT's form takes blanks off the beginning of a value, but of several lines only as many as all of them have
/// (an empty first one falls away). So every password comes through that is one line, and none other is one.
void setPassword(RtTalk& talk, const RtUser& user, const std::string& password)
{
    const bool oneLine = password.find_first_of("\r\n") == std::string::npos;
    const bool masked =
        password.find_first_not_of('*') == std::string::npos;  // RT takes it for its own mask.
    const auto said = oneLine && !masked
                          ? talk.tell(pathOf(user.id) + "/edit", "Password:\n \n " + password, right)
                          : std::string();
    if (said.find("# User " + std::to_string(user.id) + " updated.") == std::string::npos)
        throw RemoteFailure(Kind::misfit, nameOf(user) + " does not get his password: RT's own rules for "
                                                         "passwords must not ask for more than ours");
}

}  // namespace


std::optional<RtUser> rtUser(RtTalk& talk, std::uint64_t id)
{
    const auto answer = talk.get(pathOf(id), right);
    if (answer.status == 404)
        return std::nullopt;
    const auto json = answer.object();
    if (!json->has(shownToAdministrators))
        throw RemoteFailure(Kind::refused,
                            std::string("Request Tracker hides users from us (global right ") + right + ")");
    RtUser user{rtNumber(*json, "id"),
                rtText(*json, "Name"),
                rtText(*json, "EmailAddress"),
                rtText(*json, "RealName"),
                rtText(*json, "Organization"),
                rtText(*json, "Privileged") != "0",
                rtNumber(*json, "Disabled") != 0,
                answer.etag};
    if (user.id != id || user.name.empty())
        throw RemoteFailure(Kind::away, "Request Tracker answered with another user than we asked for");
    return user;
}


RemoteUser RtUsers::settle(const RemotePerson& person)
{
    const auto settings = _settings();
    RtTalk talk(settings, _limits, _session);
    if (person.email.size() > longestEmail && person.mayGetIn())
        throw RemoteFailure(Kind::misfit, "Request Tracker keeps no address as long as " + person.email);
    auto user = found(talk, person);
    if (!user && !person.mayGetIn())
        return {};
    const bool isNew = !user;
    if (isNew)
        user = made(talk, person);
    mustBeACustomer(*user);
    if (!person.mayGetIn())
        (void)written(talk, *user, [](const RtUser& present) {
            Object body;
            if (!present.disabled)
                body.set("Disabled", 1);
            return body;
        });
    else
        user = asHeIs(talk, *user, person);
    if (person.mayGetIn() && person.password)
        setPassword(talk, *user, *person.password);
    return {user->id, user->name, isNew};
}


std::vector<RemoteLack> RtUsers::lacking()
{
    const auto settings = _settings();
    _session.forget();  // A token that was changed a moment ago must be tried, not the cookie of the old one.
    RtTalk talk(settings, _limits, _session);
    if (!administersUsers(talk))
        return {{RemoteLack::Kind::globalRight, right}};
    return {};
}

}  // namespace contacts
