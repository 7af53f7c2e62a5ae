// The plugin's pages and calls as its sources declare them: a test that walks over them asks for what is
// added as well.
#pragma once

#include "tests/support/HttpClient.h"

#include <map>

namespace tests {

/// What stands for the names in a route.
using Ids = std::map<std::string, std::string>;

struct Route
{
    std::string method;  ///< "GET", "POST", …
    std::string path;
    bool upload = false;  ///< A form with a file.

    [[nodiscard]] bool names(const std::string& what) const
    {
        return path.find("{" + what + "}") != std::string::npos;
    }
    [[nodiscard]] bool reads() const { return method == "GET"; }
    [[nodiscard]] std::string filled(const Ids& ids) const;
    [[nodiscard]] std::string text() const { return method + " " + path; }
};

/// Of PortalPages, and the files.
[[nodiscard]] std::vector<Route> portalRoutes();

/// Of ApiCalls, and the files.
[[nodiscard]] std::vector<Route> apiRoutes();

/// As a browser would: an empty form, a small file.
[[nodiscard]] Answer ask(HttpClient& client, const Route& route, const Ids& ids);

}  // namespace tests
