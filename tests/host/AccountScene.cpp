#include "tests/host/AccountScene.h"

#include <Poco/String.h>

#include <chrono>
#include <regex>
#include <thread>

namespace tests {

namespace {

/// What a mail says, line breaks of its encoding undone.
std::string plain(std::string mail)
{
    mail = Poco::replace(mail, std::string("=\r\n"), std::string());
    return Poco::replace(mail, std::string("=3D"), std::string("="));
}


/// Whoever forgot his password is dealt with by a job.
void waitForWishes(Scene& scene)
{
    for (int i = 0; i < 200 && scene.host().rows("SELECT count(*) FROM cm_reset_wish").at(0) != "0"; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
}

}  // namespace


Answer askForReset(HttpClient& client, const std::string& email, const FormFields& more,
                   const HttpClient::Headers& headers)
{
    auto fields = formWith(client.get("/reset").body, "email").untouched();
    for (auto& [name, value] : fields)
        if (name == "email")
            value = email;
    fields.insert(fields.end(), more.begin(), more.end());
    return client.form("/reset", fields, headers);
}


std::string newest(Scene& scene, const std::string& address, const std::string& pattern)
{
    waitForWishes(scene);
    std::string found;
    std::smatch match;
    for (const auto& mail : mailsTo(scene.host().mails(), address))
        if (const auto text = plain(mail); std::regex_search(text, match, std::regex(pattern)))
            found = match[1].str();
    return found;
}


std::string linkTo(Scene& scene, const std::string& address, const std::string& page)
{
    return newest(scene, address, "http://127\\.0\\.0\\.1:[0-9]+(/" + page + "/[A-Za-z0-9_-]{43})");
}


Answer logIn(HttpClient& client, const std::string& email, const std::string& with)
{
    try
    {
        client.as(email, with);
    }
    catch (const std::runtime_error&)
    {
        return client.call("POST", "/api/v1/session",
                           R"({"email":)" + jsonText(email) + R"(,"password":)" + jsonText(with) + "}");
    }
    Answer answer;
    answer.status = 200;
    return answer;
}

}  // namespace tests
