// Request Tracker's own log-in page.
#pragma once

#include "tests/rt/PrivateRt.h"
#include "tests/support/HttpClient.h"

namespace tests {

/// A browser that has sent the form.
[[nodiscard]] inline HttpClient loggedInToRt(const std::string& user, const std::string& password)
{
    const auto& rt = PrivateRt::shared();
    HttpClient client(rt.port());
    (void)client.get("/");
    (void)client.form("/NoAuth/Login.html", {{"user", user}, {"pass", password}},
                      {{"Referer", rt.address() + "/"}});
    return client;
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
