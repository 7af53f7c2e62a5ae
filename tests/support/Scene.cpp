#include "tests/support/Scene.h"

#include <Poco/String.h>

#include <algorithm>
#include <atomic>
#include <regex>
#include <stdexcept>

namespace tests {

namespace {

[[noreturn]] void unexpected(const std::string& what, const Answer& answer)
{
    throw std::runtime_error(what + ": " + std::to_string(answer.status) + " " + answer.body.substr(0, 600));
}


/// Quoted-printable soft breaks and =3D undone, as far as a link needs it.
std::string unfolded(std::string text)
{
    text = Poco::replace(text, std::string("=\r\n"), std::string());
    return Poco::replace(text, std::string("=3D"), std::string("="));
}

}  // namespace


HttpClient Scene::login(const std::string& email, const std::string& password) const
{
    HttpClient client(_host.port());
    client.as(email, password);
    return client;
}


Scene::Raised Scene::raise(HttpClient& client, const std::string& customer, const std::string& changes) const
{
    const auto draft = putDraft(client, customer, changes);
    if (draft.status != 200)
        unexpected("the draft was refused", draft);
    const auto answer = submit(client, customer, draft.number("version"));
    if (answer.status != 201)
        unexpected("the request was refused", answer);
    return {answer.text("id"), answer.text("ticket.id")};
}


std::string customerNamed(HttpClient& client, const std::string& name)
{
    const auto me = client.get("/api/v1/me");
    for (std::size_t i = 0; i < me.size("customers"); ++i)
        if (const auto at = "customers[" + std::to_string(i) + "]."; me.text(at + "name").starts_with(name))
            return me.text(at + "id");
    unexpected("not among the caller's customers: " + name, me);
}


namespace {

std::pair<Answer, std::string> rowOf(HttpClient& client, const std::string& customer,
                                     const std::string& email)
{
    auto list = client.get("/api/v1/customers/" + customer +
                           "/contacts?pageSize=200&search=" + percentEncoded(email));
    for (std::size_t i = 0; list.status == 200 && i < list.size("contacts"); ++i)
        if (const auto at = "contacts[" + std::to_string(i) + "]."; list.text(at + "email") == email)
            return {std::move(list), at};
    unexpected("no contact " + email, list);
}

}  // namespace


std::string contactWith(HttpClient& client, const std::string& customer, const std::string& email)
{
    const auto [list, at] = rowOf(client, customer, email);
    return list.text(at + "id");
}


std::vector<std::string> rolesOf(HttpClient& client, const std::string& customer, const std::string& email)
{
    const auto [list, at] = rowOf(client, customer, email);
    std::vector<std::string> roles;
    for (std::size_t i = 0; i < list.size(at + "roles"); ++i)
        roles.push_back(list.text(at + "roles[" + std::to_string(i) + "]"));
    return roles;
}


bool contains(const std::vector<std::string>& roles, const std::string& role)
{
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}


Answer putDraft(HttpClient& client, const std::string& customer, const std::string& changes)
{
    const auto path = "/api/v1/customers/" + customer + "/draft";
    const auto now = client.get(path);
    if (now.status != 200)
        return now;
    return client.call("PUT", path, "{\"version\":" + now.text("version") + ",\"changes\":" + changes + "}");
}


Answer submit(HttpClient& client, const std::string& customer, long long draftVersion, const std::string& key,
              const std::string& reason)
{
    static std::atomic<int> fresh{0};
    const auto chosen = key.empty() ? "fresh-key-" + std::to_string(++fresh) : key;
    return client.call("POST", "/api/v1/customers/" + customer + "/requests",
                       "{\"draftVersion\":" + std::to_string(draftVersion) +
                           ",\"reason\":" + jsonText(reason) + "}",
                       {{"Idempotency-Key", chosen}});
}


Answer implement(HttpClient& agent, const std::string& request)
{
    const auto seen = agent.get("/api/v1/requests/" + request);
    if (seen.status != 200)
        return seen;
    return agent.call("POST", "/api/v1/requests/" + request + "/implement",
                      "{\"digest\":" + jsonText(seen.text("digest")) + ",\"reject\":[]}");
}


std::string grantRole(const std::string& contact, const std::string& role)
{
    return R"({"kind":"grant-role","contact":)" + jsonText(contact) + R"(,"role":)" + jsonText(role) + "}";
}


std::string addContact(const std::string& ref, const std::string& firstName, const std::string& lastName,
                       const std::string& email, const std::string& role)
{
    return R"({"kind":"add-contact","ref":)" + jsonText(ref) + R"(,"contact":{"firstName":)" +
           jsonText(firstName) + R"(,"lastName":)" + jsonText(lastName) + R"(,"email":)" + jsonText(email) +
           R"(},"roles":[)" + jsonText(role) + "]}";
}


std::string activationPath(const std::string& mail)
{
    std::smatch found;
    const auto text = unfolded(mail);
    return std::regex_search(text, found,
                             std::regex("http://127\\.0\\.0\\.1:[0-9]+(/activate/[A-Za-z0-9_.~-]+)"))
               ? found[1].str()
               : std::string();
}


std::vector<std::string> mailsTo(const std::vector<std::string>& mails, const std::string& address)
{
    std::vector<std::string> result;
    for (const auto& mail : mails)
        if (const auto head = mail.substr(0, mail.find("\r\n\r\n"));
            head.find("<" + address + ">") != std::string::npos)
            result.push_back(mail);
    return result;
}

}  // namespace tests
