// Request Tracker's own log-in page.
#pragma once

#include "tests/rt/PrivateRt.h"
#include "tests/support/HttpClient.h"

namespace tests {

/// A browser that has sent the form of the Request Tracker at that port.
[[nodiscard]] inline HttpClient loggedInToRt(unsigned short port, const std::string& user,
                                             const std::string& password)
{
    HttpClient client(port);
    (void)client.get("/");
    (void)client.form("/NoAuth/Login.html", {{"user", user}, {"pass", password}},
                      {{"Referer", client.origin() + "/"}});
    return client;
}


[[nodiscard]] inline HttpClient loggedInToRt(const std::string& user, const std::string& password)
{
    return loggedInToRt(PrivateRt::shared().port(), user, password);
}


/// The pass that one of its pages posts into its frame; empty when it has none.
[[nodiscard]] inline std::string passIn(const std::string& page)
{
    const std::string before = "name=\"pass\" value=\"";
    const auto begin = page.find(before);
    if (begin == std::string::npos)
        return {};
    const auto from = begin + before.size();
    return page.substr(from, page.find('"', from) - from);
}


/// RT shows him his customers' page, with the menu entry that only people who are logged in get.
[[nodiscard]] inline bool seesSelfService(HttpClient& client)
{
    const auto page = client.get("/SelfService/");
    return page.status == 200 && page.body.find("/SelfService/ContactsManager.html\"") != std::string::npos;
}


[[nodiscard]] inline bool opensRt(const std::string& user, const std::string& password)
{
    auto client = loggedInToRt(user, password);
    return seesSelfService(client);
}

}  // namespace tests
